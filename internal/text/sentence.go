package text

import (
	"slices"
	"strings"
	"unicode"

	"chancery/internal/news"
)

// longest is how many tokens a sentence may have: a runaway list is cut, so
// that work per sentence stays bounded.
const longest = 400

// doubt is what the score of a gap where the rules end no sentence must exceed
// in a text that marks its sentences well; bracketDoubt is that after a closing
// bracket. Higher ones cost sentences of mail and forums (EWT dev: 120 gives F1
// .885, 240 gives .873); lower ones cut names in two in news.
const (
	doubt        = 120
	bracketDoubt = 400
)

// split turns the tokens from r.first on, one paragraph, into sentences.
func (r *reader) split() {
	if r.title {
		start := r.first
		for ; len(r.tokens)-start > longest; start += longest { // no title at all
			r.sentence(start, start+longest)
		}
		r.sentence(start, len(r.tokens))
		return
	}
	r.lookAround()
	r.applyRules()
	r.added = 0
	from, start := r.first, 0
	for i := 0; i+1 < len(r.looks); i++ {
		if !r.endsAfter(i, start) {
			continue
		}
		end := r.first + r.added + i + 1
		n := r.detach(from, end)
		r.sentence(from, end+n)
		from, start = end+n, i+1
		r.added += n
	}
	r.detach(from, len(r.tokens))
	r.sentence(from, len(r.tokens))
}

// applyRules marks where the rules end a sentence.
func (r *reader) applyRules() {
	start := r.first
	for i := r.first; i < len(r.tokens); i++ {
		if end, ok := r.ends(i, start); ok {
			r.looks[end-1-r.first].rule = true
			start, i = end, end-1
		}
	}
}

// endsAfter reports whether the sentence that began at token start of the
// paragraph ends after its token i: what the rules say where nothing was
// learned, which is everywhere but in English.
func (r *reader) endsAfter(i, start int) bool {
	switch {
	case i-start >= longest:
		return true
	case r.decide == nil:
		return r.looks[i].rule
	case r.firm(i):
		return true
	case !r.mayEnd(i):
		return false
	}
	r.gap(i, start)
	score := r.decide(r.features, r.tokens[r.first+r.added+i].End)
	switch {
	case r.looks[i].rule || !r.formal:
		return score > 0
	case r.looks[i].shape == closeBracket:
		return score > bracketDoubt
	}
	return score > doubt
}

// firm reports whether the rules end a sentence after token i of the paragraph
// beyond doubt: at a stop mark, perhaps with closing quotes, before a word with
// a capital or an opening quote, or at an abbreviation before a word that
// starts sentences.
func (r *reader) firm(i int) bool {
	if !r.looks[i].rule || !r.formal {
		return false
	}
	next := r.looks[i+1]
	quote := (next.shape == straight || next.shape == opening) && next.space > 0 && r.at(i+2).space == 0
	if !quote && next.shape != capitalised && next.shape != oneCapital && next.shape != capitals {
		return false
	}
	for i > 0 && (r.looks[i].shape == straight || r.looks[i].shape == closing) && r.looks[i].space == 0 {
		i--
	}
	switch r.looks[i].shape {
	case fullStop, question, exclamation:
		return true
	case abbreviation:
		return next.class&isStarter != 0 || r.looks[i].class&isClock != 0 && next.class&isAfterClock == 0
	}
	return false
}

// detach makes the full stop with which the sentence of tokens from up to end
// ends a token of its own if it is the sentence's rather than the word's:
// "etc" ".", "plan" "B" ".". It returns the number of new tokens.
func (r *reader) detach(from, end int) int {
	i := end - 1
	for i > from && closes(r.tokens[i].In(r.text)) {
		i--
	}
	t := r.tokens[i]
	w := t.In(r.text)
	if len(w) < 2 || w[len(w)-1] != '.' || len(w) > 2 && classOf(w)&isTail == 0 || !asciiLetter(w[len(w)-2]) {
		return 0
	}
	r.tokens[i].End--
	r.tokens = slices.Insert(r.tokens, i+1, news.Token{Span: news.Span{Start: t.End - 1, End: t.End}})
	return 1
}

