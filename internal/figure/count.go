package figure

import (
	"strings"

	"chancery/internal/news"
	"chancery/internal/text/words"
)

// count is a number of people or things: of the class of what happened to
// them where the words tell, else of the noun.
func (r *reader) count(m amount) int {
	number := m
	of, people := r.class(&m)
	if of == "" {
		if of, people = r.byTree(&m); of != "" {
			r.coverPeople(&m)
		}
	}
	if lostOrFree(of) && r.countsThings(&number) {
		of, m = "", number // "released 6,000 emails"
	}
	if of != "" {
		f := news.Figure{Kind: news.Count, Of: of}
		if people {
			f.Unit = "person"
		}
		return r.emit(&m, f)
	}
	if m.Value == 2 && m.upper == 0 && r.closedPair(&m) {
		return r.known(m)
	}
	if m.Value == 1 && !m.Vague && m.upper == 0 || r.bare(&m) {
		return m.end
	}
	k := m.end
	if r.is(k, "of") {
		k++
	}
	noun, end := r.head(k)
	if noun == "" || end == 0 || !r.plural(r.ws[end-1].Lower) || fraction(&m, noun) {
		return m.end
	}
	m.to = end
	f := news.Figure{Kind: news.Count, Of: noun}
	if noun == "person" {
		f.Unit = "person"
	}
	return r.emit(&m, f)
}

// fraction reports whether a number is the upper half of a fraction: "two
// thirds", "three quarters".
func fraction(m *amount, noun string) bool {
	switch noun {
	case "half", "third", "quarter", "fifth", "sixth", "eighth", "tenth":
		return m.Value < 10
	}
	return false
}

// nobody is a count of zero of a class: "no one was killed", "no injuries".
func (r *reader) nobody(i int) int {
	m := amount{Number: words.Number{Words: 1}, first: i, end: i + 1, from: i, to: i + 1}
	if r.is(i+1, "one") {
		m.end, m.to = i+2, i+2
	}
	of, people := r.classAfter(&m)
	if of == "" || r.is(m.to-1, "no") || r.saysMore(i+1, m.to) {
		return i + 1
	}
	f := news.Figure{Kind: news.Count, Of: of}
	if people {
		f.Unit = "person"
	}
	return r.emit(&m, f)
}

// saysMore reports whether a clause begins between words i and j, so that "no"
// counts nobody: "no matter how many he killed".
func (r *reader) saysMore(i, j int) bool {
	for k := i; k < j; k++ {
		switch r.ws[k].Lower {
		case "he", "how", "it", "matter", "she", "they", "we", "what", "whether", "you":
			return true
		}
	}
	return false
}

// both is two who are known: "both sides", "both Ana and Eva".
func (r *reader) both(i int) int {
	return r.known(amount{Number: words.Number{Words: 1, Value: 2}, first: i, end: i + 1, from: i, to: i + 1})
}

// known emits a number of those whom the reader knows, with their noun where it
// follows.
func (r *reader) known(m amount) int {
	f := news.Figure{Kind: news.Known}
	if noun, end := r.head(m.end); end > 0 && r.plural(r.ws[end-1].Lower) {
		f.Of, m.to = noun, end
	} else if !r.is(m.first, "both") {
		return m.end // "the two"
	}
	return r.emit(&m, f)
}

// closedPair tells "the two leaders", who are known, from a count.
func (r *reader) closedPair(m *amount) bool {
	switch {
	case m.first == 0:
		return false
	case r.is(m.first-1, "the"), r.is(m.first-1, "these"), r.is(m.first-1, "those"), r.is(m.first-1, "their"),
		r.is(m.first-1, "other"), r.is(m.first-1, "its"):
		return true
	}
	return false
}

// bare tells years and numbers after a name ("Boeing 737", "Article 5").
func (r *reader) bare(m *amount) bool {
	w := &r.ws[m.first]
	if w.Kind != words.Digits {
		return false
	}
	year := len(w.Lower) == 4 && w.Value >= 1900 && w.Value < 2100 && m.end == m.first+1
	named := m.first > 1 && r.ws[m.first-1].Cap && r.ws[m.first-1].Kind == words.Letters
	return year || named
}

