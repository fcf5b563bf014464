package compare

import (
	_ "embed"
	"math"
	"sync"

	"chancery/internal/news"
)

//go:embed data/merge.tsv
var mergeFile string

// What is measured of two mentions of one type before they are taken for one
// event. Each has a weight in data/merge.tsv.
const (
	kinAlways      = iota
	kinRule        // one rule of the codebook
	kinCode        // one CAMEO code
	kinMode        // one mode, known
	kinHeadAlike   // common beginning of the triggers' first stems, as a share of the longer
	kinAround      // cosine of the sentences
	kinAroundRoot  //
	kinArgs        // share of the stems of sides and place in common
	kinActorKin    // actors that are a person or body and its country
	kinActorVague  // actors that are not one by name, one of them without a name
	kinOther       // one recipient
	kinOtherKin    //
	kinOtherVague  //
	kinCrossed     // the actor of one is the recipient of the other
	kinPlace       // places that fit
	kinWhen        // known days that meet
	kinSentence    // both in one sentence
	kinNear        // in sentences next to one another
	kinMixed       // a verb and a noun
	kinStatus      // one status
	kinHeadActor   // one first stem and one actor
	kinHeadOther   // one first stem and one recipient
	kinHeadPlace   //
	kinHeadAround  //
	kinHeadArticle // one first stem, in one article
	kinCount
)

var kinNames = [kinCount]string{"always", "rule", "code", "mode", "head-alike", "around", "around-root", "args", "actor-kin",
	"actors-vague", "other", "other-kin", "others-vague", "crossed", "place", "when", "sentence", "near", "mixed", "status",
	"head&actor", "head&other", "head&place", "head&around", "head&article"}

// kinship fills v with what is measured of profiles p and q, by their first
// mentions.
func kinship(p, q *profile, v *[kinCount]float64) *[kinCount]float64 {
	x, y := p.trace, q.trace
	around := cosine(x.around, y.around)
	one := x.article == y.article
	*v = [kinCount]float64{
		kinAlways: 1, kinRule: yes(p.rule == q.rule), kinCode: yes(p.code == q.code && p.code != ""),
		kinMode: yes(p.mode == q.mode && p.mode != ""), kinHeadAlike: stemLikeness(x.head, y.head),
		kinAround: around, kinAroundRoot: math.Sqrt(around), kinArgs: commonShare(x.args, y.args),
		kinSentence: yes(one && x.sentence == y.sentence), kinNear: yes(one && (x.sentence-y.sentence == 1 || y.sentence-x.sentence == 1)),
		kinMixed: yes(p.noun != q.noun), kinStatus: yes(p.status == q.status), kinWhen: yes(p.when.Known() && q.when.Known()),
	}
	actor, other := likenessOf(p.actor, q.actor), likenessOf(p.target(), q.target())
	v[kinActorKin], v[kinActorVague] = yes(actor == kindred), yes(actor == unnamed)
	v[kinOther], v[kinOtherKin], v[kinOtherVague] = yes(other == same), yes(other == kindred), yes(other == unnamed)
	v[kinCrossed] = yes(likenessOf(p.actor, q.recipient) == same || likenessOf(p.recipient, q.actor) == same)
	if n, ok := places(p.place, q.place); ok && n > 0 {
		v[kinPlace] = 1
	}
	if x.head == y.head && x.head != "" {
		v[kinHeadActor], v[kinHeadOther], v[kinHeadPlace] = yes(actor == same), v[kinOther], v[kinPlace]
		v[kinHeadAround], v[kinHeadArticle] = around, yes(one)
	}
	return v
}

// How like two entities are.
type sideLikeness int

const (
	open      sideLikeness = iota // one of them is unknown
	same                          // the same entity
	kindred                       // a person or body and its country
	unnamed                       // not one by name, but one has no name
	strangers                     // two names
)

func likenessOf(x, y news.Entity) sideLikeness {
	n, ok := fitting(x, y)
	switch {
	case x.ID == "" || y.ID == "":
		return open
	case ok && n == 3:
		return same
	case ok:
		return kindred
	case x.Type == "" || y.Type == "":
		return unnamed
	}
	return strangers
}

// shippedKin gives the probability that two mentions tell of one event.
var shippedKin = sync.OnceValue(func() *logistic { return parseKin(mergeFile) })

func parseKin(file string) *logistic { return parseLogistic(file, kinNames[:], 0.5) }

// A Told is an event mention: number Mention of the article's.
type Told struct {
	Article *news.Article
	Mention int
}

// ToldPairs calls see with what is measured of every pair of mentions that can
// be one event, for training. The slice is used again.
func ToldPairs(as []*news.Article, see func(a, b Told, measures []float64)) {
	t := lay(nil, as)
	stock := newWordStock(t.articles)
	byType := map[string][]*profile{}
	told := map[*profile]Told{}
	var types []string
	for i, a := range t.articles {
		for j := range a.Events {
			m := &a.Events[j]
			p := t.newProfile(a, m)
			p.trace = stock.trace(a, i, m)
			told[p] = Told{a, j}
			if byType[p.typ] == nil {
				types = append(types, p.typ)
			}
			byType[p.typ] = append(byType[p.typ], p)
		}
	}
	for _, typ := range types {
		ps := byType[typ]
		t.kinPairs(ps, func(i, j int, v *[kinCount]float64) {
			if v != nil {
				see(told[ps[i]], told[ps[j]], v[:])
			}
		})
	}
}

// KinNames names what ToldPairs measures, in its order.
func KinNames() []string { return kinNames[:] }
