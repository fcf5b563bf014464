package reprint

// heads maps keys to postings: most keys have one, which stands in the table
// itself, the others lead to a chain.
//
// It is a hash table in parts that grow one at a time, so that adding a key never
// takes long. A part stands for partBits of the mixed key; a slot holds the other
// tagBits, which also say where in the part it belongs, and what the key leads to.
// That is the whole key: no two are taken for one another. Slots come in buckets
// of 64 bytes, what a processor fetches at a time.
type heads struct {
	parts []part
	nodes []node
}

type part struct {
	buckets []bucket
	n       int // keys
}

// bucket holds the keys that belong in it, or in the one before when that is full.
type bucket struct {
	n      uint16
	tags   [bucketSize]uint16 // lower half of the tag
	values [bucketSize]uint32
}

const (
	partBits   = 14
	tagBits    = 32 - partBits
	bucketSize = 10

	// A value is the number of a print or node plus one, the bit that tells which,
	// and the upper bits of the tag.
	numberBits = 29
	isNode     = 1 << numberBits
	mostNumber = isNode - 2
	valueMask  = isNode<<1 - 1
)

// node is a link of a chain: the number of a print, the node of the posting before
// plus one, and how many postings there are up to here, mostCounted standing for
// more.
type node uint64

const mostCounted = 63

func newNode(print, before int32, count int) node {
	return node(print)<<35 | node(before+1)<<6 | node(min(count, mostCounted))
}

func (n node) print() int32 { return int32(n >> 35) }
func (n node) next() int32  { return int32(n>>6&(1<<numberBits-1)) - 1 }
func (n node) count() int   { return int(n & mostCounted) }

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
	part   int32
	bucket int32
	slot   int32
	tag    uint32
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
		if b := h.parts[k>>tagBits].buckets; len(b) > 0 {
			sum += b[home(k&(1<<tagBits-1), len(b))].n
		}
	}
	return sum
}

// at returns the value of a key that was warmed, 0 if it has none.
func (h *heads) at(key uint32) (place, uint32) {
	k := bent(key)
	w := place{part: int32(k >> tagBits), tag: k & (1<<tagBits - 1)}
	p := &h.parts[w.part]
	if len(p.buckets) == 0 {
		p.buckets = make([]bucket, 1)
	}
	v := uint32(0)
	w.bucket, w.slot, v = p.find(w.tag)
	return w, v
}

// home is the bucket where a tag belongs among so many.
func home(tag uint32, buckets int) int { return int(uint64(tag) * uint64(buckets) >> tagBits) }

func (p *part) find(tag uint32) (at, slot int32, value uint32) {
	for i := home(tag, len(p.buckets)); ; {
		b := &p.buckets[i]
		n := min(int(b.n), bucketSize)
		for k, t := range b.tags[:n] {
			if v := b.values[k]; t == uint16(tag) && v>>30 == tag>>16 {
				return int32(i), int32(k), v & valueMask
			}
		}
		if n < bucketSize {
			return int32(i), int32(n), 0
		}
		if i++; i == len(p.buckets) {
			i = 0
		}
	}
}

// set gives a key its value; a key that had none comes last in its bucket.
func (p *part) set(at, slot int32, tag, value uint32) {
	b := &p.buckets[at]
	b.tags[slot], b.values[slot] = uint16(tag), value|tag>>16<<30
	b.n = max(b.n, uint16(slot)+1)
}

// add makes print the newest posting of the key whose place and value at has
// just returned. Of more than a few hundred million it takes no notice.
func (h *heads) add(w place, value uint32, print int32) {
	if print > mostNumber || len(h.nodes) >= mostNumber {
		return
	}
	p := &h.parts[w.part]
	if value == 0 {
		p.set(w.bucket, w.slot, w.tag, uint32(print)+1)
		if p.n++; 8*p.n >= 7*bucketSize*len(p.buckets) {
			p.grow(int(w.part))
		}
		return
	}
	before := int32(value&^isNode) - 1
	count := 1
	if value&isNode != 0 {
		count = h.nodes[before].count()
	} else {
		h.nodes = append(h.nodes, newNode(before, -1, 1))
		before = int32(len(h.nodes)) - 1
	}
	h.nodes = append(h.nodes, newNode(print, before, count+1))
	p.set(w.bucket, w.slot, w.tag, uint32(len(h.nodes))|isNode)
}

// grow makes the part larger, when seven eighths of it are in use, by two to five eighths:
// not all by the same, or all would be half empty at the same time.
func (p *part) grow(number int) {
	old := p.buckets
	p.buckets = make([]bucket, len(old)+max(1, len(old)*(2+number%4)/8))
	for i := range old {
		b := &old[i]
		for k, t := range b.tags[:b.n] {
			tag := uint32(t) | b.values[k]>>30<<16
			p.put(tag, b.values[k]&valueMask)
		}
	}
}

// put adds a key that is not there.
func (p *part) put(tag, value uint32) {
	i := home(tag, len(p.buckets))
	for p.buckets[i].n == bucketSize {
		if i++; i == len(p.buckets) {
			i = 0
		}
	}
	p.set(int32(i), int32(p.buckets[i].n), tag, value)
}
