package petrarch

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// event finds the sides that the pattern left open and adds the events of a code.
func (c *coder) event(i int, m *matcher, code, rule string) {
	if m.both >= 0 && !m.bothAfter {
		c.add(i, m.both, m.both, code, rule)
		return
	}
	if m.bothAfter {
		m.target = m.both
	}
	if by := c.by(i, m); by >= 0 && m.source < 0 && m.target < 0 {
		m.source, m.target = by, c.first(reversed(m.upper), func(g int) bool { return g != by })
	}
	if m.source < 0 {
		m.source = c.source(m)
	}
	if m.target < 0 {
		m.target = c.target(m)
	}
	if m.source >= 0 {
		c.add(i, m.source, m.target, code, rule)
	}
}

// by is the side that "by" names after a verb in the passive, or -1.
func (c *coder) by(i int, m *matcher) int {
	if !c.s.passive(i, m.upper) {
		return -1
	}
	for k, w := range m.lower {
		if c.s.words[w].text == "BY" {
			return c.first(m.lower[k+1:], func(int) bool { return true })
		}
	}
	return -1
}

// passive reports whether the verb at word i is a participle after a form of "be".
func (s *sentence) passive(i int, upper []int) bool {
	at := s.words[i].last
	if len(s.tree.Words) > 0 && s.tree.Words[at].XPOS != "VBN" && s.tree.Words[at].XPOS != "VBD" {
		return false
	}
	for _, w := range upper[:min(len(upper), 3)] {
		switch s.words[w].text {
		case "WAS", "WERE", "IS", "ARE", "BE", "BEEN", "BEING", "'S", "'RE":
			return true
		}
	}
	return false
}

// add adds the events between two sides; target -1 is none.
func (c *coder) add(i, source, target int, code, rule string) {
	there, back, _ := strings.Cut(code, ":")
	nobody := []member{{code: none}}
	from, to := c.s.groups[source].members, nobody
	if target >= 0 {
		to = c.s.groups[target].members
	} else if !c.o.OneSided {
		return
	}
	for _, a := range from {
		for _, b := range to {
			if a.code == b.code {
				continue
			}
			c.put(i, source, target, [3]string{a.code, b.code, there}, rule)
			if back != "" && source != target {
				c.put(i, target, source, [3]string{b.code, a.code, back}, rule)
			}
		}
	}
}

func (c *coder) put(i, source, target int, triple [3]string, rule string) {
	if c.seen[triple] {
		return
	}
	c.seen[triple] = true
	c.events = append(c.events, Event{Sentence: c.s.i, Source: triple[0], Target: triple[1], Code: triple[2], Rule: rule,
		Trigger: c.s.span(i, i), From: c.s.groupSpan(source), To: c.s.groupSpan(target)})
}

func (s *sentence) span(first, last int) news.Span {
	return s.a.WordSpan(s.i, s.words[first].first, s.words[last].last)
}

func (s *sentence) groupSpan(g int) news.Span {
	if g < 0 {
		return news.Span{}
	}
	return s.span(s.groups[g].first, s.groups[g].last)
}

// source is the first coded side of the words before the verb, in the order of
// the sentence, or else the first that is not coded.
func (c *coder) source(m *matcher) int {
	return c.first(reversed(m.upper), func(g int) bool { return g != m.target })
}

// target is the first coded side after the verb that is not the source's, else
// the first uncoded one; or else the same before the verb, nearest first.
func (c *coder) target(m *matcher) int {
	ok := func(g int) bool {
		return g != m.source && (m.source < 0 || !c.s.groups[g].same(c.s.groups[m.source]))
	}
	if g := c.first(m.lower, ok); g >= 0 {
		return g
	}
	return c.first(m.upper, ok)
}

// first is the first side among words that ok allows: a coded one, else any.
func (c *coder) first(words []int, ok func(int) bool) int {
	found := -1
	for _, w := range words {
		g := c.s.words[w].group
		if g < 0 || !ok(g) {
			continue
		}
		if c.s.groups[g].coded() {
			return g
		}
		if found < 0 {
			found = g
		}
	}
	return found
}

func reversed(words []int) []int {
	out := slices.Clone(words)
	slices.Reverse(out)
	return out
}
