package date

import (
	_ "embed"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"chancery/internal/news"
	"chancery/internal/text/vocab"
	"chancery/internal/text/words"
)

//go:embed data/rules.txt
var rulesTXT string

// An element is one place of a pattern: literals or a class.
type element struct {
	lits     []int
	class    class
	optional bool
}

// A rule is one line of data/rules.txt.
type rule struct {
	pattern  []element
	source   string
	typ      news.TimeType
	form     string
	arg      string
	example  string
	expected string
}

// A grammar is the rules with an index by what can stand first.
type grammar struct {
	words   lexicon
	rules   []rule
	byLit   [][]start // by literal
	byClass [32][]start
	stop    int // literal "."
	known   *vocab.Sieve
	spare   sync.Pool // of readers
}

func readRules(l lexicon) *grammar {
	g := &grammar{words: l, byLit: make([][]start, 1)}
	for line := range strings.Lines(rulesTXT) {
		f := strings.Split(strings.TrimSpace(line), " | ")
		if strings.HasPrefix(line, "#") || len(f) != 4 {
			continue
		}
		r := rule{source: f[0], typ: news.TimeType(f[1])}
		r.form, r.arg, _ = strings.Cut(f[2], " ")
		r.example, r.expected, _ = strings.Cut(f[3], " => ")
		for _, e := range strings.Fields(f[0]) {
			r.pattern = append(r.pattern, g.element(e))
		}
		g.rules = append(g.rules, r)
		g.index(len(g.rules)-1, r.pattern)
	}
	g.stop, g.known = l.at(".").lit, vocab.SieveOf(l)
	return g
}

func (g *grammar) element(s string) element {
	e := element{}
	if len(s) > 1 && strings.HasSuffix(s, "?") {
		s, e.optional = s[:len(s)-1], true
	}
	if c, ok := classNames[strings.ToLower(s)]; ok && s == strings.ToUpper(s) {
		e.class = c
		return e
	}
	alts := []string{s}
	if s != "/" {
		alts = strings.Split(s, "/")
	}
	for _, a := range alts {
		in := g.words.at(a)
		if in.lit == 0 {
			in.lit = len(g.byLit)
			g.byLit = append(g.byLit, nil)
		}
		e.lits = append(e.lits, in.lit)
	}
	return e
}

// index notes rule n under everything that its pattern can begin with.
func (g *grammar) index(n int, pattern []element) {
	s := start{rule: n, needs: needsOf(pattern)}
	for _, e := range pattern {
		for _, l := range e.lits {
			g.byLit[l] = append(g.byLit[l], s)
		}
		if e.class != 0 {
			b := bits.TrailingZeros32(uint32(e.class))
			g.byClass[b] = append(g.byClass[b], s)
		}
		if !e.optional {
			return
		}
	}
}

// A start is a rule that can begin with a word.
type start struct {
	rule  int // its number
	needs supply
}

// A supply is what a run of words has for rules: classes, and literals by a bit
// that several share.
type supply struct {
	classes class
	lits    uint64
}

func litBit(lit int) uint64 { return 1 << (lit % 64) }

// lacks reports whether s has not all that needs asks for.
func (s supply) lacks(needs supply) bool {
	return needs.classes&^s.classes != 0 || needs.lits&^s.lits != 0
}

// needsOf is what words must have, wherever they stand, for pattern to match.
func needsOf(pattern []element) (s supply) {
	for _, e := range pattern {
		switch {
		case e.optional:
		case e.class != 0:
			s.classes |= e.class
		case len(e.lits) == 1:
			s.lits |= litBit(e.lits[0])
		}
	}
	return s
}

// A line is a sentence ready for matching.
type line struct {
	*grammar
	ws    []words.Word
	infos []*info  // nil for words that no rule knows
	of    []class  // classes of each word here, digits included
	rest  []supply // of the words from each on
}

// maxElements bounds the elements of a pattern; a test holds the rules to it.
const maxElements = 12

