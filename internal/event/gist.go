package event

import "chancery/internal/news"

// gistSentences is how many sentences may be asked for the gist of a report:
// its title and its lead.
const gistSentences = 3

// Gist returns who does what in the first sentence of a, title included, that
// has a subject and a predicate: the words of the subject, and those of the
// predicate without the clauses that hang on it. Both are zero without one.
func Gist(a *news.Article) (who, what news.Span) {
	s := sent{a: a, x: theLexicon(), near: newNear(a)}
	for i := range min(gistSentences, len(a.Sentences)) {
		s.read(i)
		for p := range s.words {
			if s.words[p].head >= 0 {
				continue
			}
			if n := s.subject(p); n >= 0 && n != p {
				return s.whole(n).span, s.predicate(p)
			}
		}
	}
	return news.Span{}, news.Span{}
}

// predicate is the text of the predicate p with its auxiliaries, objects and
// circumstances, up to the next clause, comma or member of a list.
func (s *sent) predicate(p int) news.Span {
	first, last := p, p
	for j := p - 1; j >= 0; j-- {
		w := &s.words[j]
		if w.head == p && w.is("aux", "cop", "case", "det", "advmod") {
			first = j
			continue
		}
		if w.head != p || w.is("nsubj", "punct") {
			break
		}
	}
	for j := p + 1; j < len(s.words); j++ {
		w := &s.words[j]
		if w.pos == punct && w.form != "\"" && w.form != "'" || w.clause != p && !s.under(w.clause, p) || w.is("mark") && !w.is("case") && w.form != "to" || w.rel == "cc" && w.head >= 0 && s.words[w.head].clause == w.head {
			break
		}
		last = j
	}
	return news.Span{Start: s.words[first].Start, End: s.words[last].End}
}
