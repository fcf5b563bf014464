package brief

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// maxAnswers is how many denials a brief prints behind what they deny.
const maxAnswers = 2

// answers puts, behind an extract, the sentence that follows it in its report
// if somebody named denies there what it tells: who prints the one prints the
// other.
func (w *writer) answers() {
	left := maxAnswers
	for i := 0; i < len(w.brief.Sentences) && left > 0 && len(w.brief.Sentences) < maxSentences; i++ {
		if framed(w.brief.Sentences[i].Text) {
			continue // its words are those of several sentences
		}
		c := w.brief.Sentences[i].Citations[0]
		a := w.byID[c.Article]
		k := a.SentenceAt(c.Start)
		if k < 0 || k+1 >= len(a.Sentences) {
			continue
		}
		next := a.Sentences[k+1]
		if !a.Body.Contains(next.Span) || !isAnswer(a, k+1) || w.cites(a.ID, next.Span) {
			continue
		}
		raw := a.Words(next.Span)
		s := news.BriefSentence{Text: annotate(raw, next.Start, 0, dayNotes(a, next.Span)), Citations: []news.Citation{cite(a, next.Span)}}
		if len(w.refused(&s)) == 0 {
			w.brief.Sentences = slices.Insert(w.brief.Sentences, i+1, s)
			left--
			i++
		}
	}
}

// isAnswer reports whether sentence k of a denies what stands before it, and
// names at its head who does.
func isAnswer(a *news.Article, k int) bool {
	s := a.Sentences[k].Span
	raw := a.Words(s)
	ws := cut(raw)
	if len(ws) < 3 || len(raw) > maxLength || !closed(raw) || openers()[uncontracted(strings.ToLower(ws[0].text))] {
		return false
	}
	at := slices.IndexFunc(ws, func(w word) bool { return denial(strings.ToLower(w.text)) })
	if at < 1 {
		return false
	}
	head := news.Span{Start: s.Start, End: s.Start + ws[at].start}
	return slices.ContainsFunc(a.Mentions, func(m news.Mention) bool {
		return m.Kind == news.ByName && m.Type != news.Place && head.Contains(m.Span)
	})
}

// cites reports whether the brief cites the words at s of an article already.
func (w *writer) cites(id news.ArticleID, s news.Span) bool {
	return slices.ContainsFunc(w.brief.Sentences, func(b news.BriefSentence) bool {
		return slices.ContainsFunc(b.Citations, func(c news.Citation) bool { return c.Article == id && c.Span.Overlaps(s) })
	})
}
