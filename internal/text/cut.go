package text

import (
	"strings"
	"unicode/utf8"
)

// cut appends the tokens of the word [at, end): contractions are split as the
// treebanks do ("do" "n't", "Putin" "'s", "can" "not"). quoted says that the word has
// an apostrophe inside.
func (r *reader) cut(at, end int, quoted bool) {
	w := r.text[at:end]
	if split := unitSplit(w); split > 0 {
		r.token(at, at+split)
		r.token(at+split, end)
		return
	}
	if !quoted {
		if len(w) == 6 && strings.EqualFold(w, "cannot") {
			r.token(at, at+3)
			r.token(at+3, end)
			return
		}
		r.token(at, end)
		return
	}
	quote, size := strings.LastIndexAny(w, "'’"), 1
	if w[quote] != '\'' {
		size = len("’")
	}
	tail := w[quote+size:]
	switch {
	case strings.EqualFold(tail, "t") && quote > 1 && w[quote-1]|0x20 == 'n':
		r.token(at, at+quote-1)
		r.token(at+quote-1, end)
	case isClitic(tail) && quote > 0:
		r.token(at, at+quote)
		r.token(at+quote, end)
	default:
		r.token(at, end)
	}
}

// isClitic reports whether the letters after an apostrophe are a token with
// it: 's, 'm, 'd, 're, 've, 'll.
func isClitic(tail string) bool {
	switch len(tail) {
	case 1:
		c := tail[0] | 0x20
		return c == 's' || c == 'm' || c == 'd'
	case 2:
		return strings.EqualFold(tail, "re") || strings.EqualFold(tail, "ve") || strings.EqualFold(tail, "ll")
	}
	return false
}

// clitic returns the end of a clitic that begins with the apostrophe at at
// ("U.S.'s", "2024's", "ministers'"), or 0.
func (r *reader) clitic(at, end int) int {
	_, size := decode(r.text, at, end)
	stop := wordEnd(r.text, at+size, end)
	tail := r.text[at+size : stop]
	if isClitic(tail) {
		return stop
	}
	if tail == "" && at > 0 && r.text[at-1]|0x20 == 's' {
		return stop
	}
	return 0
}

// unitSplit returns where a number with a unit glued to it is cut: "10am",
// "50km", "5pm"; 0 if it is not one.
func unitSplit(w string) int {
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0
	}
	n := 0
	for n < len(w) && (w[n] >= '0' && w[n] <= '9' || w[n] == '.' || w[n] == ',' || w[n] == ':') {
		n++
	}
	switch strings.ToLower(w[n:]) {
	case "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "km", "kg", "mph", "m", "bn", "mm", "cm", "mb", "gb", "kb", "lb", "lbs", "ft":
		return n
	}
	return 0
}

// address returns the end of a web address, mail address or file-like name at
// at, or at if there is none.
func address(text string, at, end int) int {
	stop := at
	for stop < end && text[stop] > ' ' && text[stop] < 0x7F && strings.IndexByte("<>\"()[]{}|,;", text[stop]) < 0 {
		stop++
	}
	for stop > at && strings.IndexByte(".!?:'*", text[stop-1]) >= 0 {
		stop--
	}
	w := text[at:stop]
	if len(w) < 5 {
		return at
	}
	if strings.HasPrefix(w, "http://") || strings.HasPrefix(w, "https://") || strings.HasPrefix(w, "www.") {
		return stop
	}
	if i := strings.IndexByte(w, '@'); i > 0 && strings.IndexByte(w[i:], '.') > 1 {
		return stop
	}
	if i := strings.LastIndexByte(w, '.'); i > 0 && domainEnd(w[i+1:]) && !strings.ContainsAny(w[:i], "/-'") {
		return stop
	}
	return at
}

// domainEnd reports whether w ends a host name in running text.
func domainEnd(w string) bool {
	switch strings.ToLower(w) {
	case "com", "org", "net", "gov", "edu", "info", "pdf", "htm", "html", "doc", "ru", "cn", "uk", "de", "eu", "io":
		return true
	}
	return false
}

// marks returns the end of a run of the same punctuation mark ("...", "--",
// "!!!", "* * *" is three tokens); quotes and brackets stand alone.
func (r *reader) marks(at, end int, c rune, size int) int {
	stop := at + size
	if c == '!' || c == '?' {
		for stop < end && (r.text[stop] == '!' || r.text[stop] == '?') {
			stop++
		}
		return stop
	}
	if c < utf8.RuneSelf && strings.IndexByte(".-=*_~#$<>", byte(c)) >= 0 {
		for stop < end && r.text[stop] == byte(c) {
			stop++
		}
	}
	if c == '`' || c == '\'' {
		for stop < end && r.text[stop] == byte(c) && stop < at+2 {
			stop++
		}
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
