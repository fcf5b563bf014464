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
	maxMarks   = 64 // fingerprints kept of one article
	markWindow = 6  // 4-grams: any shared run of 9 words shares a fingerprint
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
func Take(a *news.Article) Print {
	ws := words.Of(a)
	p := Print{Article: a.ID, Day: a.Published.Day, Words: len(ws)}
	p.Sketch = sketch(ws)
	p.Marks = winnow(ws)
	for _, c := range credits(a, ws) {
		if !slices.Contains(p.Credits, c.Name) && len(p.Credits) < maxCredits {
			p.Credits = append(p.Credits, c.Name)
		}
	}
	slices.Sort(p.Credits)
	return p
}

// shingle hashes up to five words: a sum of products by odd constants that keeps
// their order, mixed at the end as in MurmurHash3.
func shingle(ws []words.Word) uint64 {
	h := uint64(0)
	for i, w := range ws {
		h += (uint64(w.Hash) + 1) * odd[i]
	}
	h ^= h >> 33
	h *= 0xFF51AFD7ED558CCD
	h ^= h >> 33
	h *= 0xC4CEB9FE1A85EC53
	return h ^ h>>33
}

var odd = [leastRun]uint64{0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F}

// sketch is one-permutation MinHash (Li, Owen, Zhang, NIPS 2012): each shingle
// falls into one bin, each bin keeps its least value. Empty bins borrow from the
// next full one (Shrivastava and Li, ICML 2014). An article of fewer than three
// words has the zero sketch.
func sketch(ws []words.Word) (s [bins]uint16) {
	const n = 3
	var least [bins]uint32
	full := 0
	for i := 0; i+n <= len(ws); i++ {
		h := shingle(ws[i : i+n])
		bin, v := h%bins, uint32(h>>32)|1
		if least[bin] == 0 {
			full++
		} else if least[bin] <= v {
			continue
		}
		least[bin] = v
	}
	if full == 0 {
		return s
	}
	for i := range least {
		j, hops := i, uint32(0)
		for least[j] == 0 {
			j, hops = (j+1)%bins, hops+1
		}
		s[i] = uint16((least[j]+hops*0x9E3779B9)>>16) | 1
	}
	return s
}

// winnow keeps the least hash of each window of 4-word shingles (Schleimer,
// Wilkerson, Aiken, SIGMOD 2003). Of a long article it keeps the maxMarks least,
// which are the same ones in a copy.
func winnow(ws []words.Word) []uint32 {
	const n = 4
	if len(ws) < n {
		return nil
	}
	hs := make([]uint32, len(ws)-n+1)
	for i := range hs {
		hs[i] = uint32(shingle(ws[i:i+n]) >> 32)
	}
	marks := make([]uint32, 0, len(hs)/3+1)
	last := -1
	for i := range hs {
		lo := max(0, i-markWindow+1)
		if i < markWindow-1 && i != len(hs)-1 {
			continue
		}
		if last >= lo {
			if hs[i] < hs[last] {
				last = i
				marks = append(marks, hs[i])
			}
			continue
		}
		last = lo
		for j := lo + 1; j <= i; j++ {
			if hs[j] < hs[last] {
				last = j
			}
		}
		marks = append(marks, hs[last])
	}
	slices.Sort(marks)
	marks = slices.Compact(marks)
	return slices.Clip(marks[:min(len(marks), maxMarks)])
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
