package quote

import (
	"strings"

	"chancery/internal/news"
	"chancery/internal/text/words"
)

// verb makes an attribution of the cue c at word i, if its surroundings fit.
func (r *reader) verb(c cue, i int) {
	if !r.active(c, i) {
		return
	}
	end := i + len(c.words)
	if c.form == "ing" {
		if from, until := r.mainSubject(i); until > from {
			r.addVerb(c, r.trim(from, until), r.span(i, end), r.after(c, end))
		}
		return
	}
	from, until := r.subject(i)
	if k := r.g.tokenAt(r.ws[i].Start); k < len(r.g.Words) && r.g.turned[k] {
		r.inverted(c, i)
		return
	}
	if until <= from && r.joined(i) {
		from, until = r.mainSubject(i)
	}
	if until > from {
		r.withSubject(c, i, from, until)
	} else {
		r.inverted(c, i)
	}
}

// withSubject makes an attribution of a cue whose source, words from to until,
// stands before it.
func (r *reader) withSubject(c cue, i, from, until int) {
	end := i + len(c.words)
	cueSpan := r.span(i, end)
	if start := r.auxiliary(i, until); start < i {
		cueSpan = r.span(start, end)
		if r.negated(start, i) {
			if c.stance = turned(c.stance); c.stance == "" {
				return
			}
		}
	}
	source := r.trim(from, until)
	if c.takes&bare != 0 && r.is(from-1, ",") && r.is(end, ",") && r.inside[from-1] < 0 && from > 2 && !r.quotedSpeech(from-2) {
		r.addVerb(c, source, cueSpan, r.around(from-1, end))
		return
	}
	if r.subjectFits(c, from, until) {
		r.addVerb(c, source, cueSpan, r.bothSides(c, from, end))
	}
}

// bothSides is the content on either side of a source and cue: speech before
// goes with speech after, else what follows wins.
func (r *reader) bothSides(c cue, from, end int) news.Span {
	content := r.after(c, end)
	before := r.before(c, from)
	switch {
	case before.IsZero() || !content.IsZero() && !r.speechAt(before):
		return content
	case content.IsZero() || r.speechAt(content):
		return before.Cover(content)
	}
	return before
}

// inverted makes an attribution of a cue before its source: "…, said Jane Poe".
func (r *reader) inverted(c cue, i int) {
	if c.takes&(bare|speech) == 0 || c.form != "past" && c.form != "s" {
		return
	}
	end := i + len(c.words)
	before := r.before(c, i)
	if before.IsZero() {
		return
	}
	if from, until := r.subjectAfter(end); until > from && r.clauseOver(until) {
		r.addVerb(c, r.trim(from, until), r.span(i, end), before.Cover(r.quoteFrom(until)))
	}
}

// auxiliary is where the verb group of the verb at word i begins, not before
// word from: "has said", "did not say".
func (r *reader) auxiliary(i, from int) int {
	k := i
	for k > from && between(r.ws[k-1].Lower) {
		k--
	}
	return k
}

func (r *reader) negated(from, end int) bool {
	for k := from; k < end; k++ {
		if w := r.ws[k].Lower; w == "not" || w == "never" || strings.HasSuffix(w, "n't") {
			return true
		}
	}
	return false
}

// turned is the stance of a negated cue: not to believe is to deny, not to
// deny says nothing, and neither does not to say.
func turned(s news.Stance) news.Stance {
	if s == news.Believes {
		return news.Denies
	}
	return ""
}

// joined reports whether the verb at word i shares the subject of one before:
// "He left and said …".
func (r *reader) joined(i int) bool {
	k := i - 1
	for k > 0 && between(r.ws[k].Lower) {
		k--
	}
	return r.is(k, "and") || r.is(k, "but")
}

// mainSubject is the source of a participle: that of the last attribution
// before it in the sentence, or the phrase with which the sentence begins.
func (r *reader) mainSubject(i int) (int, int) {
	as := r.a.Attributions
	if len(as) > r.first {
		s := as[len(as)-1].Source
		if from := r.wordAt(s.Start); from >= 0 && s.End <= r.ws[i].Start {
			until := from
			for until < len(r.ws) && r.ws[until].End <= s.End {
				until++
			}
			return from, until
		}
	}
	if k := i - 1; k >= 0 && (r.is(k, "is") || r.is(k, "are") || r.is(k, "was") || r.is(k, "were") || r.is(k, "been")) {
		return r.subject(i)
	}
	k := 0
	for k < i && r.ws[k].Kind == words.Mark {
		k++
	}
	if k >= i || !r.is(i-1, ",") && !r.joined(i) {
		return 0, 0
	}
	if pronoun(r.ws[k].Lower) {
		return k, k + 1
	}
	if opener(r.ws[k].Lower) || r.quotedSpeech(k) {
		return 0, 0
	}
	end := r.nameEnd(k)
	return k, end
}

