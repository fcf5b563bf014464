package words

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

var (
	//go:embed data/df.tsv
	dfFile string
	//go:embed data/leaders.txt
	leaderFile string
)

// A Table says how common words are in general.
type Table struct {
	pieces int              // texts counted
	rarity map[uint32]uint8 // word hash → idf in sixteenths
}

// idfScale is the number of steps of one natural-log unit in the table.
const idfScale = 16

// Common is the shipped table: document frequencies of word forms in English
// Wikinews, 2004 to 2019, for the time before the stream has been heard long
// enough to have frequencies of its own. The names of presidents and prime
// ministers since then count as commonplace: who acts says little about which
// event it is.
var Common = sync.OnceValue(func() *Table {
	t := parseTable(dfFile)
	t.cap(leaderFile, leaderIDF)
	return t
})

// leaderIDF is the most that a leader's name is worth: that of a word in one
// news piece of fifty.
const leaderIDF = 4.0

// cap lowers the rarity of all words in a list of names to at most idf.
func (t *Table) cap(names string, idf float64) {
	for line := range strings.Lines(names) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range OfString(line, 0) {
			t.rarity[w.Hash] = min(t.Step(w.Hash), uint8(idf*idfScale))
		}
	}
}

// parseTable reads "hash\tcount" lines; the line "pieces\tN" gives the number of
// texts that were counted.
func parseTable(file string) *Table {
	t := &Table{rarity: make(map[uint32]uint8, strings.Count(file, "\n"))}
	for line := range strings.Lines(file) {
		word, count, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		n, err := strconv.Atoi(count)
		if !ok || err != nil || strings.HasPrefix(line, "#") {
			continue
		}
		if word == "=pieces" {
			t.pieces = n
			continue
		}
		t.rarity[Hash(word)] = t.step(float64(n))
	}
	return t
}

func (t *Table) step(n float64) uint8 {
	idf := math.Log((float64(t.pieces) + 1) / (n + 0.5))
	return uint8(min(255, max(0, math.Round(idf*idfScale))))
}

// IDF is the natural logarithm of how rare a word is: about 0 for "the", 2.5 for
// a word in one piece of twelve, 9 to 10 for one never seen.
func (t *Table) IDF(hash uint32) float64 { return float64(t.Step(hash)) / idfScale }

// Step is IDF in sixteenths.
func (t *Table) Step(hash uint32) uint8 {
	if s, ok := t.rarity[hash]; ok {
		return s
	}
	return t.step(0.5)
}

// Len is the number of words in the table.
func (t *Table) Len() int { return len(t.rarity) }
