package brief

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"chancery/internal/news"
)

//go:embed data/unreal.txt
var unrealFile string

var unreal = sync.OnceValue(func() map[string]bool { return wordSet(unrealFile) })

// contrary reports whether one of two sentences tells as a plan, a threat or a
// denial what the other tells as done: then neither is a witness of the other.
func contrary(a, b string) bool {
	return ahead(a) != ahead(b) || negated(a) != negated(b) || unrealIn(a) != unrealIn(b)
}

// unrealIn reports whether a sentence speaks of what somebody threatens, wants
// or fears, and not of what is.
func unrealIn(s string) bool {
	return slices.ContainsFunc(cut(s), func(w word) bool { return unreal()[strings.ToLower(w.text)] })
}

// clashes reports whether the sentence at span of a gives a figure or another
// value where c gives a different one: "killed seven" bears no "killed three" out.
func (w *writer) clashes(c *candidate, a *news.Article, span news.Span) bool {
	gives := func(v news.Value, id news.ArticleID, s news.Span) bool {
		return slices.ContainsFunc(v.Evidence, func(e news.Evidence) bool { return e.Article == id && s.Contains(e.Span) })
	}
	for _, k := range c.slots {
		if t := w.board[k].Type; t == "place" || t == "event" || w.board[k].Verdict == news.Compatible {
			continue
		}
		same, other := false, false
		for _, v := range w.board[k].Values {
			if gives(v, a.ID, span) {
				same = same || gives(v, c.article.ID, c.span)
				other = true
			}
		}
		if other && !same {
			return true
		}
	}
	return false
}
