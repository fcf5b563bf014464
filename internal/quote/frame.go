package quote

import (
	"slices"
	"strings"
	"sync"

	"chancery/internal/news"
)

// A frame is what a word that attributes goes with: one class of
// data/frames.tsv.
type frame struct {
	stance news.Stance
	takes  takes
	preps  []string
}

// A use is what a lemma goes with.
type use struct {
	frame         // what all classes take together, with the stance of the first
	each  []frame // the classes
}

// frames holds the uses of a lemma, by part of speech.
type frames struct{ verbs, nouns, adjectives map[string]use }

const none news.Stance = "none"

var loadFrames = sync.OnceValue(func() *frames {
	f := &frames{verbs: map[string]use{}, nouns: map[string]use{}, adjectives: map[string]use{}}
	for _, line := range lines("frames.tsv") {
		c := strings.Split(line, "\t")
		of := map[string]map[string]use{"verb": f.verbs, "noun": f.nouns, "adjective": f.adjectives}[c[0]]
		class := frame{stance: news.Stance(c[1])}
		for _, t := range strings.Fields(c[2]) {
			if n, ok := frameTakes[t]; ok {
				class.takes |= n
			} else {
				class.preps = append(class.preps, t)
			}
		}
		for _, lemma := range strings.Fields(c[3]) {
			of[lemma] = of[lemma].with(class)
		}
	}
	return f
})

const (
	open takes = agent << (iota + 1) // attributes in the passive without an agent, too
	as                               // an object with what it is held to be
)

var frameTakes = map[string]takes{"that": that, "np": np, "inf": to, "speech": speech, "told": told, "agent": agent, "open": open, "as": as}

// with is u with one more class.
func (u use) with(c frame) use {
	if len(u.each) == 0 {
		u.stance = c.stance
	}
	u.takes |= c.takes
	u.preps = append(slices.Clip(u.preps), c.preps...)
	u.each = append(u.each, c)
	return u
}

// by is the stance of the first class that takes preposition prep.
func (u use) by(prep string) news.Stance {
	for _, f := range u.each {
		if among(f.preps, prep) {
			return f.stance
		}
	}
	return u.stance
}
