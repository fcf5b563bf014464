package brief

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// echoes cites other origins' sentences that tell the same: of the same deed
// and day, of two or more of the same names, and largely in the same words. They are
// told with c and do not come again.
func (w *writer) echoes(c *candidate, have []news.Citation) []news.Citation {
	seen := map[int]bool{}
	for _, x := range have {
		seen[w.family[x.Article]] = true
	}
	var out []news.Citation
	for i := range w.open {
		d := &w.open[i]
		if d.used || seen[w.family[d.article.ID]] || len(have)+len(out) == maxCitations || !echo(c, d) || w.clashes(c, d.article, d.span) || !w.tellsDeed(c, d.article, d.span) {
			continue
		}
		d.used = true
		seen[w.family[d.article.ID]] = true
		out = append(out, cite(d.article, d.span))
	}
	return out
}

func echo(c, d *candidate) bool {
	const alike = 0.35 // of the shorter one's content words
	const names = 2
	if contrary(c.text, d.text) {
		return false // a plan is no witness of the deed
	}
	return sameDay(c, d) && sharedNames(c, d) >= names && shared(c.words, d.words) >= alike && related(c.text, d.text)
}

func negated(s string) bool {
	return slices.ContainsFunc(cut(s), func(w word) bool { return negation(w.text) || denial(w.text) })
}

// denial reports whether w is a form of "deny".
func denial(w string) bool { return strings.HasPrefix(w, "deni") || strings.HasPrefix(w, "deny") }

// sameDay reports whether both sentences name one and the same day.
func sameDay(c, d *candidate) bool {
	return slices.ContainsFunc(c.article.Dates, func(x news.TimeExpr) bool {
		return c.span.Contains(x.Span) && dayNote(x) != "" && slices.ContainsFunc(d.article.Dates, func(y news.TimeExpr) bool {
			return d.span.Contains(y.Span) && y.Days == x.Days
		})
	})
}

// sharedNames counts the entities that both sentences name.
func sharedNames(c, d *candidate) int {
	in := func(x *candidate) map[news.EntityID]bool {
		m := map[news.EntityID]bool{}
		for _, n := range x.article.Mentions {
			if x.span.Contains(n.Span) && n.Entity != "" {
				m[n.Entity] = true
			}
		}
		return m
	}
	other, n := in(d), 0
	for id := range in(c) {
		if other[id] {
			n++
		}
	}
	return n
}
