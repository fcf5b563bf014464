package text

import "strings"

// goesOn marks the bytes after a word with which an address may go on.
var goesOn = [256]bool{'.': true, '@': true, ':': true, '/': true, '-': true, '+': true, '&': true, '%': true, '~': true}

// address returns the end of a web address, mail address or name of a file at
// at, or at if there is none.
func address(text string, at, end int) int {
	stop := at
	for stop < end && text[stop] > ' ' && text[stop] < 0x7F && strings.IndexByte("<>\"()[]{}|,;", text[stop]) < 0 {
		stop++
	}
	if web(text[at:stop]) {
		return at + webEnd(text[at:end])
	}
	for stop > at && strings.IndexByte(".!?:'*", text[stop-1]) >= 0 {
		stop--
	}
	w := text[at:stop]
	if len(w) < 5 {
		return at
	}
	if i := strings.IndexByte(w, '@'); i > 0 && i+1 < len(w) && wordByte(w[i+1]) {
		return stop // a mail address, or an account of a house's own
	}
	if i := strings.IndexByte(w, '/'); i > 0 && i+1 < len(w) && domain(w[:i]) {
		return stop
	}
	if fileName(w) || domain(w) || newsgroup(w) {
		return stop
	}
	return at
}

// web reports whether w begins like a web address.
func web(w string) bool {
	return strings.HasPrefix(w, "http://") || strings.HasPrefix(w, "https://") ||
		strings.HasPrefix(w, "ftp://") || strings.HasPrefix(w, "www.") && len(w) > 4
}

// webEnd is the length of the web address with which text begins: it goes on
// to white space, less the marks that end a clause or close a bracket.
func webEnd(text string) int {
	n := 0
	for n < len(text) && text[n] > ' ' && text[n] < 0x7F && strings.IndexByte("<>\"{}|", text[n]) < 0 {
		n++
	}
	for n > 0 {
		switch c := text[n-1]; {
		case strings.IndexByte(".,;:!?'*", c) >= 0:
		case c == ')' && strings.Count(text[:n], "(") < strings.Count(text[:n], ")"):
		case c == ']' && strings.Count(text[:n], "[") < strings.Count(text[:n], "]"):
		default:
			return n
		}
		n--
	}
	return n
}

// domain reports whether w is the name of a host as running text writes it.
func domain(w string) bool {
	i := strings.LastIndexByte(w, '.')
	return i > 0 && classOf(w[i+1:])&isDomain != 0 && !strings.ContainsAny(w[:i], "/'&+:")
}

// fileName reports whether w ends like the name of a file.
func fileName(w string) bool {
	i := strings.LastIndexByte(w, '.')
	return i > 0 && classOf(w[i+1:])&isFile != 0 && !strings.ContainsAny(w[:i], "/':")
}

// newsgroup reports whether w is a name of at least three parts in lower case
// with full stops between them.
func newsgroup(w string) bool {
	parts, from := 0, 0
	for i := 0; i <= len(w); i++ {
		if i < len(w) && w[i] != '.' {
			if !('a' <= w[i] && w[i] <= 'z' || w[i] == '-' && i > from) {
				return false
			}
			continue
		}
		if i-from < 1 || i-from == 1 && parts == 0 {
			return false
		}
		parts, from = parts+1, i+1
	}
	return parts >= 3
}
