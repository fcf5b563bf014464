// Package vocab remembers what a room makes of a written word wherever it
// stands: its lower case, its classes, its entries in the room's tables. News
// uses few different words, so that most are looked at once in the life of the
// program and not once in every sentence.
package vocab

import (
	"strings"
	"sync/atomic"
)

// A Table remembers a V for each word, as many as it has room for: what is
// remembered depends on what was read before, what [Table.Of] returns does
// not. Any number of readers may use it at once.
type Table[V any] struct {
	make  func(form string) V
	shelf []shelf[V]
}

// A shelf has places for words of one hash: all but the last belong for good to
// the words that came first, as frequent words do; the last to the one that
// came last.
type shelf[V any] [4]atomic.Pointer[entry[V]]

// An entry has its word in itself, not to be fetched from elsewhere.
type entry[V any] struct {
	n    uint8
	form [longest]byte
	v    V
}

func (e *entry[V]) is(form string) bool { return string(e.form[:e.n]) == form }

// longest is how many bytes of a word are remembered at most; what is longer
// is an address or worse, and does not come again.
const longest = 31

// New returns a table with room for 4<<bits words. What make returns for a word
// must depend on the word alone.
func New[V any](bits int, make func(form string) V) *Table[V] {
	return &Table[V]{make, shelves[V](1 << bits)}
}

func shelves[V any](n int) []shelf[V] { return make([]shelf[V], n) }

// Of returns what is made of form. It must not be changed.
func (t *Table[V]) Of(form string) *V {
	s := &t.shelf[hash(form)&uint32(len(t.shelf)-1)]
	for i := range s {
		e := s[i].Load()
		if e == nil {
			break
		}
		if e.is(form) {
			return &e.v
		}
	}
	return t.add(s, form)
}

func (t *Table[V]) add(s *shelf[V], form string) *V {
	if len(form) > longest {
		v := t.make(form)
		return &v
	}
	e := &entry[V]{n: uint8(len(form)), v: t.make(strings.Clone(form))} // not to keep the article that it is cut from
	copy(e.form[:], form)
	for i := range len(s) - 1 {
		if s[i].CompareAndSwap(nil, e) {
			return &e.v
		}
	}
	s[len(s)-1].Store(e)
	return &e.v
}

// hash is FNV-1a, whose upper bits are the better ones.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}