// nameEnd ends a subject at the first word that looks like a verb.
func (r *reader) nameEnd(i int) int {
	k := i
	if r.ws[k].Cap && !determiner(r.ws[k].Lower) {
		for k < len(r.ws) && (r.ws[k].Cap || r.ws[k].Kind == words.Mark && r.insideName(k)) {
			k++
		}
		return k
	}
	for k < len(r.ws) && k < i+8 {
		w := &r.ws[k]
		if w.Kind == words.Mark && !r.insideName(k) || k > i && !w.Cap && (boundary(w.Lower) || between(w.Lower) || strings.HasSuffix(w.Lower, "ed")) {
			break
		}
		if _, ok := r.cueAt(r.ws, k); ok && k > i {
			break
		}
		k++
	}
	return k
}

// around is a clause that ", he said," interrupts at word i: all of it.
func (r *reader) around(i, end int) news.Span {
	first := r.clauseStart(i - 1)
	s := r.rest(end + 1)
	if s.IsZero() {
		return r.span(first, i)
	}
	return news.Span{Start: r.ws[first].Start, End: s.End}
}

// subjectFits tells verbs in -s from plural nouns by the words that would be
// their subject.
func (r *reader) subjectFits(c cue, from, until int) bool {
	if c.form != "s" {
		return true
	}
	last := r.ws[until-1]
	if last.Kind == words.Letters && !last.Cap && strings.HasSuffix(last.Lower, "ed") {
		return false
	}
	return until-from > 1 || last.Cap || pronoun(last.Lower)
}

// addVerb adds an attribution by a verb, and notes if it needs an agent.
func (r *reader) addVerb(c cue, source, cueSpan, content news.Span) {
	n := len(r.a.Attributions)
	r.add(c.stance, source, cueSpan, content)
	if len(r.a.Attributions) > n && c.takes&agent != 0 && r.a.Attributions[n].Quote == news.Indirect {
		r.weak = append(r.weak, cueSpan)
	}
}

// clauseOver reports whether nothing that needs a subject follows at word i.
func (r *reader) clauseOver(i int) bool {
	if i >= len(r.ws) || r.ws[i].Kind == words.Mark || r.inside[i] >= 0 || preposition(r.ws[i].Lower) || weekday(r.ws[i].Lower) {
		return true
	}
	switch r.ws[i].Lower {
	case "who", "as", "after", "when", "while", "before", "and", "to", "of", "on", "during", "today", "yesterday":
		return true
	}
	return false
}

// trim is the span of the words of a source, without a comma at its end.
func (r *reader) trim(from, until int) news.Span {
	for until > from+1 && r.is(until-1, ",") {
		until--
	}
	return r.span(from, until)
}

// active tells verbs from nouns, adjectives and passives by what stands
// before them.
func (r *reader) active(c cue, i int) bool {
	k := i - 1
	for k >= 0 && (r.ws[k].Is("not") || r.ws[k].Is("also") || len(r.ws[k].Lower) > 4 && strings.HasSuffix(r.ws[k].Lower, "ly")) {
		k--
	}
	if k < 0 {
		return false
	}
	p := r.ws[k].Lower
	switch c.form {
	case "past", "part":
		switch p {
		case "is", "are", "was", "were", "be", "been", "being", "the", "a", "an", "of", "in", "by", "for", "with", "his", "her", "their", "'s", "so", "get", "got":
			return false
		}
	case "base":
		return r.plainVerb(k)
	case "s":
		return !determiner(p) && !preposition(p) && p != "'s" && p != "and" && p != "or" && !strings.HasSuffix(p, "s") ||
			r.ws[k].Cap && !determiner(p)
	case "ing":
		return !determiner(p) && p != "of" && p != "for" && p != "in" && p != "by" && p != "'s" && p != "without" && p != "from"
	}
	return true
}

// plainVerb reports whether the word after k can be a verb in its base form:
// after a plural, a pronoun or an auxiliary.
func (r *reader) plainVerb(k int) bool {
	w := r.ws[k].Lower
	switch w {
	case "i", "we", "you", "they", "who", "will", "would", "could", "can", "may", "might", "did", "do", "don't", "didn't", "doesn't", "does", "to",
		"people", "police", "also", "still", "now", "must", "should", "both", "won't":
		return true
	}
	for p := k; p >= 0 && p > k-9; p-- {
		w := r.ws[p].Lower
		if w == "to" && p > 0 && takesTo(r.ws[p-1].Lower) {
			continue
		}
		if r.ws[p].Kind == words.Mark && !r.insideName(p) || boundary(w) || p < k && (r.is(p, "a") || r.is(p, "an")) {
			return false
		}
		if plural(w) || p < k && w == "and" && (r.ws[k].Cap || p > 0 && plural(r.ws[p-1].Lower)) {
			return true
		}
	}
	return false
}

func plural(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !determiner(w) && w != "always" && w != "perhaps"
}
