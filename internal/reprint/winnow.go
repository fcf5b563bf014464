package reprint

import "slices"

const (
	maxMarks   = 64 // fingerprints kept of one article
	markWindow = 6  // 4-grams: any shared run of 9 words shares a fingerprint
	markRoom   = 256
)

// A winnower keeps the least hash of each window of markWindow (Schleimer,
// Wilkerson, Aiken, SIGMOD 2003). No processor can foresee which those are, so it
// goes without branches: every window writes its least, and if the one before had
// the same, over that.
type winnower struct {
	n     int       // hashes seen
	last  uint32    // the hash before
	pairs [8]uint32 // of place i and the one before the lesser, at i modulo 8
	least uint32    // of the window before
	kept  uint32    // where least stands in marks
	marks [markRoom]uint32
}

func newWinnower() (w winnower) {
	const most = 1<<32 - 1
	w.last, w.pairs = most, [8]uint32{most, most, most, most, most, most, most, most}
	return w
}

func (w *winnower) add(h uint32) {
	i := w.n
	w.n++
	pair := min(h, w.last)
	w.last, w.pairs[i%8] = h, pair
	least := min(pair, w.pairs[(i-2)&7], w.pairs[(i-4)&7])
	kept := w.kept
	if least != w.least {
		kept++
	}
	w.least, w.kept, w.marks[kept%markRoom] = least, kept, least
	switch {
	case i < markWindow: // up to the first whole window there is one
		w.kept, w.marks[0] = 0, least
	case kept == markRoom-1:
		w.sift()
	}
}

// sift makes room for more.
func (w *winnower) sift() {
	w.kept = uint32(len(firstMarks(w.marks[:])))
	w.marks[w.kept] = w.least
}

// best returns the marks in ascending order. Of a long article it keeps the
// maxMarks least, which are the same ones in a copy.
func (w *winnower) best() []uint32 {
	if w.n == 0 {
		return nil
	}
	return slices.Clone(firstMarks(w.marks[:w.kept+1]))
}

// firstMarks puts the least of hs first, in ascending order, none twice, and
// returns those: maxMarks at the most.
func firstMarks(hs []uint32) []uint32 {
	// They are almost sorted once they lie in the order of their upper bits.
	const upper = 7
	var ends [1 << upper]uint32
	for _, h := range hs {
		ends[h>>(32-upper)]++
	}
	sum := uint32(0)
	for i, n := range ends {
		ends[i] = sum
		sum += n
	}
	var sorted [markRoom]uint32
	for _, h := range hs {
		at := &ends[h>>(32-upper)]
		sorted[*at%markRoom] = h
		*at++
	}
	for i := 1; i < len(hs); i++ {
		h, j := sorted[i], i
		for ; j > 0 && sorted[j-1] > h; j-- {
			sorted[j] = sorted[j-1]
		}
		sorted[j] = h
	}
	n := copy(hs, slices.Compact(sorted[:len(hs)]))
	return hs[:min(n, maxMarks)]
}
