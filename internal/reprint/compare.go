package reprint

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/news"
	"chancery/internal/reprint/words"
)

const (
	leastRun    = 5 // words of a shared passage; four in a row are often chance
	maxEvidence = 8 // shared passages shown
)

// A reading is what one article brings to a comparison.
type reading struct {
	a        *news.Article
	ws       []words.Word
	pairs    []uint64 // skip-pairs of content words
	credits  []credit
	unquoted int // words outside quotation marks
}

// read takes names of outlets that a may credit besides those everybody knows.
func read(a *news.Article, outlets ...string) *reading {
	return open(a).crediting(outlets...)
}

// crediting returns a copy of r with its credits.
func (r reading) crediting(outlets ...string) *reading {
	r.credits = credits(r.a, r.ws, outlets...)
	return &r
}

// open reads what does not depend on whom a is compared with.
func open(a *news.Article) *reading {
	r := &reading{a: a, ws: words.Of(a)}
	r.pairs = skipPairs(content(r.ws))
	for _, w := range r.ws {
		if !w.Is(words.Quoted) {
			r.unquoted++
		}
	}
	return r
}

// A likeness is what two articles have in common, each a share from 0 to 1.
type likeness struct {
	runs      []run
	short     float64 // of the shorter article's words in shared passages
	long      float64 // of the longer's
	own       float64 // of the shorter's words outside quotation marks
	spread    float64 // own, without the longest passage
	sentences float64 // of the shorter's sentences that stand in the other almost whole
	skip      float64 // skip-pair containment
	length    float64 // of the longer's words, as many as the shorter has
	longest   int     // words of the longest shared passage outside quotation marks
}

// liken measures a against b.
func liken(a, b *reading) likeness {
	l := likeness{runs: tile(a.ws, b.ws, leastRun), skip: containment(a.pairs, b.pairs)}
	coverA, coverB := make([]bool, len(a.ws)), make([]bool, len(b.ws))
	total, own := 0, 0
	for _, r := range l.runs {
		total += r.n
		free := 0
		for k := range r.n {
			coverA[r.a+k], coverB[r.b+k] = true, true
			if !a.ws[r.a+k].Is(words.Quoted) && !b.ws[r.b+k].Is(words.Quoted) {
				free++
			}
		}
		own += free
		l.longest = max(l.longest, free)
	}
	short, cover := a, coverA
	if len(b.ws) < len(a.ws) {
		short, cover = b, coverB
	}
	l.length = share(len(short.ws), max(len(a.ws), len(b.ws)))
	l.short = share(total, min(len(a.ws), len(b.ws)))
	l.long = share(total, max(len(a.ws), len(b.ws)))
	l.own = share(own, short.unquoted)
	l.spread = max(0, l.own-share(l.longest, len(short.ws)))
	l.sentences = wholeSentences(short.ws, cover)
	return l
}

func share(n, of int) float64 {
	if of <= 0 {
		return 0
	}
	return min(1, float64(n)/float64(of))
}

// wholeSentences is the share of sentences (of five words or more) of which at
// least three quarters of the words are covered.
func wholeSentences(ws []words.Word, cover []bool) float64 {
	whole, all := 0, 0
	for i := 0; i < len(ws); {
		n, c := 0, 0
		for i+n < len(ws) && ws[i+n].Sentence == ws[i].Sentence {
			if cover[i+n] {
				c++
			}
			n++
		}
		if n >= leastRun {
			all++
			if 4*c >= 3*n {
				whole++
			}
		}
		i += n
	}
	return share(whole, all)
}

// Compare looks at two whole articles and says whether one carries the other's
// text or retells it. The evidence is the longest shared passages, in pairs
// (a's words, then b's), then the phrases by which either credits a source.
// A and B of the derivation are in the order of their IDs, whatever the order of
// the arguments; an article is no derivation of itself.
func Compare(a, b *news.Article) (news.Derivation, bool) {
	if a == nil || b == nil {
		return news.Derivation{}, false
	}
	return CompareTexts(Open(a), Open(b))
}

// A Text is an article made ready to be compared with many others. It may be
// used from several goroutines.
type Text struct{ r *reading }

// Open makes an article ready.
func Open(a *news.Article) Text { return Text{open(a)} }

// CompareTexts is Compare for articles that are ready.
func CompareTexts(x, y Text) (news.Derivation, bool) {
	if x.r.a.ID == y.r.a.ID {
		return news.Derivation{}, false
	}
	if y.r.a.ID < x.r.a.ID {
		x, y = y, x
	}
	a, b := x.r.crediting(y.r.a.Outlet), y.r.crediting(x.r.a.Outlet)
	l := liken(a, b)
	kind, ok := judges().judge(a, b, &l)
	common := commonCredit(a, b)
	if !ok && common.cited && l.skip >= citedSkip {
		kind, ok = news.Cites, true
	}
	if !ok {
		return news.Derivation{}, false
	}
	return derivation(a, b, kind, l.short, l.runs, common), true
}

