package dossier

import (
	"fmt"
	"sort"
	"strings"

	"chancery/internal/grammar"
	"chancery/internal/news"
)

// A Sentence is one sentence of an article with its grammar and with
// everything that was found in it.
type Sentence struct {
	news.Span
	Text     string      `json:"text"`
	Words    []Word      `json:"words"` // where each stands; without lemma and tags if the language has no grammar here
	Names    []news.Name `json:"names"` // as the grammar sees them
	Findings []Finding   `json:"findings"`
	Tree     news.Tree   `json:"-"` // of Words; empty if the language has no grammar here
}

// A Word is a word of a sentence and where it stands.
type Word struct {
	news.Word
	news.Span
}

// A Finding is something that was found in a text: what it was read as, and
// why.
type Finding struct {
	news.Span
	Kind Kind            `json:"kind"`
	Type news.EntityType `json:"type,omitempty"` // of what a name names
	Text string          `json:"text"`           // the words
	As   string          `json:"as"`             // "Xi Jinping (CHN)", "2024-05-16", "CONSULT visit, done: …"
	Why  []string        `json:"why"`            // reasons, for people
}

// Reads is what was read in f, for people: a name of a place is a "place".
func (f Finding) Reads() string {
	if f.Kind == Name && (f.Type == news.Place || f.Type == news.Country) {
		return "place"
	}
	return string(f.Kind)
}

// Kind sorts findings.
type Kind string

const (
	Name   Kind = "name"
	Date   Kind = "date"
	Said   Kind = "said"
	Figure Kind = "figure"
	Event  Kind = "event"
)

// Read opens an article sentence by sentence. Trees are made now if a does
// not have them.
func Read(a *news.Article) []Sentence {
	if a.Trees == nil {
		grammar.Read(a)
	}
	out := make([]Sentence, len(a.Sentences))
	for i, s := range a.Sentences {
		out[i] = Sentence{Span: s.Span, Text: a.Words(s.Span), Words: []Word{}, Names: []news.Name{}, Findings: []Finding{}}
		if i < len(a.Trees) {
			out[i].Tree = a.Trees[i]
			out[i].Names = append(out[i].Names, a.Trees[i].Names...)
		}
		for j, t := range a.SentenceTokens(i) {
			w := news.Word{Form: a.Words(t.Span)}
			if j < len(out[i].Tree.Words) {
				w = out[i].Tree.Words[j]
			}
			out[i].Words = append(out[i].Words, Word{w, t.Span})
		}
	}
	for _, f := range Findings(a) {
		if i := a.SentenceAt(f.Start); i >= 0 {
			out[i].Findings = append(out[i].Findings, f)
		}
	}
	return out
}

// Findings lists what was found in a, by position; wider ones come first.
func Findings(a *news.Article) []Finding {
	var out []Finding
	add := func(kind Kind, s news.Span, as string, why ...string) *Finding {
		if s.IsZero() {
			return &Finding{}
		}
		out = append(out, Finding{Span: s, Kind: kind, Text: a.Words(s), As: as, Why: known(why)})
		return &out[len(out)-1]
	}
	for _, at := range a.Attributions {
		add(Said, at.Content, speaker(at), saidWhy(a, at)...)
	}
	for _, m := range a.Mentions {
		if e := a.Entity(m.Entity); e != nil {
			add(Name, m.Span, labels(a, m, e), nameWhy(m, e)...).Type = m.Type
		}
	}
	for _, d := range a.Dates {
		add(Date, d.Span, day(d), d.Why, timexNote(d))
	}
	for _, f := range a.Figures {
		add(Figure, f.Span, figure(f), string(f.Kind), labelled("counts: ", f.Of), labelled("of: ", f.Subject))
	}
	for _, e := range a.Events {
		add(Event, e.Trigger, event(a, e), append(e.Why[:len(e.Why):len(e.Why)], labelled("codebook entry ", e.Rule))...)
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Start != out[j].Start {
			return out[i].Start < out[j].Start
		}
		return out[i].End > out[j].End
	})
	return out
}

