package vocab

// A Sieve tells of most words, by their length, first and last byte, that they
// are not in a table, so that the table is asked for the rest only. What it
// holds may be missing from the table, what it lacks is not there. It takes
// small and capital letters of English for the same.
type Sieve struct{ bits [1 << sieveBits / 64]uint64 }

const sieveBits = 14

func spot(w string) uint {
	n := len(w)
	return uint(w[0]&31) | uint(w[n-1]&31)<<5 | uint(n&15)<<10
}

// Add adds a word.
func (s *Sieve) Add(w string) {
	if w != "" {
		i := spot(w)
		s.bits[i/64] |= 1 << (i % 64)
	}
}

// Has reports whether w may be in the table.
func (s *Sieve) Has(w string) bool {
	if w == "" {
		return true
	}
	i := spot(w)
	return s.bits[i/64]&(1<<(i%64)) != 0
}

// SieveOf returns a sieve of the keys of a table.
func SieveOf[V any](table map[string]V) *Sieve {
	s := &Sieve{}
	for w := range table {
		s.Add(w)
	}
	return s
}
