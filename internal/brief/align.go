package brief

import (
	"slices"
	"strings"
)

// maxCuts is how many pieces may be left away from a cited sentence: a
// dateline at its head and an aside.
const maxCuts = 2

// borne reports why the words of an extract are not those of the source, or
// "". The source is what the citation quotes, together with the rest of the
// sentence around it: words may be left away only in whole pieces between
// marks of punctuation, and never words that change what is said.
func borne(extract, source string, quoteStart, quoteEnd int) string {
	a := aligner{s: cut(extract), q: cut(source), from: quoteStart, to: quoteEnd, seen: map[[3]int]bool{}}
	a.head = len(dateline.FindString(source))
	if len(a.s) == 0 {
		return "says nothing"
	}
	if a.match(0, 0, 0) {
		return ""
	}
	if a.best < len(a.s) {
		return "the citation does not bear out “" + a.s[a.best].text + "” there"
	}
	return "words are left away that change what the citation says"
}

type aligner struct {
	s, q     []word
	from, to int             // the quote inside the source
	head     int             // the dateline, which may go
	seen     map[[3]int]bool // tried without success
	best     int             // how far the extract was matched
}

// match tries to lay s[i:] along q[j:], after n cuts.
func (a *aligner) match(i, j, n int) bool {
	a.best = max(a.best, i)
	state := [3]int{i, j, n}
	if a.seen[state] {
		return false
	}
	a.seen[state] = true
	if i == len(a.s) && j == len(a.q) {
		return true
	}
	if i < len(a.s) && j < len(a.q) && a.same(i, j) && a.match(i+1, j+1, n) {
		return true
	}
	if !a.boundary(j) {
		return false
	}
	for k := j + 1; k <= len(a.q); k++ {
		outside := a.q[k-1].start < a.from || a.q[k-1].end > a.to
		if w := a.q[k-1]; w.end > a.head && (isCritical(w.text) || numberOf(w.text) != "") {
			return false
		}
		free := outside || n < maxCuts
		if free && a.boundary(k) && a.match(i, k, n+1) {
			return true
		}
	}
	return false
}

func (a *aligner) boundary(j int) bool {
	return j == 0 || j == len(a.q) || a.q[j].mark
}

// same compares two words: their case too, except that a cut before the first
// word raises its first letter.
func (a *aligner) same(i, j int) bool {
	q := a.q[j]
	if q.start < a.from || q.end > a.to {
		return false
	}
	if a.s[i].text == q.text {
		return true
	}
	return i == 0 && a.s[i].text == upper(q.text)
}

// contiguous finds fragment word for word in source. It prefers a place where
// no hedge or negation leads up to it, and returns that word if there is none.
func contiguous(fragment, source string) (at int, hedged string, ok bool) {
	f, q := cut(fragment), cut(source)
	if len(f) == 0 {
		return 0, "", false
	}
	for i := 0; i+len(f) <= len(q); i++ {
		if !slices.EqualFunc(f, q[i:i+len(f)], func(x, y word) bool { return x.text == y.text }) {
			continue
		}
		h := hedgeBefore(q, i)
		if !ok || h == "" {
			at, hedged, ok = q[i].start, h, true
		}
		if h == "" {
			break
		}
	}
	return at, hedged, ok
}

// hedgeBefore returns a hedge or negation among the three words that lead up
// to q[i] without a mark between.
func hedgeBefore(q []word, i int) string {
	if i > 0 && !q[i].mark && splitHedge(q[i-1].text, q[i].text) {
		return q[i-1].text
	}
	for j := i; j > 0 && i-j < 3 && !q[j].mark; j-- {
		w := strings.ToLower(q[j-1].text)
		if hedges()[w] || negation(w) {
			return q[j-1].text
		}
	}
	return ""
}

// splitHedge reports whether two words are one hedge: "at least", "as many".
func splitHedge(a, b string) bool {
	switch strings.ToLower(a) {
	case "as", "at", "no", "up":
		return hedges()[strings.ToLower(b)] || strings.EqualFold(b, "to")
	}
	return false
}
