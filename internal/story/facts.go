package story

import (
	"strconv"
	"strings"
	"sync"

	"chancery/internal/reprint/words"
)

// facts are the times and ordinals in an article's headline and lead, as bits.
type facts struct {
	years    uint64 // bit 0 firstYear
	ordinals uint32 // bit 2 second, third …; first says too little
	months   uint16 // bit 0 January
	weekdays uint8  // bit 0 Sunday
}

const (
	firstYear = 1990
	lastYear  = firstYear + 63
)

type factKind uint8

const (
	noFact factKind = iota
	aWeekday
	aMonth
	anOrdinal
)

type fact struct {
	kind factKind
	bit  uint8
}

// factWords finds the fact that a word states by its hash: an open hash table that
// is mostly empty.
type factWords [512]struct {
	hash uint32
	fact fact
}

var knownFacts = sync.OnceValue(func() *factWords {
	t := new(factWords)
	list := func(k factKind, from int, names string) {
		for i, s := range strings.Fields(names) {
			h := words.Hash(s)
			p := t.slot(h)
			t[p].hash, t[p].fact = h, fact{k, uint8(from + i)}
		}
	}
	list(aWeekday, 0, "sunday monday tuesday wednesday thursday friday saturday")
	list(aMonth, 0, "january february march april may june july august september october november december")
	list(aMonth, 0, "jan feb mar apr may jun jul aug sep oct nov dec")
	list(aMonth, 8, "sept")
	list(anOrdinal, 2, "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
	return t
})

func (t *factWords) slot(hash uint32) int {
	i := int(hash % uint32(len(t)))
	for t[i].fact.kind != noFact && t[i].hash != hash {
		i = (i + 1) % len(t)
	}
	return i
}

func (t *factWords) of(hash uint32) fact { return t[t.slot(hash)].fact }

// facts reads headline and lead. Weekdays and months need a capital: "march" and
// "may" are words too.
func (t *taker) facts() (f facts) {
	known := knownFacts()
	for _, w := range t.ws[:t.lead] {
		if w.Is(words.Number) {
			f.number(w.Span().In(t.a.Text))
			continue
		}
		switch x := known.of(w.Hash); {
		case x.kind == aWeekday && w.Is(words.Capital):
			f.weekdays |= 1 << x.bit
		case x.kind == aMonth && w.Is(words.Capital) && !w.Is(words.First):
			f.months |= 1 << x.bit
		case x.kind == anOrdinal:
			f.ordinals |= 1 << x.bit
		}
	}
	return f
}

// number notes a year or an ordinal such as 10th.
func (f *facts) number(s string) {
	if n, err := strconv.Atoi(s); err == nil {
		if len(s) == 4 && n >= firstYear && n <= lastYear {
			f.years |= 1 << (n - firstYear)
		}
		return
	}
	if len(s) > 2 && len(s) <= 4 {
		n, err := strconv.Atoi(s[:len(s)-2])
		switch strings.ToLower(s[len(s)-2:]) {
		case "st", "nd", "rd", "th":
			if err == nil && n > 1 && n < 32 {
				f.ordinals |= 1 << n
			}
		}
	}
}

// meet is +1 if two sets of facts have one in common, -1 if both have some and
// none in common, 0 if either has none.
func meet(a, b uint64) int {
	switch {
	case a&b != 0:
		return 1
	case a != 0 && b != 0:
		return -1
	}
	return 0
}
