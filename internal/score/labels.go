package score

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// labels scores the hand-made labels. Sets are told by name, as the notes of
// the folder name them; docs holds the articles that they speak of.
func (r *run) labels(dir string) error {
	found, err := sets(dir, ".jsonl", ".json")
	if err != nil {
		return err
	}
	byName := map[string]goldSet{}
	for _, s := range found {
		byName[s.name] = s
	}
	l := &labelled{run: r, docs: byName["docs"]}
	var errs []error
	for _, t := range []struct {
		set   string
		score func(goldSet) error
	}{{"reprints", l.reprints}, {"facts", l.facts}, {"status", r.status}, {"seeds", r.seeds}} {
		s, ok := byName[t.set]
		if !ok || !r.begin("labels", t.set) {
			continue
		}
		if err := t.score(s); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", t.set, err))
		}
	}
	return errors.Join(errs...)
}

// A docKey names an article of the labels.
type docKey struct{ Set, ID string }

// A labelDoc is an article of the labels, read.
type labelDoc struct {
	docKey
	Title, Text, Published, Source, URL, Event string

	runes   goldfile.Points
	at      int // where Text begins in the article
	article *news.Article
}

// labelled reads the articles of the labels once for all who ask.
type labelled struct {
	*run
	docs  goldSet
	recs  []labelDoc
	byKey map[docKey]*labelDoc
	kin   map[string][]news.Derivation // of an event
}

// readDocs analyses the articles.
func (l *labelled) readDocs() error {
	if l.byKey != nil {
		return nil
	}
	if len(l.docs.paths) == 0 {
		return errors.New("docs.jsonl, which holds the articles, is missing")
	}
	recs, err := records[labelDoc](l.docs, nil)
	if err != nil {
		return err
	}
	_, err = each(l.ctx, recs, func(d *labelDoc) (struct{}, error) {
		d.runes = goldfile.PointsOf(d.Text)
		d.article, d.at = report{d.Set + "/" + d.ID, d.Title, d.Text, d.Published, d.Source, d.URL}.article()
		l.run.read(d.article)
		return struct{}{}, nil
	})
	l.recs, l.byKey, l.kin = recs, map[docKey]*labelDoc{}, map[string][]news.Derivation{}
	for i := range recs {
		l.byKey[recs[i].docKey] = &recs[i]
	}
	return err
}

// of returns the articles of an event.
func (l *labelled) of(event string) (out []*news.Article) {
	for i := range l.recs {
		if l.recs[i].Event == event {
			out = append(out, l.recs[i].article)
		}
	}
	return out
}

// kinship returns the derivations among the articles of an event.
func (l *labelled) kinship(event string) []news.Derivation {
	ds, ok := l.kin[event]
	if !ok {
		ds = derivations(l.of(event))
		l.kin[event] = ds
	}
	return ds
}

// A reprintRecord says how two articles are related.
type reprintRecord struct {
	A, B         docKey
	Event, Label string
}

func (l *labelled) reprints(s goldSet) error {
	recs, err := records[reprintRecord](s, nil)
	if err == nil {
		err = l.readDocs()
	}
	if err != nil {
		return err
	}
	var gold, system []string
	for i, p := range recs {
		a, b := l.byKey[p.A], l.byKey[p.B]
		if a == nil || b == nil {
			return &goldfile.Error{File: s.paths[0], Line: i + 1, Err: errors.New("a pair of an article that docs.jsonl does not hold")}
		}
		ds := l.kinship(a.Event)
		if a.Event != b.Event {
			ds = derivations([]*news.Article{a.article, b.article})
		}
		gold = append(gold, p.Label)
		system = append(system, kindOf(a.article.ID, b.article.ID, ds))
	}
	sh := l.sheet("labels", s.name, len(recs))
	sh.put("macro_f1", measure.MacroF1(gold, system))
	sh.put("reprint_f1", measure.ClassF1(gold, system, "reprint"))
	sh.put("derived_f1", measure.ClassF1(derived(gold), derived(system), "derived"))
	return nil
}

// kindOf is the label of a pair: an article that only names another as its
// source is independent.
func kindOf(a, b news.ArticleID, ds []news.Derivation) string {
	kind := "independent"
	for _, d := range ds {
		if !(d.A == a && d.B == b || d.A == b && d.B == a) {
			continue
		}
		switch d.Kind {
		case news.Reprint:
			return "reprint"
		case news.Rewrite:
			kind = "rewrite"
		}
	}
	return kind
}

func derived(labels []string) []string {
	out := make([]string, len(labels))
	for i, l := range labels {
		if out[i] = "derived"; l == "independent" {
			out[i] = l
		}
	}
	return out
}

// A statusRecord is a sentence with its events.
type statusRecord struct {
	ID, Text string
	Doc      struct{ Set, ID string }
	Start    int // of the sentence in its document
	Events   []struct {
		Trigger, Source, Target *goldfile.Pair
		Type, Status            string
		Base                    *string
		AssertedBy              *goldfile.Pair `json:"asserted_by"`
	}

	gold []goldEvent
}

// A goldEvent is an event of a sentence; zero spans are not stated.
type goldEvent struct {
	trigger, source, target news.Span
	types                   []string
	status                  string
	asserter                news.Span
}

