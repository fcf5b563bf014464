package compare

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"chancery/internal/news"
)

// A trace is what is left of an event mention when its tree is gone, in the
// form in which mentions are compared: words cut to their stems, since articles
// come from the record without lemmas.
type trace struct {
	article, sentence int
	head              string   // stem of the trigger's first word
	own               []string // stems of the trigger, sorted
	args              []string // of the sides and the place, sorted
	around            bag      // of the sentence but for the trigger
}

// A wordStock numbers the stems of a story's event sentences and knows how
// rare they are.
type wordStock struct {
	number  map[string]int
	holders []int // sentences that hold a stem
	n       int   // sentences
	lines   map[sentenceAt][]int
}

type sentenceAt struct{ article, sentence int }

// newWordStock reads the sentences in which events are told.
func newWordStock(as []*news.Article) *wordStock {
	w := &wordStock{number: map[string]int{}, lines: map[sentenceAt][]int{}}
	for i, a := range as {
		for j := range a.Events {
			w.read(a, i, a.SentenceAt(a.Events[j].Trigger.Start))
		}
	}
	return w
}

// read counts the stems of sentence k of the article that is number i, once.
func (w *wordStock) read(a *news.Article, i, k int) {
	at := sentenceAt{i, k}
	if _, seen := w.lines[at]; k < 0 || seen {
		return
	}
	words := w.numbers(a, a.SentenceTokens(k))
	w.lines[at] = words
	w.n++
	for _, x := range words {
		w.holders[x]++
	}
}

// idf is how rare a stem is among the sentences.
func (w *wordStock) idf(x int) float64 {
	return math.Log((float64(w.n) + 1) / (float64(w.holders[x]) + 0.5))
}

// numbers are the distinct stems of tokens that say something, sorted.
func (w *wordStock) numbers(a *news.Article, tokens []news.Token) []int {
	var out []int
	for _, t := range tokens {
		s := stem(t.In(a.Text))
		if s == "" {
			continue
		}
		n, ok := w.number[s]
		if !ok {
			n = len(w.holders)
			w.number[s] = n
			w.holders = append(w.holders, 0)
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// trace reads one mention of the article that is number i of the story.
func (w *wordStock) trace(a *news.Article, i int, m *news.EventMention) *trace {
	tr := &trace{article: i, sentence: a.SentenceAt(m.Trigger.Start), own: stemsIn(a, m.Trigger)}
	if f := strings.Fields(m.Trigger.In(a.Text)); len(f) > 0 {
		tr.head = stem(f[0])
	}
	for _, r := range []news.Role{m.Actor, m.Recipient, m.Place} {
		tr.args = append(tr.args, stemsIn(a, r.Span)...)
	}
	tr.args = set(tr.args)
	var b bag
	for _, x := range w.lines[sentenceAt{i, tr.sentence}] {
		b = append(b, weighed{x, w.idf(x)})
	}
	tr.around = b.normed()
	return tr
}

// stemsIn are the stems of a span, sorted.
func stemsIn(a *news.Article, s news.Span) (out []string) {
	for f := range strings.FieldsSeq(s.In(a.Text)) {
		if x := stem(f); x != "" {
			out = append(out, x)
		}
	}
	return set(out)
}

// stem cuts a word to what its inflected forms share, roughly; it is "" for
// words that say nothing and for marks.
func stem(w string) string {
	w = strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	if w == "" || hollow()[w] {
		return ""
	}
	for _, end := range [...]string{"ings", "ing", "ied", "ies", "ed", "es", "s"} {
		s, ok := strings.CutSuffix(w, end)
		if !ok || len(s) < 3 || end == "s" && strings.HasSuffix(s, "s") {
			continue
		}
		if n := len(s); end != "s" && end != "es" && s[n-1] == s[n-2] && s[n-1] != 's' && s[n-1] != 'l' {
			s = s[:n-1] // "planned"
		}
		w = s
		break
	}
	if len(w) > 4 {
		w = strings.TrimSuffix(w, "e")
	}
	return w
}