// derivation puts together what was found; runs may be unsorted.
func derivation(x, y *reading, kind news.Kinship, score float64, runs []run, c shareOfCredit) news.Derivation {
	d := news.Derivation{A: x.a.ID, B: y.a.ID, Kind: kind, Credit: c.name, Score: score, Direction: direction(x, y, c)}
	runs = slices.Clone(runs)
	slices.SortStableFunc(runs, func(p, q run) int { return cmp.Or(cmp.Compare(q.n, p.n), cmp.Compare(p.a, q.a)) })
	runs = runs[:min(len(runs), maxEvidence)]
	for _, r := range runs {
		d.Evidence = append(d.Evidence, x.a.Cite(passage(x.ws[r.a:r.a+r.n])), y.a.Cite(passage(y.ws[r.b:r.b+r.n])))
	}
	for _, k := range c.a {
		d.Evidence = append(d.Evidence, x.a.Cite(k.Span))
	}
	for _, k := range c.b {
		d.Evidence = append(d.Evidence, y.a.Cite(k.Span))
	}
	return d
}

func passage(ws []words.Word) news.Span {
	return ws[0].Span().Cover(ws[len(ws)-1].Span())
}

// shareOfCredit is the source that two articles name.
type shareOfCredit struct {
	name  string   // "" if none
	a, b  []credit // the phrases
	both  bool     // both name it, and neither is it
	cited bool     // one names the other's outlet
	first int      // -1: the source is a, +1: it is b, 0: neither
}

// commonCredit finds the other's outlet that one credits, or else the outlet
// that both credit, or else one that either credits alone. If both credit each
// other, neither is known to be first.
func commonCredit(x, y *reading) shareOfCredit {
	toY, xCites := citesOutlet(x, y)
	toX, yCites := citesOutlet(y, x)
	switch {
	case xCites && yCites:
		return shareOfCredit{name: min(toX, toY), a: named(x.credits, toY), b: named(y.credits, toX), cited: true}
	case xCites:
		return shareOfCredit{name: toY, a: named(x.credits, toY), cited: true, first: 1, both: bothName(x, y)}
	case yCites:
		return shareOfCredit{name: toX, b: named(y.credits, toX), cited: true, first: -1, both: bothName(x, y)}
	}
	for _, k := range x.credits {
		if other := named(y.credits, k.Name); len(other) > 0 {
			return shareOfCredit{name: k.Name, a: named(x.credits, k.Name), b: other, both: true}
		}
	}
	for _, k := range x.credits {
		return shareOfCredit{name: k.Name, a: named(x.credits, k.Name)}
	}
	for _, k := range y.credits {
		return shareOfCredit{name: k.Name, b: named(y.credits, k.Name)}
	}
	return shareOfCredit{name: cmp.Or(press().known(x.a.Credit), press().known(y.a.Credit))}
}

// bothName reports whether both credit a third outlet.
func bothName(x, y *reading) bool {
	return slices.ContainsFunc(x.credits, func(k credit) bool { return len(named(y.credits, k.Name)) > 0 })
}

// citesOutlet reports whether x credits y's outlet in its text or on its page,
// and by what name.
func citesOutlet(x, y *reading) (string, bool) {
	outlet := press().known(y.a.Outlet)
	if outlet == "" || outlet == press().known(x.a.Outlet) {
		return "", false
	}
	if press().known(x.a.Credit) == outlet {
		return outlet, true
	}
	for _, k := range x.credits {
		if k.Name == outlet || atAddress(k.Name, outlet) {
			return k.Name, true
		}
	}
	return "", false
}

// atAddress reports whether an outlet known by its address alone is the one
// named: "Northgate Wire" is at www.northgatewire.com.
func atAddress(name, address string) bool {
	host, _, ok := strings.Cut(strings.TrimPrefix(strings.ToLower(address), "www."), ".")
	return ok && host == strings.ReplaceAll(strings.ToLower(name), " ", "")
}

// direction says which came first: the outlet that the other credits, else the
// earlier publication. Articles of one day, or without a time, stay unknown: a
// shorter text may be the first flash as well as the cut copy.
func direction(x, y *reading, c shareOfCredit) news.Direction {
	switch c.first {
	case -1:
		return news.Forward
	case 1:
		return news.Backward
	}
	switch before(x.a.Published, y.a.Published) {
	case -1:
		return news.Forward
	case 1:
		return news.Backward
	}
	return news.Unknown
}

// Sharing is what two articles print alike.
type Sharing struct {
	Passages []Passage // in the order of the first article
	Share    float64   // of the shorter's words
}

// A Passage stands in both articles, but for marks and capitals.
type Passage struct{ A, B news.Span }

// Shared lists the passages of five words and more that two articles share, each
// word being used once: what a reader sees side by side.
func Shared(a, b *news.Article) Sharing {
	x, y := open(a), open(b)
	l := liken(x, y)
	out := Sharing{Share: l.short}
	for _, r := range l.runs {
		out.Passages = append(out.Passages, Passage{passage(x.ws[r.a : r.a+r.n]), passage(y.ws[r.b : r.b+r.n])})
	}
	slices.SortFunc(out.Passages, func(p, q Passage) int { return cmp.Compare(p.A.Start, q.A.Start) })
	return out
}
