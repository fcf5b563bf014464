package page

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

//go:embed data/unwanted.txt
var unwantedLines string

// A markList tells unwanted marks: whole words, prefixes and suffixes.
type markList struct {
	whole          map[string]bool
	prefix, suffix []string
}

var unwanted = sync.OnceValue(func() markList {
	l := markList{whole: map[string]bool{}}
	for line := range strings.Lines(unwantedLines) {
		line = strings.TrimSpace(line)
		switch p, ok := strings.CutSuffix(line, "*"); {
		case line == "" || line[0] == '#':
		case ok:
			l.prefix = append(l.prefix, p)
		case line[0] == '*':
			l.suffix = append(l.suffix, line[1:])
		default:
			l.whole[line] = true
		}
	}
	return l
})

func (l markList) has(mark string) bool {
	for field := range strings.FieldsSeq(mark) {
		if l.whole[field] {
			return true
		}
		for w := range strings.FieldsFuncSeq(field, func(r rune) bool { return r == '-' || r == '_' || r == ':' || r == '.' }) {
			if l.whole[w] {
				return true
			}
			if slices.ContainsFunc(l.prefix, func(p string) bool { return strings.HasPrefix(w, p) }) ||
				slices.ContainsFunc(l.suffix, func(s string) bool { return strings.HasSuffix(w, s) }) {
				return true
			}
		}
	}
	return false
}

// weight is the words of a part of the tree: all, in links, and in paragraphs.
type weight struct{ words, linked, prose int }

func weigh(n *html.Node) weight {
	var w weight
	w.add(n, false, false)
	return w
}

func (w *weight) add(n *html.Node, link, prose bool) {
	switch n.Type {
	case html.TextNode:
		k := countWords(n.Data)
		w.words += k
		if link {
			w.linked += k
		}
		if prose && !link {
			w.prose += k
		}
		return
	case html.ElementNode:
		link = link || n.DataAtom == atom.A
		prose = prose || n.DataAtom == atom.P
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.add(c, link, prose)
	}
}

// countWords counts runs without white space, and every third character of
// scripts that are written without it.
func countWords(s string) int {
	n, wide, in := 0, 0, false
	for _, r := range s {
		space := r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\u00a0'
		if !space && !in {
			n++
		}
		if r >= 0x2E80 && r < 0xE000 {
			wide++
		}
		in = !space
	}
	return n + wide/3
}

// tidy removes parts that are not the report by what they are: figure
// captions, lists of links, paragraphs that are one link, parts marked as
// sharing, newsletters and the like. It keeps whatever holds more than a third
// of the page's prose.
func tidy(doc *html.Node, title string) {
	t := tidier{title: letters(title)}
	t.total = weigh(doc).prose
	t.below(doc, false)
	paragraphs(doc)
	mergeBodies(doc)
}

type tidier struct {
	title string
	total int
}

func (t *tidier) below(n *html.Node, inTable bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode {
			if t.goes(c, inTable) {
				dropLabel(c)
				n.RemoveChild(c)
			} else {
				t.mend(c)
				t.below(c, inTable || c.DataAtom == atom.Table)
			}
		}
		c = next
	}
}

// goes reports whether c is to be removed.
func (t *tidier) goes(c *html.Node, inTable bool) bool {
	switch c.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Main, atom.Article:
		return false
	case atom.Figcaption:
		return proseParagraphs(c) == 0
	case atom.H1:
		if t.title != "" && letters(words(c)) == t.title {
			dropStandfirst(c)
			return true
		}
		return false
	case atom.Ul, atom.Ol:
		return !inTable && isLinkList(c)
	case atom.P:
		w := weigh(c)
		return w.linked > 2 && w.linked == w.words || isPointer(c, w)
	}
	if mark := lowerMark(c); mark != "" && unwanted().has(mark) {
		w := weigh(c)
		return w.prose*3 < t.total || w.prose == 0
	}
	return false
}

// isLinkList reports whether nearly all words of a list of two or more items
// are links: other reports, not this one.
func isLinkList(n *html.Node) bool {
	items, headed := 0, 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			items++
			if hasHeadedLink(c, false, false) {
				headed++
			}
		}
	}
	w := weigh(n)
	return items > 0 && w.linked > 0 && (w.linked*10 >= w.words*8 || items > 1 && headed == items)
}

// hasHeadedLink reports whether a heading below n holds a link, or a link a
// heading: the teaser of another report.
func hasHeadedLink(n *html.Node, link, heading bool) bool {
	link = link || n.DataAtom == atom.A
	heading = heading || isHeading(n)
	if link && heading {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hasHeadedLink(c, link, heading) {
			return true
		}
	}
	return false
}

func isHeading(n *html.Node) bool {
	return n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6'
}

// dropStandfirst removes the heading that follows the headline h at once: the
// desk's summary, not the report.
func dropStandfirst(h *html.Node) {
	s := h.NextSibling
	for s != nil && s.Type == html.TextNode && strings.TrimSpace(s.Data) == "" {
		s = s.NextSibling
	}
	if s == nil || s.Type != html.ElementNode {
		return
	}
	if isHeading(s) || attr(s, "itemprop") == "description" {
		for c := s.FirstChild; c != nil; c = s.FirstChild {
			s.RemoveChild(c)
		}
	}
}

// isPointer reports whether a paragraph is a label and a link: "Read more: …".
func isPointer(n *html.Node, w weight) bool {
	if w.linked < 3 || w.words-w.linked > 4 {
		return false
	}
	head, _, ok := strings.Cut(words(n), ":")
	return ok && countWords(head) == w.words-w.linked
}

// dropLabel removes the short line that announces what goes: "More:".
func dropLabel(n *html.Node) {
	if n.DataAtom != atom.Ul && n.DataAtom != atom.Ol {
		return
	}
	p := n.PrevSibling
	for p != nil && p.Type == html.TextNode && strings.TrimSpace(p.Data) == "" {
		p = p.PrevSibling
	}
	if p == nil || p.Type != html.ElementNode || p.Parent == nil {
		return
	}
	switch p.DataAtom {
	case atom.P, atom.Strong, atom.B, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Div, atom.Span:
		if t := words(p); countWords(t) <= 6 && !strings.HasSuffix(t, ".") || strings.HasSuffix(t, "...") && countWords(t) <= 6 {
			p.Parent.RemoveChild(p)
		}
	}
}

// mend changes c so that extractors keep it whole: posts of social media that
// are quoted lose the class by which they would go, and formatting is
// dissolved, at whose borders white space would be lost.
func (t *tidier) mend(c *html.Node) {
	if c.DataAtom == atom.Blockquote && strings.Contains(lowerMark(c), "tweet") {
		quoted := weigh(c).words
		for up := c; up != nil && up.DataAtom != atom.Body && weigh(up).words == quoted; up = up.Parent {
			up.Attr = nil
		}
	}
	dissolve(c)
}
