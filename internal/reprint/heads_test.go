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
		s := h.seek([]uint32{key}, nil)
		slot, v := h.find(&s[0])
		h.add(&s[0], slot, v, print)
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

// TestHeadsGrow fills a table until its parts have grown several times: each key
// must lead to its own value, others to none.
func TestHeadsGrow(t *testing.T) {
	const n = 700_000 // keys; bent mixes them, and takes no two for one
	var h heads
	var seats []seat
	keys := make([]uint32, 100)
	for from := uint32(0); from < n; from += uint32(len(keys)) {
		for i := range keys {
			keys[i] = from + uint32(i)
		}
		seats = h.seek(keys, seats)
		for i := range seats {
			slot, v := h.find(&seats[i])
			if v != 0 {
				t.Fatalf("key %d has value %d before it is put", keys[i], v)
			}
			h.add(&seats[i], slot, v, int32(keys[i]))
		}
	}
	for key := range uint32(n + 1000) {
		seats = h.seek([]uint32{key}, seats)
		_, v := h.find(&seats[0])
		if want := key + 1; key < n && v != want || key >= n && v != 0 {
			t.Fatalf("key %d has value %d", key, v)
		}
	}
	for number := range h.parts {
		keys := 0
		for l := range h.all(uint32(number)) {
			keys += l.keys()
		}
		if keys != int(h.parts[number].keys) {
			t.Fatalf("part %d has %d keys, counts %d", number, keys, h.parts[number].keys)
		}
	}
}

// TestCrowded puts more keys into one part than can stand near where they belong, so
// that it has to grow while most of it is empty.
func TestCrowded(t *testing.T) {
	var h heads
	h.seek(nil, nil)
	const n = 2 * lineKeys * (mostSteps + 1)
	for tag := range uint32(n) {
		s := seat{tag: tag}
		h.home(&s)
		slot, v := h.find(&s)
		h.add(&s, slot, v, int32(tag))
	}
	if p := h.parts[0]; p.keys != n || p.lines < 4*leastBlock {
		t.Errorf("%d keys in %d lines", p.keys, p.lines)
	}
	for tag := range uint32(n) {
		s := seat{tag: tag}
		h.home(&s)
		if _, v := h.find(&s); v != tag+1 {
			t.Fatalf("tag %d has value %d", tag, v)
		}
	}
}

func TestLine(t *testing.T) {
	var l line
	for k := range uint32(lineKeys) {
		if l.mayHold(40000 + k) {
			t.Errorf("holds tag %d before it is put", k)
		}
		l.put(uint16(40000+k), 3*k%(mostSteps+1), 7*k)
	}
	for k := range uint32(lineKeys) {
		if !l.mayHold(1<<17 + 40000 + k) {
			t.Errorf("does not hold tag %d", k)
		}
		l.set(int(k), 1<<valueBits-1-k)
		if tag, steps, v := l.get(int(k)); tag != uint16(40000+k) || steps != 3*k%(mostSteps+1) || v != 1<<valueBits-1-k {
			t.Errorf("slot %d has tag %d, steps %d, value %d", k, tag, steps, v)
		}
	}
	if l.keys() != lineKeys {
		t.Errorf("%d keys", l.keys())
	}
}

func (h *heads) chain(key uint32) (out []int32) {
	s := h.seek([]uint32{key}, nil)
	_, first := h.find(&s[0])
	for v := first; v != 0; {
		var print int32
		print, v = h.newest(v)
		out = append(out, print)
	}
	if first != 0 && h.postings(first) != min(len(out), mostCounted) {
		return nil
	}
	return out
}
