package compare

import (
	"strings"

	"chancery/internal/news"
)

// rowName asks how far an event got, in the words of the report that tells it
// plainly and most like the others: "the council sued the ministry"; else by a
// headline that tells it. Visits and talks, and what else there is, are named by
// their label.
func (t *table) rowName(e *news.Event) string {
	label := Label(e)
	if e.Type == "CONSULT" || label == "" {
		return label
	}
	best, top := "", 0.0
	for _, m := range e.Mentions {
		name := t.clauseOfMention(m)
		if name == "" {
			continue
		}
		words := wordSet(name)
		rank := 0.0
		for _, o := range e.Mentions {
			if a := t.byID[o.Article]; a != nil && o.Article != m.Article {
				rank += float64(inCommon(words, stemsIn(a, o.Span)))
			}
		}
		if rank /= float64(len(words) + 1); best == "" || rank > top {
			best, top = name, rank
		}
	}
	if best == "" {
		best = t.headlineOf(e)
	}
	if best == "" {
		return label
	}
	return best
}

// headlineOf is the shortest headline that tells an event, "" if none does.
func (t *table) headlineOf(e *news.Event) (best string) {
	for _, m := range e.Mentions {
		a := t.byID[m.Article]
		if a == nil {
			continue
		}
		i := a.SentenceAt(m.Trigger.Start)
		if i < 0 || !a.Sentences[i].Title || m.Status == news.Historical {
			continue
		}
		text := plainSpace(a.Words(a.Sentences[i].Span))
		if len(text) <= longPhrase && (best == "" || len(text) < len(best)) {
			best = text
		}
	}
	return best
}

// wordSet are the stems of a text, sorted.
func wordSet(text string) (out []string) {
	for f := range strings.FieldsSeq(text) {
		if s := stem(f); s != "" {
			out = append(out, s)
		}
	}
	return set(out)
}

// clauseOfMention is the clause of a mention that states its event in the plain
// order: who, verb, what; "" if there is none.
func (t *table) clauseOfMention(m news.MentionOfEvent) string {
	a := t.byID[m.Article]
	if a == nil || !t.plain(m) {
		return ""
	}
	i, v := a.WordAt(m.Trigger.Start)
	if i < 0 || i >= len(a.Trees) || !hasTree(a, i) || v >= len(a.Trees[i].Words) {
		return ""
	}
	s, ok := readStatement(a, i, v)
	if !ok || s.voice == passive || s.tail.IsZero() || !s.finite() || !s.beside() || spoken(&s) || a.Trees[i].Words[subjectOf(a.Trees[i], v)].UPOS == "PRON" {
		return ""
	}
	return headline(a, nameAround(a, s.who)) + " " + plainSpace(a.Words(s.group)) + " " + short(a, s.tail)
}
