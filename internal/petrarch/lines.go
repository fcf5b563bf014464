package petrarch

import (
	"bufio"
	"io"
	"strings"
)

// lines calls f for every line of a dictionary that says something, without
// comments ("# …", "<!-- … -->") and outer space, with its number from 1.
func lines(r io.Reader, f func(n int, line string)) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), 4<<20)
	inside := false // a comment of several lines
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimPrefix(sc.Text(), "\ufeff")
		line, inside = withoutMarkup(line, inside)
		line = withoutRemark(line)
		if line = strings.TrimSpace(line); line != "" {
			f(n, line)
		}
	}
	return sc.Err()
}

// withoutMarkup cuts "<!-- … -->", which may span lines, and "<! -- … -->", which
// some files have.
func withoutMarkup(line string, inside bool) (string, bool) {
	var out strings.Builder
	for line != "" {
		if inside {
			_, after, closed := strings.Cut(line, "-->")
			if !closed {
				return out.String(), true
			}
			line, inside = after, false
			continue
		}
		at := strings.Index(line, "<!")
		if at < 0 || !strings.HasPrefix(strings.TrimLeft(line[at+2:], " "), "--") {
			out.WriteString(line)
			return out.String(), false
		}
		out.WriteString(line[:at])
		line, inside = line[at+2:], true
	}
	return out.String(), inside
}

// withoutRemark cuts from "#" on, unless it stands in a code ("[###]").
func withoutRemark(line string) string {
	depth := 0
	for i, c := range line {
		switch {
		case c == '[':
			depth++
		case c == ']':
			depth = 0
		case c == '#' && depth == 0:
			return line[:i]
		}
	}
	return line
}

// bracketed cuts the first "[…]" out of a line: what stands in it, and the rest.
func bracketed(line string) (code, rest string, found bool) {
	before, after, ok := strings.Cut(line, "[")
	if !ok {
		return "", line, false
	}
	code, after, _ = strings.Cut(after, "]")
	return strings.TrimSpace(code), before + after, true
}

// braced cuts the first "{…}" out of a line, as bracketed does.
func braced(line string) (forms []string, rest string, found bool) {
	before, after, ok := strings.Cut(line, "{")
	if !ok {
		return nil, line, false
	}
	in, after, _ := strings.Cut(after, "}")
	return strings.Fields(strings.ReplaceAll(in, ",", " ")), before + " " + after, true
}

// word brings a word of a dictionary or a text into the form in which they are
// compared: capitals, without the full stops of an abbreviation ("U.N." is "UN").
func word(s string) string {
	s = strings.ToUpper(strings.ReplaceAll(s, "’", "'"))
	if len(s) > 1 && strings.Contains(s, ".") && strings.Trim(s, ".ABCDEFGHIJKLMNOPQRSTUVWXYZ'-") == "" {
		s = strings.ReplaceAll(s, ".", "")
	}
	return s
}

// split cuts a phrase of a dictionary into words; tight[i] says that word i must
// follow the one before it with nothing between ("_").
func split(phrase string) (words []string, tight []bool) {
	bound := false
	for _, part := range strings.Fields(phrase) {
		bound = false
		for _, w := range strings.Split(part, "_") {
			if w == "" {
				continue
			}
			words, tight = append(words, word(w)), append(tight, bound && len(words) > 0)
			bound = true
		}
	}
	return words, tight
}

// plural is the regular plural of a phrase: of its last word.
func plural(phrase string) string {
	switch n := len(phrase); {
	case n < 2:
		return phrase
	case strings.HasSuffix(phrase, "Y") && !strings.ContainsRune("AEIOU", rune(phrase[n-2])):
		return phrase[:n-1] + "IES"
	case sibilant(phrase):
		return phrase + "ES"
	}
	return phrase + "S"
}

func sibilant(s string) bool {
	for _, end := range []string{"S", "X", "Z", "CH", "SH"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
