package compare

import (
	"cmp"
	"slices"

	"chancery/internal/news"
)

// A Spot is the words of an article that tell of something that happened.
type Spot struct {
	Article *news.Article
	Span    news.Span
}

// Corefer says which spots tell of one event: it returns groups of indices
// into spots, each in order, in the order of their first. The articles of the
// spots are best those of one story or of a few like ones; all that is known
// of how rare a word is comes from them.
//
// Pairs are scored by a logistic regression over the measures of likeness.go
// (data/COREF.md tells how it was trained), and groups are joined while the
// mean probability over all pairs across is above the model's cut: average
// linkage, as in Barhom et al., ACL 2019.
func Corefer(spots []Spot) [][]int {
	m := shippedCoref()
	return m.groups(view(spots))
}

// groups clusters facets.
func (m *logistic) groups(fs []*facet) [][]int {
	l := newLinkage(len(fs))
	var v [measureCount]float64
	for i, f := range fs {
		for j, g := range fs[:i] {
			if !comparable(f, g) {
				continue
			}
			if p := m.probability(measurePair(f, g, &v)[:]); p >= faint {
				l.link(j, i, p)
			}
		}
	}
	return l.join(m.cut)
}

// faint is the probability below which a pair counts as impossible, so that
// clusters keep few links.
const faint = 0.02

// comparable leaves out pairs that have neither a word nor a part of one in
// common: without world knowledge nothing says that they are one event.
func comparable(f, g *facet) bool {
	return f.lemma == g.lemma || stemLikeness(f.lemma, g.lemma) >= alikeStems || anyShared(f.own, g.own) ||
		anyShared(f.own, g.args) || anyShared(f.args, g.own) || cosine(f.args2, g.args2) > 0 || cosine(f.near, g.near) > 0
}

// A linkage joins items by average link over a sparse matrix of links.
type linkage struct {
	links   []map[int]float64 // sums of probabilities between clusters
	members [][]int           // nil once joined into another
}

func newLinkage(n int) *linkage {
	l := &linkage{links: make([]map[int]float64, n), members: make([][]int, n)}
	for i := range n {
		l.links[i], l.members[i] = map[int]float64{}, []int{i}
	}
	return l
}

func (l *linkage) link(i, j int, p float64) { l.links[i][j], l.links[j][i] = p, p }

func (l *linkage) mean(i, j int) float64 {
	return l.links[i][j] / float64(len(l.members[i])*len(l.members[j]))
}

// best returns the cluster that i is most linked to, the first of equals.
func (l *linkage) best(i int) (int, float64) {
	at, top := -1, 0.0
	for j := range l.links[i] {
		if p := l.mean(i, j); p > top || p == top && j < at {
			at, top = j, p
		}
	}
	return at, top
}

// join merges the closest clusters until none is closer than cut.
func (l *linkage) join(cut float64) [][]int {
	near := make([]int, len(l.members))
	how := make([]float64, len(l.members))
	for i := range near {
		near[i], how[i] = l.best(i)
	}
	for {
		a := -1
		for i := range near {
			if l.members[i] != nil && near[i] >= 0 && how[i] >= cut && (a < 0 || how[i] > how[a]) {
				a = i
			}
		}
		if a < 0 {
			break
		}
		l.merge(min(a, near[a]), max(a, near[a]), near, how)
	}
	return l.groups()
}

// merge puts cluster b into a and brings up to date whom the neighbours are
// nearest to.
func (l *linkage) merge(a, b int, near []int, how []float64) {
	for j, p := range l.links[b] {
		delete(l.links[j], b)
		if j != a {
			l.links[a][j] += p
			l.links[j][a] = l.links[a][j]
		}
	}
	delete(l.links[a], b)
	l.members[a] = append(l.members[a], l.members[b]...)
	l.members[b], l.links[b] = nil, nil
	for j := range l.links[a] {
		near[j], how[j] = l.best(j)
	}
	near[a], how[a] = l.best(a)
}

func (l *linkage) groups() (out [][]int) {
	for _, m := range l.members {
		if m != nil {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// Pairs calls see with what is measured of every pair of spots that can be
// one event, for training. The slice is used again.
func Pairs(spots []Spot, see func(i, j int, measures []float64)) {
	fs := view(spots)
	var v [measureCount]float64
	for i, f := range fs {
		for j, g := range fs[:i] {
			if comparable(f, g) {
				see(j, i, measurePair(f, g, &v)[:])
			}
		}
	}
}

// MeasureNames names what Pairs measures, in its order.
func MeasureNames() []string { return measureNames[:] }

// CoreferWith is Corefer with another model, in the form of data/coref.tsv.
func CoreferWith(model string, spots []Spot) [][]int { return parseCoref(model).groups(view(spots)) }
