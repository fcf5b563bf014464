package compare

import (
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// A facet is what is compared of a spot: its word, what takes part, and the
// words around it.
type facet struct {
	article  int // among those of the spots
	sentence int
	lemma    string   // of the head word
	verb     bool     // the head word is a verb
	report   bool     // the head word is one of saying
	light    bool     // the head word says little by itself: "make", "take"
	pronoun  bool     // "it", "this"
	own      []string // lemmas of the spot, sorted
	actors   []string // lemmas of what does it, sorted
	others   []string // lemmas of what it is done to, sorted
	args     []string // both, and what else hangs on the head, sorted

	around, near, args2 bag // of the sentence, of the nearest words, of args
	world               *world
}

// A bag is weights of words, by number, with length one.
type bag []weighed

type weighed struct {
	word   int
	weight float64
}

// A world is what the articles of all spots have in common.
type world struct {
	number  map[string]int // of a lemma
	holders []int          // articles that hold it
	n       int            // articles
	docs    []bag
}

// idf is how rare a word is among the articles.
func (w *world) idf(word int) float64 {
	return math.Log((float64(w.n) + 1) / (float64(w.holders[word]) + 0.5))
}

// view reads the facets of spots.
func view(spots []Spot) []*facet {
	at := map[*news.Article]int{}
	var as []*news.Article
	for _, s := range spots {
		if _, ok := at[s.Article]; !ok {
			at[s.Article] = len(as)
			as = append(as, s.Article)
		}
	}
	w := newWorld(as)
	out := make([]*facet, len(spots))
	for i, s := range spots {
		out[i] = w.facet(s, at[s.Article])
	}
	return out
}

func newWorld(as []*news.Article) *world {
	w := &world{number: map[string]int{}, n: len(as)}
	counts := make([]map[int]int, len(as))
	for i, a := range as {
		counts[i] = map[int]int{}
		for _, t := range a.Trees {
			for j := range t.Words {
				if l := telling(&t.Words[j]); l != "" {
					counts[i][w.numberOf(l)]++
				}
			}
		}
		for k := range counts[i] {
			w.holders[k]++
		}
	}
	for _, c := range counts {
		w.docs = append(w.docs, w.bag(c))
	}
	w.docs = smooth(w.docs)
	return w
}

func (w *world) numberOf(lemma string) int {
	n, ok := w.number[lemma]
	if !ok {
		n = len(w.holders)
		w.number[lemma] = n
		w.holders = append(w.holders, 0)
	}
	return n
}

// bag weighs counted words by 1 + ln count times idf.
func (w *world) bag(counts map[int]int) bag {
	b := make(bag, 0, len(counts))
	for k, n := range counts {
		b = append(b, weighed{k, (1 + math.Log(float64(n))) * w.idf(k)})
	}
	return b.normed()
}

func (b bag) normed() bag {
	slices.SortFunc(b, func(x, y weighed) int { return x.word - y.word })
	sum := 0.0
	for _, x := range b {
		sum += x.weight * x.weight
	}
	if sum > 0 {
		for i := range b {
			b[i].weight /= math.Sqrt(sum)
		}
	}
	return b
}

// cosine of two bags.
func cosine(a, b bag) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].word == b[j].word:
			sum += a[i].weight * b[j].weight
			i++
			j++
		case a[i].word < b[j].word:
			i++
		default:
			j++
		}
	}
	return sum
}

// smooth lets each article speak for those like it: a bag becomes the mean of
// all, weighed by cosine. Short reports of one affair share few words with one
// another, and more with what is between them.
func smooth(docs []bag) []bag {
	out := make([]bag, len(docs))
	for i, d := range docs {
		sum := map[int]float64{}
		for _, e := range docs {
			c := cosine(d, e)
			if c <= 0 {
				continue
			}
			for _, x := range e {
				sum[x.word] += c * x.weight
			}
		}
		b := make(bag, 0, len(sum))
		for k, v := range sum {
			b = append(b, weighed{k, v})
		}
		out[i] = b.normed()
	}
	return out
}

// telling is the lemma of a word that says something, in lower case, or "".
func telling(w *news.Word) string {
	switch w.UPOS {
	case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
		if l := strings.ToLower(w.Lemma); !hollow()[l] {
			return l
		}
	}
	return ""
}

