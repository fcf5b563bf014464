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

// tellsDeed reports whether the sentence at span of a tells what c's sentence
// says was done: it has the predicate of c, or a mention of the event that the
// predicate names. What else the two share is their setting: "a ferry that sank
// on Monday" stands beside any later news of it.
func (w *writer) tellsDeed(c *candidate, a *news.Article, span news.Span) bool {
	at, lemma := predicate(c.article, c.article.SentenceAt(c.span.Start))
	i := a.SentenceAt(span.Start)
	if lemma == "" || i < 0 || i >= len(a.Trees) || !a.Trees[i].Parsed() {
		return true // without grammar nothing is known
	}
	if slices.ContainsFunc(a.Trees[i].Words, func(x news.Word) bool { return x.Lemma == lemma }) {
		return true
	}
	return slices.ContainsFunc(w.events, func(e news.Event) bool {
		here, there := false, false
		for _, m := range e.Mentions {
			here = here || m.Article == c.article.ID && m.Trigger.Contains(at)
			there = there || m.Article == a.ID && span.Contains(m.Trigger)
		}
		return here && there
	})
}

// predicate is what sentence i of a states: the root of its tree, or of what
// its root says, asks or reports; "" without a tree.
func predicate(a *news.Article, i int) (at news.Span, lemma string) {
	if i < 0 || i >= len(a.Trees) || !a.Trees[i].Parsed() {
		return news.Span{}, ""
	}
	t := a.Trees[i]
	p := slices.IndexFunc(t.Words, func(x news.Word) bool { return x.Head == 0 })
	for range 3 { // "the mayor said that the police reported that …"
		next := t.Dependent(p, "ccomp", "parataxis")
		if next < 0 {
			break
		}
		p = next
	}
	if k := a.Sentences[i].First + p; p >= 0 && k < len(a.Tokens) {
		return a.Tokens[k].Span, t.Words[p].Lemma
	}
	return news.Span{}, ""
}
