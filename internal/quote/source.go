package quote

import (
	"strings"

	"chancery/internal/text/words"
)

// maxSource is the most words that a source takes to one side.
const maxSource = 16

// subject returns the noun phrase before the verb at word i, which may have
// auxiliaries and adverbs between: [from, end).
func (r *reader) subject(i int) (from, end int) {
	k := i - 1
	for k >= 0 && between(r.ws[k].Lower) {
		k--
	}
	k = r.beforeTime(k)
	if k < 0 || r.quotedSpeech(k) {
		return 0, 0
	}
	if r.is(k, ",") {
		return r.apposition(k)
	}
	if r.ws[k].Kind == words.Mark && !r.is(k, ".") && !r.is(k, ")") && r.inside[k] < 0 {
		return 0, 0
	}
	from = r.phraseStart(k)
	return from, k + 1
}

// beforeTime passes back over "this week" and "Monday" that end at word k.
func (r *reader) beforeTime(k int) int {
	switch {
	case k < 1:
	case weekday(r.ws[k].Lower) && r.ws[k].Cap:
		if k--; r.is(k, "on") {
			k--
		}
	case r.is(k, "week"), r.is(k, "month"), r.is(k, "year"):
		if r.is(k-1, "this") || r.is(k-1, "last") {
			k -= 2
		}
	}
	return k
}

// apposition reads "NAME, head of the bank," that ends with the comma at k;
// there may be several: "NAME, head of the bank, which lends to farmers,".
func (r *reader) apposition(k int) (int, int) {
	best := -1
	for p := k - 1; p > 0 && p > k-22; p-- {
		if r.quotedSpeech(p) || r.is(p, "\"") {
			break
		}
		if !r.is(p, ",") || !r.appositive(p+1) || r.quotedSpeech(p-1) {
			continue
		}
		if from := r.phraseStart(p - 1); from < p && (from == 0 || r.ws[from-1].Kind == words.Mark || boundary(r.ws[from-1].Lower) || joins(r.ws[from-1].Lower)) {
			best = from
			if from == 0 || !r.is(from-1, ",") {
				break
			}
		}
	}
	if best < 0 {
		return 0, 0
	}
	return best, k + 1
}

// appositive reports whether word i may begin an apposition.
func (r *reader) appositive(i int) bool {
	w := &r.ws[i]
	return w.Cap || determiner(w.Lower) || w.Is("who") || w.Is("which") || w.Is("whose") || w.Is("speaking") || w.Is("citing") || w.Is("quoting") || w.Is("of") || w.Kind == words.Digits ||
		strings.HasSuffix(w.Lower, "er") || strings.HasSuffix(w.Lower, "or") || strings.HasSuffix(w.Lower, "nt") || strings.HasSuffix(w.Lower, "man")
}

// phraseStart walks back from word k to where its noun phrase begins.
func (r *reader) phraseStart(k int) int {
	if pronoun(r.ws[k].Lower) {
		return k
	}
	last, from := k, k+1
	for ; k >= 0 && last-k <= maxSource; k-- {
		if r.is(k, ")") {
			if open := r.bracket(k); open > 0 {
				from, k = open, open
				continue
			}
		}
		w := &r.ws[k]
		if w.Is("to") && k > 0 && takesTo(r.ws[k-1].Lower) {
			from = k
			continue
		}
		if r.quotedSpeech(k) || w.Kind == words.Mark && !r.insideName(k) || w.Kind == words.Letters && !w.Cap && boundary(w.Lower) ||
			w.Cap && k == 0 && opener(w.Lower) {
			break
		}
		if w.Is("and") && !(r.ws[min(k+1, len(r.ws)-1)].Cap && k > 0 && (r.ws[k-1].Cap || r.is(k-1, "."))) {
			break
		}
		if pronoun(w.Lower) || w.Kind == words.Letters && !w.Cap && strings.HasSuffix(w.Lower, "ed") && from-k > 2 {
			break
		}
		from = k
		if determiner(w.Lower) && k > 0 && !r.is(k-1, "of") && !r.is(k-1, "for") && !r.is(k-1, "at") && !r.is(k-1, "with") &&
			!r.is(k-1, "all") && !r.is(k-1, "from") && !r.is(k-1, "in") && !determiner(r.ws[k-1].Lower) {
			break
		}
	}
	if r.is(from-1, "to") && from > 2 && !boundary(r.ws[from-2].Lower) { // "his visit to China"
		return r.phraseStart(from - 2)
	}
	if k == 0 && from == 1 && preposition(r.ws[0].Lower) {
		from = r.nameAtEnd(last)
	}
	return r.trimStart(from)
}

