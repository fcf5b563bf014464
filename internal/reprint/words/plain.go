package words

import (
	"encoding/binary"
	"math/bits"

	"github.com/zeebo/xxh3"
)

const (
	everyByte = 0x0101010101010101
	highBits  = 0x80 * everyByte
	caseBits  = 0x20 * everyByte
)

// letters marks with its high bit each of eight bytes that is an ASCII letter; lower
// holds them in lower case. Bytes that are no letters come out as anything.
func letters(v uint64) (is, lower uint64) {
	lower = v | caseBits
	low := lower &^ highBits
	fromA := low + (0x80-'a')*everyByte   // high bit: at least a
	pastZ := low + (0x80-'z'-1)*everyByte // high bit: more than z
	return fromA &^ pastZ &^ lower & highBits, lower
}

// plain reads the word that begins with the ASCII letter at i, eight bytes at a
// time, and returns where reading goes on. Whatever is not all ASCII letters up
// to a blank or sign is left to word.
func (s *scanner) plain(i, end int, f Flag) int {
	n, capitals := 0, 0
	for {
		if i+n+8 > len(s.text) || n+8 > len(s.buf) {
			return s.word(i, end, f)
		}
		v := load(s.text[i+n:])
		is, lower := letters(v)
		binary.LittleEndian.PutUint64(s.buf[n:], lower)
		most := bits.TrailingZeros64(^is&highBits) / 8 // letters in a row
		capitals += bits.OnesCount64(^v & caseBits & (1<<(8*most) - 1))
		n += most
		if most < 8 {
			break
		}
	}
	if i+n > end {
		return s.word(i, end, f)
	}
	if c := s.text[i+n]; c == '\'' || class[c] == digit || class[c] == wide {
		if i+n < end {
			return s.word(i, end, f)
		}
	}
	if capitals > 0 && s.text[i] <= 'Z' {
		f |= Capital
		if capitals == n && n > 1 {
			f |= Upper
		}
	}
	s.keep(Word{Hash: uint32(xxh3.Hash(s.buf[:stem(s.buf[:n])])), Start: int32(i), End: int32(i + n), Flag: f})
	return i + n
}

// load reads eight bytes of s, the first being the lowest.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
