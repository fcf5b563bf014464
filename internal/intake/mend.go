package intake

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode turns the bytes of a text file into UTF-8: by byte order mark, by the
// zero bytes that UTF-16 leaves in Latin text, else as UTF-8 if it mostly is,
// else as Windows-1252, the usual encoding of old files of Western newsrooms.
func decode(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return fromUTF16(b[2:], 1)
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return fromUTF16(b[2:], 0)
	case zeroShare(b, 1) > 0.6:
		return fromUTF16(b, 1)
	case zeroShare(b, 0) > 0.6:
		return fromUTF16(b, 0)
	}
	if utf8.Valid(b) {
		return string(b)
	}
	good, bad := 0, 0 // characters beyond ASCII, bytes that fit none
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else if n > 1 {
			good++
		}
		i += n
	}
	if bad > good {
		if s, err := charmap.Windows1252.NewDecoder().Bytes(b); err == nil {
			return string(s)
		}
	}
	return strings.ToValidUTF8(string(b), "\ufffd")
}

// zeroShare is the share of zero bytes among the first bytes at odd (1) or
// even (0) positions.
func zeroShare(b []byte, odd int) float64 {
	b = b[:min(len(b), 512)]
	if len(b) < 8 {
		return 0
	}
	zero := 0
	for i := odd; i < len(b); i += 2 {
		if b[i] == 0 {
			zero++
		}
	}
	return float64(zero) / float64(len(b)/2)
}

// fromUTF16 decodes b, whose high bytes stand at odd (1, little-endian) or even
// (0) positions.
func fromUTF16(b []byte, odd int) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i+odd])<<8 | uint16(b[2*i+1-odd])
	}
	return string(utf16.Decode(units))
}

// mend makes s fit to be stored: valid UTF-8, "\n" as the only line end, no
// control characters, no byte order marks, none of the invisible characters by
// which a text may look like another ([isFormat]), no white space around it. Nothing
// else changes; in particular it is not normalised, so that a quotation can be
// found again in the file that it came from.
func mend(s string) string {
	if !clean(s) {
		s = rewrite(s)
	}
	return strings.TrimSpace(s)
}

// clean reports whether s needs no rewriting; nearly all texts do not.
func clean(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 0x20 && c != '\n' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return utf8.ValidString(s) && !strings.Contains(s, "\ufeff") && !strings.Contains(s, "\xc2\x85") &&
		!strings.Contains(s, "\u2028") && !strings.Contains(s, "\u2029") && !hasC1(s) && strings.IndexFunc(s, isFormat) < 0
}

// isFormat reports whether r is an invisible format character (category Cf) that
// says nothing in a report, such as the overrides that let text run backwards
// (U+202A to U+202E, U+2066 to U+2069). Joiners and non-joiners, which Persian
// and Indian scripts and emoji need, and the soft hyphen stay.
func isFormat(r rune) bool {
	switch {
	case r < 0x600, r == '\u200c', r == '\u200d':
		return false
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// hasC1 reports whether s holds U+0080 to U+009F.
func hasC1(s string) bool {
	for i := 0; ; i++ {
		j := strings.IndexByte(s[i:], 0xc2)
		if j < 0 {
			return false
		}
		if i += j; i+1 < len(s) && s[i+1] < 0xa0 {
			return true
		}
	}
}

func rewrite(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for _, r := range s {
		switch {
		case r == '\r', r == '\f', r == '\v', r == 0x85, r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
		case isFormat(r), r < 0x20 && r != '\n' && r != '\t', r >= 0x7f && r < 0xa0:
			// dropped
		default:
			b.WriteRune(r) // an invalid byte is U+FFFD by now
		}
	}
	return b.String()
}

// tidy is mend for text from a field or from markup, where spacing is layout:
// runs of blanks become one, lines are trimmed, and no more than one empty line
// stands between paragraphs.
func tidy(s string) string {
	s = mend(s)
	var b strings.Builder
	b.Grow(len(s))
	empty := 0
	for line := range strings.SplitSeq(s, "\n") {
		line = oneLine(line)
		if line == "" {
			empty++
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n"[:min(empty+1, 2)])
		}
		empty = 0
		b.WriteString(line)
	}
	return b.String()
}

// oneLine joins the words of s by single spaces.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\t\n\u00a0\u202f\u2009") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// weight measures how much report a text can hold: letters and digits, with
// characters of scripts that write a syllable or word in one counted thrice.
func weight(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x80:
			if r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' {
				n++
			}
		case r >= 0x2e80 && r < 0xa4d0, r >= 0xac00 && r < 0xd7a4, r >= 0xf900 && r < 0xfb00, r >= 0x20000:
			n += 3
		case r > 0xbf && r != '×' && r != '÷' && (r < 0x2000 || r > 0x2bff):
			n++
		}
	}
	return n
}
