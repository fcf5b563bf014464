package story

import (
	"cmp"
	"slices"

	"chancery/internal/news"
)

const (
	posted      = 40 // terms of an article by which later ones find it
	asked       = 28 // terms of an article by which it finds earlier ones
	maxChain    = 64 // newest articles looked at for each
	maxNear     = 16 // neighbours whose common words are discounted
	maxEdges    = 96 // edges kept of one article; the strongest
	copyCosine  = .9 // from which two articles are one text, which counts once
	background  = 800
	weightScale = 512 // steps of one unit in stored weights
	noDay       = -1 << 31
	hopeless    = .02 // probability of articles whose days are too far apart
	surelySame  = .7  // from which the texts outweigh such days; .8 costs news_cluster .005, and gains AllSides .002
	keptScore   = .3  // edges below are not worth storing: they are far from connecting anything
)

// A Book holds the profiles of all articles and the stories that they make. It
// has one writer and is not safe for use by several goroutines.
type Book struct {
	cfg   Config
	model *model

	docs    []doc
	where   map[news.ArticleID]int32
	vocab   map[uint32]int32 // term key → its number
	terms   []stat           // by number
	posts   []post
	live    int // articles that are not replaced
	stories map[news.StoryID][]int32
	touched map[int32]bool
	pending map[news.ArticleID][]Edge // restored edges to articles not yet there
	hand    hand

	score []float32 // by article, zero between calls
	seen  []int32
}

// doc is an article in the book.
type doc struct {
	id      news.ArticleID
	title   string
	names   string
	entries []entry // by id
	near    []near  // the neighbours with the highest cosine, best first
	edges   []link
	norms   norms // of the article with itself
	lead    facts
	story   news.StoryID
	day     int32
	words   int32
	numbers int32
	around  uint8 // neighbours whose terms were counted, 0 for too few
	dead    bool
}

// entry is a term of an article with its weights as of the last reckoning.
type entry struct {
	id     int32
	weight uint16 // (1 + ln count) · idf
	count  uint8
	flags  uint8 // of the term; the upper half counts the neighbours that have it too
}

func (e *entry) kind() kind { return kind(e.flags & kindMask) }

// common is the number of neighbours that have the term too.
func (e *entry) common() uint8 { return e.flags >> 4 }

// idf of the term, in steps.
func (e *entry) idf() float64 { return float64(e.weight) / logCount(e.count) }

type near struct {
	doc    int32
	cosine float32
}

type link struct {
	doc   int32
	score float32
}

// stat is what the book knows of one term.
type stat struct {
	articles int32   // that hold it
	post     int32   // newest posting, -1 if none
	log      float32 // of the general and own frequency together
	rarity   uint8   // general idf in sixteenths
}

type post struct{ doc, next int32 }

// NewBook returns an empty book.
func NewBook(c Config) *Book {
	m := shipped()
	if c.Model != "" {
		m = parseModel(c.Model)
	}
	return &Book{cfg: c.withDefaults(m), model: m, where: map[news.ArticleID]int32{}, vocab: map[uint32]int32{},
		stories: map[news.StoryID][]int32{}, touched: map[int32]bool{}, pending: map[news.ArticleID][]Edge{}}
}

// Restore puts an article back as it was: its edges, whichever end was there
// first, and the story that it is in, "" for none yet.
func (b *Book) Restore(f Features, edges []Edge, in news.StoryID) {
	n := b.insert(f)
	b.weigh(&b.docs[n])
	if in != "" {
		b.docs[n].story = in
		b.stories[in] = append(b.stories[in], n)
	} else {
		b.touched[n] = true
	}
	for _, e := range append(b.pending[f.Article], edges...) {
		other := e.A
		if other == f.Article {
			other = e.B
		}
		if m, ok := b.where[other]; ok {
			b.connect(n, m, float32(e.Score), float32(e.Cosine))
		} else {
			b.pending[other] = append(b.pending[other], e)
		}
	}
	delete(b.pending, f.Article)
}

// Add puts an article into the book and returns its edges to earlier ones, the
// strongest first. An article that is there already is replaced.
func (b *Book) Add(f Features) []Edge {
	n := b.insert(f)
	d := &b.docs[n]
	b.weigh(d)
	b.touched[n] = true
	found := b.candidates(n)
	cosines := make([]float32, len(found))
	for i, m := range found {
		o := overlapOf(d, &b.docs[m])
		cosines[i] = float32(cosine(o.dot[aWord], d.norms.dot[aWord], b.docs[m].norms.dot[aWord]))
		b.connectNear(n, m, cosines[i])
	}
	b.localise(d)
	var out []Edge
	for i, m := range found {
		o := &b.docs[m]
		p := b.pair(d, o)
		b.connectNear(m, n, cosines[i])
		if p >= keptScore {
			b.connectEdge(n, m, float32(p))
			out = append(out, Edge{A: d.id, B: o.id, Score: p, Cosine: float64(cosines[i])})
		}
	}
	slices.SortStableFunc(out, func(x, y Edge) int { return cmp.Compare(y.Score, x.Score) })
	return out
}

