package compare

import (
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// A figureGroup is the claims that answer one question.
type figureGroup struct {
	key    figureKey
	claims []claim
}

// A figureKey is what a figure is about.
type figureKey struct {
	kind  news.FigureKind
	head  head
	unit  string
	scope string // year of a background event, "" for the story's own
}

func (k figureKey) String() string {
	return strings.Join([]string{string(k.kind), k.head.name, k.unit, k.scope}, "\x00")
}

// answered reports whether the story has one answer to k, as far as it is told.
func (k figureKey) answered() bool { return k.head.class != plain && k.scope == "" }

// keyOf says what f is about; false for figures that say nothing to compare,
// such as a bare number.
func keyOf(f *news.Figure) (figureKey, bool) {
	k := figureKey{kind: f.Kind, head: headOf(f.Of)}
	switch f.Kind {
	case news.Known:
		return k, false
	case news.Measure:
		if k.head.class == plain {
			k.unit = f.Unit
		}
		return k, k.head.name != "" || f.Unit != ""
	case news.Money, news.Percent, news.Duration:
		k.head = head{class: plain} // "trade", "it", "deal": one sum is worded in many ways, so its value must do
		return k, !f.Vague
	case news.Ordinal:
		if k.head.class != plain {
			k.head = head{f.Of, plain} // "the first death" is no toll
		}
	}
	return k, k.head.name != "" && (!f.Vague || k.head.class != plain || f.Kind == news.Count)
}

// split makes the groups of one key.
func (t *table) split(k figureKey, cs []claim) []figureGroup {
	if k.answered() {
		if cs = t.answers(cs); len(cs) == 0 {
			return nil
		}
		return []figureGroup{{k, cs}}
	}
	if k.head.class == toll && len(t.families(cs)) >= 2 && oneSize(cs) {
		return []figureGroup{{k, cs}} // one toll of the past, however it is given
	}
	var out []figureGroup
	vague := slices.DeleteFunc(slices.Clone(cs), func(c claim) bool { return !math.IsNaN(c.number) })
	cs = slices.DeleteFunc(slices.Clone(cs), func(c claim) bool { return math.IsNaN(c.number) })
	for _, g := range t.alike(cs, k.kind) {
		out = append(out, figureGroup{k, append(g, vagueOf(g, vague)...)})
	}
	return out
}

// vagueOf returns the vague claims ("dozens") that can mean the number of g, of
// articles that do not give it.
func vagueOf(g, vague []claim) []claim {
	const like = 0.2 // share of the surrounding words
	return slices.DeleteFunc(slices.Clone(vague), func(v claim) bool {
		return alikeAt(g, []claim{v}) < like || v.low > g[0].number || g[0].number > v.high ||
			slices.ContainsFunc(g, func(c claim) bool { return c.article == v.article })
	})
}

// answers keeps, of the several numbers that one article may give for one
// thing, those that stand in its lead or that another origin gives too. "Four
// of them children" is a part of the whole and no answer, unless there is no
// other.
func (t *table) answers(cs []claim) []claim {
	given := map[string]map[int]bool{}
	for _, c := range cs {
		if given[c.value] == nil {
			given[c.value] = map[int]bool{}
		}
		given[c.value][t.family[c.article.ID]] = true
	}
	kept := slices.DeleteFunc(slices.Clone(cs), func(c claim) bool {
		return c.part || !c.lead && len(given[c.value]) < 2
	})
	if len(kept) == 0 && len(t.families(cs)) >= 2 && oneSize(cs) {
		return cs
	}
	return slices.DeleteFunc(slices.Clone(kept), func(c claim) bool { return wholeBeside(c, kept, given) || someOf(c, kept) })
}

// someOf reports whether a claim counts some group only, and another report more
// without naming any: "two women died" where three people did.
func someOf(c claim, kept []claim) bool {
	return c.group && slices.ContainsFunc(kept, func(o claim) bool { return !o.group && o.number > c.number })
}

// wholeBeside reports whether the article of a claim also gives a number twice as
// large that another origin gives too: "20 injured are in the children's ward"
// beside "more than 50 injured" counts a part.
func wholeBeside(c claim, kept []claim, given map[string]map[int]bool) bool {
	return slices.ContainsFunc(kept, func(o claim) bool {
		return o.article == c.article && o.number >= 2*c.number && len(given[o.value]) >= 2
	})
}

// oneSize reports whether claims give large numbers of like size, which will
// be answers to one question wherever they stand.
func oneSize(cs []claim) bool {
	const large, like = 100, 2
	low, high := cs[0].number, cs[0].number
	for _, c := range cs {
		low, high = min(low, c.number), max(high, c.number)
	}
	return low >= large && high <= like*low
}

// oneNumber joins the groups of counts that give one exact number of more than
// a dozen: "21 girls", "21 schoolgirls" and "the release of 21". Two things of
// one story hardly come in the same odd number, tolls excepted.
func (t *table) oneNumber(gs []figureGroup) []figureGroup {
	var out []figureGroup
	for _, g := range gs {
		at := -1
		if exact(g) {
			at = slices.IndexFunc(out, func(o figureGroup) bool {
				return exact(o) && o.key.kind == g.key.kind && o.key.unit == g.key.unit && o.claims[0].value == g.claims[0].value
			})
		}
		if at < 0 {
			out = append(out, g)
			continue
		}
		if x, y := happened(g.key), happened(out[at].key); x && !y || x == y && t.weight(g.claims) > t.weight(out[at].claims) {
			out[at].key = g.key
		}
		out[at].claims = append(slices.Clone(out[at].claims), g.claims...)
	}
	return out
}

// happened reports whether a figure counts those to whom something happened:
// "abducted" says more of them than "girls".
func happened(k figureKey) bool { return k.kind == news.Count && strings.HasSuffix(k.head.name, "ed") }

// dozen is the number up to which two things of one story may well come in one
// number.
const dozen = 12

// exact reports whether a group gives one number above twelve, of things counted
// where it is no round hundred, or of a unit.
func exact(g figureGroup) bool {
	c := g.claims[0]
	counts := g.key.kind == news.Count && g.key.head.class == plain && math.Mod(c.number, 100) != 0
	return c.number > dozen && (counts || g.key.kind == news.Measure && g.key.unit != "" && g.key.head.name != age) &&
		!slices.ContainsFunc(g.claims, func(x claim) bool { return x.value != c.value && !math.IsNaN(x.number) })
}

// alike splits claims about things of one name: equal values go together, and
// so do values in like surroundings.
func (t *table) alike(cs []claim, kind news.FigureKind) [][]claim {
	var out [][]claim
	for _, c := range cs {
		at := slices.IndexFunc(out, func(g []claim) bool { return joins(g, c, kind) })
		if at < 0 {
			out = append(out, []claim{c})
		} else {
			out[at] = append(out[at], c)
		}
	}
	return out
}

// joins reports whether claim c answers the question of group g, whose things
// have one name with its own.
func joins(g []claim, c claim, kind news.FigureKind) bool {
	const like = 0.6    // share of the surrounding words; lower joins "second trip to China" with "first trip abroad"
	const sameRow = 0.3 // "second trip to Beijing since" and "second trip to China in" count in different rows
	first := g[0]
	near := overlap(first.words, c.words)
	same := first.value == c.value
	switch kind {
	case news.Ordinal:
		return same && (near >= sameRow || first.about == c.about || first.about == "" || c.about == "" || first.country != "" && first.country == c.country) ||
			near >= like
	case news.Duration:
		return same && (first.of == c.of || first.of == "" || c.of == "") || near >= like && first.of == c.of && c.of != "" || longest(first, c)
	case news.Count:
		return same && (c.number > dozen || !loose()[first.of] || beyond(first, c) > 0 || slices.ContainsFunc(g, func(x claim) bool { return inLikeSentence(x, c) })) ||
			strings.HasSuffix(c.of, "ed") && alikeInSize(first, c) && beyond(first, c) >= 2 && near >= like // of other things two numbers hardly are of the same
	case news.Percent, news.Money:
		return same
	}
	return same || near >= like
}

// beyond counts the words around two figures that both have besides the noun
// counted: "of the girls" is no more than the girls.
func beyond(x, y claim) (n int) {
	for w := range x.words {
		if y.words[w] && w != x.of && w != nouns(x.of) {
			n++
		}
	}
	return n
}

// inLikeSentence reports whether two figures stand in like sentences.
func inLikeSentence(x, y claim) bool {
	return nearness([]claim{x}, []claim{y}) >= likeFigures
}

// boundTo joins the groups that only bound a number with those that give it,
// of the same things, where it fits: "more than 200" and "276" abducted. Of
// several the one that most tell of.
func (t *table) boundTo(gs []figureGroup) []figureGroup {
	return t.joinPairs(gs, func(g, h figureGroup) bool {
		return g.key == h.key && g.atLeast() && (happened(g.key) || beyond(g.claims[0], h.claims[0]) > 0) && fitsAll(g.claims, h.claims)
	})
}

// roughly joins groups that can both be true and stand in like sentences:
// "dozens of times", "about 30 times"; "89 percent", "roughly 90 percent".
func (t *table) roughly(gs []figureGroup) []figureGroup {
	return t.joinPairs(gs, func(g, h figureGroup) bool {
		return g.key.comparable(h.key) && !articlesShared(g.claims, h.claims) && bothTrue(g.claims, h.claims) && nearness(g.claims, h.claims) >= likeFigures
	})
}

// joinPairs puts each group into the one that most tell of, of those that it may
// join.
func (t *table) joinPairs(gs []figureGroup, may func(g, h figureGroup) bool) []figureGroup {
	gone := map[int]bool{}
	for i := range gs {
		best := -1
		for j := range gs {
			if i != j && !gone[j] && (best < 0 || t.weight(gs[j].claims) > t.weight(gs[best].claims)) && may(gs[i], gs[j]) {
				best = j
			}
		}
		if best >= 0 {
			gs[best].claims = append(slices.Clone(gs[best].claims), gs[i].claims...)
			gone[i] = true
		}
	}
	var out []figureGroup
	for i, g := range gs {
		if !gone[i] {
			out = append(out, g)
		}
	}
	return out
}

// comparable reports whether figures about k and o can be answers to one
// question.
func (k figureKey) comparable(o figureKey) bool {
	switch {
	case k.kind != o.kind, k.head.class != plain, o.head.class != plain, k.unit != o.unit, k.head.name == age, o.head.name == age:
		return false
	case k.kind == news.Count:
		return k.head == o.head
	case k.kind == news.Measure:
		return k.head == o.head || k.head.name == "" || o.head.name == ""
	}
	return k.kind != news.Ordinal
}

// bothTrue reports whether all of two lists of numbers, of one unit, can be true
// and are of one size.
func bothTrue(xs, ys []claim) bool {
	for _, x := range xs {
		for _, y := range ys {
			_, ux, _ := strings.Cut(x.value, " ")
			_, uy, _ := strings.Cut(y.value, " ")
			vague := math.IsNaN(x.number) || math.IsNaN(y.number)
			if !agree(x, y) || !vague && (ux != uy || !alikeInSize(x, y)) {
				return false
			}
		}
	}
	return true
}

// alikeInSize reports whether two numbers can be meant to be one.
func alikeInSize(x, y claim) bool {
	const far = 2
	return max(x.number, y.number) <= far*min(x.number, y.number)
}

// atLeast reports whether a group counts things and bounds their number from
// below only.
func (g figureGroup) atLeast() bool {
	return g.key.kind == news.Count && g.key.head.class == plain && !slices.ContainsFunc(g.claims, func(c claim) bool {
		return !math.IsNaN(c.number) && !math.IsInf(c.high, 1)
	})
}

// fitsAll reports whether the bounds hold for the numbers, which are large and
// not far off.
func fitsAll(bounds, numbers []claim) bool {
	const many, far = 20, 1.5
	n := 0
	for _, x := range bounds {
		for _, y := range numbers {
			if math.IsNaN(x.number) || math.IsNaN(y.number) {
				continue
			}
			if n++; x.number < many || y.number < x.number || y.number > far*x.number || !agree(x, y) {
				return false
			}
		}
	}
	return n > 0
}
