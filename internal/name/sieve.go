package name

// A sieve tells of nearly every key that it is neither a name of a table nor
// the beginning of one, so that the table, too large for the processor's cache,
// is asked for the rest only. It is a set of hashes: what it holds may be
// missing from the table, what it lacks is not there.
type sieve []uint64

// newSieve returns a sieve of 1<<bits hashes.
func newSieve(bits int) sieve { return make(sieve, 1<<bits/64) }

const (
	hashStart = 2166136261 // FNV-1a of 32 bits
	hashPrime = 16777619
)

// add adds a key and its beginnings that end with a word.
func (s sieve) add(key string) {
	h := uint32(hashStart)
	for i := range len(key) {
		if key[i] == ' ' {
			s.set(h)
		}
		h = (h ^ uint32(key[i])) * hashPrime
	}
	s.set(h)
	s.set(whole(h))
}

// whole is the hash under which a key stands that is one of the table, and not
// the beginning of one only.
func whole(h uint32) uint32 { return h*0x9e3779b1 + 1 }

// has reports whether the key of the hash may be one of the table.
func (s sieve) has(h uint32) bool { return s.holds(whole(h)) }

func (s sieve) set(h uint32) {
	h = s.place(h)
	s[h/64] |= 1 << (h % 64)
}

// holds reports whether the key of the hash may be one of the table, or begin one.
func (s sieve) holds(h uint32) bool {
	h = s.place(h)
	return s[h/64]&(1<<(h%64)) != 0
}

// place is where the hash stands; the low bits of FNV alone are too regular.
func (s sieve) place(h uint32) uint32 { return (h ^ h>>15) & uint32(64*len(s)-1) }

// hashOf is the hash of a key.
func hashOf(key string) uint32 {
	h := uint32(hashStart)
	for i := range len(key) {
		h = (h ^ uint32(key[i])) * hashPrime
	}
	return h
}

// goesOn reports whether a key that begins with the words up to token j, whose
// hash is in r.key, may be in the table: it may where the next token is glued
// to the word that j ends.
func (r *reading) goesOn(s sieve, j int) bool {
	return r.glued(j+1) || s.holds(r.key.hash)
}
