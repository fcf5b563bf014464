// Package roster numbers articles in memory: a [Table] finds the number of an
// ID in seven bytes, where a Go map would take forty.
package roster

import "github.com/zeebo/xxh3"

// A Table maps IDs to numbers. It holds the numbers alone; who uses it tells the
// ID of each. The zero value is empty.
type Table struct {
	slots []int32 // plus one; 0 is free
	tags  []uint8 // eight bits of the hash, so that few IDs need be looked at
	n     int
}

// Len is the number of IDs.
func (t *Table) Len() int { return t.n }

// Get returns the number of id, -1 if it has none. Name tells the ID of a number.
func (t *Table) Get(id string, name func(int32) string) int32 {
	if t.n == 0 {
		return -1
	}
	return t.slots[t.slot(id, xxh3.HashString(id), name)] - 1
}

// Put gives id a number and returns the one it had, -1 if none. Name need not know
// the new number yet, and must still know the old one.
func (t *Table) Put(id string, number int32, name func(int32) string) (old int32) {
	if 4*t.n >= 3*len(t.slots) {
		t.grow(name)
	}
	h := xxh3.HashString(id)
	i := t.slot(id, h, name)
	if old = t.slots[i] - 1; old < 0 {
		t.n++
	}
	t.slots[i], t.tags[i] = number+1, uint8(h)
	return old
}

// slot is where id of hash h stands, or where there is room for it.
func (t *Table) slot(id string, h uint64, name func(int32) string) int {
	i := int(h >> 32 * uint64(len(t.slots)) >> 32) // spread without a division
	for t.slots[i] != 0 && (t.tags[i] != uint8(h) || name(t.slots[i]-1) != id) {
		if i++; i == len(t.slots) {
			i = 0
		}
	}
	return i
}

func (t *Table) grow(name func(int32) string) {
	old := t.slots
	size := max(64, len(old)+len(old)/2)
	t.slots, t.tags = make([]int32, size), make([]uint8, size)
	for _, n := range old {
		if n != 0 {
			id := name(n - 1)
			h := xxh3.HashString(id)
			i := t.slot(id, h, name)
			t.slots[i], t.tags[i] = n, uint8(h)
		}
	}
}
