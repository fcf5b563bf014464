package score

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// The seed record is a few whole reports with everything in them labelled.
// The reports themselves are files in a folder "seeds" beside the gold folder
// or in it, and are read as any file is; without them every line is n/a. As
// the stored text may differ from the file, gold words are found again in it,
// at the place nearest to their own. The lines, one or two a part:
//
//	dates_accuracy          the day of publication: the stated day; where none is stated, unknown or a day within the limits
//	window_*                what is inferred of a day that nothing states: how many have a window; of those, how many hold the inferred days
//	times_f1                time expressions, by overlap
//	entities_f1             entities of a report: a mention overlaps the gold words; country_accuracy of those; a government
//	                        meant by the name of its seat is apart from the country, as in the record
//	quotations_f1           direct quotations: half of the words in common; of those, speakers_accuracy, by the last word of the name;
//	chains_accuracy         of quotations and reported speech that is found, the outlets between speaker and report
//	people_*                coreference of the main people, see people.go and leaders.go
//	numbers_f1              figures: overlap and equal value
//	events_type_f1          events: trigger overlaps and root equal (or base); of those, events_status_accuracy and
//	events_actor_accuracy   (the actor's country)
//	events_main_line        events of the main line that the table of events has right: type, sides, status and day
//	same_event_f1           pairs of reports in one story
//	pairs_accuracy          reprint, rewrite or independent
//	board_slots_found       slots of the board of which a value is found; of those, board_verdicts_accuracy
//	board_slots_f1          values of the board, as labels/facts; the record lists far from all that could be told
type seedRecord struct {
	Documents      []seedDoc
	SameEventPairs [][2]string `json:"same_event_pairs"`
	Pairs          []struct{ A, B, Label string }
	FactBoard      struct{ Slots []factRecord } `json:"fact_board"`
}

// words are a stretch of a report.
type words struct {
	news.Span
	Quote string
}

type seedDoc struct {
	ID              string
	PublicationDate struct {
		Stated, Earliest, Latest *news.Day
		Inferred                 string // a day, or two with a slash
	} `json:"publication_date"`
	Times      []words
	Entities   []seedEntity
	Quotations []struct {
		words
		Speaker, Kind string
		Chain         []string
	}
	Numbers []struct {
		words
		Kind, Of string
		Value    json.RawMessage
	}
	Events []seedEvent

	RealWorldEvent string `json:"real_world_event"`

	article *news.Article
}

type seedEntity struct {
	words
	Name, Type string
	Country    *string
}

type seedEvent struct {
	Trigger                     words
	Type, Status, Time          string
	Base, Source, Target, Place *string
}

// seedMeasures are the lines of the record, as in the order table.
func seedMeasures() []string {
	i := slices.IndexFunc(order, func(r row) bool { return r.sets == "seeds" })
	return strings.Fields(order[i].measures)
}

func (r *run) seeds(s goldSet) error {
	b, err := goldfile.ReadFile(s.paths[0])
	if err != nil {
		return err
	}
	var rec seedRecord
	if err := json.Unmarshal(b, &rec); err != nil {
		return &goldfile.Error{File: s.paths[0], Err: err}
	}
	sh := r.sheet("labels", s.name, len(rec.Documents))
	as, err := r.readSeeds(rec)
	if errors.Is(err, os.ErrNotExist) {
		sh.na("the reports themselves lie neither beside the gold folder nor in it", seedMeasures()...)
		return nil
	}
	if err != nil {
		return err
	}
	var sum seedScore
	sides := sideLabels(s.paths[0])
	for i := range rec.Documents {
		d := &rec.Documents[i]
		d.article = as[i]
		d.score(&sum)
		sum.people.people(d.article, mainPeople(d.article, d.references(sides)))
	}
	sum.put(sh)
	sum.people.put(sh)
	rec.across(sh)
	return nil
}

