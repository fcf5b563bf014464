package quote

import (
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

// frames holds the classes that a lemma stands in, by part of speech.
type frames struct{ verbs, nouns, adjectives map[string][]frame }

const none news.Stance = "none"

var loadFrames = sync.OnceValue(func() *frames {
	f := &frames{verbs: map[string][]frame{}, nouns: map[string][]frame{}, adjectives: map[string][]frame{}}
	for _, line := range lines("frames.tsv") {
		c := strings.Split(line, "\t")
		of := map[string]map[string][]frame{"verb": f.verbs, "noun": f.nouns, "adjective": f.adjectives}[c[0]]
		class := frame{stance: news.Stance(c[1])}
		for _, t := range strings.Fields(c[2]) {
			if n, ok := frameTakes[t]; ok {
				class.takes |= n
			} else {
				class.preps = append(class.preps, t)
			}
		}
		for _, lemma := range strings.Fields(c[3]) {
			of[lemma] = append(of[lemma], class)
		}
	}
	return f
})

const (
	open takes = agent << (iota + 1) // attributes in the passive without an agent, too
	as                               // an object with what it is held to be
)

var frameTakes = map[string]takes{"that": that, "np": np, "inf": to, "speech": speech, "told": told, "agent": agent, "open": open, "as": as}

// one is what all the classes of a lemma take together, with the stance of the
// first.
func one(fs []frame) (f frame, ok bool) {
	for i, c := range fs {
		if i == 0 {
			f = frame{stance: c.stance}
		}
		f.takes |= c.takes
		f.preps = append(f.preps, c.preps...)
	}
	return f, len(fs) > 0
}

// by is the stance of the first class that takes preposition prep.
func by(fs []frame, prep string) news.Stance {
	for _, f := range fs {
		if among(f.preps, prep) {
			return f.stance
		}
	}
	return fs[0].stance
}
