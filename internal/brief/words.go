package brief

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

var (
	//go:embed data/critical.txt
	criticalFile string
	//go:embed data/hedges.txt
	hedgesFile string
	//go:embed data/openers.txt
	openersFile string
	//go:embed data/connectives.txt
	connectivesFile string
	//go:embed data/captions.txt
	captionsFile string
	//go:embed data/numbers.tsv
	numbersFile string
)

var (
	critical = sync.OnceValue(func() map[string]bool { return wordSet(criticalFile) })
	hedges   = sync.OnceValue(func() map[string]bool { return wordSet(hedgesFile) })
	openers  = sync.OnceValue(func() map[string]bool { return wordSet(openersFile) })

	connectives = sync.OnceValue(func() []string { return lines(connectivesFile) })
	captions    = sync.OnceValue(func() []string { return lines(captionsFile) })
)

func wordSet(file string) map[string]bool {
	m := map[string]bool{}
	for _, line := range lines(file) {
		m[line] = true
	}
	return m
}

// lines are the records of a data file: no comments, no empty lines.
func lines(file string) []string {
	var out []string
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

var numberWords = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, line := range lines(numbersFile) {
		if w, v, ok := strings.Cut(line, "\t"); ok {
			m[w] = v
		}
	}
	return m
})

// A word is a run of letters and digits with where it stands. Points and
// commas inside a number and apostrophes inside a word belong to it; a hyphen
// separates.
type word struct {
	text       string // typographic apostrophes made plain
	start, end int
	mark       bool // a mark that parts clauses stands between this word and the one before; quotation marks part none
}

// cut splits s into words.
func cut(s string) []word {
	var out []word
	mark := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !wordRune(r) {
			mark = mark || !unicode.IsSpace(r) && !strings.ContainsRune("-'\"“”‘’", r)
			if r == '-' && (i == 0 || s[i-1] == ' ') {
				mark = true
			}
			i += n
			continue
		}
		j := wordEnd(s, i)
		out = append(out, word{strings.ReplaceAll(s[i:j], "’", "'"), i, j, mark})
		mark = false
		i = j
	}
	return out
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("$€£¥%", r)
}

// wordEnd is where the word that starts at i ends.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if wordRune(r) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		inNumber := (r == '.' || r == ',' || r == ':') && unicode.IsDigit(before) && unicode.IsDigit(next)
		inWord := (r == '\'' || r == '’') && unicode.IsLetter(before) && unicode.IsLetter(next)
		if !inNumber && !inWord {
			break
		}
		i += n
	}
	return i
}

// numbers lists the numbers in s in one form: "2,122", "two" and "two-day"
// give 2122 and 2, "fourth" and "4th" give o4, "dozens" v12. A multiplier
// counts with the number before it.
func numbers(s string) []string {
	var out []string
	for _, w := range cut(s) {
		v := numberOf(w.text)
		if v == "" {
			continue
		}
		if k, ok := strings.CutPrefix(v, "x"); ok {
			if n := len(out); n > 0 {
				out[n-1] = times(out[n-1], k)
				continue
			}
			v = k
		}
		out = append(out, v)
	}
	return out
}

// numberOf is the value of one word, "" if it is no number.
func numberOf(w string) string {
	w = strings.ToLower(strings.Trim(w, "$€£¥%"))
	if v, ok := numberWords()[w]; ok {
		return v
	}
	if w == "" || !unicode.IsDigit(rune(w[0])) {
		return ""
	}
	digits := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
	suffix := w[len(digits):]
	digits = strings.ReplaceAll(digits, ",", "")
	switch suffix {
	case "st", "nd", "rd", "th":
		return "o" + digits
	}
	if v, err := strconv.ParseFloat(digits, 64); err == nil {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return digits
}

func times(n, k string) string {
	x, err1 := strconv.ParseFloat(n, 64)
	y, err2 := strconv.ParseFloat(k, 64)
	if err1 != nil || err2 != nil {
		return n + "x" + k
	}
	return strconv.FormatFloat(x*y, 'f', -1, 64)
}

// negation reports whether w turns a statement round.
func negation(w string) bool {
	w = strings.ToLower(w)
	switch w {
	case "no", "not", "never", "none", "nor", "neither", "nobody", "nothing", "without", "cannot":
		return true
	}
	return strings.HasSuffix(w, "n't")
}

// isCritical reports whether leaving w away changes what a sentence says.
func isCritical(w string) bool {
	if w == "May" {
		return false // the month of a dateline
	}
	w = strings.ToLower(w)
	return critical()[w] || negation(w)
}

// lowerAll folds case.
func lowerAll(s string) string { return strings.ToLower(s) }
