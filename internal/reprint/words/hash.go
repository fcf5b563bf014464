package words

import "math/bits"

// Parts of the secret of XXH3 that short inputs use.
const (
	secret1to3  = 0x87275A9B
	secret4to8  = 0xC73AB174C5ECD5A2
	secretFirst = 0x6782737BEA4239B9
	secretLast  = 0xAF56BC3B0996523A
)

// An ascii is a word of 1 to 15 letters in registers, where it need not wait to
// be written to memory and read again.
type ascii struct {
	lo, hi uint64 // the first eight letters and those after them, the first one lowest
	n      uint
}

// end is the last eight letters, the last one highest; of a shorter word, all.
func (w ascii) end() uint64 {
	if w.n <= 8 {
		return w.lo << ((64 - 8*w.n) % 64)
	}
	return w.lo>>(8*(w.n-8)%64) | w.hi<<(8*(16-w.n)%64)
}

// hash is the lower half of XXH3, as of a word in memory. The end is that of w.
func (w ascii) hash(end uint64) uint32 {
	switch {
	case w.n > 8:
		first, last := w.lo^secretFirst, end^secretLast
		high, low := bits.Mul64(first, last)
		h := uint64(w.n) + bits.ReverseBytes64(first) + last + (high ^ low)
		h ^= h >> 37
		h *= 0x165667919E3779F9
		return uint32(h ^ h>>32)
	case w.n > 3:
		h := (end>>32 | w.lo<<32) ^ secret4to8
		h ^= bits.RotateLeft64(h, 49) ^ bits.RotateLeft64(h, 24)
		h *= 0x9FB21C651E98DF25
		h ^= h>>35 + uint64(w.n)
		h *= 0x9FB21C651E98DF25
		return uint32(h ^ h>>28)
	}
	first, middle, last := w.lo&0xFF, w.lo>>(w.n/2*8)&0xFF, end>>56
	h := (first<<16 + middle<<24 + last + uint64(w.n)<<8) ^ secret1to3
	h ^= h >> 33
	h *= 0xC2B2AE3D27D4EB4F
	h ^= h >> 29
	h *= 0x165667B19E3779F9
	return uint32(h ^ h>>32)
}
