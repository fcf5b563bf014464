package story

import (
	"cmp"
	"slices"

	"chancery/internal/news"
	"chancery/internal/roster"
)

const (
	posted      = 40 // terms of an article by which later ones find it
	asked       = 28 // terms of an article by which it finds earlier ones
	maxChain    = 64 // newest articles looked at for each
	maxNear     = 16 // neighbours whose common words are discounted
	maxEdges    = 96 // edges kept of one article; the strongest
	copyCosine  = .9 // from which two articles are one text, which counts once
	background  = 800
	mostWords   = 60000
	weightScale = 512 // steps of one unit in stored weights
	noDay       = -1 << 31
	gone        = noDay + 1 // the day of an article that was replaced
	hopeless    = .02       // probability of articles whose days are too far apart
	surelySame  = .7        // from which the texts outweigh such days; .8 costs news_cluster .005, and gains AllSides .002
	keptScore   = .3        // edges below are not worth storing: they are far from connecting anything
)

// A Book holds the profiles of all articles and the stories that they make. It
// has one writer and is not safe for use by several goroutines.
type Book struct {
	cfg   Config
	model *model

	docs    []doc
	days    []int32 // of publication, by article, or noDay, or gone
	where   roster.Table
	terms   vocabulary
	posts   postings
	entries []entry // room for those of the next articles
	nears   []near  // the same
	live    int     // articles that are not replaced
	deaths  int32   // articles that are, plus one
	stories map[news.StoryID][]int32
	touched map[int32]bool
	pending map[news.ArticleID][]Edge // restored edges to articles not yet there
	hand    hand

	score   []float32 // by article, zero between calls
	seen    []int32
	order   []uint64 // for sorting
	probe   probe
	matches []match
	found   []match // of all candidates
	ends    []int   // of each one's
	warmth  uint32  // means nothing
}

// doc is an article in the book.
type doc struct {
	id      news.ArticleID
	shown   string  // headline, then a line for each name
	entries []entry // by id
	near    []near  // the neighbours with the highest cosine, best first
	edges   []link
	norms   norms // of the article with itself
	lead    facts
	story   news.StoryID
	day     int32
	counted int32  // Book.deaths when around and its counts were taken, 0 if near has changed since
	words   uint16 // or mostWords
	title   uint16 // bytes of the headline
	numbers uint8
	around  uint8 // neighbours whose terms were counted, 0 for too few
	dead    bool
}

func (d *doc) headline() string { return d.shown[:d.title] }

func (d *doc) names() string { return d.shown[d.title:] }

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

// NewBook returns an empty book.
func NewBook(c Config) *Book {
	m := shipped()
	if c.Model != "" {
		m = parseModel(c.Model)
	}
	return &Book{cfg: c.withDefaults(m), model: m, deaths: 1,
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
		if m := b.number(other); m >= 0 {
			b.connect(n, m, float32(e.Score), float32(e.Cosine))
		} else {
			b.pending[other] = append(b.pending[other], e)
		}
	}
	delete(b.pending, f.Article)
}

// number is the place of an article, -1 if the book does not hold it.
func (b *Book) number(id news.ArticleID) int32 { return b.where.Get(string(id), b.name) }

func (b *Book) name(n int32) string { return string(b.docs[n].id) }

// Add puts an article into the book and returns its edges to earlier ones, the
// strongest first. An article that is there already is replaced.
func (b *Book) Add(f Features) []Edge {
	n := b.insert(f)
	d := &b.docs[n]
	b.weigh(d)
	b.touched[n] = true
	found := b.candidates(n)
	b.probe.load(d)
	b.found, b.ends = b.found[:0], append(b.ends[:0], 0)
	cosines := make([]float32, len(found))
	for _, m := range found {
		b.warmth += b.docs[m].warm()
	}
	for i, m := range found {
		b.found = b.probe.matches(&b.docs[m], b.found)
		b.ends = append(b.ends, len(b.found))
		cosines[i] = float32(wordCosine(d, &b.docs[m], b.found[b.ends[i]:]))
		b.connectNear(n, m, cosines[i])
	}
	b.localise(d)
	d.norms = normsOf(d)
	var out []Edge
	for i, m := range found {
		o := &b.docs[m]
		p, _ := b.probability(d, o, b.found[b.ends[i]:b.ends[i+1]])
		b.connectNear(m, n, cosines[i])
		if p >= keptScore {
			b.connectEdge(n, m, float32(p))
			out = append(out, Edge{A: d.id, B: o.id, Score: p, Cosine: float64(cosines[i])})
		}
	}
	slices.SortStableFunc(out, func(x, y Edge) int { return cmp.Compare(y.Score, x.Score) })
	return out
}

