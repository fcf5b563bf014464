package words

import "math/bits"

const (
	everyByte = 0x0101010101010101
	highBits  = 0x80 * everyByte
	caseBits  = 0x20 * everyByte
)

// letters returns how many of eight bytes, from the lowest on, are ASCII letters
// without a gap, and all in lower case. Bytes that are no letters come out as
// anything.
func letters(v uint64) (n uint, lower uint64) {
	lower = v | caseBits
	low := lower &^ highBits
	fromA := low + (0x80-'a')*everyByte   // high bit: at least a
	pastZ := low + (0x80-'z'-1)*everyByte // high bit: more than z
	not := (^fromA | pastZ | lower) & highBits
	return uint(bits.TrailingZeros64(not)) / 8, lower
}

// plain reads the word that begins with the ASCII letter at i, eight bytes at a
// time, and returns where reading goes on. Whatever is not at most 15 ASCII
// letters up to a blank or sign is left to word.
func (s *scanner) plain(i, end int, f Flag) int {
	if i+16 > min(end, len(s.text)) {
		return s.word(i, end, f)
	}
	text := s.text[i : i+16]
	first := load(text)
	var w ascii
	if w.n, w.lo = letters(first); w.n == 8 {
		var more uint
		more, w.hi = letters(load(text[8:]))
		if w.n += more; w.n == 16 {
			return s.word(i, end, f)
		}
	}
	after := text[w.n]
	if goesOn[after] {
		return s.word(i, end, f)
	}
	if first&('a'-'A') == 0 {
		f |= capitals(text[:w.n])
	}
	last := w.end()
	next := i + int(w.n)
	w, last = w.stem(last)
	s.keep(w.hash(last), i, next, f)
	if after == ' ' {
		next++
	}
	return next
}

// capitals returns what a word shows that begins with a capital letter.
func capitals(word string) Flag {
	for _, c := range []byte(word) {
		if c >= 'a' {
			return Capital
		}
	}
	if len(word) == 1 {
		return Capital
	}
	return Capital | Upper
}

// goesOn holds for bytes after which a word may go on, though not in plain letters.
var goesOn = func() (t [256]bool) {
	for c := range t {
		t[c] = c == '\'' || class[c] == digit || class[c] == wide
	}
	return t
}()

// load reads eight bytes of s, the first being the lowest.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