// facet reads one spot. Where there is no tree, the words of the text do.
func (w *world) facet(s Spot, article int) *facet {
	f := &facet{article: article, world: w, sentence: s.Article.SentenceAt(s.Span.Start)}
	if f.sentence < 0 || f.sentence >= len(s.Article.Trees) {
		words := strings.Fields(strings.ToLower(s.Article.Words(s.Span)))
		if len(words) > 0 {
			f.lemma = words[0]
		}
		f.own = set(words)
		return f
	}
	t := s.Article.Trees[f.sentence]
	inside := wordsUnder(s.Article, f.sentence, s.Span)
	if len(inside) == 0 || inside[len(inside)-1] >= len(t.Words) {
		return f
	}
	head := headAmong(t, inside)
	h := &t.Words[head]
	f.lemma = strings.ToLower(h.Lemma)
	f.verb = h.UPOS == "VERB" || h.UPOS == "AUX"
	f.report, f.light = reporting()[f.lemma], light()[f.lemma]
	f.pronoun = h.UPOS == "PRON" || h.UPOS == "DET"
	for _, i := range inside {
		f.own = append(f.own, strings.ToLower(t.Words[i].Lemma))
	}
	f.own = set(f.own)
	f.takeParts(t, head, inside)
	f.weigh(t, head, inside)
	return f
}

// weigh fills the bags.
func (f *facet) weigh(t news.Tree, head int, inside []int) {
	const reach = 5 // words to either side
	around, near, args := map[int]int{}, map[int]int{}, map[int]int{}
	for i := range t.Words {
		l := telling(&t.Words[i])
		if l == "" || slices.Contains(inside, i) {
			continue
		}
		n := f.world.numberOf(l)
		around[n]++
		if i-head <= reach && head-i <= reach {
			near[n]++
		}
	}
	for _, l := range f.args {
		args[f.world.numberOf(l)]++
	}
	f.around, f.near, f.args2 = f.world.bag(around), f.world.bag(near), f.world.bag(args)
}

// wordsUnder lists the words of a sentence that a span touches.
func wordsUnder(a *news.Article, sentence int, s news.Span) (out []int) {
	for i, t := range a.SentenceTokens(sentence) {
		if t.Overlaps(s) {
			out = append(out, i)
		}
	}
	return out
}

// headAmong is the first of the words that hangs on none of the others.
func headAmong(t news.Tree, inside []int) int {
	for _, i := range inside {
		if !slices.Contains(inside, t.Governor(i)) {
			return i
		}
	}
	return inside[0]
}

// takeParts collects who does what to whom around the head.
func (f *facet) takeParts(t news.Tree, head int, inside []int) {
	for i := range t.Words {
		if t.Governor(i) != head || slices.Contains(inside, i) {
			continue
		}
		switch {
		case t.Words[i].Rel == "nsubj:pass", t.Is(i, "obj", "iobj"):
			f.others = append(f.others, thingsUnder(t, i)...)
		case t.Is(i, "nsubj", "csubj", "obl:agent", "nmod:poss"):
			f.actors = append(f.actors, thingsUnder(t, i)...)
		case t.Is(i, "obl", "nmod", "compound", "xcomp", "ccomp", "advmod", "amod", "acl"):
			f.args = append(f.args, thingsUnder(t, i)...)
		}
	}
	g := t.Governor(head)
	if g >= 0 && len(f.actors) == 0 && t.Is(head, "xcomp", "conj", "advcl") {
		if s := t.Dependent(g, "nsubj"); s >= 0 {
			f.actors = append(f.actors, thingsUnder(t, s)...)
		}
	}
	if g >= 0 && t.Is(head, "obj", "nsubj", "obl", "compound", "nmod", "amod", "acl") {
		f.args = append(f.args, strings.ToLower(t.Words[g].Lemma))
	}
	f.actors, f.others = set(f.actors), set(f.others)
	f.args = set(slices.Concat(f.args, f.actors, f.others))
}

// thingsUnder are the lemmas of nouns, names, numbers and adjectives at and
// below a word.
func thingsUnder(t news.Tree, top int) (out []string) {
	first, last := t.Extent(top)
	for i := first; i <= last; i++ {
		w := &t.Words[i]
		if w.UPOS != "VERB" && t.Under(i, top) {
			if l := telling(w); l != "" {
				out = append(out, l)
			}
		}
	}
	return out
}

// set sorts words and drops repetitions.
func set(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}
