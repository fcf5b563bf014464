package reprint

import "slices"

// heads maps keys to postings: most keys have one, which stands in the table
// itself, the others lead to a chain.
//
// It is an open hash table of six bytes a slot, in parts that grow one at a time
// and by a quarter, so that it is never much larger than what it holds and adding
// a key never takes long. A part stands for partBits of the mixed key; a slot
// holds the other tagBits, which also say where in the part it belongs, and what
// the key leads to. That is the whole key: no two are taken for one another.
type heads struct {
	parts []part
	nodes []node
}

// part holds slots of three numbers: the lower sixteen bits of the tag, and of
// the value first the lower half, then the upper. No value is zero, which marks a
// free slot.
type part struct {
	slots []uint16
	n     int32
}

// node is a link of a chain.
type node struct {
	print int32
	next  int32 // the node of the posting before, -1 if none
	count int32 // postings up to here
}

const (
	partBits = 14
	tagBits  = 32 - partBits
	slotSize = 3

	// A value is the number of a print or node plus one, the bit that tells which,
	// and the upper bits of the tag.
	numberBits = 29
	isNode     = 1 << numberBits
	mostNumber = isNode - 2
)

// bent spreads keys evenly: marks are hashes chosen for being small.
func bent(key uint32) uint32 {
	key ^= key >> 16
	key *= 0x85EBCA6B
	key ^= key >> 13
	key *= 0xC2B2AE35
	return key ^ key>>16
}

// A place is where a key stands in the table, or may be put.
type place struct {
	part int32
	slot int32
	tag  uint32
}

// warm has the memory in which keys stand fetched, for all of them at the same
// time: at waits for one after the other, which in a full window is most of what
// an article costs. What it returns means nothing.
func (h *heads) warm(keys []uint32) (sum uint16) {
	if h.parts == nil {
		h.parts = make([]part, 1<<partBits)
	}
	for _, key := range keys {
		k := bent(key)
		if s := h.parts[k>>tagBits].slots; len(s) > 0 {
			sum += s[home(k&(1<<tagBits-1), len(s))]
		}
	}
	return sum
}

// at returns the value of a key that was warmed, 0 if it has none.
func (h *heads) at(key uint32) (place, uint32) {
	k := bent(key)
	w := place{part: int32(k >> tagBits), tag: k & (1<<tagBits - 1)}
	p := &h.parts[w.part]
	if len(p.slots) == 0 {
		p.slots = make([]uint16, 4*slotSize)
	}
	v := uint32(0)
	w.slot, v = p.find(w.tag)
	return w, v
}

// home is the slot where a tag belongs in a part of a length.
func home(tag uint32, length int) int {
	return int(uint64(tag)*uint64(length/slotSize)>>tagBits) * slotSize
}

func (p *part) find(tag uint32) (slot int32, value uint32) {
	at := home(tag, len(p.slots))
	for {
		if at+slotSize > len(p.slots) {
			at = 0
		}
		s := p.slots[at : at+slotSize : at+slotSize]
		v := uint32(s[1]) | uint32(s[2])<<16
		if v == 0 || s[0] == uint16(tag) && v>>30 == tag>>16 {
			return int32(at), v & (isNode<<1 - 1)
		}
		at += slotSize
	}
}

func (p *part) set(slot int32, tag, value uint32) {
	value |= tag >> 16 << 30
	p.slots[slot], p.slots[slot+1], p.slots[slot+2] = uint16(tag), uint16(value), uint16(value>>16)
}

// add makes print the newest posting of the key whose place and value at has
// just returned. Of more than a few hundred million it takes no notice.
func (h *heads) add(w place, value uint32, print int32) {
	if print > mostNumber || len(h.nodes) >= mostNumber {
		return
	}
	p := &h.parts[w.part]
	if value == 0 {
		p.set(w.slot, w.tag, uint32(print)+1)
		if p.n++; 5*int(p.n)*slotSize > 4*len(p.slots) {
			p.grow()
		}
		return
	}
	before := int32(value&^isNode) - 1
	count := int32(1)
	if value&isNode != 0 {
		count = h.nodes[before].count
	} else {
		h.nodes = append(h.nodes, node{before, -1, 1})
		before = int32(len(h.nodes)) - 1
	}
	h.nodes = append(h.nodes, node{print, before, count + 1})
	p.set(w.slot, w.tag, uint32(len(h.nodes))|isNode)
}

// grow makes the part larger by a quarter, and by what the allocator would leave
// unused.
func (p *part) grow() {
	old := p.slots
	p.slots = slices.Grow[[]uint16](nil, len(old)+max(4*slotSize, len(old)/4))
	p.slots = p.slots[:cap(p.slots)/slotSize*slotSize]
	clear(p.slots)
	for i := 0; i+slotSize <= len(old); i += slotSize {
		if v := uint32(old[i+1]) | uint32(old[i+2])<<16; v != 0 {
			tag := uint32(old[i]) | v>>30<<16
			slot, _ := p.find(tag)
			p.set(slot, tag, v&(isNode<<1-1))
		}
	}
}
