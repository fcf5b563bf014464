package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"chancery/internal/news"
)

// A claim is one article's answer to a slot's question.
type claim struct {
	article   *news.Article
	span      news.Span // the words it rests on
	value     string    // normalised, as the board shows it
	hedge     string
	low, high float64         // what the hedged number can be; both NaN for values that are not numbers
	number    float64         // the bare number; NaN if there is none or it is vague
	by        string          // to whom the article attributes it
	lead      bool            // stands in the title or the first sentences
	about     string          // of an ordinal, what narrows it: "to Beijing"; of a date, its clause; of an age, whose
	country   string          // of an ordinal, the one where it leads
	days      news.Interval   // of a date
	of        string          // what a figure counts, as the figure layer has it
	group     bool            // counts women, children, soldiers
	part      bool            // counts a part of what was counted before: "four of whom"
	words     map[string]bool // around a figure
	near      bag             // the stems of its sentence, those of its clause above all; of dates and figures
}

// A bucket holds the claims that give one value.
type bucket struct {
	claims []claim
}

// buckets groups claims by value: "at least 7" and "more than 7" go with 7, as
// one number that reports word with more or less care.
func buckets(cs []claim) []bucket {
	var out []bucket
	at := map[string]int{}
	for _, c := range cs {
		i, ok := at[c.value]
		if !ok {
			i = len(out)
			at[c.value] = i
			out = append(out, bucket{})
		}
		out[i].claims = append(out[i].claims, c)
	}
	return out
}

func hedgeClass(hedge string) string {
	switch hedge {
	case "more than", "over", "up to", "less than", "fewer than", "under", "nearly", "almost":
		return hedge
	}
	return ""
}

// hedge is the one that the bucket's claims share; none if one of them gives
// the value without.
func (b bucket) hedge() string {
	h := b.claims[0].hedge
	for _, c := range b.claims {
		if c.hedge == "" {
			return ""
		}
		if c.hedge != h && hedgeClass(c.hedge) == "" {
			h = "about"
		}
	}
	return h
}

// mixed reports whether claims of the bucket bound the number differently:
// "more than 280" and "280" are not quite the same.
func (b bucket) mixed() bool {
	return slices.ContainsFunc(b.claims, func(c claim) bool { return hedgeClass(c.hedge) != hedgeClass(b.claims[0].hedge) })
}

// families returns the origins behind claims.
func (t *table) families(cs []claim) map[int]bool {
	m := map[int]bool{}
	for _, c := range cs {
		m[t.family[c.article.ID]] = true
	}
	return m
}

// maxEvidence is how often one article is shown as evidence for one value: the
// headline, and the sentences that repeat it.
const maxEvidence = 3

// value makes the board's value of a bucket.
func (t *table) value(b bucket) news.Value {
	v := news.Value{Value: b.claims[0].value, Hedge: b.hedge(), Origins: len(t.families(b.claims))}
	seen := map[news.ArticleID]int{}
	for _, c := range b.claims {
		if c.by != "" && !slices.Contains(v.AttributedTo, c.by) {
			v.AttributedTo = append(v.AttributedTo, c.by)
		}
		if seen[c.article.ID]++; seen[c.article.ID] <= maxEvidence {
			v.Evidence = append(v.Evidence, c.article.Cite(c.span))
		}
	}
	slices.Sort(v.AttributedTo)
	return v
}

// slot builds a slot of claims that answer one question.
func (t *table) slot(name, typ string, class headClass, cs []claim) news.Slot {
	bs := buckets(cs)
	s := news.Slot{Name: name, Type: typ, Verdict: t.verdict(bs, class)}
	if s.Verdict == news.Updated {
		slices.SortStableFunc(bs, func(a, b bucket) int { return cmp.Compare(a.claims[0].low, b.claims[0].low) })
	}
	for _, b := range bs {
		s.Values = append(s.Values, t.value(b))
	}
	if s.Verdict != news.Updated {
		slices.SortStableFunc(s.Values, func(a, b news.Value) int { return cmp.Compare(b.Origins, a.Origins) })
	}
	return s
}

// verdict says what the values of a slot amount to.
func (t *table) verdict(bs []bucket, class headClass) news.Verdict {
	var all []claim
	for _, b := range bs {
		all = append(all, b.claims...)
	}
	clash := conflicts(bs, agree)
	if class == toll {
		rising := clash
		if len(clash) == 0 {
			rising = conflicts(bs, sameNumber)
		}
		if superseded(rising) {
			return news.Updated
		}
	}
	switch n := len(t.families(all)); {
	case n < 2:
		return news.SingleSource
	case len(bs) == 1 && bs[0].mixed():
		return news.Compatible
	case len(bs) == 1:
		return news.Agreed
	case len(clash) == 0:
		return news.Compatible
	}
	return news.Contradicted
}

// conflicts lists the pairs of claims of different buckets that fail the test,
// each bucket standing or falling by its least hedged claim.
func conflicts(bs []bucket, fine func(x, y claim) bool) [][2]claim {
	var out [][2]claim
	for i, b := range bs {
		for _, c := range bs[i+1:] {
			if fine(b.plainest(), c.plainest()) {
				continue
			}
			for _, x := range b.claims {
				for _, y := range c.claims {
					out = append(out, [2]claim{x, y})
				}
			}
		}
	}
	return out
}

// plainest is the claim with the narrowest range.
func (b bucket) plainest() claim {
	best := b.claims[0]
	for _, c := range b.claims[1:] {
		if c.high-c.low < best.high-best.low {
			best = c
		}
	}
	return best
}

// sameNumber reports whether two claims give one number, hedges aside; a vague
// one ("dozens") is never another number.
func sameNumber(x, y claim) bool {
	return math.IsNaN(x.number) || math.IsNaN(y.number) || x.number == y.number
}

// agree reports whether two different values can both be true: their ranges
// meet, or the numbers are so close that rounding explains the difference.
func agree(x, y claim) bool {
	if math.IsNaN(x.low) || math.IsNaN(y.low) {
		return false
	}
	if x.low <= y.high && y.low <= x.high && !longest(x, y) {
		return true
	}
	const rounding = 0.05 // gold/labels codebook: differences up to 5 per cent are rounding
	a, b := x.number, y.number
	return !longest(x, y) && a >= 20 && b >= 20 && math.Abs(a-b) <= rounding*math.Max(a, b) && (round(a) || round(b))
}

// longest reports whether two claims say how long something lasts at most, in
// one unit: "up to 10 years in prison" against "up to 14 years".
func longest(x, y claim) bool {
	_, ux, _ := strings.Cut(x.value, " ")
	_, uy, _ := strings.Cut(y.value, " ")
	return x.hedge == "up to" && y.hedge == "up to" && strings.HasPrefix(ux, "year") && strings.HasPrefix(uy, "year") && x.number != y.number
}

// round reports whether n looks rounded: at most two leading digits.
func round(n float64) bool {
	for n >= 100 {
		n /= 10
	}
	return n == math.Trunc(n)
}

// superseded reports whether the higher number was published later: a toll that
// rises. Reports of one day have no order, and pages are edited after they are
// published, so two thirds of the pairs that have an order must be in the right
// one.
func superseded(pairs [][2]claim) bool {
	rising, falling := 0, 0
	for _, p := range pairs {
		x, y := p[0], p[1]
		if x.number > y.number {
			x, y = y, x
		}
		switch {
		case earlier(x.article, y.article):
			rising++
		case earlier(y.article, x.article):
			falling++
		}
	}
	return rising > 0 && rising >= 2*falling
}
