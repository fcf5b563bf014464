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
	t := taker{a: a, ws: ws}
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
	a       *news.Article
	ws      []words.Word
	head    int     // words of headline
	lead    int     // words of headline and lead
	forms   []form  // the different words
	formOf  []int32 // by word
	terms   []term
	bigrams index  // key → place in terms
	warmth  uint32 // means nothing
}

// form is a word of the article, however often it stands there.
type form struct {
	hash       uint32
	rarity     uint8
	name       bool  // has a capital where it needs none, and is no weekday or month
	asWord     int32 // place in terms plus one, 0 for none; numbers are words here
	asName     int32 // the same
	start, end int32 // as it is written as a name
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

// collect reads all words. A capital counts as a name's only where other words
// have none: not in headlines and not at the beginning of sentences, unless the
// same word is a name elsewhere in the text.
func (t *taker) collect() {
	t.findForms()
	t.terms = make([]term, 0, len(t.forms)*5/4+8)
	var last *form // the name just before, nil if none
	for i, w := range t.ws {
		f := &t.forms[t.formOf[i]]
		if w.Is(words.Number) {
			t.count(&f.asWord, term{key: keyOf(w.Hash, aNumber), rarity: f.rarity, flags: uint8(aNumber)}, i)
			last = nil
			continue
		}
		if f.rarity >= leastIDF {
			t.count(&f.asWord, term{key: keyOf(w.Hash, aWord), rarity: f.rarity, flags: uint8(aWord)}, i)
		}
		if !w.Is(words.Capital) || !f.name {
			last = nil
			continue
		}
		t.count(&f.asName, term{key: keyOf(w.Hash, aName), rarity: f.rarity, flags: uint8(aName)}, i)
		if last != nil && w.Is(words.Joined) {
			t.pair(last, f, i)
		}
		if f.end == 0 || w.Is(words.Joined) && last != nil {
			f.start, f.end = w.Start, w.End
		}
		last = f
	}
}

// findForms tells the different words apart and looks up each once.
func (t *taker) findForms() {
	at := newIndex(len(t.ws) * 2 / 3)
	t.forms, t.formOf = make([]form, 0, len(t.ws)*3/4+8), make([]int32, len(t.ws))
	for i, w := range t.ws {
		n, added := at.add(w.Hash, len(t.forms))
		if added {
			t.forms = append(t.forms, form{hash: w.Hash})
		}
		t.formOf[i] = int32(n)
		if w.Flag&(words.Capital|words.First|words.Title) == words.Capital {
			t.forms[n].name = true
		}
	}
	common, facts := words.Common(), knownFacts()
	t.warmth = common.Warm(t.ws)
	for i := range t.forms {
		f := &t.forms[i]
		f.rarity = common.Step(f.hash)
		f.name = f.name && facts.of(f.hash).kind == noFact
	}
}

// keyOf gives a word and a name of the same letters different keys.
func keyOf(hash uint32, k kind) uint32 { return hash*0x85EBCA6B + uint32(k)*0xC2B2AE35 }

// count counts the term at word i; place is its place in terms plus one, 0 for a
// new one.
func (t *taker) count(place *int32, x term, i int) {
	if *place == 0 {
		t.terms = append(t.terms, x)
		*place = int32(len(t.terms))
	}
	e := &t.terms[*place-1]
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

// pair counts the bigram of two names, the second being word i.
func (t *taker) pair(x, y *form, i int) {
	if t.bigrams.n == 0 {
		t.bigrams = newIndex(16)
	}
	key := keyOf(x.hash*0x9E3779B1^y.hash, aBigram)
	n, added := t.bigrams.add(key, len(t.terms))
	place := int32(n + 1)
	if added {
		place = 0
	}
	t.count(&place, term{key: key, rarity: max(x.rarity, y.rarity), flags: uint8(aBigram)}, i)
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
	var limit [kinds]uint64 // rank of the last that is kept
	ranks := make([]uint64, 0, len(t.terms))
	for k, most := range [kinds]int{aWord: maxWords, aName: maxNames, aBigram: maxBigrams, aNumber: maxNumbers} {
		ranks = ranks[:0]
		for i := range t.terms {
			if t.terms[i].kind() == kind(k) {
				ranks = append(ranks, t.terms[i].rank())
			}
		}
		limit[k] = 1<<64 - 1
		if len(ranks) > most {
			limit[k] = slices.Max(least(ranks, most))
		}
	}
	ranks = ranks[:0]
	for _, x := range t.terms {
		if l := limit[x.kind()]; l == 1<<64-1 || x.rank() <= l {
			ranks = append(ranks, uint64(x.key)<<32|uint64(x.count)<<16|uint64(x.rarity)<<8|uint64(x.flags))
		}
	}
	slices.Sort(ranks)
	out := make([]term, len(ranks))
	for i, r := range ranks {
		out[i] = term{key: uint32(r >> 32), count: uint8(r >> 16), rarity: uint8(r >> 8), flags: uint8(r)}
	}
	return out
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
	ns := make([]name, 0, 32)
	for i := range t.forms {
		if f := &t.forms[i]; f.end-f.start > 1 && f.end-f.start <= 30 {
			ns = append(ns, name{news.Span{Start: int(f.start), End: int(f.end)}, t.terms[f.asName-1].worth()})
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
