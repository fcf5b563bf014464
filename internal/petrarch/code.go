package petrarch

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// Options are the settings of PETRARCH that change what is coded.
type Options struct {
	NewActorLength int  // actors unknown to the dictionaries are named by their words, if so many or fewer; 0: not at all
	OneSided       bool // events without a target count ("require_dyad = false")

	// Clauses between commas of so many words are left out: at the beginning of a
	// sentence, inside it and at its end.
	CommaBegin, CommaMiddle, CommaEnd Range
}

// A Range is a number of words from Min to Max; Max 0 is no number at all.
type Range struct{ Min, Max int }

func (r Range) holds(n int) bool { return n >= r.Min && n <= r.Max }

// Defaults are the settings that PETRARCH ships with.
func Defaults() Options {
	return Options{CommaBegin: Range{3, 0}, CommaMiddle: Range{2, 8}, CommaEnd: Range{2, 8}}
}

// An Event is what the dictionaries make of a sentence.
type Event struct {
	Sentence int       `json:"sentence"`
	Source   string    `json:"source"` // the dictionaries' codes: "ISRMIL", "---GOV" for an agent of nobody known
	Target   string    `json:"target"`
	Code     string    `json:"code"`
	Trigger  news.Span `json:"trigger"`
	From     news.Span `json:"source_span"`
	To       news.Span `json:"target_span"`
	Rule     string    `json:"rule"`             // the verb and the pattern that fitted: "HOLD: % * TALKS [031]"
	Issues   []string  `json:"issues,omitempty"` // of the sentence
}

// Code codes every sentence of an article that has text and, for good results,
// grammar. A phrase that makes a story not worth coding leaves nothing.
func (d *Dictionary) Code(a *news.Article, o Options) (out []Event) {
	for i := range a.Sentences {
		s := newSentence(a, i)
		found, story := d.discarded(s)
		if story {
			return nil
		}
		if !found {
			out = append(out, d.codeSentence(s, a.Published.Day, o)...)
		}
	}
	return out
}

func (d *Dictionary) codeSentence(s *sentence, day news.Day, o Options) []Event {
	s.findNouns(d, day)
	s.findGroups(o)
	s.deleteClauses(o)
	c := &coder{d: d, s: s, o: o, seen: map[[3]string]bool{}}
	for i := 0; i < len(s.words); i++ {
		if w := &s.words[i]; w.verb && !w.quiet {
			i = max(i, c.verb(i))
		}
	}
	if issues := d.issuesOf(s); len(issues) > 0 {
		for i := range c.events {
			c.events[i].Issues = issues
		}
	}
	return c.events
}

func (d *Dictionary) discarded(s *sentence) (found, story bool) {
	for i := range s.words {
		for _, x := range d.discards[s.words[i].text] {
			if _, ok := s.fits(x.phrase, i, 0); ok {
				found, story = true, story || x.story
			}
		}
	}
	return found, story
}

func (d *Dictionary) issuesOf(s *sentence) (out []string) {
	for i := 0; i < len(s.words); i++ {
		for _, x := range d.issues[s.words[i].text] {
			last, ok := s.fits(x.phrase, i, 0)
			if !ok {
				continue
			}
			if x.code != "" && !slices.Contains(out, x.code) {
				out = append(out, x.code)
			}
			i = last
			break
		}
	}
	return out
}

// A coder codes one sentence.
type coder struct {
	d      *Dictionary
	s      *sentence
	o      Options
	seen   map[[3]string]bool
	events []Event
}

