package reprint

import (
	"math/bits"
	"slices"
)

// heads maps keys to postings: most keys have one, which stands in the table
// itself, the others lead to a chain.
//
// It is a hash table in parts that grow one at a time, so that adding a key never
// takes long: of 300,000 articles a part has 20,000 keys, which are moved in about a
// third of a millisecond. A part stands for partBits of the mixed key; the other
// tagBits say in which line of the part a key belongs. With the lower tagStored of
// them, which the line holds, that is the whole key: no two are taken for one another.
//
// A part is a row of blocks of lines, each block up to a quarter of the row. Blocks
// are never given back: a part grows by more of them, over which its keys are spread
// anew. That takes few numbers to remember, all at hand in the processor, which has
// to wait for one line a key, for all keys of an article together, and nothing else.
type heads struct {
	parts  []part
	blocks []uint32 // of each part; room for 1<<rowBits of them
	lines  lines
	nodes  deck[node]

	rowBits uint
	moved   bool   // a part has grown since seek
	before  []line // of a part that grows; nothing between calls
}

type part struct {
	lines  uint32
	keys   uint32
	blocks uint32
}

const (
	partBits = 10 // of a million articles, all blocks take 128 kB
	tagBits  = 32 - partBits

	// A value is the number of a print or node plus one, and the bit that tells which.
	numberBits = 28
	isNode     = 1 << numberBits
	mostNumber = isNode - 2
)

// node is a link of a chain: the number of a print, the value that the key had
// before, and how many postings there are up to here, mostCounted standing for more.
type node uint64

const mostCounted = 63

func newNode(print int32, before uint32, count int) node {
	return node(print)<<35 | node(before)<<6 | node(min(count, mostCounted))
}

func (n node) print() int32   { return int32(n >> 35) }
func (n node) before() uint32 { return uint32(n >> 6 % (2 * isNode)) }
func (n node) count() int     { return int(n % (mostCounted + 1)) }

// postings are how many a key with such a value has.
func (h *heads) postings(value uint32) int {
	if value&isNode == 0 {
		return 1
	}
	return h.node(value).count()
}

// newest is the print that was posted last to a key with such a value, and the
// value that it had before, 0 if none.
func (h *heads) newest(value uint32) (print int32, before uint32) {
	if value&isNode == 0 {
		return int32(value) - 1, 0
	}
	n := h.node(value)
	return n.print(), n.before()
}

func (h *heads) node(value uint32) node { return *h.nodes.at(int32(value&^isNode) - 1) }

// bent spreads keys evenly: marks are hashes chosen for being small.
func bent(key uint32) uint32 {
	key ^= key >> 16
	key *= 0x85EBCA6B
	key ^= key >> 13
	key *= 0xC2B2AE35
	return key ^ key>>16
}

// A seat is where a key stands in the table, or may be put.
type seat struct {
	part, tag uint32
	at        uint32 // line of the part
	line      uint32 // the same among all lines
	steps     uint32 // from the line where the key belongs
}

// seek says where keys belong, in room if there is enough of it, and has the memory
// there fetched for all of them at the same time: find would wait for one after the
// other, which in a full window is most of what an article costs.
func (h *heads) seek(keys []uint32, room []seat) []seat {
	if h.parts == nil {
		h.parts, h.blocks = make([]part, 1<<partBits), make([]uint32, 1<<partBits)
	}
	seats := slices.Grow(room[:0], len(keys))[:len(keys)]
	for i, key := range keys {
		k := bent(key)
		seats[i].part, seats[i].tag = k>>tagBits, k%(1<<tagBits)
		h.home(&seats[i])
	}
	// The fewer instructions from one line to the next, the more are on their way.
	chunks, fetched := h.lines.chunks, uint64(0)
	for i := range seats {
		l := seats[i].line
		fetched |= chunks[l/chunkLines][l%chunkLines].head[0]
	}
	h.moved = fetched == 1<<63 // never, which the compiler does not know
	return seats
}

// home sets s to the line where its key belongs.
func (h *heads) home(s *seat) {
	p := &h.parts[s.part]
	if p.lines == 0 {
		h.extend(s.part)
	}
	s.steps = 0
	h.place(s, homeOf(s.tag, p.lines))
}

// step goes on to the next line of the part.
func (h *heads) step(s *seat) {
	at := s.at + 1
	if at == h.parts[s.part].lines {
		at = 0
	}
	s.steps++
	h.place(s, at)
}

// place sets s to a line of its part.
func (h *heads) place(s *seat, at uint32) {
	s.at, s.line = at, h.blocks[s.part<<h.rowBits|blockOf(at)]+at
}

// homeOf is the line where a tag belongs among so many.
func homeOf(tag, lines uint32) uint32 { return uint32(uint64(tag) * uint64(lines) >> tagBits) }

// blockOf is the block of a part that has its line at: there are four of leastBlock
// lines, four of twice as many, four of four times as many and so on.
func blockOf(at uint32) uint32 {
	v := at/leastBlock + 4
	double := uint(bits.Len32(v) - 3)
	return uint32(double)*4 + v>>double%4
}

// find returns the value of a key that was sought, 0 if it has none, and which
// slot of s's line it stands in, or may be put in; lineKeys if there is no room.
func (h *heads) find(s *seat) (slot int, value uint32) {
	if h.moved {
		h.home(s)
	}
	for {
		l := h.lines.at(s.line)
		n := l.keys()
		if l.mayHold(s.tag) {
			for k := range n {
				if tag, steps, v := l.get(k); tag == uint16(s.tag) && steps == s.steps {
					return k, v
				}
			}
		}
		if n < lineKeys || s.steps == mostSteps {
			return n, 0
		}
		h.step(s)
	}
}

// add makes print the newest posting of the key whose seat, slot and value find has
// just returned. Of more than a few hundred million it takes no notice.
func (h *heads) add(s *seat, slot int, value uint32, print int32) {
	if print > mostNumber || h.nodes.n >= mostNumber {
		return
	}
	if value == 0 {
		h.put(s, slot, uint32(print)+1)
		return
	}
	h.nodes.push(newNode(print, value, h.postings(value)+1))
	h.lines.at(s.line).set(slot, uint32(h.nodes.n)|isNode)
}

// put adds a key that is not there. A part grows when seven eighths of it are in
// use, or where a key finds no room.
func (h *heads) put(s *seat, slot int, value uint32) {
	for slot == lineKeys {
		h.grow(s.part)
		slot, _ = h.find(s)
	}
	h.lines.at(s.line).put(uint16(s.tag), s.steps, value)
	p := &h.parts[s.part]
	if p.keys++; 8*p.keys >= 7*lineKeys*p.lines {
		h.grow(s.part)
	}
}
