package grammar

import (
	"unicode"
	"unicode/utf8"
)

// features are the rows of a word in the five tables of the model.
type features struct{ word, suf3, suf2, pre3, shape int }

// A speller finds the features of words. It keeps its buffers.
type speller struct {
	low   []byte // the word in lower case
	key   []byte // and with digits as 0
	shape []byte
}

// features returns the rows of form. What they are must stay equal to
// train/features.py.
func (s *speller) features(p *Parser, form string) features {
	s.read(form)
	return features{
		word:  int(p.words[string(s.key)]),
		suf3:  hash(s.low[lastRunes(s.low, 3):], p.suf3.Rows),
		suf2:  hash(s.low[lastRunes(s.low, 2):], p.suf2.Rows),
		pre3:  hash(s.low[:firstRunes(s.low, 3)], p.pre3.Rows),
		shape: hash(s.shape, p.shape.Rows),
	}
}

// maxShape is the length of a shape; a class stands at most twice in a row.
const maxShape = 8

func (s *speller) read(form string) {
	s.low, s.key, s.shape = s.low[:0], s.key[:0], s.shape[:0]
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
