// Package reprint finds articles that carry or retell one another, so that a
// report printed forty times counts once.
//
// The words of the room: a [Print] is the compact profile of one article by
// which an [Index] finds candidates among millions; [Compare] looks at two whole
// articles and says whether one is a reprint or a rewrite of the other, with
// the shared passages as evidence; [Rewrites] looks at the articles of one story
// together, where words that just two of them share say more; [Families] puts
// linked articles together and says which is the origin.
//
// Nothing here decides that two articles tell the same story: an article on
// another event of the same kind may share more word runs with a report than
// its own retelling does.
package reprint

import (
	"cmp"
	"math/bits"
	"slices"

	"chancery/internal/news"
	"chancery/internal/reprint/words"
)

// Version is raised when Take gives other prints for the same article, or the
// judge another verdict on a pair, so that all articles are taken again.
const Version = 3

const (
	bins       = 64 // of the one-permutation sketch
	rows       = 4  // sketch values to a band: bands are alike from a Jaccard of about .5
	bands      = bins / rows
	maxCredits = 6
)

// A Print is the profile of one article: at most 0.5 kB.
type Print struct {
	Article news.ArticleID
	Day     news.Day // publication, "" if unknown
	Words   int
	Sketch  [bins]uint16 // one-permutation MinHash of the 3-word shingles
	Marks   []uint32     // winnowed fingerprints of 4-word shingles, ascending
	Credits []string     // outlets that the text names as its source, sorted
}

// Take makes the print of a. It reads a's text alone, no layer of it.
func Take(a *news.Article) Print { return TakeWords(a, words.Of(a)) }

// TakeWords is Take for one who has a's words at hand.
func TakeWords(a *news.Article, ws []words.Word) Print {
	p := Print{Article: a.ID, Day: a.Published.Day, Words: len(ws)}
	p.Sketch, p.Marks = profile(ws)
	for _, c := range credits(a, ws) {
		if !slices.Contains(p.Credits, c.Name) && len(p.Credits) < maxCredits {
			p.Credits = append(p.Credits, c.Name)
		}
	}
	slices.Sort(p.Credits)
	return p
}

// shingle hashes up to five words: a sum of products by odd constants that keeps
// their order, mixed.
func shingle(ws []words.Word) uint64 {
	h := uint64(0)
	for i, w := range ws {
		h += (uint64(w.Hash) + 1) * odd[i]
	}
	return mix(h)
}

// mix is the end of MurmurHash3.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xFF51AFD7ED558CCD
	h ^= h >> 33
	h *= 0xC4CEB9FE1A85EC53
	return h ^ h>>33
}

const (
	odd0 = 0x9E3779B97F4A7C15
	odd1 = 0xC2B2AE3D27D4EB4F
	odd2 = 0x165667B19E3779F9
	odd3 = 0xD6E8FEB86659FD93
)

var odd = [leastRun]uint64{odd0, odd1, odd2, odd3, 0xA0761D6478BD642F}

// profile takes sketch and marks in one pass: of each place the shingle of three
// words for the one, of four for the other.
func profile(ws []words.Word) (s [bins]uint16, marks []uint32) {
	if len(ws) < 3 {
		return s, nil
	}
	k := newSketch()
	m := newWinnower()
	x, y, z := uint64(ws[0].Hash)+1, uint64(ws[1].Hash)+1, uint64(ws[2].Hash)+1
	for i := 3; i < len(ws); i++ {
		next := uint64(ws[i].Hash) + 1
		sum := x*odd0 + y*odd1 + z*odd2
		k.add(mix(sum))
		m.add(uint32(mix(sum+next*odd3) >> 32))
		x, y, z = y, z, next
	}
	k.add(mix(x*odd0 + y*odd1 + z*odd2))
	return k.values(), m.best()
}

// sketch is one-permutation MinHash (Li, Owen, Zhang, NIPS 2012): each shingle
// falls into one bin, each bin keeps its least value.
type sketch struct {
	least [bins]uint32
	full  uint64 // a bit for each bin that has a value
}

func newSketch() (s sketch) {
	for i := range s.least {
		s.least[i] = 1<<32 - 1
	}
	return s
}

func (s *sketch) add(h uint64) {
	bin := h % bins
	s.full |= 1 << bin
	s.least[bin] = min(s.least[bin], uint32(h>>32)|1)
}

// values are 16 bits of each bin. Empty bins borrow from the next full one
// (Shrivastava and Li, ICML 2014).
func (s *sketch) values() (out [bins]uint16) {
	for i := range out {
		hops := bits.TrailingZeros64(bits.RotateLeft64(s.full, -i))
		out[i] = uint16((s.least[(i+hops)%bins]+uint32(hops)*0x9E3779B9)>>16) | 1
	}
	return out
}

// Likeness estimates the Jaccard coefficient of the two articles' 3-word
// shingles from their sketches; its standard error is about .06.
func (p *Print) Likeness(q *Print) float64 {
	same := 0
	for i := range p.Sketch {
		if p.Sketch[i] == q.Sketch[i] && p.Sketch[i] != 0 {
			same++
		}
	}
	return float64(same) / bins
}

// shared counts values that two ascending lists have in common.
func shared[T cmp.Ordered](a, b []T) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}