// pair is the probability that the article that the probe holds and y report one
// event, and the cosine of their words.
func (b *Book) pair(y *doc) (p, words float64) {
	b.matches = b.probe.matches(y, b.matches[:0])
	return b.probability(b.probe.of, y, b.matches)
}

func (b *Book) probability(x, y *doc, ms []match) (p, words float64) {
	v, apart := measure(x, y, ms, int32(b.cfg.Window))
	p = b.model.probability(&v)
	if apart && !(p >= surelySame && v.compatible()) {
		p = min(p, hopeless)
	}
	return p, v[1]
}

func (b *Book) insert(f Features) int32 {
	n := int32(len(b.docs))
	old := b.where.Put(string(f.Article), n, b.name)
	if old >= 0 {
		b.drop(old)
	}
	d := doc{id: f.Article, shown: f.Title + f.names, title: uint16(min(len(f.Title), 1<<16-1)), lead: f.lead, day: dayNumber(f.Day), words: uint16(min(f.Words, mostWords))}
	d.entries = b.list(f.terms)
	if len(b.nears) == 0 {
		b.nears = make([]near, 256*maxNear)
	}
	d.near, b.nears = b.nears[:0:maxNear], b.nears[maxNear:]
	for _, t := range f.terms {
		if t.kind() == aNumber {
			d.numbers++
		}
	}
	if len(b.docs) == cap(b.docs) { // by a twelfth: profiles are large
		b.docs = append(make([]doc, 0, n+n/12+64), b.docs...)
	}
	b.docs = append(b.docs, d)
	b.days = append(b.days, d.day)
	b.score = append(b.score, 0)
	b.live++
	b.post(n, f.terms)
	return n
}

// list makes the entries of terms, in the order of their numbers, and notes that
// one more article holds them.
func (b *Book) list(ts []term) []entry {
	const room = 1 << 13
	if len(b.entries) < len(ts) {
		b.entries = make([]entry, max(room, len(ts)))
	}
	out := b.entries[:len(ts):len(ts)]
	b.entries = b.entries[len(ts):]
	b.warmth += b.terms.warm(ts)
	b.order = b.order[:0]
	for _, t := range ts {
		id := b.terms.number(t)
		b.terms.stats[id].hold(1)
		b.order = append(b.order, uint64(id)<<16|uint64(t.count)<<8|uint64(t.flags))
	}
	slices.Sort(b.order)
	for i, x := range b.order {
		out[i] = entry{id: int32(x >> 16), count: uint8(x >> 8), flags: uint8(x)}
	}
	return out
}

// drop forgets all but the place of an article that is replaced.
func (b *Book) drop(n int32) {
	d := &b.docs[n]
	for i := range d.entries {
		b.terms.stats[d.entries[i].id].hold(-1)
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
	b.deaths++
	d.entries, d.near, d.edges, d.dead = nil, nil, nil, true
	b.days[n] = gone
}

// post makes n findable by the terms that are rarest in general: a choice that
// does not depend on what the book holds.
func (b *Book) post(n int32, ts []term) {
	b.order = b.order[:0]
	for _, t := range ts {
		if t.kind() == aWord || t.kind() == aBigram {
			b.order = append(b.order, t.rank())
		}
	}
	for _, r := range least(b.order, posted) {
		s := &b.terms.stats[b.terms.number(term{key: uint32(r)})]
		s.posts = b.posts.add(s.posts, n)
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
	d.counted = 0
}

func dayNumber(d news.Day) int32 {
	t := d.Time()
	if t.IsZero() {
		return noDay
	}
	return int32(t.Unix() / 86400)
}