// A match is a rule with where each of its elements begins and the last ends.
type match struct {
	rule   *rule
	number int
	at     [maxElements + 1]int
	end    int
}

func (g *grammar) annotate(l *line, ws []words.Word) {
	l.grammar, l.ws, l.infos, l.of = g, ws, l.infos[:0], l.of[:0]
	for i := range ws {
		w := &ws[i]
		var in *info
		var c class
		if g.known.Has(w.Lower) {
			in = g.words[w.Lower]
		}
		switch {
		case w.Kind == words.Digits:
			c = digitClasses(w)
		case in != nil:
			c = in.classes
		}
		l.infos, l.of = append(l.infos, in), append(l.of, c)
	}
	l.rest = slices.Grow(l.rest[:0], len(ws))[:len(ws)]
	var s supply
	for i := len(ws) - 1; i >= 0; i-- {
		if s.classes |= l.of[i]; l.infos[i] != nil {
			s.lits |= litBit(l.infos[i].lit)
		}
		l.rest[i] = s
	}
}

func digitClasses(w *words.Word) class {
	c := cNum | cOrd | cDay | cClock
	switch len(w.Lower) {
	case 4:
		c |= cYear | cDecade
	case 1, 2:
		c |= cYY
	}
	return c
}

// best returns the longest match at word i, the earliest rule among equals.
func (l *line) best(i int) (match, bool) {
	var m match
	if l.hopeless(i) {
		return m, false
	}
	for c := l.of[i]; c != 0; c &= c - 1 {
		l.try(l.byClass[bits.TrailingZeros32(uint32(c))], i, &m)
	}
	if in := l.infos[i]; in != nil && in.lit > 0 {
		l.try(l.byLit[in.lit], i, &m)
	}
	return m, m.rule != nil
}

// solo is the classes that can be an expression by themselves.
const solo = cWeekday | cMonth | cYear | cRel | cRef | cUnit | cWeekdays | cSet | cHoliday | cDecade

// hopeless reports, before any rule is tried, that none can match at word i: it
// cannot stand alone and the next word is in no rule.
func (l *line) hopeless(i int) bool {
	if l.of[i]&solo != 0 || l.is(i, "overnight") {
		return false
	}
	return i+1 >= len(l.ws) || l.infos[i+1] == nil && l.of[i+1] == 0 || l.is(i, "in") || l.is(i, "of")
}

func (l *line) try(starts []start, i int, m *match) {
	for k := range starts {
		if l.rest[i].lacks(starts[k].needs) {
			continue
		}
		n := starts[k].rule
		r := &l.rules[n]
		var at [maxElements + 1]int
		end := l.match(r.pattern, 0, i, &at)
		better := end > i && (m.rule == nil || end > m.end || end == m.end && n < m.number)
		if better && l.fits(r, i, end) {
			*m = match{rule: r, number: n, at: at, end: end}
		}
	}
}

// match returns where pattern[k:] ends if it matches at word i, or -1.
func (l *line) match(pattern []element, k, i int, at *[maxElements + 1]int) int {
	at[k] = i
	if k == len(pattern) {
		return i
	}
	e := &pattern[k]
	if n := l.length(e, i); n > 0 {
		if end := l.match(pattern, k+1, i+n, at); end >= 0 {
			at[k] = i
			return end
		}
	}
	if e.optional {
		return l.match(pattern, k+1, i, at)
	}
	return -1
}

// length returns how many words e takes at word i, 0 for none.
func (l *line) length(e *element, i int) int {
	if i >= len(l.ws) {
		return 0
	}
	if e.class != 0 {
		if l.of[i]&e.class == 0 {
			return 0
		}
		return l.classLength(e.class, i)
	}
	in := l.infos[i]
	if in == nil || in.lit == 0 {
		return 0
	}
	for _, lit := range e.lits {
		if lit == in.lit {
			if lit == l.stop && !l.abbreviated(i-1) {
				return 0
			}
			return 1
		}
	}
	return 0
}