// readSeeds reads the reports from the first folder that has them all.
func (r *run) readSeeds(rec seedRecord) (as []*news.Article, err error) {
	for _, dir := range besideGold(r.Gold) {
		as, err = each(r.ctx, rec.Documents, func(d *seedDoc) (*news.Article, error) {
			a, err := readFile(r.ctx, filepath.Join(dir, d.ID))
			if err == nil {
				r.read(a)
			}
			return a, err
		})
		if err == nil {
			return as, nil
		}
	}
	return nil, err
}

// find returns where the words w of a report stand in its stored text.
func find(a *news.Article, w words) news.Span {
	best, far := news.Span{}, 0
	for from := 0; w.Quote != ""; {
		i := strings.Index(a.Text[from:], w.Quote)
		if i < 0 {
			break
		}
		at := from + i
		if d := max(at-w.Start, w.Start-at); best.IsZero() || d < far {
			best, far = news.Span{Start: at, End: at + len(w.Quote)}, d
		}
		from = at + 1
	}
	return best
}

// A seedScore counts the parts of all reports.
type seedScore struct {
	docs, dates                                  int
	times, entities, quotations, numbers, events measure.Counts
	countries, country, speakers, speaker        int
	matched, status, actors, actor               int
	chains, chain                                int
	people                                       peopleScore
	windows                                      windowScore
}

func (d *seedDoc) score(s *seedScore) {
	s.docs++
	s.dates += one(d.dateRight())
	if p := d.PublicationDate; p.Stated == nil && p.Inferred != "" {
		from, to, _ := strings.Cut(p.Inferred, "/")
		s.windows.count(within(d.article), news.Interval{From: news.ParseDay(from), To: max(news.ParseDay(from), news.ParseDay(to))})
	}
	s.times = s.times.Add(d.times())
	d.entities(s)
	d.quotations(s)
	d.chains(s)
	s.numbers = s.numbers.Add(d.numbers())
	d.events(s)
}

func (s *seedScore) put(sh *sheet) {
	counts := func(name string, c measure.Counts) { sh.over(int(c.Gold), name, c.F1()) }
	sh.ratio("dates_accuracy", s.dates, s.docs)
	s.windows.put(sh)
	counts("times_f1", s.times)
	counts("entities_f1", s.entities)
	sh.ratio("country_accuracy", s.country, s.countries)
	counts("quotations_f1", s.quotations)
	sh.ratio("speakers_accuracy", s.speaker, s.speakers)
	sh.ratio("chains_accuracy", s.chain, s.chains)
	counts("numbers_f1", s.numbers)
	counts("events_type_f1", s.events)
	sh.ratio("events_status_accuracy", s.status, s.matched)
	sh.ratio("events_actor_accuracy", s.actor, s.actors)
}

func (d *seedDoc) dateRight() bool {
	day, p := d.article.Published.Day, d.PublicationDate
	switch {
	case p.Stated != nil:
		return day == *p.Stated
	case !day.Known():
		return true
	}
	return (p.Earliest == nil || day >= *p.Earliest) && (p.Latest == nil || day <= *p.Latest)
}

func (d *seedDoc) times() measure.Counts {
	var gold, system []measure.Labelled
	for _, t := range d.Times {
		gold = append(gold, measure.Labelled{Span: find(d.article, t)})
	}
	for _, t := range d.article.Dates {
		system = append(system, measure.Labelled{Span: t.Span})
	}
	return measure.Overlap(gold, system)
}

// numbers leaves out what has no value as a number, on both sides.
func (d *seedDoc) numbers() measure.Counts {
	a := d.article
	type number struct {
		news.Span
		value float64
	}
	var gold []number
	var free []news.Span
	for _, n := range d.Numbers {
		var v float64
		span := find(a, n.words)
		if json.Unmarshal(n.Value, &v) != nil || n.Kind == "superlative" || n.Kind == "name part" {
			free = append(free, span)
			continue
		}
		gold = append(gold, number{span, v})
	}
	var system []news.Figure
	for _, f := range a.Figures {
		if !slices.ContainsFunc(free, f.Overlaps) {
			system = append(system, f)
		}
	}
	right := 0
	for _, j := range measure.Match(len(gold), len(system), func(i, j int) bool {
		return gold[i].Overlaps(system[j].Span) && gold[i].value == system[j].Value
	}) {
		right += one(j >= 0)
	}
	return measure.Tally(right, len(system), len(gold))
}

