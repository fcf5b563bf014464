package grammar

import (
	"unicode"
	"unicode/utf8"
)

// A feature is one way to look at a word, and the table of vectors for what
// is seen. The vector of a word is those of all features, one after another.
type feature struct {
	Name  string
	Of    string // word, suffix, prefix, shape or form
	Runes int    // of a suffix or prefix; the whole word if it is shorter

	table *tensor
}

// A speller looks at words. It keeps its buffers.
type speller struct {
	low   []byte // the word in lower case
	key   []byte // and with digits as 0
	shape []byte
	whole []byte // the word as it stands
}

// row returns the row of f's table for the word that was read last. What
// these are must stay equal to train/features.py.
func (s *speller) row(f *feature, words map[string]int32) int {
	switch f.Of {
	case "word":
		return int(words[string(s.key)])
	case "suffix":
		return hash(s.low[lastRunes(s.low, f.Runes):], f.table.Rows)
	case "prefix":
		return hash(s.low[:firstRunes(s.low, f.Runes)], f.table.Rows)
	case "shape":
		return hash(s.shape, f.table.Rows)
	}
	return hash(s.whole, f.table.Rows)
}

// maxShape is the length of a shape; a class stands at most twice in a row.
const maxShape = 8

func (s *speller) read(form string) {
	s.low, s.key, s.shape = s.low[:0], s.key[:0], s.shape[:0]
	s.whole = append(s.whole[:0], form...)
	for _, r := range form {
		l := lower(r)
		s.low = utf8.AppendRune(s.low, l)
		if '0' <= l && l <= '9' {
			l = '0'
		}
		s.key = utf8.AppendRune(s.key, l)
		if n := len(s.shape); n < maxShape {
			if c := class(r); n < 2 || s.shape[n-1] != c || s.shape[n-2] != c {
				s.shape = append(s.shape, c)
			}
		}
	}
}

func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

// class is d for digits, X for capitals, x for other letters; other ASCII is
// itself, the rest #.
func class(r rune) byte {
	switch {
	case 'a' <= r && r <= 'z':
		return 'x'
	case 'A' <= r && r <= 'Z':
		return 'X'
	case '0' <= r && r <= '9':
		return 'd'
	case r < utf8.RuneSelf:
		return byte(r)
	case unicode.IsDigit(r):
		return 'd'
	case unicode.Is(unicode.Lu, r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	}
	return '#'
}

// lastRunes is where the last n runes of b begin.
func lastRunes(b []byte, n int) int {
	at := len(b)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRune(b[:at])
		at -= size
	}
	return at
}

// firstRunes is where the first n runes of b end.
func firstRunes(b []byte, n int) int {
	at := 0
	for ; n > 0 && at < len(b); n-- {
		_, size := utf8.DecodeRune(b[at:])
		at += size
	}
	return at
}

// hash is FNV-1a of 32 bits, modulo n.
func hash(b []byte, n int) int {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return int(h % uint32(n))
}
