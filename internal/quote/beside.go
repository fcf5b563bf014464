package quote

import (
	"strings"

	"chancery/internal/news"
)

// beside is the speech right before or after source and cue.
func (r *reader) beside(c *clause, f frame, source, cue news.Span) news.Span {
	said := cue
	if !source.IsZero() && (c.subject >= 0 || c.passed >= 0 || source.Start > cue.Start) {
		said = said.Cover(source)
	}
	own := r.owns(c, f, said.End)
	var before, after news.Span
	for k := max(0, r.next-1); k < len(r.quotes); k++ {
		q := &r.quotes[k]
		switch {
		case !q.speech:
		case q.End <= said.Start && (!own && f.takes&that != 0 || !fullStop(q.In(r.a.Text))) && joint(r.a.Text[q.End:said.Start]) && !r.fragment(k):
			before = q.Span
		case q.Start >= said.End:
			if gap := r.a.Text[said.End:q.Start]; (!own || strings.Trim(gap, " :,\u00a0") == "") && len(gap) <= maxGap+20 && leads(gap) {
				after = q.Span
			}
			k = len(r.quotes)
		}
	}
	if !after.IsZero() && r.runsOn(after) {
		return news.Span{}
	}
	if before.IsZero() {
		return after
	}
	return before.Cover(after)
}

// owns reports whether the verb of c has something after byte at that it
// says, other than speech.
func (r *reader) owns(c *clause, f frame, at int) bool {
	g := &r.g
	for i, k := range [...]int{c.comp, c.to, c.object} {
		if i == 2 && f.takes&told != 0 {
			break // the listener
		}
		if k >= 0 && g.tokens[g.lo[k]].Start >= at && !g.quoted[k] {
			return true
		}
	}
	return false
}

// fullStop reports whether speech ends as a sentence of its own, so that what
// follows may be another.
func fullStop(s string) bool {
	s = strings.TrimRight(s, "”’\"'»")
	return s == "" || s[len(s)-1] != ',' && s[len(s)-1] != '?' && s[len(s)-1] != '!'
}

// joint reports whether gap may stand between speech and "he said".
func joint(gap string) bool {
	gap = strings.Trim(gap, " ,—–-\u00a0")
	return gap == "" || gap == "but" || gap == "and" || gap == "as"
}

// leads reports whether gap leads over from a cue to speech: a comma or colon
// at its end, and no other end of a clause before it. After a colon speech may
// be a paragraph of its own.
func leads(gap string) bool {
	g := strings.TrimRight(gap, " \u00a0\n\r")
	if g == "" {
		return !strings.Contains(gap, "\n")
	}
	if strings.Contains(g, "\n") || strings.Contains(gap, "\n") && g[len(g)-1] != ':' {
		return false
	}
	last := g[len(g)-1]
	return (last == ':' || last == ',' && len(g) < 30 || last == '.' && false) && !strings.ContainsAny(g[:len(g)-1], ":;.?!")
}