// reach is how many words beyond a number its class may stand.
const reach = 9

// class finds what happened to those counted: right before the number
// ("killing at least 10"), after it ("10 people were killed"), or as a toll.
func (r *reader) class(m *amount) (string, bool) {
	r.hedged(m)
	if c := r.classBefore(m); c != "" {
		r.coverPeople(m)
		return c, true
	}
	return r.classAfter(m)
}

// lostOrFree reports whether a class can befall people only, though its words are
// used of things as well.
func lostOrFree(class string) bool {
	switch class {
	case "abducted", "arrested", "captive", "freed":
		return true
	}
	return false
}

// countsThings reports whether the noun behind a number is that of a thing.
func (r *reader) countsThings(m *amount) bool {
	k := m.end
	if r.is(k, "other") || r.is(k, "more") {
		k++
	}
	noun, _ := r.head(k)
	_, thing := r.things.word(noun)
	return thing
}

// coverPeople takes "people" or "lives" after the number into the figure.
func (r *reader) coverPeople(m *amount) {
	k := m.to
	if r.is(k, "more") || r.is(k, "other") {
		k++
	}
	if k < len(r.ws) && r.ws[k].Kind == words.Letters && r.plural(r.ws[k].Lower) && !stop(r.ws[k].Lower) {
		m.to = k + 1
	}
}

func (r *reader) classBefore(m *amount) string {
	k := m.from
	if r.is(k-1, "the") || r.is(k-1, "another") {
		k--
	}
	for at := k - 1; at >= 0 && at >= k-4; at-- {
		row, n := r.classes.at(r.ws, at, func(x row) bool { return x.cols[0] == "done" || x.cols[0] == "doing" })
		if n == 0 || at+n != k {
			continue
		}
		if row.cols[0] == "done" && at > 0 && passive(r.ws[at-1].Lower) {
			return ""
		}
		if (r.is(at, "claimed") || r.is(at, "taking")) && !r.livesFollow(m) {
			return ""
		}
		m.from = at
		return row.cols[1]
	}
	return r.toll(m)
}

func (r *reader) livesFollow(m *amount) bool { return r.is(m.to, "lives") || r.is(m.to+1, "lives") }

func passive(w string) bool {
	switch w {
	case "was", "were", "been", "being", "be", "is", "are", "those", "people":
		return true
	}
	return false
}

// toll reads "the death toll has risen to 10".
func (r *reader) toll(m *amount) string {
	if m.from == 0 {
		return ""
	}
	switch r.ws[m.from-1].Lower {
	case "to", "at", "of", "reached", "hit", "is", "was", "passed", "topped", "past", "exceeded":
	default:
		return ""
	}
	for k := m.from - 2; k >= 0 && k >= m.from-12; k-- {
		if row, n := r.classes.at(r.ws, k, func(x row) bool { return x.cols[0] == "toll" }); n > 0 {
			m.from = k
			return row.cols[1]
		}
		if r.ws[k].Kind == words.Mark {
			return ""
		}
	}
	return ""
}

// classAfter walks over the noun phrase and auxiliaries that follow the number
// up to the class. It stops at whatever begins something else.
func (r *reader) classAfter(m *amount) (string, bool) {
	if r.is(m.end, "-") && !r.ws[m.end].Space || r.bare(m) && m.end < len(r.ws) && r.ws[m.end].Cap {
		return "", false // "the 16-page report was released", "2020 Democrats"
	}
	aux := false
	for k := m.to; k < len(r.ws) && k < m.to+reach; k++ {
		row, n := r.classes.at(r.ws, k, func(x row) bool { return x.cols[0] != "doing" && x.cols[0] != "toll" })
		if n > 0 && r.classFits(row, m, k, k+n, aux) {
			m.to = k + n
			return row.cols[1], row.cols[1] != "sanctioned"
		}
		w := &r.ws[k]
		switch {
		case passive(w.Lower) || w.Is("left") || w.Is("have") || w.Is("has") || w.Is("had"):
			aux = true
		case w.Kind == words.Mark && !w.Is("-"), w.Kind == words.Digits, endsPhrase(w.Lower):
			return "", false
		case r.change1(w.Lower):
			return "", false
		}
	}
	return "", false
}