// bracket is where the brackets open that close at word k, or 0.
func (r *reader) bracket(k int) int {
	for p := k - 1; p > 0 && p > k-8; p-- {
		if r.is(p, "(") {
			return p
		}
	}
	return 0
}

// takesTo lists nouns that "to" joins to a name: "advisers to the president".
func takesTo(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "adviser", "advisor", "aide", "ambassador", "envoy", "close", "assistant", "consultant", "secretary":
		return true
	}
	return false
}

// nameAtEnd is where the run of capitals that ends at word k begins: the
// subject of "In a speech in May Jane Poe said".
func (r *reader) nameAtEnd(k int) int {
	from := k
	for from > 0 && (r.ws[from-1].Cap || r.ws[from-1].Kind == words.Mark && r.insideName(from-1)) {
		from--
	}
	return from
}

// trimStart passes over what cannot begin a noun phrase.
func (r *reader) trimStart(from int) int {
	for from < len(r.ws) {
		w := &r.ws[from]
		adverb := from == 0 && len(w.Lower) > 4 && strings.HasSuffix(w.Lower, "ly")
		if !preposition(w.Lower) && !w.Is("'s") && w.Kind != words.Mark && !adverb {
			break
		}
		from++
	}
	return from
}

// insideName tells marks that stand inside noun phrases: hyphens, full stops
// of abbreviations, brackets, apostrophes and short quoted words.
func (r *reader) insideName(k int) bool {
	switch r.ws[k].Lower {
	case "-", "'", "’", "&", "(", ")", "/", "‘":
		return true
	case ".":
		if k == 0 {
			return false
		}
		switch r.ws[k-1].Lower {
		case "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "st", "lt", "col", "sgt", "jr", "sr", "prof", "capt", "maj", "rev", "d", "r":
			return true
		}
		return len(r.ws[k-1].Lower) == 1
	}
	return r.inside[k] >= 0
}

// subjectAfter returns the noun phrase after an inverted verb: "said Jane
// Poe, head of the bank".
func (r *reader) subjectAfter(i int) (from, end int) {
	if i >= len(r.ws) || r.ws[i].Kind == words.Mark || boundary(r.ws[i].Lower) || r.quotedSpeech(i) {
		return 0, 0
	}
	if pronoun(r.ws[i].Lower) {
		return i, i + 1
	}
	if !r.ws[i].Cap && !determiner(r.ws[i].Lower) && r.ws[i].Kind != words.Digits && !strings.HasSuffix(r.ws[i].Lower, "s") &&
		!r.ws[i].Is("former") && !r.ws[i].Is("senior") && !strings.HasSuffix(r.ws[i].Lower, "or") && !strings.HasSuffix(r.ws[i].Lower, "man") {
		return 0, 0
	}
	end = r.phraseEnd(i)
	if r.is(end, ",") && r.is(end+2, ",") && r.ws[end+1].Kind == words.Digits { // an age
		end += 2
	}
	if r.is(end, ",") && end+1 < len(r.ws) && (r.is(end+1, "who") || determiner(r.ws[end+1].Lower) || !r.ws[end+1].Cap && r.ws[end+1].Kind == words.Letters &&
		!boundary(r.ws[end+1].Lower) && !preposition(r.ws[end+1].Lower) && !strings.HasSuffix(r.ws[end+1].Lower, "ing") &&
		!strings.HasSuffix(r.ws[end+1].Lower, "ed")) {
		end = r.appositionEnd(end + 1)
	}
	return i, end
}

