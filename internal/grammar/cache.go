package grammar

import (
	"strings"
	"sync/atomic"
)

// A cache keeps what can be said of a word before one looks at its neighbours.
// A place is filled once and never again, so that readers need no lock; in
// news the frequent words come first. What it keeps is what would be computed,
// to the bit.
type cache struct {
	places [cachePlaces]atomic.Pointer[known]
}

const (
	cachePlaces = 16384 // of 2.4 kB each: 40 MB when full
	cacheForm   = 24    // bytes of the longest word that is kept
)

// A known is a word in the cache.
type known struct {
	form   string
	gates  []float32 // of the first layer: a third of all multiplications
	lemmas [2]atomic.Pointer[lemmaOf]
}

// A lemmaOf is the lemma of a word with one pair of tags.
type lemmaOf struct {
	tags  int // place in Parser.tagPairs
	lemma string
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
func (c *cache) get(form string) *known {
	if len(form) > cacheForm {
		return nil
	}
	at := spot(form)
	for _, at := range [2]uint32{at, at ^ 1} {
		if k := c.places[at].Load(); k != nil && k.form == form {
			return k
		}
	}
	return nil
}

// put keeps a copy of gates for form if there is room, and returns what is kept
// for form, or nil.
func (c *cache) put(form string, gates []float32) *known {
	if len(form) > cacheForm {
		return nil
	}
	at := spot(form)
	for _, at := range [2]uint32{at, at ^ 1} {
		k := c.places[at].Load()
		if k == nil {
			fresh := &known{form: strings.Clone(form), gates: append([]float32(nil), gates...)}
			if c.places[at].CompareAndSwap(nil, fresh) {
				return fresh
			}
			k = c.places[at].Load()
		}
		if k.form == form {
			return k
		}
	}
	return nil
}

// lemma returns the lemma of form, of which k is known, with the given pair of
// tags.
func (p *Parser) lemma(k *known, form string, tags int) string {
	pair := p.tagPairs[tags]
	if k == nil {
		return p.lemmas.Lemma(form, p.upos[pair[0]], p.xpos[pair[1]])
	}
	for i := range k.lemmas {
		l := k.lemmas[i].Load()
		if l == nil {
			l = &lemmaOf{tags, p.lemmas.Lemma(k.form, p.upos[pair[0]], p.xpos[pair[1]])}
			k.lemmas[i].CompareAndSwap(nil, l)
			return l.lemma
		}
		if l.tags == tags {
			return l.lemma
		}
	}
	return p.lemmas.Lemma(form, p.upos[pair[0]], p.xpos[pair[1]])
}
