package story

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/internal/news"
	"chancery/internal/reprint/words"
)

const (
	maxWords   = 72 // terms of each kind that are kept, the most telling ones
	maxNames   = 24
	maxBigrams = 12
	maxNumbers = 12
	maxShown   = 16 // names kept as written, to explain joins
	leadWords  = 80 // the lead: dates further down are background
	maxTitle   = 120
	leastIDF   = 24 // sixteenths; a word in one news piece of four or more says nothing
)

// Kind sorts terms: the same word counts as a word, and as a name if it has a
// capital where it needs none.
type kind uint8

const (
	aWord kind = iota
	aName
	aBigram
	aNumber
	kinds
)

const (
	kindMask = 0x03
	inTitle  = 0x04
	inLead   = 0x08
)

// A term is a word, name, pair of names or number, and how an article uses it.
type term struct {
	key    uint32 // hash of word and kind
	count  uint8
	rarity uint8 // how rare it is in the news in general: idf in sixteenths
	flags  uint8 // kind, inTitle, inLead
}

func (t term) kind() kind { return kind(t.flags & kindMask) }

// Features is the profile of one article: what it takes to compare it with any
// other, in at most about 1 kB.
type Features struct {
	Article news.ArticleID
	Day     news.Day // publication, "" unless known to the day
	Words   int
	Title   string // the headline, or else the beginning of the text
	names   string // the most telling names as written, one a line
	lead    facts
	terms   []term // by key
}

// Take makes the features of a. It reads a's text alone, no layer of it.
func Take(a *news.Article) Features { return TakeWords(a, words.Of(a)) }

// TakeWords is Take for one who has a's words at hand.
func TakeWords(a *news.Article, ws []words.Word) Features {
	f := Features{Article: a.ID, Words: len(ws), Title: headline(a, ws)}
	if p := a.Published.Precision; p != news.ToMonth && p != news.ToYear {
		f.Day = a.Published.Day
	}
	t := taker{a: a, ws: ws, at: newIndex(len(ws) / 2), common: words.Common()}
	t.markHead()
	f.lead = t.facts()
	t.collect()
	f.terms = t.best()
	f.names = t.shown()
	return f
}

// headline is a's title, or else as much of its first sentence as fits.
func headline(a *news.Article, ws []words.Word) string {
	s := a.Title
	if s == "" && !a.TitleSpan.IsZero() {
		s = a.Words(a.TitleSpan)
	}
	if s == "" && len(ws) > 0 {
		n := 1
		for n < len(ws) && ws[n].Sentence == ws[0].Sentence {
			n++
		}
		s = a.Text[ws[0].Start:ws[n-1].End]
	}
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= maxTitle {
		return s
	}
	n := maxTitle - len("…")
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	if i := strings.LastIndexByte(s[:n], ' '); i > n/2 {
		n = i
	}
	return s[:n] + "…"
}

// taker collects the terms of one article.
type taker struct {
	a      *news.Article
	ws     []words.Word
	common *words.Table
	head   int   // words of headline
	lead   int   // words of headline and lead
	names  index // hashes of names
	terms  []term
	at     index // key → place in terms
	spans  map[uint32]news.Span
}

// markHead finds where headline and lead end. A text without headline has its
// first sentence for one, unless that is long.
func (t *taker) markHead() {
	const longest = 30
	for t.head < len(t.ws) && t.ws[t.head].Is(words.Title) {
		t.head++
	}
	if t.head == 0 && len(t.ws) > 0 {
		for t.head < len(t.ws) && t.ws[t.head].Sentence == t.ws[0].Sentence {
			t.head++
		}
		t.head = min(t.head, longest)
	}
	t.lead = min(len(t.ws), t.head+leadWords)
}

// collect reads all words once. A capital counts as a name's only where other
// words have none: not in headlines and not at the beginning of sentences,
// unless the same word is a name elsewhere in the text.
func (t *taker) collect() {
	t.names, t.spans = newIndex(len(t.ws)/8), make(map[uint32]news.Span)
	t.terms = make([]term, 0, len(t.ws)*3/4)
	for _, w := range t.ws {
		if w.Flag&(words.Capital|words.First|words.Title) == words.Capital {
			t.names.put(w.Hash, 0)
		}
	}
	last := uint32(0) // the name just before, 0 if none
	for i, w := range t.ws {
		step := t.common.Step(w.Hash)
		if w.Is(words.Number) {
			t.add(w.Hash, aNumber, step, i)
			last = 0
			continue
		}
		if step >= leastIDF {
			t.add(w.Hash, aWord, step, i)
		}
		if !w.Is(words.Capital) || t.names.get(w.Hash) < 0 || factOf(w.Hash).kind != noFact {
			last = 0
			continue
		}
		t.add(w.Hash, aName, step, i)
		if last != 0 && w.Is(words.Joined) {
			t.add(last*0x9E3779B1^w.Hash, aBigram, max(step, t.common.Step(last)), i)
		}
		if _, ok := t.spans[w.Hash]; !ok || w.Is(words.Joined) && last != 0 {
			t.spans[w.Hash] = w.Span()
		}
		last = w.Hash
	}
}

// keyOf gives a word and a name of the same letters different keys.
func keyOf(hash uint32, k kind) uint32 { return hash*0x85EBCA6B + uint32(k)*0xC2B2AE35 }

func (t *taker) add(hash uint32, k kind, rarity uint8, i int) {
	key := keyOf(hash, k)
	n := t.at.get(key)
	if n < 0 {
		n = len(t.terms)
		t.at.put(key, n)
		t.terms = append(t.terms, term{key: key, rarity: rarity, flags: uint8(k)})
	}
	e := &t.terms[n]
	if e.count < 255 {
		e.count++
	}
	if i < t.head {
		e.flags |= inTitle
	}
	if i < t.lead {
		e.flags |= inLead
	}
}

// worth is by what terms are kept: headline words first, then by tf·idf.
func (t term) worth() float64 {
	w := logCount(t.count) * float64(t.rarity)
	if t.flags&inTitle != 0 {
		w *= 2
	}
	return w
}

// best returns the most telling terms of each kind, by key.
func (t *taker) best() []term {
	var of [kinds][]uint64
	for _, x := range t.terms {
		of[x.kind()] = append(of[x.kind()], x.rank())
	}
	most := [kinds]int{aWord: maxWords, aName: maxNames, aBigram: maxBigrams, aNumber: maxNumbers}
	out := make([]term, 0, maxTerms)
	for k, vs := range of {
		slices.Sort(vs)
		for _, v := range vs[:min(len(vs), most[k])] {
			out = append(out, t.terms[t.at.get(uint32(v))])
		}
	}
	slices.SortFunc(out, func(a, b term) int { return cmp.Compare(a.key, b.key) })
	return slices.Clip(out)
}

// rank sorts terms in ascending order, the most telling first: what a term is
// not worth, then its key. Sorting numbers takes a third of the time.
func (t term) rank() uint64 {
	return uint64(^math.Float32bits(float32(t.worth())))<<32 | uint64(t.key)
}

// shown returns the most telling names as they are written, one a line.
func (t *taker) shown() string {
	type name struct {
		span  news.Span
		worth float64
	}
	var ns []name
	for h, s := range t.spans {
		if s.Len() > 1 && s.Len() <= 30 {
			ns = append(ns, name{s, t.terms[t.at.get(keyOf(h, aName))].worth()})
		}
	}
	slices.SortFunc(ns, func(a, b name) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.span.Start, b.span.Start))
	})
	var b strings.Builder
	for i, n := range ns[:min(len(ns), maxShown)] {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(t.a.Words(n.span))
	}
	return b.String()
}
