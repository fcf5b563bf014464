package score

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// Coreference of events is scored on gold mentions: the program reads the
// documents, finds and merges events as it does for a story, and a gold
// mention belongs to the merged event of which a trigger overlaps it. What the
// program does not find stays alone. Mentions that are alone in gold count.

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
	x := indexRunes(e.Text)
	for i := range e.Mentions {
		if err := x.fix(&e.Mentions[i].Span); err != nil {
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
	var given []news.Event
	for _, t := range names {
		given = append(given, merge(topics[t])...)
	}
	sh := r.sheet("events", s.name, len(gold))
	sh.put("conll_f1", chains(gold, given).F1())
	sh.put("conll_f1_no_topics", chains(gold, byStory(as)).F1())
	return nil
}

// An ecbDocument is the sentences of a document, one a line.
type ecbDocument struct{ id, topic, text string }

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
			if isAction(m.Kind) {
				gold = append(gold, goldMention{a.ID, shift(m.Span, len(d.text)), e.Topic + "/" + m.Chain})
			}
		}
		d.text += e.Text
	}
	return docs, gold
}

// byStory clusters articles into stories and merges the events of each.
func byStory(as []*news.Article) (out []news.Event) {
	byID := map[news.ArticleID]*news.Article{}
	for _, a := range as {
		byID[a.ID] = a
	}
	for _, s := range stories(as) {
		var members []*news.Article
		for _, id := range s.Articles {
			members = append(members, byID[id])
		}
		out = append(out, merge(members)...)
	}
	return out
}

// chains compares gold chains with merged events.
func chains(gold []goldMention, events []news.Event) measure.Coref {
	type place struct {
		span  news.Span
		event int
	}
	at := map[news.ArticleID][]place{}
	for i, e := range events {
		for _, m := range e.Mentions {
			at[m.Article] = append(at[m.Article], place{m.Trigger, i})
		}
	}
	inChain := map[string][]int{}
	inEvent := make([][]int, len(events))
	var golds, systems [][]int
	var order []string
	for i, g := range gold {
		if inChain[g.chain] == nil {
			order = append(order, g.chain)
		}
		inChain[g.chain] = append(inChain[g.chain], i)
		found := slices.IndexFunc(at[g.article], func(p place) bool { return p.span.Overlaps(g.span) })
		if found < 0 {
			systems = append(systems, []int{i})
		} else {
			e := at[g.article][found].event
			inEvent[e] = append(inEvent[e], i)
		}
	}
	for _, c := range order {
		golds = append(golds, inChain[c])
	}
	for _, e := range inEvent {
		if len(e) > 0 {
			systems = append(systems, e)
		}
	}
	return measure.Chains(golds, systems)
}
