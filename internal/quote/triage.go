package quote

import (
	"strings"
	"sync"

	"chancery/internal/text/vocab"
)

// MayHold reports whether a sentence of these words can attribute something:
// it has a cue, or so many words in quotation marks that they are no title. It
// knows nothing of grammar and is meant to be asked before a sentence is
// parsed. What it misses, for the most part verbs that attribute now and then
// ("sees", "included"), is read without a tree.
func MayHold(words []string) bool {
	var room [100]*hint
	hints, all := room[:0], theHints()
	marked := false
	for _, w := range words {
		h := all.Of(w)
		hints = append(hints, h)
		marked = marked || h.mark
	}
	for i, h := range hints {
		for k := range h.cues {
			if c := &h.cues[k]; begins(hints[i:], c.words) && c.finite(hints[:i]) {
				return true
			}
		}
	}
	return marked && quotes(hints) > longTitle
}

// A hint is what a written word tells of speech without its sentence.
type hint struct {
	lower string
	cues  []cue // that begin with it
	mark  bool  // a quotation mark
}

var theHints = sync.OnceValue(func() *vocab.Table[hint] {
	l := load()
	return vocab.New(13, func(form string) hint {
		h := hint{lower: strings.ToLower(form), mark: strings.ContainsAny(form, "\"“”„«»") || form == "``" || form == "''"}
		if h.cues = l.cues[h.lower]; h.lower == "according" {
			h.cues = append([]cue{accordingTo}, h.cues...)
		}
		return h
	})
})

// accordingTo is no verb, and so no line of data/cues.tsv.
var accordingTo = cue{words: []string{"according", "to"}, form: "past"}

// longTitle is how many words titles and nicknames in quotation marks have at
// the most.
const longTitle = 5

// finite reports whether a cue after the words before it can be the verb of a
// clause: in the bare form only behind a pronoun, auxiliary or plural ("the
// show" is none).
func (c *cue) finite(before []*hint) bool {
	switch {
	case c.form == "past" || c.form == "s" || c.form == "ing" && len(before) > 0 && before[len(before)-1].lower == ",":
		return true
	case c.form != "base" || len(before) == 0:
		return false
	}
	switch last := before[len(before)-1].lower; last {
	case "i", "we", "you", "they", "who", "to", "not", "n't", "also", "will", "would", "can", "could", "may", "might", "must", "should", "did", "do", "does", "'d", "'ll":
		return true
	default:
		return len(last) > 3 && strings.HasSuffix(last, "s")
	}
}

func begins(words []*hint, with []string) bool {
	if len(words) < len(with) {
		return false
	}
	for i, w := range with {
		if words[i].lower != w {
			return false
		}
	}
	return true
}

// quotes counts words from the first quotation mark to the last, or to the
// end of the sentence if there is but one.
func quotes(words []*hint) int {
	first, last := -1, -1
	for i, h := range words {
		if h.mark {
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