// ends reports whether a sentence ends with token i, and returns the index
// after its last token: closing quotes and brackets go with it.
func (r *reader) ends(i, start int) (int, bool) {
	w := r.tokens[i].In(r.text)
	stop := isStop(w)
	if !stop && !(len(w) > 1 && w[len(w)-1] == '.' && w[0] != '.') || shapeOf(w) == figure {
		return 0, false
	}
	next := i + 1
	for next < len(r.tokens) && closes(r.tokens[next].In(r.text)) && r.tokens[next].Start == r.tokens[next-1].End {
		next++
	}
	if next >= len(r.tokens) {
		return next, true
	}
	if !stop {
		return next, r.abbreviationEnds(i, next)
	}
	if wideStop(w) {
		return next, true
	}
	if r.tokens[next].Start == r.tokens[next-1].End { // no space after it
		return next, next > i+1 && startsUpper(r.tokens[next].In(r.text))
	}
	if strings.HasPrefix(w, "..") || w == "…" || next > i+1 && (w == "?" || w == "!") {
		return next, r.opensSentence(next)
	}
	if w == "." && r.listNumber(i, start) {
		return 0, false
	}
	return next, !r.lower(next)
}

// isStop reports whether w is a mark that can end a sentence.
func isStop(w string) bool {
	switch w[0] {
	case '.', '?', '!':
		return true
	}
	return w == "…" || wideStop(w)
}

// wideStop reports whether w ends a sentence with no space after it, as in
// Chinese, Hindi or Arabic.
func wideStop(w string) bool {
	switch w {
	case "。", "！", "？", "।", "؟", "۔", "።", "｡":
		return true
	}
	return false
}

// closes reports whether w is a closing quote or bracket.
func closes(w string) bool {
	switch w {
	case `"`, "”", "’", "’’", "'", "''", ")", "]", "»", "›", "」", "』", "）", "》":
		return true
	}
	return false
}

// opens reports whether w is an opening quote or bracket, or a list mark.
func opens(w string) bool {
	switch w {
	case `"`, "“", "‘", "‘‘", "‘’", "'", "``", "(", "[", "«", "‹", "„", "-", "–", "—", "*", "•":
		return true
	}
	return false
}

func startsUpper(w string) bool {
	for _, c := range w {
		return unicode.IsUpper(c) || unicode.IsTitle(c)
	}
	return false
}

// lower reports whether token i begins in lower case, so that no sentence
// begins with it.
func (r *reader) lower(i int) bool {
	for _, c := range r.tokens[i].In(r.text) {
		return unicode.IsLower(c)
	}
	return false
}

// opensSentence reports whether a sentence may begin at token i: with a
// capital or figure, perhaps after an opening quote.
func (r *reader) opensSentence(i int) bool {
	for ; i < len(r.tokens); i++ {
		w := r.tokens[i].In(r.text)
		if !opens(w) {
			return startsUpper(w) || w[0] >= '0' && w[0] <= '9' || w[0] >= 0x80 && !r.lower(i)
		}
	}
	return true
}

// listNumber reports whether token i is the full stop of "1." at the start of
// a sentence.
func (r *reader) listNumber(i, start int) bool {
	if i != start+1 || i+1 >= len(r.tokens) {
		return false
	}
	w := r.tokens[start].In(r.text)
	return len(w) <= 2 && strings.Trim(w, "0123456789") == "" && r.tokens[start].End == r.tokens[i].Start
}

// abbreviationEnds decides for an abbreviation at i, followed at next by
// something: "Inc. The" ends, "Mr. Smith", "Jan. 6", "J. K. Rowling" and
// "U.S. President" do not.
func (r *reader) abbreviationEnds(i, next int) bool {
	after := r.tokens[next].In(r.text)
	if r.tokens[next].Start == r.tokens[next-1].End || !r.opensSentence(next) {
		return false
	}
	w := r.tokens[i].In(r.text)
	known := classOf(w)
	starter := startsUpper(after) && classOf(after)&isStarter != 0 || opens(after) && after != "(" && after != "-" && after != "–" && after != "—"
	switch {
	case known&(isTitle|isNumber) != 0, clockGoesOn(known, classOf(after)):
		return false
	case known&isMonth != 0:
		return starter
	case known&isEnd != 0:
		return startsUpper(after) && !r.nameGoesOn(i, next) || starter
	case len(w) == 2: // an initial
		return starter && after != "A" && after != "I"
	}
	return starter
}

// clockGoesOn reports whether a word of class after goes on the time of day
// that one of class word ends: "9 a.m. Friday", "5 p.m. EST".
func clockGoesOn(word, after class) bool { return word&isClock != 0 && after&isAfterClock != 0 }

// nameGoesOn reports whether the token at next is a capitalised word that goes
// on a name rather than starts a sentence: "Co. Ltd.", "Jr. Boulevard".
func (r *reader) nameGoesOn(i, next int) bool {
	after := r.tokens[next].In(r.text)
	return next == i+1 && classOf(after)&isEnd != 0 && strings.HasSuffix(after, ".")
}
