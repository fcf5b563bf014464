package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// whenName asks for the date of claims in words: "when Sweden applied", "date of
// the missile test". It takes the clause of the claim that shares most words
// with the others; "" if no clause has a tree.
func whenName(cs []claim) string {
	best, top := "", -1.0
	for i := range cs {
		name, rank := clauseOf(&cs[i])
		if name == "" {
			continue
		}
		for j := range cs {
			if cs[j].article != cs[i].article {
				rank += max(overlap(cs[i].words, cs[j].words), cosine(cs[i].near, cs[j].near))
			}
		}
		if rank > top {
			best, top = name, rank
		}
	}
	return best
}

// clauseOf words what a date is the date of; rank is higher if the words name who
// did it.
func clauseOf(c *claim) (name string, rank float64) {
	a := c.article
	i, w := a.WordAt(c.span.Start)
	if i < 0 || i >= len(a.Trees) || !hasTree(a, i) || w >= len(a.Trees[i].Words) {
		return "", 0
	}
	t := a.Trees[i]
	head := headOfSpan(a, i, w, c.span)
	if g := t.Governor(head); g > head && t.Words[g].UPOS == "NOUN" {
		return "date of the " + nounAfter(a, i, c.span, g), 0.5 // "the November 29 missile test"
	}
	v := head
	for v >= 0 && t.Words[v].UPOS != "VERB" {
		v = t.Governor(v)
	}
	if v < 0 {
		return "", 0
	}
	return verbClause(a, i, v, c.span)
}

// headOfSpan is the word of a date that hangs on none of its others.
func headOfSpan(a *news.Article, i, w int, s news.Span) int {
	var inside []int
	for k := w; k < len(a.Trees[i].Words) && a.WordSpan(i, k, k).Start < s.End; k++ {
		inside = append(inside, k)
	}
	if len(inside) == 0 {
		return w
	}
	return headAmong(a.Trees[i], inside)
}

// nounAfter is the phrase from behind a date to noun g.
func nounAfter(a *news.Article, i int, date news.Span, g int) string {
	end := a.WordSpan(i, g, g).End
	return strings.TrimPrefix(strings.TrimPrefix(plainSpace(a.Words(news.Span{Start: min(date.End, end), End: end})), "'s "), "’s ")
}

// verbClause words the clause of verb v without the date: who, verb, what.
func verbClause(a *news.Article, i, v int, date news.Span) (name string, rank float64) {
	const most = 70 // bytes
	t := a.Trees[i]
	s := statement{article: a, sentence: i, verb: v}
	group := s.verbGroup(t)
	who := subjectOf(t, v)
	s.group = group
	if who < 0 || !s.finite() {
		return "", 0
	}
	who = antecedent(t, who, v)
	phrase := afterDateline(a, i, nameAround(a, nounPhrase(a, i, who, v)), group.Start)
	subject := strings.TrimSuffix(strings.TrimSuffix(headline(a, phrase), "'s"), "’s")
	if phrase.Overlaps(date) || subject == "" || shouted(subject) {
		return "", 0
	}
	if j, w := a.WordAt(phrase.Start); j == i && (slices.Contains([]string{"ADP", "ADV", "DET", "NOUN", "NUM", "PRON"}, t.Words[w].UPOS) || t.Words[w].XPOS == "JJR") {
		r, n := utf8.DecodeRuneInString(subject)
		subject = string(unicode.ToLower(r)) + subject[n:] // the sentence begins with it
	}
	if t.Words[who].UPOS != "PRON" {
		rank++
	}
	if reporting()[strings.ToLower(t.Words[v].Lemma)] {
		rank -= 2 // the day on which somebody said it: second best
	}
	if lemma := strings.ToLower(t.Words[v].Lemma); lemma == "be" || spoken(&statement{article: a, group: phrase}) {
		rank -= 2 // it tells what is thought of it
	}
	parts := []string{subject, plainSpace(a.Words(group))}
	if o := t.Dependent(v, "obj", "xcomp"); o > v {
		first, last := t.Extent(o)
		if what := a.WordSpan(i, first, last); !what.Overlaps(date) && len(strings.Join(parts, " "))+what.Len() < most {
			parts = append(parts, headline(a, what))
		}
	}
	return "when " + strings.Join(parts, " "), rank
}

// shouted reports whether words stand in capitals, as those of the page do.
func shouted(words string) bool {
	const long = 5 // letters: more than an abbreviation
	return slices.ContainsFunc(strings.Fields(words), func(w string) bool {
		return len(w) > long && strings.ToUpper(w) == w && strings.ToLower(w) != w
	})
}

// afterDateline cuts a dateline off the words that it ran into: "OSLO, March 4 -
// The king".
// Where nothing is left, the words up to the verb, which begins at byte verb, are
// the subject.
func afterDateline(a *news.Article, i int, s news.Span, verb int) news.Span {
	const longest = 60 // bytes
	from := a.Sentences[i].Start
	words := a.Words(news.Span{Start: from, End: min(a.Sentences[i].End, from+longest)})
	place := strings.TrimLeft(words, "(")
	if j := strings.IndexAny(place, " ,)"); j >= 0 {
		place = place[:j]
	}
	if len(place) < 3 || strings.ToUpper(place) != place || strings.ToLower(place) == place {
		return s
	}
	for _, dash := range []string{" - ", " – ", " — ", "—", ") "} {
		at := strings.Index(words, dash)
		if at < 0 || from+at+len(dash) <= s.Start {
			continue
		}
		s.Start = from + at + len(dash)
		if s.End <= s.Start {
			s.End = max(s.Start, from+len(strings.TrimRight(a.Words(news.Span{Start: from, End: max(from, verb)}), " ")))
		}
		return s
	}
	return s
}

// nounPhrase is noun w with what belongs to it, as far as verb v.
func nounPhrase(a *news.Article, i, w, v int) news.Span {
	t := a.Trees[i]
	first, last := phraseStart(t, w), w
	if _, end := t.Extent(w); end < v {
		last = end
	}
	return a.WordSpan(i, first, last)
}

// nameAround widens s to the names that it cuts.
func nameAround(a *news.Article, s news.Span) news.Span {
	for _, m := range a.Mentions {
		if m.Kind == news.ByName && m.Overlaps(s) {
			s = s.Cover(m.Span)
		}
	}
	return s
}

// unlikeNames tells rows of one name apart by their first value.
func unlikeNames(slots []news.Slot) []news.Slot {
	for i := range slots {
		if slices.ContainsFunc(slots[:i], func(s news.Slot) bool { return s.Name == slots[i].Name }) && len(slots[i].Values) > 0 {
			slots[i].Name += ", " + slots[i].Values[0].Value
		}
	}
	return slots
}
