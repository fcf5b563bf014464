package story

import "math"

// hold notes that n more articles hold the term.
func (s *stat) hold(n int32) {
	s.articles += n
	s.log = float32(math.Log(general[s.rarity] + float64(s.articles)))
}

// general is the share of articles that hold a term of each rarity, times
// background.
var general = func() (t [256]float64) {
	for i := range t {
		t[i] = background * math.Exp(-float64(i)/16)
	}
	return t
}()

// weigh sets d's weights by the present idf: the natural logarithm of a term's
// rarity as the book has seen it, with the general table counting as much as some
// hundred articles.
func (b *Book) weigh(d *doc) {
	all := math.Log(background + float64(b.live))
	for i := range d.entries {
		e := &d.entries[i]
		idf := max(0, all-float64(b.terms[e.id].log))
		e.weight = uint16(min(1<<16-1, logCount(e.count)*idf*weightScale))
		e.local, e.rare = e.weight, e.weight
	}
	d.norms = overlapOf(d.entries, d.entries)
}

// localise takes from d's weights what its neighbours have too. Copies of d say
// nothing about what the neighbourhood shares.
func (b *Book) localise(d *doc) {
	counts, n := make([]uint8, len(d.entries)), 0
	for _, x := range d.near {
		if x.cosine >= copyCosine || b.docs[x.doc].dead {
			continue
		}
		n++
		o := b.docs[x.doc].entries
		for i, j := 0, 0; i < len(counts) && j < len(o); {
			switch {
			case d.entries[i].id == o[j].id:
				counts[i]++
				i, j = i+1, j+1
			case d.entries[i].id < o[j].id:
				i++
			default:
				j++
			}
		}
	}
	if n < 3 {
		return
	}
	var local, rare [maxNear + 1]float64 // by count
	for c := range n + 1 {
		local[c] = 2 * math.Sqrt(float64((c+1)*(n-c))) / float64(n+1)
		rare[c] = 1 - math.Log(float64(c+1))/math.Log(float64(n+1))
	}
	for i := range d.entries {
		e := &d.entries[i]
		e.local = uint16(float64(e.weight) * local[counts[i]])
		e.rare = uint16(float64(e.weight) * rare[counts[i]])
	}
	d.norms = overlapOf(d.entries, d.entries)
}

var logs = func() (t [256]float64) {
	for i := 1; i < len(t); i++ {
		t[i] = 1 + math.Log(float64(i))
	}
	return t
}()

func logCount(n uint8) float64 { return logs[max(1, n)] }