// pair is the probability that a and b report one event.
func (b *Book) pair(x, y *doc) float64 {
	v, apart := measure(x, y, int32(b.cfg.Window))
	p := b.model.probability(&v)
	if apart && !(p >= surelySame && v.compatible()) {
		return min(p, hopeless)
	}
	return p
}

func (b *Book) insert(f Features) int32 {
	if old, ok := b.where[f.Article]; ok {
		b.drop(old)
	}
	n := int32(len(b.docs))
	d := doc{id: f.Article, title: f.Title, names: f.names, lead: f.lead, day: dayNumber(f.Day), words: int32(f.Words),
		entries: make([]entry, len(f.terms))}
	for i, t := range f.terms {
		d.entries[i] = entry{id: b.number(t), count: t.count, flags: t.flags}
		b.terms[d.entries[i].id].hold(1)
		if t.kind() == aNumber {
			d.numbers++
		}
	}
	slices.SortFunc(d.entries, func(x, y entry) int { return cmp.Compare(x.id, y.id) })
	b.where[f.Article] = n
	if len(b.docs) == cap(b.docs) { // by an eighth: profiles are large
		b.docs = append(make([]doc, 0, n+n/8+64), b.docs...)
	}
	b.docs = append(b.docs, d)
	b.score = append(b.score, 0)
	b.live++
	b.post(n, f.terms)
	return n
}

// drop forgets all but the place of an article that is replaced.
func (b *Book) drop(n int32) {
	d := &b.docs[n]
	for i := range d.entries {
		b.terms[d.entries[i].id].hold(-1)
	}
	for _, e := range d.edges {
		if o := &b.docs[e.doc]; !o.dead {
			o.edges = slices.DeleteFunc(o.edges, func(l link) bool { return l.doc == n })
			o.near = slices.DeleteFunc(o.near, func(x near) bool { return x.doc == n })
			b.touched[e.doc] = true
		}
	}
	for _, m := range b.stories[d.story] {
		if m != n {
			b.touched[m] = true
		}
	}
	delete(b.touched, n)
	b.live--
	d.entries, d.near, d.edges, d.dead = nil, nil, nil, true
}

func (b *Book) number(t term) int32 {
	n, ok := b.vocab[t.key]
	if !ok {
		n = int32(len(b.terms))
		b.vocab[t.key] = n
		b.terms = append(b.terms, stat{rarity: t.rarity, post: -1})
	}
	return n
}

// post makes n findable by the terms that are rarest in general: a choice that
// does not depend on what the book holds.
func (b *Book) post(n int32, ts []term) {
	order := make([]uint64, 0, len(ts))
	for _, t := range ts {
		if t.kind() == aWord || t.kind() == aBigram {
			order = append(order, t.rank())
		}
	}
	slices.Sort(order)
	for _, r := range order[:min(len(order), posted)] {
		s := &b.terms[b.vocab[uint32(r)]]
		b.posts = append(b.posts, post{n, s.post})
		s.post = int32(len(b.posts) - 1)
	}
}

// connect restores an edge between n and m.
func (b *Book) connect(n, m int32, score, cos float32) {
	b.connectEdge(n, m, score)
	b.connectNear(n, m, cos)
	b.connectNear(m, n, cos)
}

func (b *Book) connectEdge(n, m int32, score float32) {
	b.addEdge(n, m, score)
	b.addEdge(m, n, score)
}

func (b *Book) addEdge(n, m int32, score float32) {
	d := &b.docs[n]
	d.edges = append(d.edges, link{m, score})
	if len(d.edges) > maxEdges {
		slices.SortFunc(d.edges, func(x, y link) int {
			return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(b.docs[x.doc].id, b.docs[y.doc].id))
		})
		d.edges = d.edges[:maxEdges]
	}
}

// connectNear makes m a neighbour of n if it is among the nearest.
func (b *Book) connectNear(n, m int32, cos float32) {
	d := &b.docs[n]
	before := func(x near) bool {
		return cos > x.cosine || cos == x.cosine && b.docs[m].id < b.docs[x.doc].id
	}
	if len(d.near) == maxNear {
		if !before(d.near[maxNear-1]) {
			return
		}
		d.near = d.near[:maxNear-1]
	}
	i := len(d.near)
	for i > 0 && before(d.near[i-1]) {
		i--
	}
	d.near = slices.Insert(d.near, i, near{m, cos})
}

func dayNumber(d news.Day) int32 {
	t := d.Time()
	if t.IsZero() {
		return noDay
	}
	return int32(t.Unix() / 86400)
}
