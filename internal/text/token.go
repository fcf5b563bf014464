package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// tokenise appends the tokens of s, which holds no paragraph break.
func (r *reader) tokenise(s news.Span) {
	for at := s.Start; at < s.End; {
		c, size := decode(r.text, at, s.End)
		switch {
		case c == ' ' || unicode.IsSpace(c):
			at += size
		case c < utf8.RuneSelf && asciiWord[c]:
			at = r.chunk(at, s.End)
		case ideograph(c):
			r.token(at, at+size)
			at += size
		case wordRune(c) || (c == '#' || c == '@') && letterAt(r.text, at+1, s.End):
			at = r.chunk(at, s.End)
		default:
			end := r.mark(at, s.End, c, size)
			r.token(at, end)
			at = end
		}
	}
}

func (r *reader) token(start, end int) {
	r.tokens = append(r.tokens, news.Token{Span: news.Span{Start: start, End: end}})
}

// glued reports whether the token before ends exactly at at.
func (r *reader) glued(at int) bool {
	return len(r.tokens) > 0 && r.tokens[len(r.tokens)-1].End == at
}

// decode returns the rune at i; size is at least 1, so loops go on.
func decode(text string, i, end int) (rune, int) {
	if i >= end {
		return 0, 1
	}
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:end])
}