func (p *statusRecord) ready() error {
	x := goldfile.PointsOf(p.Text)
	for _, e := range p.Events {
		trigger, err1 := x.One(e.Trigger)
		source, err2 := x.One(e.Source)
		target, err3 := x.One(e.Target)
		asserter, err4 := x.One(e.AssertedBy)
		if err := errors.Join(err1, err2, err3, err4); err != nil {
			return err
		}
		g := goldEvent{trigger, source, target, []string{e.Type}, e.Status, asserter}
		if e.Base != nil {
			g.types = append(g.types, *e.Base)
		}
		p.gold = append(p.gold, g)
	}
	return nil
}

// A statusScore counts events; of the matched ones those with right status
// and sides; and sentences without events.
type statusScore struct {
	types                                   measure.Counts
	matched, status                         int
	actors, rightActors, recipients, rightR int
	empty, disturbed                        int
	asserted, rightAsserter                 int
}

func (r *run) status(s goldSet) error {
	recs, err := records(s, (*statusRecord).ready)
	if err != nil {
		return err
	}
	scores, err := each(r.ctx, recs, func(p *statusRecord) (statusScore, error) {
		a := r.readText(p.ID, p.Text, "")
		t := scoreEvents(a, p.gold)
		t.rightAsserter, t.asserted = asserters(a, p.gold)
		return t, nil
	})
	if err != nil {
		return err
	}
	var sum statusScore
	for _, t := range scores {
		sum.types = sum.types.Add(t.types)
		sum.matched, sum.status = sum.matched+t.matched, sum.status+t.status
		sum.actors, sum.rightActors = sum.actors+t.actors, sum.rightActors+t.rightActors
		sum.recipients, sum.rightR = sum.recipients+t.recipients, sum.rightR+t.rightR
		sum.empty, sum.disturbed = sum.empty+t.empty, sum.disturbed+t.disturbed
		sum.asserted, sum.rightAsserter = sum.asserted+t.asserted, sum.rightAsserter+t.rightAsserter
	}
	sh := r.sheet("labels", s.name, int(sum.types.Gold))
	sh.put("type_f1", sum.types.F1())
	sh.ratio("status_accuracy", sum.status, sum.matched)
	sh.ratio("actor_accuracy", sum.rightActors, sum.actors)
	sh.ratio("recipient_accuracy", sum.rightR, sum.recipients)
	sh.ratio("false_events", sum.disturbed, sum.empty)
	sh.ratio("asserter_accuracy", sum.rightAsserter, sum.asserted)
	return nil
}

// ratio puts right/n over n items.
func (s *sheet) ratio(measureName string, right, n int) {
	s.over(n, measureName, measure.Share(float64(right), float64(n)))
}

// scoreEvents matches events by overlapping trigger and equal type.
func scoreEvents(a *news.Article, gold []goldEvent) (s statusScore) {
	if len(gold) == 0 {
		s.empty = 1
		s.disturbed = min(1, len(a.Events))
	}
	for i, j := range measure.Match(len(gold), len(a.Events), func(i, j int) bool {
		return gold[i].trigger.Overlaps(a.Events[j].Trigger) && slices.Contains(gold[i].types, a.Events[j].Type)
	}) {
		if j < 0 {
			continue
		}
		g, e := gold[i], a.Events[j]
		s.matched++
		if sameStatus(g.status, e.Status) {
			s.status++
		}
		if !g.source.IsZero() {
			s.actors++
			s.rightActors += one(headsMeet(a.Text, g.source, e.Actor.Span))
		}
		if !g.target.IsZero() {
			s.recipients++
			s.rightR += one(headsMeet(a.Text, g.target, e.Recipient.Span))
		}
	}
	s.types = measure.Tally(s.matched, len(a.Events), len(gold))
	return s
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// sameStatus compares with the labels' scheme, in which past events that are
// only background are done.
func sameStatus(gold string, s news.Status) bool {
	if s == news.Historical {
		s = news.Done
	}
	return gold == string(s)
}

// headsMeet reports whether the head word of either span lies in the other.
func headsMeet(text string, gold, system news.Span) bool {
	if system.IsZero() {
		return false
	}
	return system.Overlaps(head(text, gold)) || gold.Overlaps(head(text, system))
}

// breaks are the words and marks after which a noun phrase's head is past.
var breaks = map[string]bool{
	",": true, "(": true, "of": true, "in": true, "from": true, "on": true, "at": true, "for": true, "with": true,
	"by": true, "to": true, "who": true, "which": true, "that": true, "whose": true, "against": true, "near": true,
}

// head is the head word of a noun phrase, guessed from its words: the last
// before the first preposition, relative pronoun or comma.
func head(text string, s news.Span) news.Span {
	phrase := s.In(text)
	last := s
	for i, w := range measure.Words(phrase) {
		if breaks[strings.ToLower(w.In(phrase))] && i > 0 {
			break
		}
		if word := w.In(phrase); measure.Wordy(word) && word != "s" {
			last = news.Span{Start: s.Start + w.Start, End: s.Start + w.End}
		}
	}
	return last
}

// besideGold is where the seed reports lie: beside the gold folder, or in it.
func besideGold(gold string) []string {
	return []string{filepath.Join(gold, "..", "seeds"), filepath.Join(gold, "seeds")}
}
