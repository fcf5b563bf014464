package score

import (
	"strconv"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A relationRecord is a sentence with one relation. Source or target may be
// missing from the sentence.
type relationRecord struct {
	ID, Text, Root string
	Source, Target *goldfile.Pair
	Penta          int

	source, target news.Span
}

func (p *relationRecord) ready() (err error) {
	x := goldfile.PointsOf(p.Text)
	if p.source, err = x.One(p.Source); err != nil {
		return err
	}
	p.target, err = x.One(p.Target)
	return err
}

// plv are PLOVER 0.8 roots that the PLV set joins under one name.
var plv = map[string]string{"CONCEDE": "YIELD", "RETREAT": "YIELD"}

// plvRoot is the set's name for a root.
func plvRoot(root string) string {
	if r, ok := plv[root]; ok {
		return r
	}
	return root
}

// pentas are the classes of roots: 1 verbal and 2 material co-operation, 3
// verbal and 4 material conflict (PLOVER's quad classes).
var pentas = map[string]int{
	"AGREE": 1, "CONSULT": 1, "SUPPORT": 1,
	"AID": 2, "COOPERATE": 2, "YIELD": 2,
	"ACCUSE": 3, "REJECT": 3, "REQUEST": 3, "THREATEN": 3,
	"ASSAULT": 4, "COERCE": 4, "MOBILIZE": 4, "PROTEST": 4, "SANCTION": 4,
}

func (r *run) relations(dir string) error {
	return eachSet(r, "relations", dir, (*relationRecord).ready, func(set string, recs []relationRecord) error {
		var gold, system, goldPenta, systemPenta []string
		for _, p := range recs {
			root := plvRoot(classify(p.Text, p.source, p.target))
			gold, system = append(gold, p.Root), append(system, root)
			goldPenta = append(goldPenta, strconv.Itoa(p.Penta))
			systemPenta = append(systemPenta, strconv.Itoa(pentas[root]))
		}
		sh := r.sheet("relations", set, len(recs))
		sh.put("root_macro_f1", measure.MacroF1(gold, system))
		sh.put("root_accuracy", measure.Accuracy(gold, system))
		sh.put("penta_macro_f1", measure.MacroF1(goldPenta, systemPenta))
		sh.put("penta_accuracy", measure.Accuracy(goldPenta, systemPenta))
		c, err := r.triples(recs)
		sh.put("end_to_end_f1", c.F1())
		return err
	})
}

// triples scores events that are found, not given: root equal, both sides
// overlapping the gold's; a side that the sentence lacks is not asked for.
func (r *run) triples(recs []relationRecord) (measure.Counts, error) {
	var texts []string
	wanted := map[string][]relationRecord{} // a sentence may have several records
	for _, p := range recs {
		if wanted[p.Text] == nil {
			texts = append(texts, p.Text)
		}
		wanted[p.Text] = append(wanted[p.Text], p)
	}
	counts, err := each(r.ctx, texts, func(text *string) (measure.Counts, error) {
		gold := wanted[*text]
		a := r.readText(*text, *text, "")
		right := 0
		for _, j := range measure.Match(len(gold), len(a.Events), func(i, j int) bool {
			g, e := gold[i], a.Events[j]
			return plvRoot(e.Type) == g.Root && side(g.source, e.Actor) && side(g.target, e.Recipient)
		}) {
			if j >= 0 {
				right++
			}
		}
		return measure.Tally(right, len(a.Events), len(gold)), nil
	})
	return total(counts), err
}

func side(gold news.Span, r news.Role) bool { return gold.IsZero() || gold.Overlaps(r.Span) }

func total(counts []measure.Counts) (sum measure.Counts) {
	for _, c := range counts {
		sum = sum.Add(c)
	}
	return sum
}

// An actorRecord is a sentence with the spans of the two sides of its main
// event, or with its class.
type actorRecord struct {
	ID, Text                string
	Source, Target, Related []goldfile.Pair
	Penta                   *int

	spans []measure.Labelled
}

func (p *actorRecord) ready() error {
	x := goldfile.PointsOf(p.Text)
	for _, k := range []struct {
		name  string
		pairs []goldfile.Pair
	}{{"source", p.Source}, {"target", p.Target}, {"related", p.Related}} {
		spans, err := x.Pairs(k.pairs)
		if err != nil {
			return err
		}
		for _, s := range spans {
			p.spans = append(p.spans, measure.Labelled{Span: s, Label: k.name})
		}
	}
	return nil
}

func (r *run) actors(dir string) error {
	return eachSet(r, "actors", dir, (*actorRecord).ready, func(set string, recs []actorRecord) error {
		as, err := each(r.ctx, recs, func(p *actorRecord) (*news.Article, error) { return r.readText(p.ID, p.Text, ""), nil })
		if err != nil {
			return err
		}
		sh := r.sheet("actors", set, len(recs))
		if len(recs) > 0 && recs[0].Penta != nil {
			classes(sh, recs, as)
		} else {
			sides(sh, recs, as)
		}
		return nil
	})
}

func classes(sh *sheet, recs []actorRecord, as []*news.Article) {
	var gold, system []string
	for i, p := range recs {
		class := 0
		if p.Penta != nil {
			class = *p.Penta
		}
		gold = append(gold, strconv.Itoa(class))
		system = append(system, strconv.Itoa(penta(as[i])))
	}
	sh.put("penta_macro_f1", measure.MacroF1(gold, system))
	sh.put("accuracy", measure.Accuracy(gold, system))
}

func sides(sh *sheet, recs []actorRecord, as []*news.Article) {
	var strict, overlap, source, target measure.Counts
	for i, p := range recs {
		system := mainSides(as[i])
		strict = strict.Add(measure.Exact(p.spans, system))
		overlap = overlap.Add(measure.Overlap(p.spans, system))
		source = source.Add(measure.Overlap(only("source", p.spans), only("source", system)))
		target = target.Add(measure.Overlap(only("target", p.spans), only("target", system)))
	}
	n := int(strict.Gold)
	sh.over(n, "strict_f1", strict.F1())
	sh.over(n, "overlap_f1", overlap.F1())
	sh.over(int(source.Gold), "source_f1", source.F1())
	sh.over(int(target.Gold), "target_f1", target.F1())
}

func only(label string, spans []measure.Labelled) (out []measure.Labelled) {
	for _, s := range spans {
		if s.Label == label {
			out = append(out, s)
		}
	}
	return out
}

// mainSides are the sides of a sentence's main event.
func mainSides(a *news.Article) (out []measure.Labelled) {
	e := mainEvent(a)
	if e == nil {
		return nil
	}
	if !e.Actor.Span.IsZero() {
		out = append(out, measure.Labelled{Span: e.Actor.Span, Label: "source"})
	}
	if !e.Recipient.Span.IsZero() {
		out = append(out, measure.Labelled{Span: e.Recipient.Span, Label: "target"})
	}
	return out
}

// mainEvent is the first event with both sides filled, failing that the
// first.
func mainEvent(a *news.Article) *news.EventMention {
	for i, e := range a.Events {
		if e.Actor.Known() && e.Recipient.Known() {
			return &a.Events[i]
		}
	}
	if len(a.Events) > 0 {
		return &a.Events[0]
	}
	return nil
}
