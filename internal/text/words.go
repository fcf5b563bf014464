package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/words.tsv
var wordsTSV string

// class says what the word list knows of a word; kinds add up.
type class uint8

const (
	isTitle class = 1 << iota
	isMonth
	isNumber
	isName
	isEnd
	isPrefix
	isStarter

	isAbbreviation = isTitle | isMonth | isNumber | isName | isEnd
)

// classes is the word list: lower-case word without last full stop → class.
var classes = sync.OnceValue(func() map[string]class {
	kinds := map[string]class{"title": isTitle, "month": isMonth, "number": isNumber, "name": isName,
		"end": isEnd, "prefix": isPrefix, "starter": isStarter}
	out := map[string]class{}
	for line := range strings.Lines(wordsTSV) {
		kind, word, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			out[word] |= kinds[kind]
		}
	}
	return out
})

// longestWord bounds look-ups: no word of the list is longer, in bytes.
const longestWord = 12

// classOf looks up a word whatever its case, without its last full stop. It
// allocates nothing.
func classOf(word string) class {
	word = strings.TrimSuffix(word, ".")
	if len(word) > longestWord {
		return 0
	}
	var low [longestWord]byte
	for i := 0; i < len(word); i++ {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		low[i] = c
	}
	return classes()[string(low[:len(word)])]
}
