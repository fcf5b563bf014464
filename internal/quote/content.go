package quote

import (
	"strings"

	"chancery/internal/news"
	"chancery/internal/text/words"
)

// after is the content that follows the cue c, whose words end before end.
func (r *reader) after(c cue, end int) news.Span {
	k := end
	t := c.takes
	if t&(told|toldTo) != 0 {
		if n := r.addressee(k); n > k {
			k = n
			if t&told != 0 {
				t |= that | bare | to | whether | speech
			} else {
				t |= to
			}
		} else if t&(that|np|to|whether|speech) == 0 {
			return news.Span{}
		}
	}
	k = r.adjunct(k)
	if k >= len(r.ws) {
		return news.Span{}
	}
	if q := r.quoteFrom(k); !q.IsZero() && t&(speech|that|bare|np) != 0 {
		if r.inside[k] >= 0 && r.runsOn(q) {
			return r.rest(k)
		}
		return q
	}
	w := &r.ws[k]
	switch {
	case w.Is("that") && t&(that|bare) != 0,
		w.Is("to") && t&to != 0,
		t&(whether|that) != 0 && (w.Is("whether") || w.Is("if") || w.Is("why") || w.Is("how") || w.Is("what")):
		return r.rest(k)
	case w.Kind == words.Mark && r.inside[k] < 0 && !w.Is("$"), w.Is("and"), w.Is("by"), w.Is("as"), w.Is("when"), w.Is("after"), w.Is("while"):
		return news.Span{}
	case t&bare != 0 && !w.Is("to") && !w.Is("with"):
		return r.rest(k)
	case t&np != 0 && !w.Is("that") && !w.Is("to") && !preposition(w.Lower):
		return r.phrase(k)
	}
	return news.Span{}
}

// runsOn reports whether the sentence goes on after q as one clause.
func (r *reader) runsOn(q news.Span) bool {
	for i := range r.ws {
		if r.ws[i].Start >= q.End {
			before := r.a.Text[q.Start:q.End]
			for _, stop := range []string{",”", ",\"", ".”", ".\"", "?”", "!”", ",''", ".''", "?\"", "!\""} {
				if len(before) > 4 && before[len(before)-len(stop):] == stop {
					return false
				}
			}
			return r.ws[i].Kind == words.Letters && !r.ws[i].Cap
		}
	}
	return false
}

// phrase is what a verb such as "praised" takes from word k on: the sentence
// up to a comma that opens something else.
func (r *reader) phrase(k int) news.Span {
	s := r.rest(k)
	for j := k + 2; j < len(r.ws) && r.ws[j].End < s.End; j++ {
		if r.is(j, ",") && r.inside[j] < 0 && j+1 < len(r.ws) {
			return r.span(k, j)
		}
	}
	return s
}

// rest is the sentence from word k to its end, without the final mark and
// what a later "according to" adds.
func (r *reader) rest(k int) news.Span {
	end := len(r.ws)
	for j := k; j < end; j++ {
		if r.is(j, ",") && !r.quotedSpeech(j) && (r.is(j+1, "according") || r.goesOn(j+1)) {
			end = j
		}
	}
	for end > k && r.ws[end-1].Kind == words.Mark && r.inside[end-1] < 0 && !r.is(end-1, ")") && !r.is(end-1, "%") {
		end--
	}
	if end > 1 && end == len(r.ws) && r.inside[end-1] >= 0 { // the quotation may run on into the next sentence
		if q := r.quotes[r.inside[end-1]]; q.End > r.s.End && q.Start >= r.ws[k].Start {
			return news.Span{Start: r.ws[k].Start, End: q.End}
		}
	}
	return r.span(k, end)
}

// goesOn reports whether the participle of a cue stands at word i: "…, adding
// that …" is more of what was said.
func (r *reader) goesOn(i int) bool {
	if i >= len(r.ws) {
		return false
	}
	if r.is(i, "citing") {
		return true
	}
	c, ok := r.cueAt(r.ws, i)
	return ok && c.form == "ing" && c.takes&(that|speech|bare) != 0
}

// quoteFrom is the speech that begins at word k, a colon or comma before it.
func (r *reader) quoteFrom(k int) news.Span {
	for k < len(r.ws) && (r.is(k, ":") || r.is(k, ",") || r.is(k, ".")) && r.inside[k] < 0 {
		k++
	}
	if k >= len(r.ws) || r.inside[k] < 0 {
		return news.Span{}
	}
	q := r.quotes[r.inside[k]]
	if !q.speech || q.Start != r.ws[k].Start {
		return news.Span{}
	}
	return q.Span
}

