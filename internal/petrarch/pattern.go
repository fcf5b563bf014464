package petrarch

import "strings"

// none is the code that stands for no event and no actor.
const none = "---"

// A pattern is what must stand around a verb for a code to hold.
type pattern struct {
	line         int
	text         string
	code         string
	upper, lower []element // from the verb outwards
}

// An element is a word, a synonym set ("&NAME"), or one of $ + ^ %.
type element struct {
	text  string
	tight bool // nothing may stand between it and the one nearer to the verb
}

// newPattern reads "* TO_RECONSIDER [102]". Braces and round brackets, with which
// later dictionaries mark noun and prepositional phrases, only part words.
func newPattern(n int, s string) (pattern, bool) {
	code, text, ok := bracketed(s)
	if !ok {
		return pattern{}, false
	}
	p := pattern{line: n, text: strings.Join(strings.Fields(text), " "), code: code}
	words, tight := split(strings.NewReplacer("{", " ", "}", " ", "(", " ", ")", " ").Replace(text))
	star := -1
	for i, w := range words {
		if w == "*" {
			star = i
			break
		}
	}
	if star < 0 {
		return pattern{}, false
	}
	for i := star - 1; i >= 0; i-- {
		p.upper = append(p.upper, element{words[i], tight[i+1]})
	}
	for i := star + 1; i < len(words); i++ {
		p.lower = append(p.lower, element{words[i], tight[i]})
	}
	return p, true
}

// A match says which noun phrases the marks of a pattern fell on; -1 for none.
type match struct {
	source, target, both int
	bothAfter            bool // % stood after the verb
}

// A matcher tries patterns around one verb.
type matcher struct {
	s            *sentence
	sets         map[string][][]string
	upper, lower []int // words of the sentence, from the verb outwards
	match
}

// try reports whether p fits.
func (m *matcher) try(p pattern) bool {
	m.match = match{-1, -1, -1, false}
	return m.fit(p.upper, m.upper, 0, true) && m.fit(p.lower, m.lower, 0, false)
}

// fit matches elements with the words of seq from at on.
func (m *matcher) fit(es []element, seq []int, at int, up bool) bool {
	if len(es) == 0 {
		return true
	}
	for p := at; p < len(seq); p++ {
		kept := m.match
		for _, next := range m.at(es[0], seq, p, up) {
			if m.fit(es[1:], seq, next, up) {
				return true
			}
			m.match = kept
			m.bind(es[0], seq, p, up)
		}
		m.match = kept
		if es[0].tight {
			return false
		}
	}
	return false
}

// at returns where matching goes on if e stands at seq[p].
func (m *matcher) at(e element, seq []int, p int, up bool) []int {
	switch e.text {
	case "$", "+", "%":
		if !m.bind(e, seq, p, up) {
			return nil
		}
		return []int{m.past(seq, p, m.s.words[seq[p]].group, func(w *sword) int { return w.group })}
	case "^":
		if n := m.s.words[seq[p]].noun; n >= 0 {
			return []int{m.past(seq, p, n, func(w *sword) int { return w.noun })}
		}
		return nil
	}
	if !strings.HasPrefix(e.text, "&") {
		if m.s.words[seq[p]].text == e.text {
			return []int{p + 1}
		}
		return nil
	}
	return m.synonyms(e.text, seq, p, up, 0)
}

// bind gives a mark the noun phrase at seq[p].
func (m *matcher) bind(e element, seq []int, p int, up bool) bool {
	g := m.s.words[seq[p]].group
	if g < 0 {
		return false
	}
	switch e.text {
	case "$":
		m.source = g
	case "+":
		m.target = g
	case "%":
		if len(m.s.groups[g].members) < 2 {
			return false
		}
		m.both, m.bothAfter = g, !up
	}
	return true
}

// past returns the first place after the words that belong to the same phrase.
func (m *matcher) past(seq []int, p, phrase int, of func(*sword) int) int {
	for p < len(seq) && of(&m.s.words[seq[p]]) == phrase {
		p++
	}
	return p
}

// synonyms matches the members of a set, whose words stand together.
func (m *matcher) synonyms(set string, seq []int, p int, up bool, depth int) (ends []int) {
	if depth > 4 { // sets that name each other
		return nil
	}
	for _, member := range m.sets[strings.TrimSuffix(set, "_")] {
		at := []int{p}
		for i := range member {
			w := member[i]
			if up {
				w = member[len(member)-1-i]
			}
			at = m.step(w, seq, at, up, depth)
		}
		ends = append(ends, at...)
	}
	return ends
}

// step advances places by one word of a synonym.
func (m *matcher) step(w string, seq, at []int, up bool, depth int) (next []int) {
	for _, q := range at {
		switch {
		case q >= len(seq):
		case strings.HasPrefix(w, "&"):
			next = append(next, m.synonyms(w, seq, q, up, depth+1)...)
		case m.s.words[seq[q]].text == w:
			next = append(next, q+1)
		}
	}
	return next
}
