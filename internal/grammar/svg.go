package grammar

import (
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Measures of the drawing, in units of its view box. The width of a text is
// reckoned from its letters, as no font is at hand.
const (
	svgLetter = 8.6  // of a word, 15 units high
	svgSmall  = 6.4  // of a tag or relation, 11 units high
	svgGap    = 18.0 // between words
	svgLevel  = 26.0 // from one level of arcs to the next
	svgBelow  = 62.0 // for words, tags and names
)

// SVG draws t with its arcs above the words, tags and names below. It is a
// whole svg element without scripts and styles; lines and letters take the
// colour of the text around it.
func SVG(t Tree) string {
	spans := spansOf(t)
	levels := 0
	for _, s := range spans {
		levels = max(levels, s.level)
	}
	centres, width := columns(t)
	base := float64(levels)*svgLevel + 30
	var b strings.Builder
	var forms []string
	for _, w := range t.Words {
		forms = append(forms, w.Form)
	}
	label := escape(strings.Join(forms, " "))
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="img" aria-label="%s" fill="currentColor" font-family="sans-serif" text-anchor="middle">`,
		width, base+svgBelow, width, base+svgBelow, label)
	for _, s := range spans {
		svgArc(&b, t, s, centres, base)
	}
	for i, w := range t.Words {
		fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" font-size="15">%s</text>`, centres[i], base+16, escape(w.Form))
		fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" font-size="11" opacity="0.65">%s</text>`, centres[i], base+33, escape(tag(w)))
	}
	svgNames(&b, t, centres, base+42)
	b.WriteString("</svg>\n")
	return b.String()
}

// columns returns the middles of the words, and the width of all.
func columns(t Tree) (centres []float64, width float64) {
	x := svgGap
	for _, w := range t.Words {
		wide := max(svgLetter*letters(w.Form), svgSmall*letters(tag(w)), svgSmall*letters(w.Rel))
		centres = append(centres, x+wide/2)
		x += wide + svgGap
	}
	return centres, x
}

// tag is what stands below a word.
func tag(w Word) string {
	if w.Rel == "root" {
		return w.UPOS + ", root"
	}
	return w.UPOS
}

// svgArc draws an arc with its relation. Its foot at the governor stands
// aside from the middle, where arcs come in.
func svgArc(b *strings.Builder, t Tree, s span, centres []float64, base float64) {
	from, to := centres[s.left], centres[s.right]
	if s.dependent == s.left {
		to -= 5
	} else {
		from += 5
	}
	top := base - float64(s.level)*svgLevel
	bend := min(14, (to-from)/3)
	fmt.Fprintf(b, `<path d="M%.1f %.1fV%.1fQ%.1f %.1f %.1f %.1fH%.1fQ%.1f %.1f %.1f %.1fV%.1f" fill="none" stroke="currentColor" opacity="0.65"/>`,
		from, base-2, top+bend, from, top, from+bend, top, to-bend, to, top, to, top+bend, base-2)
	x := centres[s.dependent]
	fmt.Fprintf(b, `<path d="M%.1f %.1fl-3.5 -7h7z"/>`, x, base)
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" font-size="11">%s</text>`, (from+to)/2, top-4, escape(t.Words[s.dependent].Rel))
}

// svgNames underlines names and says what they are.
func svgNames(b *strings.Builder, t Tree, centres []float64, y float64) {
	for _, n := range t.Names {
		half := func(i int) float64 { return svgLetter * letters(t.Words[i].Form) / 2 }
		from, to := centres[n.First]-half(n.First), centres[n.Last]+half(n.Last)
		fmt.Fprintf(b, `<path d="M%.1f %.1fH%.1f" stroke="currentColor" stroke-width="2"/>`, from, y, to)
		fmt.Fprintf(b, `<text x="%.1f" y="%.1f" font-size="11" font-weight="bold">%s</text>`, (from+to)/2, y+13, escape(n.Type))
	}
}

func letters(s string) float64 { return float64(utf8.RuneCountInString(s)) }

// escape makes s safe inside elements and attributes, and valid XML.
func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return ""
	}
	return b.String()
}