// verb codes the verb at word i. It returns the last word of what it has used up.
func (c *coder) verb(i int) int {
	for _, v := range c.d.verbs[c.s.words[i].text] {
		first, last, ok := c.s.stands(v, i)
		if !ok {
			continue
		}
		end := c.s.phraseEnd(i)
		m := &matcher{s: c.s, sets: c.d.sets, upper: c.s.before(first), lower: c.s.after(last, end)}
		code, rule := v.code, strings.ReplaceAll(strings.Join(slices.Concat(v.before, []string{v.name}, v.after), " "), "_", " ")
		m.match = match{-1, -1, -1, false}
		fitted := slices.IndexFunc(v.block.patterns, func(p pattern) bool { return usable(p.code) && m.try(p) })
		if fitted >= 0 {
			p := v.block.patterns[fitted]
			code, rule = p.code, rule+": "+p.text
		} else {
			m.match = match{-1, -1, -1, false}
		}
		if code == none || !usable(code) {
			continue
		}
		c.event(i, m, code, rule+" ["+code+"]")
		return end
	}
	return i
}

// usable refuses what stands for no code: "", and marks such as "+++".
func usable(code string) bool { return code == none || strings.Trim(code, "+#-?:") != "" }

// stands reports whether the words around the verb are there, and where the
// whole begins and ends.
func (s *sentence) stands(v verb, i int) (first, last int, ok bool) {
	first, last = i-len(v.before), i+len(v.after)
	if first < 0 || last >= len(s.words) {
		return 0, 0, false
	}
	for k, w := range v.before {
		if s.words[first+k].text != w {
			return 0, 0, false
		}
	}
	for k, w := range v.after {
		if s.words[i+1+k].text != w {
			return 0, 0, false
		}
	}
	return first, last, true
}

// before lists the words before word i, nearest first, back to a comma.
func (s *sentence) before(i int) (out []int) {
	for k := i - 1; k >= 0; k-- {
		switch w := &s.words[k]; {
		case w.quiet:
		case w.comma:
			return out
		default:
			out = append(out, k)
		}
	}
	return out
}

// after lists the words after word i up to word end.
func (s *sentence) after(i, end int) (out []int) {
	for k := i + 1; k <= end; k++ {
		if w := &s.words[k]; !w.quiet && !w.comma {
			out = append(out, k)
		}
	}
	return out
}

// phraseEnd is the last word of the phrase of the verb at word i: up to a comma,
// to a verb that "and" joins to it, or to the end of the clause that describes a
// noun; but its objects belong to it wherever they are.
func (s *sentence) phraseEnd(i int) int {
	end := len(s.words) - 1
	for k := i + 1; k <= end; k++ {
		if w := &s.words[k]; w.comma && !w.quiet {
			end = k - 1
		}
	}
	if !s.tree.Parsed() {
		return end
	}
	at := s.words[i].last
	for k := i + 1; k <= end; k++ {
		if w := &s.words[k]; w.verb && s.tree.Is(w.last, "conj") && s.tree.Governor(w.last) <= at {
			end = s.beforeJoin(k) - 1
		}
	}
	for up := at; up >= 0; up = s.tree.Governor(up) {
		if s.tree.Is(up, "acl", "csubj") {
			_, last := s.tree.Extent(up)
			end = min(end, max(i, s.wordOf(last)))
			break
		}
	}
	return max(end, s.objectEnd(at))
}

// beforeJoin steps back from a verb over its auxiliaries to "and".
func (s *sentence) beforeJoin(k int) int {
	for j := k; j > 0 && j > k-4; j-- {
		if s.words[j].tag == joins {
			return j
		}
	}
	return k
}

// objectEnd is the last word of what a verb takes as object or complement.
func (s *sentence) objectEnd(at int) (end int) {
	for j := range s.tree.Words {
		if j <= at || !s.tree.Is(j, "obj", "xcomp", "ccomp") || s.tree.Governor(j) != at {
			continue
		}
		if s.tree.Is(j, "obj") {
			_, last := s.tree.Extent(j)
			end = max(end, s.wordOf(last))
		} else {
			end = max(end, s.objectEnd(j))
		}
	}
	return end
}

// wordOf is the word that holds a token.
func (s *sentence) wordOf(token int) int {
	for i := range s.words {
		if s.words[i].last >= token {
			return i
		}
	}
	return len(s.words) - 1
}

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