func (r *reader) change1(w string) bool { _, ok := r.changes.word(w); return ok }

// endsPhrase lists words that end the reach of a number.
func endsPhrase(w string) bool {
	switch w {
	case "and", "but", "who", "which", "that", "while", "when", "after", "before", "said", "says", "because", "for", "by", "with",
		"to", "on", "than", "against", "as", "nearly", "almost":
		return true
	}
	return false
}

// classFits tells the passive from the active: two gunmen who killed five are
// not two killed.
func (r *reader) classFits(row row, m *amount, at, end int, aux bool) bool {
	switch row.cols[0] {
	case "noun":
		return !aux && at <= m.to+3 && (!r.is(at, "lives") || r.verbTakes(m))
	case "being":
		return true
	}
	if aux || end >= len(r.ws) {
		return true
	}
	next := &r.ws[end]
	return next.Kind == words.Mark || next.Kind == words.Letters && endsNoun(next.Lower) && next.Lower != "the"
}

// endsNoun lists words that may follow a participle used as an adjective.
func endsNoun(w string) bool {
	return stop(w) && w != "a" && w != "an" && w != "their" && w != "his" && w != "her"
}

func (r *reader) verbTakes(m *amount) bool {
	for k := m.from - 1; k >= 0 && k >= m.from-3; k-- {
		switch r.ws[k].Lower {
		case "claimed", "cost", "took", "taken", "claiming", "taking", "costing", "killed", "lost":
			return true
		}
	}
	return false
}

// head returns the lemma of the head of the noun phrase that begins at word i
// and where the phrase ends: the first plural, or the last word before the
// phrase stops.
func (r *reader) head(i int) (string, int) {
	last := -1
	for k := i; k < len(r.ws) && k < i+6; k++ {
		w := &r.ws[k]
		if w.Is("'s") && k > i {
			last = -1
			continue
		}
		if w.Is("-") && !w.Space {
			continue
		}
		if w.Kind != words.Letters || r.stops(k) && !(k == i && opens(w.Lower)) {
			break
		}
		if r.stops(k) {
			continue
		}
		last = k
		if r.plural(w.Lower) && (k+1 >= len(r.ws) || !r.plural(r.ws[k+1].Lower) || stop(r.ws[k+1].Lower)) {
			break
		}
	}
	if last < 0 {
		return "", 0
	}
	return r.singular(r.ws[last].Lower), last + 1
}

// opens lists stop words that may begin a noun phrase after a number.
func opens(w string) bool {
	return w == "the" || w == "its" || w == "their" || w == "more" || w == "such"
}

// headOrHappening is the head after "two-day": the first happening, with the
// words before it, else the head as usual.
func (r *reader) headOrHappening(i int) (string, string) {
	for k := i; k < len(r.ws) && k < i+6; k++ {
		w := &r.ws[k]
		if w.Kind != words.Letters && !w.Is("-") || stop(w.Lower) {
			break
		}
		if c, ok := r.happenings.word(r.lemmaOf(w.Lower)); ok && !r.longer(k) {
			subject := ""
			if k > i {
				subject = strings.ToLower(r.a.Words(news.Span{Start: r.ws[i].Start, End: r.ws[k-1].End}))
			}
			return c[0], subject
		}
	}
	of, _ := r.head(i)
	return of, ""
}

// stop reports whether w cannot be part of a noun phrase.
func stop(w string) bool {
	switch w {
	case "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "is", "are", "was", "were",
		"be", "been", "being", "has", "have", "had", "will", "would", "could", "should", "may", "might", "can", "who", "which", "that",
		"than", "as", "it", "its", "they", "their", "he", "she", "his", "her", "we", "i", "you", "this", "these", "those", "not",
		"said", "says", "say", "since", "after", "before", "while", "when", "where", "during", "between", "into", "over", "about",
		"more", "most", "less", "'s", "if", "because", "until", "so", "also", "did", "does", "do", "there", "then", "now", "per",
		"across", "against", "near", "under", "through", "around", "within", "without", "including", "such", "both", "all":
		return true
	}
	return false
}