func (d *seedDoc) events(s *seedScore) {
	a := d.article
	right := 0
	for i, j := range measure.Match(len(d.Events), len(a.Events), func(i, j int) bool {
		g, e := d.Events[i], a.Events[j]
		return find(a, g.Trigger).Overlaps(e.Trigger) && (e.Type == g.Type || g.Base != nil && e.Type == *g.Base)
	}) {
		if j < 0 {
			continue
		}
		right++
		g, e := d.Events[i], a.Events[j]
		s.matched++
		s.status += one(sameStatus(g.Status, e.Status))
		if g.Source == nil || len(*g.Source) < 3 || strings.ToUpper((*g.Source)[:3]) != (*g.Source)[:3] {
			continue // nobody, or nobody with a country
		}
		s.actors++
		actor := a.Entity(e.Actor.Entity)
		s.actor += one(actor != nil && actor.Country != "" && strings.Contains(*g.Source, actor.Country))
	}
	s.events = s.events.Add(measure.Tally(right, len(a.Events), len(d.Events)))
}

// across scores what is said of the reports together.
func (rec *seedRecord) across(sh *sheet) {
	var as []*news.Article
	file := map[news.ArticleID]string{}
	byFile := map[string]*news.Article{}
	for _, d := range rec.Documents {
		as = append(as, d.article)
		file[d.article.ID], byFile[d.ID] = d.ID, d.article
	}
	found := stories(as)
	sh.over(len(rec.SameEventPairs), "same_event_f1", rec.sameEvent(found, file).F1())

	held, all := rec.mainLine(found)
	sh.ratio("events_main_line", held, all)

	ds := derivations(as)
	right := 0
	for _, p := range rec.Pairs {
		if a, b := byFile[p.A], byFile[p.B]; a != nil && b != nil {
			right += one(kindOf(a.ID, b.ID, ds) == p.Label)
		}
	}
	sh.ratio("pairs_accuracy", right, len(rec.Pairs))

	slots, members := rec.slots(byFile)
	score := scoreBoard(slots, board(members))
	sh.ratio("board_slots_found", score.slots, len(slots))
	sh.over(int(score.values.Gold), "board_slots_f1", score.values.F1())
	sh.ratio("board_verdicts_accuracy", score.verdicts, score.slots)
}

// sameEvent counts pairs of reports in one story.
func (rec *seedRecord) sameEvent(found []news.Story, file map[news.ArticleID]string) measure.Counts {
	sorted := func(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }
	var gold, system [][2]string
	for _, p := range rec.SameEventPairs {
		gold = append(gold, sorted(p[0], p[1]))
	}
	for _, s := range found {
		for i, a := range s.Articles {
			for _, b := range s.Articles[:i] {
				system = append(system, sorted(file[a], file[b]))
			}
		}
	}
	return measure.Exact(gold, system)
}

// slots returns the gold board, and the reports that it is made of.
func (rec *seedRecord) slots(byFile map[string]*news.Article) (out []goldSlot, members []*news.Article) {
	used := map[string]bool{}
	for _, f := range rec.FactBoard.Slots {
		g := goldSlot{name: f.Slot, typ: f.Type, verdict: f.Verdict}
		for _, v := range f.Values {
			value := goldValue{value: v.plain()}
			for _, m := range v.Docs {
				if a := byFile[m.Doc]; a != nil {
					used[m.Doc] = true
					value.evidence = append(value.evidence, a.Cite(find(a, words{m.Span, m.Quote})))
				}
			}
			g.values = append(g.values, value)
		}
		out = append(out, g)
	}
	for _, d := range rec.Documents {
		if used[d.ID] {
			members = append(members, d.article)
		}
	}
	return out, members
}
