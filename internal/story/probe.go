package story

// A probe finds the terms of one article among those of others: a hash table of
// its terms, small enough to stay at hand. Walking two lists of terms side by
// side would take four times as long, as no processor can guess which of two terms
// comes first.
type probe struct {
	ids [probeSize]int32 // plus one; 0 is free
	at  [probeSize]uint8 // where in the entries
	of  *doc
}

const (
	probeBits = 9
	probeSize = 1 << probeBits // room for maxTerms, mostly empty
)

func (p *probe) load(d *doc) {
	p.of = d
	clear(p.ids[:])
	for i := range d.entries {
		id := d.entries[i].id
		s := probeHome(id)
		for p.ids[s] != 0 {
			s = (s + 1) % probeSize
		}
		p.ids[s], p.at[s] = id+1, uint8(i)
	}
}

func probeHome(id int32) uint32 { return uint32(id) * 0x9E3779B1 >> (32 - probeBits) }

// find returns where the article has the term, -1 if it has not.
func (p *probe) find(id int32) int {
	for s := probeHome(id); p.ids[s%probeSize] != 0; s++ {
		if p.ids[s%probeSize] == id+1 {
			return int(p.at[s%probeSize])
		}
	}
	return -1
}

// A match is a term that two articles have, by its places in their entries.
type match struct{ a, b uint8 }

// matches appends the terms that e has too, in the order of their numbers.
func (p *probe) matches(e *doc, out []match) []match {
	for j := range e.entries {
		if i := p.find(e.entries[j].id); i >= 0 {
			out = append(out, match{uint8(i), uint8(j)})
		}
	}
	return out
}