// asciiWord marks the letters, digits and underscore of ASCII.
var asciiWord = func() (t [utf8.RuneSelf]bool) {
	for c := range t {
		t[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
	}
	return t
}()

func wordRune(c rune) bool {
	if c < utf8.RuneSelf {
		return asciiWord[c]
	}
	return unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsNumber(c) || c == '\u200d' || c == '\u00ad'
}

// ideograph reports whether c is a token by itself: scripts written without
// spaces are cut into characters.
func ideograph(c rune) bool {
	return c >= 0x2E80 && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func letterAt(text string, i, end int) bool {
	c, _ := decode(text, i, end)
	return c != 0 && unicode.IsLetter(c)
}

func digitAt(text string, i, end int) bool {
	return i >= 0 && i < end && '0' <= text[i] && text[i] <= '9'
}

// chunk reads what begins with a word character at at and appends one token
// or more: an address whole, else words, clitics and hyphens.
func (r *reader) chunk(at, end int) int {
	c, from := r.text[at], at
	if c == '#' || c == '@' {
		from++
	}
	stop := wordEnd(r.text, from, end)
	if stop+1 < end && goesOn[r.text[stop]] && r.text[stop+1] > ' ' {
		if stop := whole(r.text, at, stop, end); stop > at {
			r.token(at, stop)
			return stop
		}
	}
	switch {
	case c == '#' || c == '@':
		r.token(at, stop)
		return stop
	case c == '_':
		from := at
		for at < stop && r.text[at] == '_' {
			at++
		}
		r.token(from, at)
		return at
	}
	if stop >= end || r.text[stop] == ' ' || r.text[stop] == ',' && !digitAt(r.text, stop+1, end) {
		r.cut(at, stop, false)
		return stop
	}
	stop, quoted := r.word(at, stop, end)
	r.cut(at, stop, quoted)
	return stop
}

// whole returns the end of what is one token although marks stand in it, or
// at: addresses, telephone numbers, sums of money with the country's letters
// ("US$").
func whole(text string, at, stop, end int) int {
	if digitAt(text, at, end) {
		if stop := numbered(text, at, end); stop > at {
			return stop
		}
	}
	return address(text, at, end)
}

// wordEnd is the end of the run of word characters at at.
func wordEnd(text string, at, end int) int {
	for at < end {
		if c := text[at]; c < utf8.RuneSelf {
			if !asciiWord[c] {
				break
			}
			at++
			continue
		}
		c, size := decode(text, at, end)
		if !wordRune(c) || ideograph(c) {
			break
		}
		at += size
	}
	return at
}

// word is the end of the word that starts at at and runs at least to stop,
// with the inner marks that belong to it: "5,000", "4.6", "U.S.", "O'Neal",
// "don't", "e-mail", "Jan.", "AT&T", "w/o". It also reports whether an
// apostrophe is inside.
func (r *reader) word(at, stop, end int) (int, bool) {
	text, quoted := r.text, false
	for stop < end {
		c, size := decode(text, stop, end)
		next := stop + size
		digits := digitAt(text, stop-1, end) && digitAt(text, next, end)
		letters := letterAt(text, next, end)
		switch {
		case (c == '.' || c == ',' || c == ':' || c == '/') && digits:
		case c == '.' && letters && dotted(text[at:stop]):
		case (c == '\'' || c == '’') && letters && letterAt(text, at, end):
			quoted = true
		case (c == '\'' || c == '’') && decade(text, at, stop, next, end):
		case c == '-' && (letters || digitAt(text, next, end)) && r.hyphened(at, stop, next, end):
		case c == '&' && letters && stop-at <= 3 && joint(text, at, stop, next):
		case c == '/' && stop == at+1 && letters && slashed(text, at, next, end):
		case c == '$' && digitAt(text, next, end) && stop-at <= 3 && upper(text[at:stop]):
			return next, quoted
		case c == '*' && starred(text, at, stop, end):
			for next < end && text[next] == '*' {
				next++
			}
		default:
			return r.fullStop(at, stop, end), quoted
		}
		stop = wordEnd(text, next, end)
	}
	return stop, quoted
}

// decade reports whether an apostrophe after the figure text[at:stop] makes it
// a decade: "the 1960's".
func decade(text string, at, stop, next, end int) bool {
	n := stop - at
	return (n == 2 || n == 4) && text[stop-1] == '0' && small(text[at:stop]) > 0 &&
		wordEnd(text, next, end) == next+1 && text[next] == 's'
}

// hyphened reports whether the hyphen before next joins the words about it:
// after a prefix, or before a suffix.
func (r *reader) hyphened(at, stop, next, end int) bool {
	if classOf(r.text[at:stop])&isPrefix != 0 {
		return !digitAt(r.text, next, end) || stop-at > 2
	}
	return classOf(r.text[next:wordEnd(r.text, next, end)])&isSuffix != 0 && letterAt(r.text, at, end)
}

// joint reports whether the "&" before next stands in a name of capitals
// ("AT&T", "PG&E") or of two letters ("p&l").
func joint(text string, at, stop, next int) bool {
	return unicode.IsUpper(rune(text[next])) && upper(text[at:stop]) || stop == at+1 && asciiLetter(text[next])
}

func upper(w string) bool {
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return true
}

// slashed reports whether the letter at at and what follows its slash at next
// are one short form: "w/o", "b/c", "w/out".
func slashed(text string, at, next, end int) bool {
	n := wordEnd(text, next, end) - next
	return letterAt(text, at, end) && (n == 1 || text[at] == 'w' && strings.HasPrefix(text[next:end], "out"))
}

// starred reports whether the star after text[at:stop] hides letters of it.
func starred(text string, at, stop, end int) bool {
	if at > 0 && text[at-1] == '*' || !asciiLetter(text[stop-1]) {
		return false
	}
	return letterAt(text, stop+1, end) && asciiLetter(text[stop+1]) || stop+2 < end && text[stop+1] == '*' && stop-at <= 2
}

// dotted reports whether w is letters each followed by a full stop, the last
// without it: "U", "U.S", "a.m". "Ph.D" counts too.
func dotted(w string) bool {
	if w == "Ph" {
		return true
	}
	for i := 0; i < len(w); i++ {
		if letter := i%2 == 0; letter != (w[i] != '.') || letter && !asciiLetter(w[i]) {
			return false
		}
	}
	return len(w)%2 == 1
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// fullStop adds the full stop after text[at:stop] if it belongs to the word.
func (r *reader) fullStop(at, stop, end int) int {
	if stop+1 < end && r.text[stop] == '!' && r.text[stop+1] == ' ' && classOf(r.text[at:stop])&isBang != 0 {
		return stop + 1
	}
	if stop >= end || r.text[stop] != '.' || strings.HasPrefix(r.text[stop+1:end], "..") {
		return stop
	}
	w := r.text[at:stop]
	if stop == at+1 && 'A' <= w[0] && w[0] <= 'Z' && w != "I" && !followsLetter(r.text, at) {
		return stop + 1 // an initial
	}
	if len(w) > 1 && dotted(w) && strings.Contains(w, ".") {
		return stop + 1
	}
	known := classOf(w)
	if known&isAbbreviation == 0 || known&isNumber != 0 && !digitAfter(r.text, stop+1, end) {
		return stop
	}
	if known&isDay != 0 && known&isAbbreviation == isDay && !r.dateAfter(stop+1, end) {
		return stop
	}
	if known&(isMonth|isTitle|isName) != 0 && 'a' <= w[0] && w[0] <= 'z' && !lowerAbbreviation(w) {
		return stop // "ill.", "miss.", "sat.": a word before a full stop
	}
	return stop + 1
}

// lowerAbbreviation reports whether w is an abbreviation in lower case too.
func lowerAbbreviation(w string) bool {
	if classOf(w)&isTail != 0 {
		return true
	}
	switch w {
	case "esp", "dept", "ext", "ie", "eg", "vs", "approx", "al", "gov't", "v", "ca", "cf", "viz", "mr", "mrs", "dr", "prof":
		return true
	}
	return false
}

// followsLetter reports whether the byte before at is a letter or hyphen, so
// that what stands at at is no initial.
func followsLetter(text string, at int) bool {
	return at > 0 && (asciiLetter(text[at-1]) || text[at-1] == '-' || text[at-1] == '$')
}

// digitAfter reports whether a digit follows at, perhaps after one space.
func digitAfter(text string, at, end int) bool {
	if at < end && text[at] == ' ' {
		at++
	}
	return digitAt(text, at, end)
}

// dateAfter reports whether a day of a date follows at: a figure, or a month.
func (r *reader) dateAfter(at, end int) bool {
	if digitAfter(r.text, at, end) {
		return true
	}
	if at < end && r.text[at] == ' ' {
		return classOf(r.text[at+1:wordEnd(r.text, at+1, end)])&isMonth != 0
	}
	return false
}
