package reprint

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestHeads keeps postings of keys, all of them small as marks are, and reads each
// chain back: newest first, with its number of postings.
func TestHeads(t *testing.T) {
	var h heads
	want := map[uint32][]int32{}
	r := rand.New(rand.NewPCG(1, 2))
	for print := range int32(60000) {
		key := uint32(r.IntN(1<<15)) * uint32(r.IntN(64))
		h.warm([]uint32{key})
		w, v := h.at(key)
		h.add(w, v, print)
		want[key] = append(want[key], print)
	}
	for key, prints := range want {
		slices.Reverse(prints)
		if got := h.chain(key); !slices.Equal(got, prints) {
			t.Fatalf("key %d: %v, want %v", key, got, prints)
		}
	}
	if got := h.chain(1<<32 - 1); got != nil {
		t.Errorf("a key that was never added has %v", got)
	}
}

func (h *heads) chain(key uint32) (out []int32) {
	switch _, v := h.at(key); {
	case v == 0:
	case v&isNode == 0:
		out = append(out, int32(v)-1)
	default:
		at := int32(v&^isNode) - 1
		for at >= 0 {
			out = append(out, h.nodes[at].print())
			at = h.nodes[at].next()
		}
		if h.nodes[int32(v&^isNode)-1].count() != min(len(out), mostCounted) {
			return nil
		}
	}
	return out
}
