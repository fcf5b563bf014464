package story

import (
	"cmp"
	"slices"
)

// A probe finds the terms of one article among those of others: a hash table of
// its terms, small enough to stay at hand. Walking two lists of terms side by
// side takes four times as long, as no processor can guess which of two terms
// comes first. For the same reason each term has one place in the table, and looking
// it up is no decision; the few that find theirs taken are searched for one by one.
type probe struct {
	ids  [probeSize]int32 // plus one; 0 is free
	at   [probeSize]uint8 // where in the entries
	of   *doc
	held []entry // of's, which a replaced article loses
	rest []uint8 // the entries that found their place taken
}

const (
	probeBits = 11
	probeSize = 1 << probeBits // for maxTerms: about one term in fifty finds its place taken
)

func (p *probe) load(d *doc) {
	for i := range p.held {
		p.ids[probeHome(p.held[i].id)] = 0
	}
	p.of, p.held, p.rest = d, d.entries, p.rest[:0]
	for i := range d.entries {
		id := d.entries[i].id
		s := probeHome(id)
		if p.ids[s] != 0 {
			p.rest = append(p.rest, uint8(i))
			continue
		}
		p.ids[s], p.at[s] = id+1, uint8(i)
	}
}

func probeHome(id int32) uint32 { return uint32(id) * 0x9E3779B1 >> (32 - probeBits) }

// A match is a term that two articles have, by its places in their entries.
type match struct{ a, b uint8 }

// matches appends the terms that e has too, in the order of their numbers.
func (p *probe) matches(e *doc, out []match) []match {
	from := len(out)
	out = slices.Grow(out, len(e.entries)+1)
	found := out[from : from+len(e.entries)+1]
	n := 0
	for j := range e.entries {
		id := e.entries[j].id
		s := probeHome(id)
		found[n] = match{p.at[s], uint8(j)}
		if p.ids[s] == id+1 {
			n++
		}
	}
	out = out[:from+n]
	for _, i := range p.rest {
		id := p.of.entries[i].id
		if j, ok := slices.BinarySearchFunc(e.entries, id, func(x entry, id int32) int { return cmp.Compare(x.id, id) }); ok {
			k := len(out)
			for k > from && int(out[k-1].b) > j {
				k--
			}
			out = slices.Insert(out, k, match{i, uint8(j)})
		}
	}
	return out
}

// warm has an article's terms fetched, without waiting for them. What it returns
// means nothing.
func (d *doc) warm() (sum uint32) {
	const line = 8 // entries to 64 bytes
	for i := 0; i < len(d.entries); i += line {
		sum += uint32(d.entries[i].id)
	}
	return sum
}