// speaker names who said it, and who passed it on.
func speaker(at news.Attribution) string {
	s := or(at.Speaker, "unknown speaker")
	for _, l := range at.Chain {
		s += " ← " + l.Name
	}
	return s
}

func saidWhy(a *news.Article, at news.Attribution) []string {
	why := []string{string(at.Quote) + " quotation, " + string(at.Stance)}
	if !at.Cue.IsZero() {
		why = append(why, "cue: "+quoted(a, at.Cue))
	}
	switch {
	case at.Source.IsZero():
		why = append(why, "no words of the sentence name the speaker")
	case a.Words(at.Source) != at.Speaker:
		why = append(why, "speaker: "+quoted(a, at.Source))
	}
	if at.Unnamed {
		why = append(why, "the source withholds its name")
	}
	for _, l := range at.Chain {
		reason := "passed on by " + l.Name + labelled(", ", l.Why)
		if !l.IsZero() {
			reason += ": " + quoted(a, l.Span)
		}
		why = append(why, reason)
	}
	return why
}

// labels names all whom mention m means, e first.
func labels(a *news.Article, m news.Mention, e *news.Entity) string {
	s := e.Label()
	for _, id := range m.Others {
		if o := a.Entity(id); o != nil {
			s += " and " + o.Label()
		}
	}
	return s
}

func nameWhy(m news.Mention, e *news.Entity) []string {
	return []string{
		m.Why, string(e.Type) + ", by " + string(m.Kind), e.Role, labelled("Wikidata ", e.Wikidata),
		labelled("sector ", e.Sector), coordinates(e),
	}
}

func coordinates(e *news.Entity) string {
	if e.GeoNames == 0 {
		return ""
	}
	return fmt.Sprintf("GeoNames %d, at %.2f, %.2f", e.GeoNames, e.Lat, e.Lon)
}

// timexNote gives the kind of a time expression and its value.
func timexNote(d news.TimeExpr) string {
	if d.Type == news.ORDER {
		return strings.ToLower(d.Value) + " an event"
	}
	return strings.ToLower(string(d.Type)) + ", TIMEX3 value " + or(d.Value, "unknown")
}

// day writes what a time expression means: a day, from – to, or its value.
func day(d news.TimeExpr) string {
	v := d.Days
	switch {
	case !v.Known() && d.Type == news.DURATION, !v.Known() && d.Type == news.SET:
		return d.Value
	case !v.Known():
		return "day unknown"
	case v.From == v.To:
		return string(v.From)
	}
	return strings.TrimSpace(string(v.From) + " – " + string(v.To))
}

func figure(f news.Figure) string {
	value := fmt.Sprintf("%s %g", f.Hedge, f.Value)
	if f.High != 0 {
		value += fmt.Sprintf(" to %g", f.High)
	}
	return strings.TrimSpace(value + " " + f.Unit)
}

func event(a *news.Article, e news.EventMention) string {
	s := fmt.Sprintf("%s, %s: %s → %s", strings.TrimSpace(e.Type+" "+e.Mode), e.Status, Side(a, e.Actor), Side(a, e.Recipient))
	if e.Place.Known() {
		s += ", in " + Side(a, e.Place)
	}
	if e.When.Known() {
		s += ", " + day(news.TimeExpr{Days: e.When})
	}
	return s + labelled(", according to ", e.AssertedBy)
}

// Side names one side of an event.
func Side(a *news.Article, r news.Role) string {
	if e := a.Entity(r.Entity); e != nil {
		return e.Label()
	}
	return or(strings.Join(strings.Fields(a.Words(r.Span)), " "), "unknown")
}

func quoted(a *news.Article, s news.Span) string {
	return "“" + strings.Join(strings.Fields(a.Words(s)), " ") + "”"
}

// labelled is text with a label before it, or nothing.
func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + text
}

// known drops empty remarks.
func known(remarks []string) []string {
	out := []string{}
	for _, r := range remarks {
		if r = strings.TrimSpace(r); r != "" {
			out = append(out, r)
		}
	}
	return out
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}
