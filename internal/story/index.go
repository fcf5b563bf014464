package story

// index maps keys to small numbers: an open hash table for the terms of one
// article, several times faster to fill than a Go map.
type index struct {
	keys   []uint32
	values []int32 // plus one; 0 is free
	n      int
}

// newIndex makes room for about n keys.
func newIndex(n int) index {
	size := 64
	for size < 2*n {
		size *= 2
	}
	return index{keys: make([]uint32, size), values: make([]int32, size)}
}

func (x *index) slot(key uint32) int {
	mask := len(x.keys) - 1
	i := int(key) & mask
	for x.values[i] != 0 && x.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

// add gives key the value unless it has one, and returns its value.
func (x *index) add(key uint32, value int) (has int, added bool) {
	i := x.slot(key)
	if x.values[i] != 0 {
		return int(x.values[i]) - 1, false
	}
	if x.n++; 3*x.n > 2*len(x.keys) {
		x.grow()
		i = x.slot(key)
	}
	x.keys[i], x.values[i] = key, int32(value)+1
	return value, true
}

func (x *index) grow() {
	old := *x
	x.keys, x.values = make([]uint32, 2*len(old.keys)), make([]int32, 2*len(old.keys))
	for i, v := range old.values {
		if v != 0 {
			k := x.slot(old.keys[i])
			x.keys[k], x.values[k] = old.keys[i], v
		}
	}
}