// phraseEnd walks forward from word i to where its noun phrase ends.
func (r *reader) phraseEnd(i int) int {
	k := i
	for ; k < len(r.ws) && k < i+maxSource; k++ {
		w := &r.ws[k]
		if r.quotedSpeech(k) || w.Kind == words.Mark && !r.insideName(k) || w.Kind == words.Letters && !w.Cap && boundary(w.Lower) && k > i {
			break
		}
		if k > i && (w.Is("on") || w.Is("in") && !r.nameFollows(k) || w.Is("during") || w.Is("and") && !r.ws[min(k+1, len(r.ws)-1)].Cap || weekday(w.Lower)) {
			break
		}
	}
	return k
}

func (r *reader) nameFollows(k int) bool {
	return k+1 < len(r.ws) && r.ws[k+1].Cap && !weekday(r.ws[k+1].Lower)
}

// appositionEnd is where an apposition that begins at word i ends.
func (r *reader) appositionEnd(i int) int {
	k := i
	for k < len(r.ws) && k < i+2*maxSource && !r.quotedSpeech(k) && (r.ws[k].Kind != words.Mark || r.insideName(k)) {
		k++
	}
	return k
}

func weekday(w string) bool { return len(w) >= 6 && strings.HasSuffix(w, "day") && w != "holiday" }

// between lists what may stand between subject and verb.
func between(w string) bool {
	switch w {
	case "has", "have", "had", "also", "later", "then", "now", "will", "would", "could", "may", "might", "can", "did", "do", "does", "not",
		"never", "once", "again", "already", "still", "even", "further", "is", "are", "was", "were", "to", "been", "just", "often", "always",
		"didn't", "doesn't", "don't", "hasn't", "haven't", "reportedly", "both", "all", "too", "first", "previously", "must", "should":
		return true
	}
	return len(w) > 4 && strings.HasSuffix(w, "ly") && w != "family" && w != "assembly" && w != "italy" && w != "ally" && w != "daily" &&
		w != "kelly" && w != "reilly" && w != "emily" && w != "july"
}

func pronoun(w string) bool {
	switch w {
	case "he", "she", "they", "it", "who", "i", "we", "you", "which":
		return true
	}
	return false
}

func determiner(w string) bool {
	switch w {
	case "a", "an", "the", "his", "her", "their", "its", "this", "these", "those", "some", "many", "several", "one", "another", "my", "our",
		"other", "no", "two", "three":
		return true
	}
	return false
}

func preposition(w string) bool {
	switch w {
	case "of", "for", "from", "with", "at", "in", "on", "by", "to", "about", "into", "under", "over", "during", "between", "against",
		"through", "within", "without", "near", "among", "around", "across":
		return true
	}
	return false
}

// opener lists words that may begin a sentence before its subject.
func opener(w string) bool {
	switch w {
	case "but", "and", "so", "still", "yet", "however", "meanwhile", "as", "if", "when", "while", "because", "then", "now", "although",
		"though", "after", "before", "since", "once", "today", "yesterday", "or", "also", "instead", "perhaps", "that", "what", "why", "how":
		return true
	}
	return preposition(w)
}

// boundary lists words that end a noun phrase on either side.
func boundary(w string) bool {
	switch w {
	case "that", "but", "as", "while", "when", "because", "if", "where", "after", "before", "although", "though", "since", "until", "so",
		"than", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "could", "should", "may", "might",
		"can", "did", "do", "does", "said", "says", "say", "which", "who", "whom", "whose", "whether", "or", "then", "what", "why", "how",
		"not", "to", "by", "told", "there", "also", "even", "just", "during", "on", "today", "yesterday":
		return true
	}
	return false
}
