package score

import (
	"errors"
	"slices"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// events scores the sets of the folder, each of its own format, which the
// fields of its records tell.
func (r *run) events(dir string) error {
	found, err := sets(dir, ".jsonl")
	if err != nil {
		return err
	}
	var errs []error
	for _, s := range found {
		if r.begin("events", s.name) {
			errs = append(errs, r.eventSet(s))
		}
	}
	return errors.Join(errs...)
}

func (r *run) eventSet(s goldSet) error {
	k, err := keys(s)
	switch {
	case err != nil:
		return err
	case k["templates"]:
		return r.muc4(s)
	case k["mentions"]:
		return r.ecbplus(s)
	case k["created"]:
		return r.meantime(s)
	}
	return r.wikievents(s)
}

func (r *run) wikievents(s goldSet) error {
	events, arguments := 0, 0
	_, err := records(s, func(d *struct {
		Events []struct{ Arguments []struct{} }
	}) error {
		events += len(d.Events)
		for _, e := range d.Events {
			arguments += len(e.Arguments)
		}
		return nil
	})
	sh := r.sheet("events", s.name, 0)
	const why = "events are typed by PLOVER, not by the KAIROS ontology of this set"
	sh.none(why, events, "trigger_f1")
	sh.none(why, arguments, "argument_head_f1")
	return err
}

// muc4Roles are the roles of a MUC-4 template.
type muc4Roles struct {
	PerpInd, PerpOrg, Target, Victim, Weapon [][]struct{ Text string }
}

func (r *run) muc4(s goldSet) error {
	entities := 0
	_, err := records(s, func(d *struct{ Templates []muc4Roles }) error {
		for _, t := range d.Templates {
			entities += len(t.PerpInd) + len(t.PerpOrg) + len(t.Target) + len(t.Victim) + len(t.Weapon)
		}
		return nil
	})
	r.sheet("events", s.name, entities).na("the program fills no templates of victims, targets and weapons", "ceaf_ree_f1")
	return err
}

// A meantimeRecord is a document with its events and who takes part in them.
type meantimeRecord struct {
	ID, Text, Created string
	Events            []struct {
		news.Span
		Chain        string
		Participants []struct {
			news.Span
			Role, Type, Chain string
		}
	}
}

func (d *meantimeRecord) ready() error {
	x := goldfile.PointsOf(d.Text)
	for i := range d.Events {
		e := &d.Events[i]
		if err := x.Fix(&e.Span); err != nil {
			return err
		}
		for j := range e.Participants {
			if err := x.Fix(&e.Participants[j].Span); err != nil {
				return err
			}
		}
	}
	return nil
}

// A participant is one thing that takes part in an event.
type participant struct {
	event, who news.Span
	role       string
}

func (r *run) meantime(s goldSet) error {
	recs, err := records(s, (*meantimeRecord).ready)
	if err != nil {
		return err
	}
	as, err := each(r.ctx, recs, func(d *meantimeRecord) (*news.Article, error) { return r.readText(d.ID, d.Text, d.Created), nil })
	if err != nil {
		return err
	}
	var sum measure.Counts
	var gold []goldMention
	for i, d := range recs {
		sum = sum.Add(matchParticipants(d.participants(), participants(as[i])))
		for _, e := range d.Events {
			gold = append(gold, goldMention{as[i].ID, e.Span, e.Chain})
		}
	}
	sh := r.sheet("events", s.name, len(gold))
	sh.put("conll_f1", measure.Chains(goldChains(gold), byStory(gold, as)).F1())
	sh.over(int(sum.Gold), "participant_f1", sum.F1())
	var people peopleScore
	for i, d := range recs {
		people.people(as[i], mainPeople(as[i], d.people()))
	}
	people.put(sh)
	return nil
}

func (d *meantimeRecord) participants() (out []participant) {
	for _, e := range d.Events {
		for _, p := range e.Participants {
			out = append(out, participant{e.Span, p.Span, p.Role})
		}
	}
	return out
}

// people are the participants who are people, each once.
func (d *meantimeRecord) people() (out []reference) {
	for _, e := range d.Events {
		for _, p := range e.Participants {
			if p.Type == "PER" && !slices.ContainsFunc(out, func(g reference) bool { return g.span == p.Span }) {
				out = append(out, reference{span: p.Span, people: []string{p.Chain}})
			}
		}
	}
	return out
}

// participants are what the program finds: PropBank's Arg0 for the actor,
// Arg1 for the recipient, Argm-LOC for the place and for where a visit goes.
func participants(a *news.Article) (out []participant) {
	for _, e := range a.Events {
		recipient, place := "Arg1", e.Place
		if e.Mode == "visit" && a.Entity(e.Recipient.Entity).IsPlace() {
			recipient = "Argm-LOC"
			if place.Overlaps(e.Recipient.Span) {
				place = news.Role{}
			}
		}
		for _, p := range []struct {
			role string
			who  news.Role
		}{{"Arg0", e.Actor}, {recipient, e.Recipient}, {"Argm-LOC", place}} {
			if !p.who.Span.IsZero() {
				out = append(out, participant{firstWord(a, e.Trigger), p.who.Span, p.role})
			}
		}
	}
	return out
}

func matchParticipants(gold, system []participant) measure.Counts {
	right := 0
	for _, j := range measure.Match(len(gold), len(system), func(i, j int) bool {
		g, s := gold[i], system[j]
		return g.event == s.event && g.role == s.role && g.who.Overlaps(s.who)
	}) {
		if j >= 0 {
			right++
		}
	}
	return measure.Tally(right, len(system), len(gold))
}

// firstWord is the first word of a trigger, as the sets mark verbs without
// what belongs to them ("filed" in "filed a lawsuit").
func firstWord(a *news.Article, trigger news.Span) news.Span {
	words := measure.Words(a.Words(trigger))
	if len(words) == 0 {
		return trigger
	}
	return shift(words[0], trigger.Start)
}
