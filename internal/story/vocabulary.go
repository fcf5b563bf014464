package story

import (
	"math"
	"sync"
)

// A vocabulary numbers the terms of all articles and knows how many articles hold
// each. Terms are looked up a hundred times for each article, at places all over
// the memory, so there is a way to have that fetched beforehand, see warm.
//
// Numbers are found in an open hash table of eight bytes a slot, in parts that grow
// one at a time: growing never takes long.
type vocabulary struct {
	parts []termPart // by the upper bits of the key; nil while empty
	stats []stat     // by number
}

type termPart struct {
	slots []termSlot
	n     int
}

// termSlot leads from the key of a term to its number plus one; 0 is free.
type termSlot struct {
	key    uint32
	number int32
}

// stat is what the book knows of one term.
type stat struct {
	held  uint32 // how many articles hold it, and in the lower eight bits how rare it is in general, in sixteenths
	posts uint32 // see postings
}

const (
	vocabularyBits = 8
	mostHeld       = 1<<24 - 1
)

func (v *vocabulary) part(key uint32) *termPart {
	if v.parts == nil {
		v.parts = make([]termPart, 1<<vocabularyBits)
	}
	return &v.parts[key>>(32-vocabularyBits)]
}

// home is the slot where a key belongs.
func (p *termPart) home(key uint32) int {
	return int(uint64(key<<vocabularyBits) * uint64(len(p.slots)) >> 32)
}

func (p *termPart) slot(key uint32) int {
	i := p.home(key)
	for p.slots[i].number != 0 && p.slots[i].key != key {
		if i++; i == len(p.slots) {
			i = 0
		}
	}
	return i
}

// warm has the memory fetched that number will look at for the terms, and that
// of their stats: for all of them at the same time, where number would wait for one
// after the other. What it returns means nothing.
func (v *vocabulary) warm(ts []term) (sum uint32) {
	for _, t := range ts {
		if p := v.part(t.key); len(p.slots) > 0 {
			sum += p.slots[p.home(t.key)].key
		}
	}
	for _, t := range ts {
		if p := v.part(t.key); len(p.slots) > 0 {
			if n := p.slots[p.home(t.key)].number; n > 0 {
				sum += v.stats[n-1].held
			}
		}
	}
	return sum
}

// number returns the number of t, a new one if it has none.
func (v *vocabulary) number(t term) int32 {
	p := v.part(t.key)
	if 4*p.n >= 3*len(p.slots) {
		p.grow()
	}
	s := &p.slots[p.slot(t.key)]
	if s.number == 0 {
		v.stats = append(v.stats, stat{held: uint32(t.rarity)})
		*s = termSlot{t.key, int32(len(v.stats))}
		p.n++
	}
	return s.number - 1
}

func (p *termPart) grow() {
	old := p.slots
	p.slots = make([]termSlot, max(8, len(old)+len(old)/4))
	for _, s := range old {
		if s.number != 0 {
			p.slots[p.slot(s.key)] = s
		}
	}
}

// hold notes that n more articles hold the term.
func (s *stat) hold(n int) {
	articles := min(max(0, int(s.held>>8)+n), mostHeld)
	s.held = uint32(articles)<<8 | s.held&0xFF
}

// log is the logarithm of the general and own frequency together.
func (s *stat) log(known *logTable) float32 {
	if articles := s.held >> 8; articles < logged {
		return known[s.held&0xFF][articles]
	}
	return logOf(uint8(s.held), s.held>>8)
}

func logOf(rarity uint8, articles uint32) float32 {
	return float32(math.Log(general[rarity] + float64(articles)))
}

// logTable holds logarithms by rarity and number of articles, as far as most terms
// go.
type logTable [256][logged]float32

const logged = 64

var logsOfHeld = sync.OnceValue(func() *logTable {
	t := new(logTable)
	for r := range t {
		for n := range t[r] {
			t[r][n] = logOf(uint8(r), uint32(n))
		}
	}
	return t
})

// general is the share of articles that hold a term of each rarity, times
// background.
var general = func() (t [256]float64) {
	for i := range t {
		t[i] = background * math.Exp(-float64(i)/16)
	}
	return t
}()
