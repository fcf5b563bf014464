package reprint

import "iter"

// more is by how many blocks a part of so many grows: small ones by one, others by
// two, which is half of what they have, about. Those with odd numbers are a block
// ahead, or all would be half empty at the same time.
func more(number, blocks uint32) uint32 {
	if blocks < 4+number%2 {
		return 1
	}
	return 2
}

// grow makes a part larger.
func (h *heads) grow(number uint32) {
	h.moved = true
	before := h.before[:0]
	for l := range h.all(number) {
		before = append(before, *l)
		*l = line{}
	}
	h.extend(number)
	for !h.spread(number, before) {
		for l := range h.all(number) {
			*l = line{}
		}
		h.extend(number)
	}
	h.before = before[:0]
}

// all yields the lines of a part, one after the other.
func (h *heads) all(number uint32) iter.Seq[*line] {
	return func(yield func(*line) bool) {
		s := seat{part: number}
		for at := range h.parts[number].lines {
			if h.place(&s, at); !yield(h.lines.at(s.line)) {
				return
			}
		}
	}
}

// extend gives a part more blocks.
func (h *heads) extend(number uint32) {
	p := &h.parts[number]
	for range more(number, p.blocks) {
		if p.blocks>>h.rowBits > 0 {
			h.widen()
		}
		size := uint32(leastBlock) << (p.blocks / 4)
		h.blocks[number<<h.rowBits|p.blocks] = h.lines.take(size) - p.lines
		p.lines += size
		p.blocks++
	}
}

// widen doubles the room for blocks of each part.
func (h *heads) widen() {
	old := h.blocks
	h.blocks = make([]uint32, 2*len(old))
	for i, b := range old {
		number, n := i>>h.rowBits, i%(1<<h.rowBits)
		h.blocks[number<<(h.rowBits+1)|n] = b
	}
	h.rowBits++
}

// spread puts the keys of the lines that a part had into all that it has now. It
// reports whether there was room for all.
func (h *heads) spread(number uint32, before []line) bool {
	had, has := uint32(len(before)), h.parts[number].lines
	row := h.blocks[number<<h.rowBits:]
	for at := range had {
		first := firstTag(at, had)
		for k := range before[at].keys() {
			low, steps, v := before[at].get(k)
			from := first
			if steps > 0 {
				from = firstTag((at+had-steps)%had, had)
			}
			tag := from + uint32(low-uint16(from))
			home := homeOf(tag, has)
			if l := h.lines.at(row[blockOf(home)] + home); l.keys() < lineKeys {
				l.put(low, 0, v)
			} else if !h.putFar(&seat{part: number, tag: tag, at: home}, v) {
				return false
			}
		}
	}
	return true
}

// putFar puts a key in the first line with room after that where it belongs, if
// there is one that is not too far.
func (h *heads) putFar(s *seat, value uint32) bool {
	for s.steps < mostSteps {
		h.step(s)
		if l := h.lines.at(s.line); l.keys() < lineKeys {
			l.put(uint16(s.tag), s.steps, value)
			return true
		}
	}
	return false
}

// firstTag is the least tag that belongs in one of so many lines. No more than 1<<16
// tags do, as no part has fewer than 64 lines, so the lower half of a tag tells
// which of them it is.
func firstTag(at, lines uint32) uint32 {
	return uint32((uint64(at)<<tagBits + uint64(lines) - 1) / uint64(lines))
}
