package compare

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"chancery/internal/news"
)

// A Happening is a word of an article that tells of something in which
// somebody takes part, with what is known of its days.
type Happening struct {
	Article *news.Article
	Span    news.Span // the verb with its particle, or the noun
	When    news.Interval
	Stated  bool // the text dates it; else it is dated by the report's own day
	Event   int  // happenings of one number are one event
	Order   int  // place in time from 1; equal for the same days; 0 if the days are unknown
}

// Chronicle lists all that articles tell of somebody: every verb and every
// noun of a happening on which a mention of him hangs as a subject, an object
// or otherwise, in the order of its days. Where returns the mentions in an article.
// The days of a happening are those of the time
// expression that hangs on it; failing that, a past event of the present story
// is taken to be of the day of publication, as news is told. Happenings that
// tell of one event share its days, stated ones before taken ones.
func Chronicle(as []*news.Article, where func(*news.Article) []news.Span) []Happening {
	var out []Happening
	for _, a := range as {
		spans := where(a)
		for s := range a.Trees {
			if s < len(a.Sentences) && a.Trees[s].Parsed() {
				out = append(out, happenings(a, s, spans)...)
			}
		}
	}
	shareDays(out)
	place(out)
	return out
}

// happenings are those of one sentence.
func happenings(a *news.Article, s int, spans []news.Span) (out []Happening) {
	t := a.Trees[s]
	tells := make([]bool, len(t.Words))
	for _, m := range spans {
		if !a.Sentences[s].Contains(m) {
			continue
		}
		if inside := wordsUnder(a, s, m); len(inside) > 0 && inside[len(inside)-1] < len(t.Words) {
			mark(t, headAmong(t, inside), tells)
		}
	}
	for w, yes := range tells {
		if !yes {
			continue
		}
		h := Happening{Article: a, Span: withParticle(a, s, w)}
		h.When, h.Stated = whenOf(a, s, w)
		out = append(out, h)
	}
	return out
}

// mark marks the words that tell of something in which word w takes part.
func mark(t news.Tree, w int, tells []bool) {
	for range t.Words { // names in a row, and things of somebody
		g := t.Governor(w)
		if g < 0 {
			return
		}
		if isNoun(t, g) && !t.Is(w, "nsubj", "obj", "obl") {
			if happens(t, g) {
				tells[g] = true
			}
			if !t.Is(w, "conj", "appos", "flat") && !(t.Is(w, "compound", "nmod") && happens(t, g)) {
				return // "an Airbus jet landed" tells of the jet
			}
			w = g
			continue
		}
		if !t.Is(w, "nsubj", "obj", "iobj", "obl", "xcomp") || !isVerb(t, g) {
			return
		}
		tells[g] = true
		if t.Is(w, "nsubj") {
			also(t, g, tells)
		}
		if n := t.Dependent(g, "obj"); n >= 0 && n != w && happens(t, n) {
			tells[n] = true
		}
		return
	}
}

// also marks the verbs that share the subject of verb v.
func also(t news.Tree, v int, tells []bool) {
	for d := t.Dependent(v, "conj", "xcomp"); d >= 0; d = t.DependentAfter(v, d, "conj", "xcomp") {
		if isVerb(t, d) && t.Dependent(d, "nsubj") < 0 && !tells[d] {
			tells[d] = true
			also(t, d, tells)
		}
	}
}

func isNoun(t news.Tree, w int) bool { return t.Words[w].UPOS == "NOUN" || t.Words[w].UPOS == "PROPN" }
func isVerb(t news.Tree, w int) bool { return t.Words[w].UPOS == "VERB" }

// happens reports whether a noun tells of something that happens.
func happens(t news.Tree, w int) bool {
	l := strings.ToLower(t.Words[w].Lemma)
	if t.Words[w].UPOS != "NOUN" {
		return false
	}
	n := eventNouns()
	if n.not[l] {
		return false
	}
	return n.words[l] || slices.ContainsFunc(n.endings, func(e string) bool { return len(l) > len(e)+3 && strings.HasSuffix(l, e) })
}

//go:embed data/nouns.tsv
var nounsFile string

type happeningNouns struct {
	words, not map[string]bool
	endings    []string
}

var eventNouns = sync.OnceValue(func() happeningNouns {
	n := happeningNouns{words: map[string]bool{}, not: map[string]bool{}}
	for _, f := range records(nounsFile) {
		if len(f) != 2 {
			continue
		}
		for w := range strings.FieldsSeq(f[1]) {
			switch f[0] {
			case "endings":
				n.endings = append(n.endings, w)
			case "not":
				n.not[w] = true
			default:
				n.words[w] = true
			}
		}
	}
	return n
})

