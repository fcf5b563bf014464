package quote

import (
	"strings"
	"unicode/utf8"
)

// MayHold reports whether a sentence of these words can attribute something:
// it has a cue, or so many words in quotation marks that they are no title. It
// knows nothing of grammar and is meant to be asked before a sentence is
// parsed. What it misses, for the most part verbs that attribute now and then
// ("sees", "included"), is read without a tree.
func MayHold(words []string) bool {
	l := load()
	marked := false
	for i, w := range words {
		if marked = marked || isMark(w); !l.known.Has(w) {
			continue
		}
		lower := strings.ToLower(w)
		for _, c := range l.cues[lower] {
			if begins(words[i:], c.words) && c.finite(words[:i]) {
				return true
			}
		}
		if lower == "according" && begins(words[i:], []string{"according", "to"}) {
			return true
		}
	}
	return marked && quotes(words) > longTitle
}

// isMark reports whether w is a quotation mark or has one.
func isMark(w string) bool {
	for i := range len(w) {
		if c := w[i]; c == '"' || c >= utf8.RuneSelf {
			return strings.ContainsAny(w[i:], "\"“”„«»")
		}
	}
	return w == "``" || w == "''"
}

// longTitle is how many words titles and nicknames in quotation marks have at
// the most.
const longTitle = 5

// finite reports whether a cue after the words before it can be the verb of a
// clause: in the bare form only behind a pronoun, auxiliary or plural ("the
// show" is none).
func (c *cue) finite(before []string) bool {
	switch {
	case c.form == "past" || c.form == "s" || c.form == "ing" && len(before) > 0 && before[len(before)-1] == ",":
		return true
	case c.form != "base" || len(before) == 0:
		return false
	}
	switch last := strings.ToLower(before[len(before)-1]); last {
	case "i", "we", "you", "they", "who", "to", "not", "n't", "also", "will", "would", "can", "could", "may", "might", "must", "should", "did", "do", "does", "'d", "'ll":
		return true
	default:
		return len(last) > 3 && strings.HasSuffix(last, "s")
	}
}

func begins(words, with []string) bool {
	if len(words) < len(with) {
		return false
	}
	for i, w := range with {
		if strings.ToLower(words[i]) != w {
			return false
		}
	}
	return true
}

// quotes counts words from the first quotation mark to the last, or to the
// end of the sentence if there is but one.
func quotes(words []string) int {
	first, last := -1, -1
	for i, w := range words {
		if isMark(w) {
			if last = i; first < 0 {
				first = i
			}
		}
	}
	switch {
	case first < 0:
		return 0
	case first == last:
		return max(first, len(words)-first)
	}
	return last - first - 1
}
