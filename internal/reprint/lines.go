package reprint

// A line holds keys with their values in 64 bytes, what a processor fetches at a
// time: keys that belong there, or up to mostSteps lines before when those are
// full. They come in the order in which they were put.
//
// Its head is twelve numbers of 16 bits: the lower tagStored bits of the keys' tags,
// after the first, which has in its lowest four bits how many keys there are, and in
// a bit for each whether it stands more than lowSteps lines from where it belongs.
type line struct {
	head   [3]uint64
	values [lineKeys]uint32 // with the lower bits of the steps on top
}

const (
	lineKeys  = 10
	tagStored = 16
	valueBits = numberBits + 1
	lowSteps  = 1<<(32-valueBits) - 1
	mostSteps = 2*lowSteps + 1
	farBits   = 4 // where in the head the bits for keys far from home begin
)

func (l *line) keys() int { return int(l.head[0] & 15) }

// mayHold reports whether a key with such a tag may be in l. It looks at all tags
// at once, and rarely says yes when none is there.
func (l *line) mayHold(tag uint32) bool {
	const every = 1<<48 | 1<<32 | 1<<16 | 1
	same := uint64(uint16(tag)) * every
	a, b, c := l.head[0]^same, l.head[1]^same, l.head[2]^same
	return ((a-every)&^a|(b-every)&^b|(c-every)&^c)&(every<<15) != 0 // 16 bits are 0
}

func (l *line) get(k int) (tag uint16, steps, value uint32) {
	word, shift := uint(k+1)/4, uint(k+1)%4*tagStored
	far, v := uint32(l.head[0]>>(farBits+uint(k))%2), l.values[k]
	return uint16(l.head[word] >> shift), far*(lowSteps+1) + v>>valueBits, v % (1 << valueBits)
}

// put adds a key that is not there; there must be room.
func (l *line) put(tag uint16, steps, value uint32) {
	k := uint(l.keys())
	word, shift := (k+1)/4, (k+1)%4*tagStored
	l.head[word] |= uint64(tag) << shift
	l.head[0] += 1 + uint64(steps/(lowSteps+1))<<(farBits+k)
	l.values[k] = steps<<valueBits | value
}

// set gives the key in slot k another value.
func (l *line) set(k int, value uint32) {
	l.values[k] = l.values[k]>>valueBits<<valueBits | value
}

const (
	leastBlock = 64      // lines; firstTag relies on it
	chunkLines = 1 << 15 // 2 MB
)

// lines are all lines there are. They are numbered, and stay where they are.
type lines struct {
	chunks [][]line // of chunkLines
	n      uint32   // taken
}

// take returns the number of the first of so many lines that nobody has.
func (ls *lines) take(n uint32) uint32 {
	ls.n += n
	for uint32(len(ls.chunks))*chunkLines < ls.n {
		ls.chunks = append(ls.chunks, make([]line, chunkLines))
	}
	return ls.n - n
}

func (ls *lines) at(i uint32) *line { return &ls.chunks[i/chunkLines][i%chunkLines] }
