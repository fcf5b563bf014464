package text

import "strings"

// cut appends the tokens of the word [at, end): contractions are split as the
// treebanks do ("do" "n't", "Putin" "'s", "can" "not", "gon" "na"), figures
// from their units ("5" "pm") and fractions at the stroke. quoted says that
// the word has an apostrophe inside.
func (r *reader) cut(at, end int, quoted bool) {
	w := r.text[at:end]
	if c := w[0]; '0' <= c && c <= '9' {
		r.cutFigure(at, end)
		return
	}
	if w[len(w)-1] == '_' && len(w) > 1 {
		stop := at + len(strings.TrimRight(w, "_"))
		if stop > at {
			r.cut(at, stop, quoted)
		}
		r.token(stop, end)
		return
	}
	if r.english {
		if cuts := cutsOf(w); cuts != nil {
			r.cutAt(at, end, cuts)
			return
		}
		if len(w) == 3 && strings.EqualFold(w, "its") && isIts&r.nextClass(end) != 0 {
			r.token(at, at+2)
			r.token(at+2, end)
			return
		}
	}
	if quoted {
		r.cutClitic(at, end)
		return
	}
	r.token(at, end)
}

// cutAt cuts a word at these characters.
func (r *reader) cutAt(at, end int, cuts []int) {
	from, n := at, 0
	for i := range r.text[at:end] {
		if len(cuts) > 0 && n == cuts[0] {
			r.token(from, at+i)
			from, cuts = at+i, cuts[1:]
		}
		n++
	}
	r.token(from, end)
}

// nextClass looks up the word that stands one space after at.
func (r *reader) nextClass(at int) class {
	if at >= len(r.text) || r.text[at] != ' ' {
		return 0
	}
	return classOf(r.text[at+1 : wordEnd(r.text, at+1, len(r.text))])
}

// cutClitic cuts a word with an apostrophe before its clitic, if it has one.
func (r *reader) cutClitic(at, end int) {
	w := r.text[at:end]
	quote, size := strings.LastIndexAny(w, "'’"), 1
	if w[quote] != '\'' {
		size = len("’")
	}
	tail := w[quote+size:]
	switch {
	case strings.EqualFold(tail, "t") && quote > 1 && w[quote-1]|0x20 == 'n':
		r.token(at, at+quote-1)
		r.token(at+quote-1, end)
	case isClitic(tail) && quote > 0:
		r.token(at, at+quote)
		r.token(at+quote, end)
	default:
		r.token(at, end)
	}
}

// isClitic reports whether the letters after an apostrophe are a token with
// it: 's, 'm, 'd, 're, 've, 'll.
func isClitic(tail string) bool {
	switch len(tail) {
	case 1:
		c := tail[0] | 0x20
		return c == 's' || c == 'm' || c == 'd'
	case 2:
		return strings.EqualFold(tail, "re") || strings.EqualFold(tail, "ve") || strings.EqualFold(tail, "ll")
	}
	return false
}

// apostrophe returns the end of the token that begins with the apostrophe at
// at, if it is more than a quotation mark: a clitic ("U.S.'s", "ministers'",
// "the court 's"), a year ("of '72") or a word cut short ("'em"). Else it
// returns 0.
func (r *reader) apostrophe(at, end, size int) int {
	stop := wordEnd(r.text, at+size, end)
	tail := r.text[at+size : stop]
	after := r.glued(at)
	switch {
	case after && isClitic(tail):
		return stop
	case r.text[at] == '`':
		return 0
	case after && tail == "" && r.text[at-1]|0x20 == 's':
		return stop
	case after || at == 0 || r.text[at-1] != ' ' && r.text[at-1] != '(':
		return 0
	case len(tail) >= 2 && digitAt(tail, 0, 2) && digitAt(tail, 1, 2) && (len(tail) == 2 || tail[2:] == "s") && r.followsWord():
		return stop
	case stop < end && (r.text[stop] == '\'' || strings.HasPrefix(r.text[stop:end], "’")):
		return 0 // a quoted word
	case classOf(tail)&isApostrophe != 0 && r.english, isClitic(tail) && tail != "d" && r.followsWord():
		return stop
	}
	return 0
}

// followsWord reports whether the token before is a word.
func (r *reader) followsWord() bool {
	if len(r.tokens) <= r.first {
		return false
	}
	w := r.tokens[len(r.tokens)-1].In(r.text)
	return asciiLetter(w[len(w)-1])
}

// Contracted reports whether two tokens with nothing between them are one
// written word that [Read] has cut: "do" and "n't", "Putin" and "'s", "gon" and
// "na". The treebanks count such a word as one token of several words.
func Contracted(a, b string) bool {
	switch {
	case a == "" || b == "":
		return false
	case cutsOf(a+b) != nil:
		return true
	case strings.EqualFold(b, "n't") || strings.EqualFold(b, "n’t"):
		return true
	}
	if tail, ok := strings.CutPrefix(b, "'"); ok {
		return isClitic(tail) || tail == ""
	}
	if tail, ok := strings.CutPrefix(b, "’"); ok {
		return isClitic(tail) || tail == ""
	}
	return false
}
