package words

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
	"chancery/internal/text/vocab"
)

// Kind sorts words.
type Kind uint8

const (
	Letters Kind = iota // "Putin", "'s", "p.m."
	Digits              // "1,200", "3.5"
	Mark                // one punctuation mark or symbol
)

// A Word is one piece of a sentence.
type Word struct {
	news.Span
	Lower string  // lower case, with plain apostrophes; cut from the text where possible
	Value float64 // of Digits
	Kind  Kind
	Cap   bool // begins with an upper-case letter
	Space bool // white space, or the start of the sentence, stands before it
}

// Is reports whether w is the word s, in lower case.
func (w *Word) Is(s string) bool { return w.Lower == s }

// Split appends the words of text[s.Start:s.End] to buf and returns it. A
// span that does not fit text has no words.
func Split(buf []Word, text string, s news.Span) []Word {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return buf
	}
	t := text[:s.End]
	space := true
	for i := s.Start; i < s.End; {
		if t[i] == ' ' {
			space, i = true, i+1
			continue
		}
		if end, small := plain(t, i); end > i {
			w := Word{Span: news.Span{Start: i, End: end}, Lower: t[i:end], Space: space}
			if !small {
				w.Lower, w.Cap = *lowered.Of(w.Lower), t[i] < 'a'
			}
			buf = append(buf, w)
			space, i = false, end
			continue
		}
		r, n := rune(t[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(t[i:])
		}
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			space, i = true, i+n
			continue
		}
		w := cut(t, i, r, n)
		w.Space = space
		buf = append(buf, w)
		space, i = false, w.End
	}
	return buf
}

// plain returns the end of the word of letters at t[i] and whether all are small,
// if it is of those that need no closer look, else i.
func plain(t string, i int) (end int, small bool) {
	end, small = i, true
	for end < len(t) && 'a' <= t[end]|0x20 && t[end]|0x20 <= 'z' {
		small = small && t[end] >= 'a'
		end++
	}
	if end < len(t) && (t[end] >= utf8.RuneSelf || t[end] == '\'' || t[end] == '.') {
		return i, false
	}
	return end, small
}

// lowered remembers the lower case of words.
var lowered = vocab.New(12, strings.ToLower)

// cut returns the word that begins at t[i] with rune r of n bytes.
func cut(t string, i int, r rune, n int) Word {
	switch {
	case '0' <= r && r <= '9':
		end := digits(t, i)
		return Word{Span: news.Span{Start: i, End: end}, Kind: Digits, Lower: t[i:end], Value: value(t[i:end])}
	case isLetter(r):
		end := letters(t, i)
		return Word{Span: news.Span{Start: i, End: end}, Kind: Letters, Lower: lower(t[i:end]), Cap: unicode.IsUpper(r)}
	case (r == '\'' || r == '’') && clitic(t[i+n:]):
		return Word{Span: news.Span{Start: i, End: i + n + 1}, Kind: Letters, Lower: "'s"}
	}
	return Word{Span: news.Span{Start: i, End: i + n}, Kind: Mark, Lower: t[i : i+n]}
}

// value reads digits with thousands commas and a decimal point.
func value(s string) float64 {
	if len(s) < 16 && strings.IndexByte(s, '.') < 0 {
		n := 0
		for i := range len(s) {
			if s[i] != ',' {
				n = n*10 + int(s[i]-'0')
			}
		}
		return float64(n)
	}
	v, _ := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return min(v, tooMany)
}

// tooMany stands for numbers too long to mean anything, and keeps arithmetic
// on them finite.
const tooMany = 1e18

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r))
}

// clitic reports whether rest, which follows an apostrophe, is a genitive s.
func clitic(rest string) bool {
	if rest == "" || rest[0]|0x20 != 's' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest[1:])
	return rest[1:] == "" || !isLetter(r)
}

// letters returns the end of the run of letters at t[i]. Initials with full
// stops ("p.m.", "U.S.") and apostrophes inside ("o'clock", "O’Neill") belong
// to it, a genitive 's does not.
func letters(t string, i int) int {
	if e := initials(t, i); e > i {
		return e
	}
	for i < len(t) {
		r, n := utf8.DecodeRuneInString(t[i:])
		switch {
		case isLetter(r):
			i += n
		case r == '\'' || r == '’':
			next, _ := utf8.DecodeRuneInString(t[i+n:])
			if !isLetter(next) || clitic(t[i+n:]) {
				return i
			}
			i += n
		default:
			return i
		}
	}
	return i
}

// initials returns the end of single letters each with a full stop, or i.
func initials(t string, i int) int {
	start, n := i, 0
	for i+1 < len(t) && t[i]|0x20 >= 'a' && t[i]|0x20 <= 'z' && t[i+1] == '.' {
		i, n = i+2, n+1
	}
	last := i < len(t) && t[i]|0x20 >= 'a' && t[i]|0x20 <= 'z'
	if last { // "p.m" without its last stop, or "e.On": a word follows
		r, _ := utf8.DecodeRuneInString(t[i+1:])
		if n > 0 && (i+1 == len(t) || !isLetter(r)) {
			return i + 1
		}
		return start
	}
	if n < 2 {
		return start
	}
	return i
}

// digits returns the end of the number at t[i], thousands commas and a
// decimal point included; dotted dates and versions stay in pieces.
func digits(t string, i int) int {
	dotted := i >= 2 && t[i-1] == '.' && '0' <= t[i-2] && t[i-2] <= '9'
	i = run(t, i)
	for i+3 < len(t) && t[i] == ',' && run(t, i+1) == i+4 {
		i += 4
	}
	if !dotted && i+1 < len(t) && t[i] == '.' && run(t, i+1) > i+1 {
		if e := run(t, i+1); !(e+1 < len(t) && t[e] == '.' && run(t, e+1) > e+1) {
			return e
		}
	}
	return i
}

func run(t string, i int) int {
	for i < len(t) && t[i] >= '0' && t[i] <= '9' {
		i++
	}
	return i
}

// lower avoids the general case for the many words that are lower case.
func lower(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	s = *lowered.Of(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}
