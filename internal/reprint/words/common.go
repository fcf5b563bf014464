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
	pieces int // texts counted
	words  int
	unseen uint8 // of a word that is not in the table
	// An open hash table, a power of two long and less than half full: looking up
	// every word of every article is the dearest part of reading one.
	hashes []uint32 // 0 is free
	steps  []uint8  // idf in sixteenths
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
			t.set(w.Hash, min(t.Step(w.Hash), uint8(idf*idfScale)))
		}
	}
}

// parseTable reads "hash\tcount" lines; the line "pieces\tN" gives the number of
// texts that were counted.
func parseTable(file string) *Table {
	size := 1024
	for size < 3*strings.Count(file, "\n") {
		size *= 2
	}
	t := &Table{hashes: make([]uint32, size), steps: make([]uint8, size)}
	for line := range strings.Lines(file) {
		word, count, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		n, err := strconv.Atoi(count)
		if !ok || err != nil || strings.HasPrefix(line, "#") {
			continue
		}
		if word == "=pieces" {
			t.pieces = n
			t.unseen = t.step(0.5)
			continue
		}
		t.set(Hash(word), t.step(float64(n)))
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
	if i := t.slot(hash); t.hashes[i] == hash {
		return t.steps[i]
	}
	return t.unseen
}

// Warm has the memory fetched where words stand in the table: for all of them at
// the same time, where Step would wait for one after the other. What it returns
// means nothing.
func (t *Table) Warm(ws []Word) (sum uint32) {
	mask := uint32(len(t.hashes) - 1)
	for i := range ws {
		sum += t.hashes[ws[i].Hash&mask] + uint32(t.steps[ws[i].Hash&mask])
	}
	return sum
}

// slot is where hash stands, or where there is room for it.
func (t *Table) slot(hash uint32) uint32 {
	mask := uint32(len(t.hashes) - 1)
	i := hash & mask
	for t.hashes[i] != hash && t.hashes[i] != 0 {
		i = (i + 1) & mask
	}
	return i
}

// set keeps a word; when the table is half full, it keeps no new ones.
func (t *Table) set(hash uint32, step uint8) {
	i := t.slot(hash)
	if t.hashes[i] == 0 {
		if hash == 0 || 2*t.words >= len(t.hashes) {
			return
		}
		t.words++
	}
	t.hashes[i], t.steps[i] = hash, step
}

// Len is the number of words in the table.
func (t *Table) Len() int { return t.words }
