package text

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/emoticons.txt
var emoticonsTXT string

// emoticons are the signs of several marks by their first byte, longest first.
var emoticons = sync.OnceValue(func() *[256][]string {
	var t [256][]string
	for line := range strings.Lines(emoticonsTXT) {
		if s := strings.TrimSpace(line); s != "" && s[0] != '#' {
			t[s[0]] = append(t[s[0]], s)
		}
	}
	for _, of := range t {
		slices.SortStableFunc(of, func(a, b string) int { return len(b) - len(a) })
	}
	return &t
})

// emoticon returns the end of the face at at, or at.
func emoticon(text string, at, end int) int {
	if at > 0 && text[at-1] > ' ' && strings.IndexByte(".!?,", text[at-1]) < 0 {
		return at
	}
	for _, s := range emoticons()[text[at]] {
		if !strings.HasPrefix(text[at:end], s) {
			continue
		}
		stop := at + len(s)
		if stop < end && wordByte(text[stop]) {
			continue
		}
		return stop
	}
	return at
}

// mark returns the end of the token that begins with the mark c at at.
func (r *reader) mark(at, end int, c rune, size int) int {
	switch c {
	case '\'', '’', '`':
		if stop := r.apostrophe(at, end, size); stop > 0 {
			return stop
		}
	case '.':
		if stop := r.point(at, end); stop > at {
			return stop
		}
	case '+':
		if stop := callingCode(r.text, at, end); stop > at {
			return stop
		}
	}
	if c < utf8.RuneSelf {
		if stop := emoticon(r.text, at, end); stop > at {
			return stop
		}
	}
	return r.marks(at, end, c, size)
}

// point returns the end of a figure without its nought (".22") or of the ending
// of a file by itself (".doc"), else at.
func (r *reader) point(at, end int) int {
	if at+1 >= end || !wordByte(r.text[at+1]) || at > 0 && (r.text[at-1] == '.' || wordByte(r.text[at-1])) {
		return at
	}
	stop := wordEnd(r.text, at+1, end)
	if small(r.text[at+1:stop]) > 0 || classOf(r.text[at+1:stop])&isFile != 0 {
		return stop
	}
	return at
}

// wordByte reports whether c is of a word; bytes of other scripts count.
func wordByte(c byte) bool { return c >= 0x80 || asciiWord[c] }

// callingCode returns the end of the "+44" of a telephone number at at, or at.
func callingCode(text string, at, end int) int {
	stop := at + 1
	for digitAt(text, stop, end) {
		stop++
	}
	if stop == at+1 || stop > at+4 || at > 0 && wordByte(text[at-1]) || stop+1 >= end {
		return at
	}
	if text[stop] == ' ' && (text[stop+1] == '(' || digitAt(text, stop+1, end)) {
		return stop
	}
	return at
}

// marks returns the end of a run of the same mark ("...", "--", "* * *" is
// three tokens), of marks that end a sentence ("?!"), or of a drawn line
// ("--==--"); quotes and brackets stand alone.
func (r *reader) marks(at, end int, c rune, size int) int {
	stop := at + size
	switch {
	case c == '!' || c == '?' || c == '.' || c == '…':
		return stopsEnd(r.text, at, end)
	case c < utf8.RuneSelf && strings.IndexByte("-=*_~#$<>+/\\,|^", byte(c)) >= 0:
		for stop < end && r.text[stop] == byte(c) {
			stop++
		}
		if line := lineEnd(r.text, at, end); line > stop && line-at >= 4 {
			stop = line
		}
	case c == '`' || c == '\'':
		for stop < end && r.text[stop] == byte(c) && stop < at+2 {
			stop++
		}
	case (c == '’' || c == '‘') && strings.HasPrefix(r.text[stop:end], "’"):
		stop += len("’")
	case c == '‘' && strings.HasPrefix(r.text[stop:end], "‘"):
		stop += len("‘")
	}
	for stop < end { // variation selectors and combining marks
		d, n := decode(r.text, stop, end)
		if d < 0x300 || d != 0xFE0F && d != 0x200D && d != 0x20E3 && !(d >= 0x1F3FB && d <= 0x1F3FF) {
			break
		}
		stop += n
	}
	return stop
}

// stopsEnd is the end of the run of marks that end sentences; three full stops
// stand apart from what follows.
func stopsEnd(text string, at, end int) int {
	if strings.HasPrefix(text[at:end], "...") {
		for at < end && text[at] == '.' {
			at++
		}
		return at
	}
	for at < end {
		switch c := text[at]; {
		case c == '.' || c == '?' || c == '!':
			at++
		case strings.HasPrefix(text[at:end], "…"):
			at += len("…")
		default:
			return at
		}
	}
	return at
}

// lineEnd is the end of the run of marks with which lines are drawn.
func lineEnd(text string, at, end int) int {
	for at < end && strings.IndexByte("-=*_~+<>|^", text[at]) >= 0 {
		at++
	}
	return at
}
