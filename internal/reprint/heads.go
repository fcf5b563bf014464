package reprint

// heads maps keys to their newest posting: an open hash table of nine bytes a
// slot, where a Go map would take three times as much.
type heads struct {
	keys   []uint32
	posts  []int32 // plus one; 0 is free
	counts []uint8 // postings, 255 standing for more
	n      int
}

func (h *heads) slot(key uint32) int {
	mask := len(h.keys) - 1
	i := int(key*0x9E3779B1>>1) & mask
	for h.posts[i] != 0 && h.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

// get returns key's newest posting and how many it has, 0 if none.
func (h *heads) get(key uint32) (post int32, count uint8) {
	if h.n == 0 {
		return 0, 0
	}
	i := h.slot(key)
	return h.posts[i] - 1, h.counts[i]
}

// put sets key's newest posting and returns the one before, -1 if none.
func (h *heads) put(key uint32, post int32) (before int32) {
	if 4*h.n >= 3*len(h.keys) {
		h.grow()
	}
	i := h.slot(key)
	before = h.posts[i] - 1
	if before < 0 {
		h.n++
		h.keys[i] = key
	}
	h.posts[i] = post + 1
	if h.counts[i] < 255 {
		h.counts[i]++
	}
	return before
}

func (h *heads) grow() {
	old := *h
	size := max(1024, 2*len(old.keys))
	h.keys, h.posts, h.counts = make([]uint32, size), make([]int32, size), make([]uint8, size)
	for i, p := range old.posts {
		if p != 0 {
			k := h.slot(old.keys[i])
			h.keys[k], h.posts[k], h.counts[k] = old.keys[i], p, old.counts[i]
		}
	}
}