// withParticle is the word with the particle that follows it: "took over".
func withParticle(a *news.Article, s, w int) news.Span {
	if w+1 < len(a.Trees[s].Words) && a.Trees[s].Words[w+1].Rel == "compound:prt" && a.Trees[s].Governor(w+1) == w {
		return a.WordSpan(s, w, w+1)
	}
	return a.WordSpan(s, w, w)
}

// leadSentences is how many sentences tell the news itself. Further down, what
// has been done was done some time before.
const leadSentences = 4

// whenOf dates word w: by a time expression that hangs on it or on the verb
// that it belongs to, else, for what is told in the past tense, by the day of
// publication.
func whenOf(a *news.Article, s, w int) (v news.Interval, stated bool) {
	t := a.Trees[s]
	for at, steps := w, 0; at >= 0 && steps < 3; at, steps = t.Governor(at), steps+1 {
		if d := dateOn(a, s, at); d.Known() {
			return d, true
		}
		if !t.Is(at, "obj", "conj", "xcomp", "ccomp", "nsubj", "obl", "nmod", "compound") {
			break
		}
	}
	if d := publishedDay(a); d.Known() && past(t, w) && !(s >= leadSentences && perfect(t, w)) {
		return news.On(d), false
	}
	return news.Interval{}, false
}

// dateOn is the days of the time expression that hangs on a word.
func dateOn(a *news.Article, s, w int) news.Interval {
	t := a.Trees[s]
	for i := range a.Dates {
		d := &a.Dates[i]
		if d.Type != news.DATE && d.Type != news.TIME || !a.Sentences[s].Contains(d.Span) || !d.Days.From.Known() || !d.Days.To.Known() {
			continue
		}
		inside := wordsUnder(a, s, d.Span)
		if len(inside) == 0 || inside[len(inside)-1] >= len(t.Words) {
			continue
		}
		if t.Governor(headAmong(t, inside)) == w {
			return d.Days
		}
	}
	return news.Interval{}
}

// past reports whether a verb is told as done: in the past tense, or in the
// participle of a passive or perfect. A noun is as its verb.
func past(t news.Tree, w int) bool {
	for range t.Words {
		if isVerb(t, w) {
			break
		}
		if w = t.Governor(w); w < 0 {
			return false
		}
	}
	for d := t.Dependent(w, "aux", "mark"); d >= 0; d = t.DependentAfter(w, d, "aux", "mark") {
		switch strings.ToLower(t.Words[d].Lemma) {
		case "will", "would", "could", "may", "might", "should", "can", "must", "if", "to":
			return false
		}
	}
	switch t.Words[w].XPOS {
	case "VBD", "VBN", "VBZ", "VBP", "VBG":
		return true
	}
	return false
}

// perfect reports whether a verb, or that of a noun, is told with "have".
func perfect(t news.Tree, w int) bool {
	for range t.Words {
		if isVerb(t, w) {
			break
		}
		if w = t.Governor(w); w < 0 {
			return false
		}
	}
	for d := t.Dependent(w, "aux"); d >= 0; d = t.DependentAfter(w, d, "aux") {
		if strings.EqualFold(t.Words[d].Lemma, "have") {
			return true
		}
	}
	return false
}

// shareDays gives all happenings of one event the days that most of them state;
// where none states any, the earliest day.
func shareDays(hs []Happening) {
	spots := make([]Spot, len(hs))
	for i, h := range hs {
		spots[i] = Spot{h.Article, h.Span}
	}
	for n, group := range Corefer(spots) {
		best := -1
		for _, i := range group {
			if h := hs[i]; h.When.Known() && (best < 0 || h.Stated && !hs[best].Stated || h.Stated == hs[best].Stated && h.When.From < hs[best].When.From) {
				best = i
			}
		}
		for _, i := range group {
			hs[i].Event = n
			if best >= 0 && !hs[i].Stated {
				hs[i].When, hs[i].Stated = hs[best].When, hs[best].Stated
			}
		}
	}
}

// place sorts happenings by their first day, longer times first, and numbers
// the days.
func place(hs []Happening) {
	first := func(v news.Interval) string { return string(v.From) }
	slices.SortStableFunc(hs, func(x, y Happening) int {
		return cmp.Or(cmp.Compare(first(x.When), first(y.When)), cmp.Compare(y.When.To, x.When.To))
	})
	n := 0
	var last news.Interval
	for i := range hs {
		if !hs[i].When.From.Known() {
			continue
		}
		if hs[i].When != last {
			n++
			last = hs[i].When
		}
		hs[i].Order = n
	}
}
