package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A keyer builds the form under which names are looked up: lower case,
// without accents, full stops and apostrophes, hyphens as spaces. So
// "Al-Qaida", "al Qaida" and "U.S." "US" meet; capitals are judged apart.
type keyer struct {
	buf   []byte
	hash  uint32 // of buf
	space bool
}

func (k *keyer) reset() { k.buf, k.hash, k.space = k.buf[:0], hashStart, false }

// add appends the key of s.
func (k *keyer) add(s string) {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			k.ascii(c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		k.wide(r)
		i += n
	}
}

func (k *keyer) ascii(c byte) {
	switch {
	case 'A' <= c && c <= 'Z':
		k.put(c | 0x20)
	case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		k.put(c)
	case c == '.' || c == '\'':
	case c == ',' || c == '(' || c == ')' || c == ';' || c == '"' || c == ':':
		k.space = true
		k.put(c)
		k.space = true
	default:
		k.space = true
	}
}

func (k *keyer) put(c byte) {
	if k.space && len(k.buf) > 0 {
		k.push(' ')
	}
	k.space = false
	k.push(c)
}

func (k *keyer) push(c byte) {
	k.buf = append(k.buf, c)
	k.hash = (k.hash ^ uint32(c)) * hashPrime
}

// wide appends a letter beyond ASCII without its accents.
func (k *keyer) wide(r rune) {
	switch r {
	case '’', '‘', 'ʼ', '\u00ad':
		return
	case 'ł', 'Ł':
		k.put('l')
		return
	case 'ø', 'Ø':
		k.put('o')
		return
	case 'đ', 'Đ':
		k.put('d')
		return
	case 'ı':
		k.put('i')
		return
	}
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
		k.space = true
		if unicode.IsPunct(r) && r != '–' && r != '—' && r != '‐' && r != '‑' {
			k.put('"')
			k.space = true
		}
		return
	}
	for _, d := range norm.NFD.String(string(unicode.ToLower(r))) {
		if d < utf8.RuneSelf {
			k.put(byte(d))
		} else if !unicode.IsMark(d) {
			var letter [utf8.UTFMax]byte
			n := utf8.EncodeRune(letter[:], unicode.ToLower(d))
			k.put(letter[0])
			for _, c := range letter[1:n] {
				k.push(c)
			}
		}
	}
}

// keyOf is the key of a whole name.
func keyOf(s string) string {
	var k keyer
	k.reset()
	k.add(s)
	return string(k.buf)
}

// slug is the key of a name with dashes, for ids.
func slug(s string) string { return strings.ReplaceAll(keyOf(s), " ", "-") }

// upper reports whether s begins with a capital.
func upper(s string) bool {
	if s == "" {
		return false
	}
	if c := s[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// shout reports whether s has at least two letters, all of them capitals.
func shout(s string) bool {
	n := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n >= 2
}
