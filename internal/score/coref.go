package score

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/compare"
	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// Coreference of events is scored on gold mentions: the program is given the
// documents and the words that tell of events, and says which of them tell of
// one. Mentions that are alone in gold count.

// A goldMention is one mention of an event and the chain that it is in.
type goldMention struct {
	article news.ArticleID
	span    news.Span
	chain   string
}

// An ecbRecord is one sentence of a document of ECB+.
type ecbRecord struct {
	Doc, Topic string
	Sentence   int
	Text       string
	Mentions   []struct {
		news.Span
		Kind, Chain string
	}
}

func (e *ecbRecord) ready() error {
	x := goldfile.PointsOf(e.Text)
	for i := range e.Mentions {
		if err := x.Fix(&e.Mentions[i].Span); err != nil {
			return err
		}
	}
	return nil
}

// isAction reports whether a kind of ECB+ mention is an event.
func isAction(kind string) bool {
	return strings.HasPrefix(kind, "ACTION") || strings.HasPrefix(kind, "NEG_ACTION")
}

func (r *run) ecbplus(s goldSet) error {
	recs, err := records(s, (*ecbRecord).ready)
	if err != nil {
		return err
	}
	docs, gold := ecbDocuments(recs)
	as, err := each(r.ctx, docs, func(d *ecbDocument) (*news.Article, error) { return r.readText(d.id, d.text, ""), nil })
	if err != nil {
		return err
	}
	topics := map[string][]*news.Article{}
	var names []string
	for i, d := range docs {
		if topics[d.topic] == nil {
			names = append(names, d.topic)
		}
		topics[d.topic] = append(topics[d.topic], as[i])
	}
	var given [][]int
	for _, t := range names {
		given = append(given, corefer(gold, topics[t])...)
	}
	sh := r.sheet("events", s.name, len(gold))
	sh.put("conll_f1", measure.Chains(goldChains(gold), given).F1())
	sh.put("conll_f1_no_topics", measure.Chains(goldChains(gold), byStory(gold, as)).F1())
	var people peopleScore
	for i, d := range docs {
		people.people(as[i], mainPeople(as[i], d.people))
	}
	people.put(sh)
	return nil
}

// An ecbDocument is the sentences of a document, one a line.
type ecbDocument struct {
	id, topic, text string
	people          []reference
}

// ecbDocuments puts documents together and moves their mentions along. Chains
// are within a topic.
func ecbDocuments(recs []ecbRecord) (docs []ecbDocument, gold []goldMention) {
	slices.SortStableFunc(recs, func(a, b ecbRecord) int {
		return cmp.Or(strings.Compare(a.Topic, b.Topic), strings.Compare(a.Doc, b.Doc), cmp.Compare(a.Sentence, b.Sentence))
	})
	for _, e := range recs {
		if n := len(docs); n == 0 || docs[n-1].id != e.Doc || docs[n-1].topic != e.Topic {
			docs = append(docs, ecbDocument{id: e.Doc, topic: e.Topic})
		}
		d := &docs[len(docs)-1]
		if d.text != "" {
			d.text += "\n"
		}
		a, _ := report{id: d.id}.article()
		for _, m := range e.Mentions {
			switch at := shift(m.Span, len(d.text)); {
			case isAction(m.Kind):
				gold = append(gold, goldMention{a.ID, at, e.Topic + "/" + m.Chain})
			case m.Kind == "HUMAN_PART_PER":
				d.people = append(d.people, reference{span: at, people: []string{m.Chain}})
			}
		}
		d.text += e.Text
	}
	return docs, gold
}

// byStory clusters articles into stories and the mentions of each.
func byStory(gold []goldMention, as []*news.Article) (out [][]int) {
	byID := map[news.ArticleID]*news.Article{}
	for _, a := range as {
		byID[a.ID] = a
	}
	for _, s := range stories(as) {
		var members []*news.Article
		for _, id := range s.Articles {
			members = append(members, byID[id])
		}
		out = append(out, corefer(gold, members)...)
	}
	return out
}

// corefer groups the mentions that stand in articles: the indices of those
// that tell of one event.
func corefer(gold []goldMention, as []*news.Article) [][]int {
	byID := map[news.ArticleID]*news.Article{}
	for _, a := range as {
		byID[a.ID] = a
	}
	var at []int
	var spots []compare.Spot
	for i, g := range gold {
		if a := byID[g.article]; a != nil {
			at = append(at, i)
			spots = append(spots, compare.Spot{Article: a, Span: g.span})
		}
	}
	groups := sameEvents(spots)
	for _, g := range groups {
		for k, i := range g {
			g[k] = at[i]
		}
	}
	return groups
}

// goldChains lists the mentions of each chain, in the order of the first.
func goldChains(gold []goldMention) (out [][]int) {
	at := map[string]int{}
	for i, g := range gold {
		k, ok := at[g.chain]
		if !ok {
			k = len(out)
			at[g.chain] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}
