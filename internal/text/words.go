package text

import (
	_ "embed"
	"strings"
	"sync"

	"chancery/internal/text/vocab"
)

//go:embed data/words.tsv
var wordsTSV string

// class says what the word list knows of a word; kinds add up.
type class uint32

const (
	isTitle class = 1 << iota
	isMonth
	isNumber
	isName
	isEnd
	isPrefix
	isStarter
	isDay
	isTail
	isBang
	isSuffix
	isUnit
	isFile
	isDomain
	isApostrophe
	isIts
	isClock
	isAfterClock

	// learnedFrom are the classes that the learned decision was shown.
	learnedFrom = isClock - 1

	isAbbreviation = isTitle | isMonth | isNumber | isName | isEnd | isDay | isTail
)

// kinds are the kinds of the word list that are classes.
var kinds = map[string]class{
	"title": isTitle, "month": isMonth, "number": isNumber, "name": isName, "end": isEnd,
	"prefix": isPrefix, "suffix": isSuffix, "starter": isStarter, "day": isDay, "tail": isTail,
	"bang": isBang, "unit": isUnit, "file": isFile, "domain": isDomain, "apostrophe": isApostrophe, "its": isIts,
	"clock": isClock, "zone": isAfterClock,
}

// A lexicon is the word list, and its words that are written as one.
type lexicon struct {
	class map[string]class
	cuts  map[string][]int // at which characters the word is cut
	ends  [32][32]bool     // first and last letters of the keys of cuts
	known *vocab.Sieve     // of class
	spare sync.Pool        // of readers
}

// words is the word list by lower-case word without last full stop.
var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{class: map[string]class{}, cuts: map[string][]int{}}
	for line := range strings.Lines(wordsTSV) {
		kind, word, ok := strings.Cut(strings.TrimSpace(line), "\t")
		switch {
		case !ok || strings.HasPrefix(line, "#"):
		case kind == "cut":
			parts := strings.Split(word, "|")
			at := make([]int, len(parts)-1)
			for i := range at {
				at[i] = len(parts[i])
				if i > 0 {
					at[i] += at[i-1]
				}
			}
			l.cuts[strings.Join(parts, "")] = at
			l.ends[word[0]&31][word[len(word)-1]&31] = true
		default:
			l.class[word] |= kinds[kind]
		}
	}
	l.known = vocab.SieveOf(l.class)
	return l
})

// longestWord bounds look-ups: no word of the list is longer, in bytes.
const longestWord = 12

// classOf looks up a word whatever its case, without its last full stop. It
// allocates nothing.
func classOf(word string) class {
	word = strings.TrimSuffix(word, ".")
	l := words()
	if len(word) > longestWord || !l.known.Has(word) {
		return 0
	}
	var low [longestWord]byte
	for i := 0; i < len(word); i++ {
		low[i] = lowerByte(word[i])
	}
	return l.class[string(low[:len(word)])]
}

// cutsOf returns at which characters a word of the list is cut, nil for any
// other.
func cutsOf(word string) []int {
	l := words()
	if len(word) < 2 || len(word) > longestWord || !l.ends[word[0]&31][word[len(word)-1]&31] {
		return nil
	}
	var low [longestWord]byte
	n := 0
	for _, c := range word {
		switch {
		case c == '’':
			c = '\''
		case c >= 0x80:
			return nil
		}
		low[n] = lowerByte(byte(c))
		n++
	}
	return l.cuts[string(low[:n])]
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