// before is the content that ends before word i: the quotation that closes
// there, or the clause with a comma before i.
func (r *reader) before(c cue, i int) news.Span {
	k := i - 1
	if k < 0 || c.takes&(bare|speech|that) == 0 && c.takes&told == 0 {
		return news.Span{}
	}
	if r.is(k, ",") && r.inside[k] < 0 && k > 0 {
		k--
		if r.inside[k] < 0 {
			if c.takes&(bare|told) == 0 || r.opensLate(k) {
				return news.Span{}
			}
			return r.span(r.clauseStart(k), k+1)
		}
	}
	if q := r.inside[k]; q >= 0 && r.quotes[q].End == r.ws[k].End {
		if first := r.clauseStart(k); r.quotes[q].speech && r.fragment(q) && c.takes&bare != 0 && r.ws[first].Start < r.quotes[q].Start {
			return r.span(first, k+1)
		}
		if r.quotes[q].speech {
			return r.quotes[q].Span
		}
		if c.takes&bare != 0 && !r.opensLate(k) {
			return r.span(r.clauseStart(k), k+1)
		}
	}
	return news.Span{}
}

// fragment reports whether quotation q begins in the middle of a sentence.
func (r *reader) fragment(q int) bool {
	t := strings.TrimLeft(r.quotes[q].In(r.a.Text), "“\"`'‘«")
	return t != "" && t[0] >= 'a' && t[0] <= 'z' && r.quotes[q].Start > r.s.Start
}

// opensLate reports whether what ends at k is only an opening phrase: "On
// Monday, he said".
func (r *reader) opensLate(k int) bool {
	from := r.clauseStart(k)
	if k-from < 3 {
		return true
	}
	w := &r.ws[from]
	return k-from < 14 && (opener(w.Lower) && !w.Is("but") && !w.Is("and") && !w.Is("so") && !w.Is("that") || w.Is("asked") || w.Is("speaking"))
}

// clauseStart is the first word of the sentence's clause that holds k, after
// earlier speech and opening marks.
func (r *reader) clauseStart(k int) int {
	from := k
	for from > 0 && !r.is(from-1, ";") {
		if q := r.inside[from-1]; q >= 0 && r.quotes[q].speech && (r.inside[k] != q && !r.runsOn(r.quotes[q].Span) || r.quotes[q].Start < r.s.Start) {
			break
		}
		from--
	}
	for from < k && r.ws[from].Kind == words.Mark && r.inside[from] < 0 {
		from++
	}
	return from
}

// speechAt reports whether s is a whole quotation.
func (r *reader) speechAt(s news.Span) bool {
	for _, q := range r.quotes {
		if q.Span == s {
			return q.speech
		}
	}
	return false
}

// addressee passes over whom something is told: "reporters", "the BBC".
func (r *reader) addressee(k int) int {
	from := k
	for k < len(r.ws) && k < from+9 && !r.quotedSpeech(k) {
		w := &r.ws[k]
		if w.Kind == words.Mark && !r.insideName(k) {
			break
		}
		if w.Is("that") || w.Is("to") || w.Is("if") || w.Is("whether") || k > from && (pronoun(w.Lower) || determiner(w.Lower) ||
			preposition(w.Lower) && !w.Is("of") || weekday(w.Lower) || w.Is("there") || w.Is("how") || w.Is("why") || w.Is("what") ||
			w.Is("earlier") || w.Is("last")) {
			break
		}
		k++
		switch w.Lower {
		case "reporters", "journalists", "me", "him", "them", "us", "you", "lawmakers":
			return k
		}
	}
	return k
}

// adjunct passes over when and where something was said: "on Monday", "in a
// statement", as far as content plainly follows.
func (r *reader) adjunct(k int) int {
	if k < len(r.ws) && weekday(r.ws[k].Lower) && r.ws[k].Cap {
		k++
		if r.is(k, "morning") || r.is(k, "evening") || r.is(k, "night") || r.is(k, "afternoon") {
			k++
		}
	}
	if k >= len(r.ws) {
		return k
	}
	switch r.ws[k].Lower {
	case "on", "in", "at", "during", "after", "late", "earlier", "last", "this", "via", "of", "before", "through", "later", "today", "yesterday":
	default:
		return k
	}
	for j := k; j < len(r.ws) && j < k+12; j++ {
		if r.is(j, "that") || r.is(j, ":") || r.is(j, ",") && r.quotedSpeech(min(j+1, len(r.ws)-1)) {
			return j
		}
		if r.quotedSpeech(j) || j == len(r.ws)-1 || r.is(j, ",") {
			return j
		}
		if w := &r.ws[j]; j > k+1 && pronoun(w.Lower) && !w.Is("who") && !w.Is("which") {
			return j
		}
	}
	return k
}
