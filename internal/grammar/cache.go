package grammar

import (
	"strings"
	"sync/atomic"
)

// A cache keeps what the first layer makes of a word before it looks at the
// neighbours: the same wherever the word stands, and a third of all
// multiplications. A place is filled once and never again, so that readers
// need no lock; in news the frequent words come first. The numbers are those
// that would be computed, to the bit.
type cache struct {
	places [cachePlaces]atomic.Pointer[cached]
}

const (
	cachePlaces = 8192 // of 2.3 kB each: 19 MB when full
	cacheForm   = 24   // bytes of the longest word that is kept
)

type cached struct {
	form  string
	gates []float32
}

// spot is the first of the two places for form.
func spot(form string) uint32 {
	h := uint32(2166136261)
	for i := range len(form) {
		h = (h ^ uint32(form[i])) * 16777619
	}
	return (h ^ h>>15) % cachePlaces
}

// get returns what is kept for form, or nil.
func (c *cache) get(form string) []float32 {
	if len(form) > cacheForm {
		return nil
	}
	at := spot(form)
	for _, at := range [2]uint32{at, at ^ 1} {
		if e := c.places[at].Load(); e != nil && e.form == form {
			return e.gates
		}
	}
	return nil
}

// put keeps a copy of gates for form if there is room.
func (c *cache) put(form string, gates []float32) {
	if len(form) > cacheForm {
		return
	}
	at := spot(form)
	for _, at := range [2]uint32{at, at ^ 1} {
		e := c.places[at].Load()
		if e != nil && e.form == form {
			return
		}
		if e == nil {
			fresh := &cached{strings.Clone(form), append([]float32(nil), gates...)}
			if c.places[at].CompareAndSwap(nil, fresh) {
				return
			}
		}
	}
}
