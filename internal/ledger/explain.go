package ledger

import (
	"context"
	"slices"
	"strings"

	"chancery/internal/compare"
	"chancery/internal/event"
	"chancery/internal/grammar"
	"chancery/internal/news"
	"chancery/internal/store"
)

// An Explanation is an event with everything that it rests on.
type Explanation struct {
	Event    *news.Event `json:"event"`
	Title    string      `json:"title"`    // of its story
	Origins  [][]Witness `json:"origins"`  // articles by origin: a family, or one outlet's own reports, counts once
	History  []Change    `json:"history"`  // status by day of publication
	Mentions []Reading   `json:"mentions"` // every sentence and how it was read
}

// A Witness is an article that mentions the event.
type Witness struct {
	Article   news.ArticleID `json:"article"`
	Outlet    string         `json:"outlet"`
	Published news.Day       `json:"published"`
}

// A Change is a status and who first gave it.
type Change struct {
	Day        news.Day       `json:"day"` // of publication; empty is unknown
	Status     news.Status    `json:"status"`
	AssertedBy string         `json:"asserted_by,omitempty"`
	Article    news.ArticleID `json:"article"`
}

// A Reading is how one sentence was read.
type Reading struct {
	news.Evidence
	Outlet      string      `json:"outlet"`
	Published   news.Day    `json:"published"`
	Sentence    int         `json:"sentence"` // from 1
	Trigger     Words       `json:"trigger"`
	Type        string      `json:"type"`
	Mode        string      `json:"mode,omitempty"`
	CAMEO       string      `json:"cameo,omitempty"`
	Rule        string      `json:"rule"`                   // entry of the codebook
	RuleExample string      `json:"rule_example,omitempty"` // the entry's own example
	Actor       *Part       `json:"actor,omitempty"`
	Recipient   *Part       `json:"recipient,omitempty"`
	Place       *Part       `json:"place,omitempty"`
	When        *Time       `json:"when,omitempty"`
	Status      news.Status `json:"status"`
	StatusCue   *Words      `json:"status_cue,omitempty"`
	AssertedBy  string      `json:"asserted_by,omitempty"`
	Said        []Saying    `json:"attributions,omitempty"` // that hold the trigger
	Why         []string    `json:"why"`                    // the reader's own reasons
	Stale       bool        `json:"stale,omitempty"`        // the article was read again since: only the words are sure
}

// Words are words of the article.
type Words struct {
	news.Span
	Text string `json:"text"`
}

// A Part is one side of the event or its place.
type Part struct {
	Words
	Entity news.Entity `json:"entity"`
	Path   string      `json:"path,omitempty"` // in the tree, from the words to the trigger: "nsubj of met"
	Why    string      `json:"why,omitempty"`  // of the link between words and entity
}

// A Time is when the sentence puts the event.
type Time struct {
	Words
	From  news.Day `json:"from"`
	To    news.Day `json:"to"`
	Value string   `json:"value,omitempty"` // TIMEX3
	Why   string   `json:"why,omitempty"`
}

// A Saying is an attribution around the trigger.
type Saying struct {
	Words
	Speaker string      `json:"speaker"`
	Cue     string      `json:"cue,omitempty"`
	Stance  news.Stance `json:"stance"`
	Chain   []string    `json:"chain,omitempty"` // who passed it on
}

// Explain opens the event with an ID or the beginning of one.
func Explain(ctx context.Context, db *store.DB, ref string) (*Explanation, error) {
	e, err := db.Event(ctx, ref)
	if err != nil {
		return nil, err
	}
	as, err := db.Articles(ctx, Mentioned([]news.Event{*e}))
	if err != nil {
		return nil, err
	}
	x := &Explanation{Event: e}
	origin := map[news.ArticleID]int{}
	if s, err := db.Story(ctx, e.Story); err == nil {
		heads, err := db.Heads(ctx, s.Articles)
		if err != nil {
			return nil, err
		}
		x.Title, origin = s.Title, compare.Origins(s, heads)
	}
	byID := map[news.ArticleID]*news.Article{}
	for _, a := range as {
		byID[a.ID] = a
	}
	x.Origins = witnesses(as, origin)
	for _, m := range e.Mentions {
		if a := byID[m.Article]; a != nil {
			x.Mentions = append(x.Mentions, reading(a, e, m))
		}
	}
	x.History = history(e, byID)
	return x, nil
}

// witnesses groups articles by origin, the first of each first.
func witnesses(as []*news.Article, origin map[news.ArticleID]int) (out [][]Witness) {
	at := map[int]int{}
	for _, a := range as {
		w := Witness{a.ID, a.Outlet, a.Published.Day}
		o, known := origin[a.ID]
		if i, ok := at[o]; ok && known {
			out[i] = append(out[i], w)
			continue
		}
		if known {
			at[o] = len(out)
		}
		out = append(out, []Witness{w})
	}
	return out
}

// history lists each status once, when it was first given, by day of publication.
func history(e *news.Event, byID map[news.ArticleID]*news.Article) (out []Change) {
	ms := slices.Clone(e.Mentions)
	slices.SortStableFunc(ms, func(x, y news.MentionOfEvent) int {
		return strings.Compare(publishedOn(byID, x), publishedOn(byID, y))
	})
	type key struct {
		status news.Status
		by     string
	}
	seen := map[key]bool{}
	for _, m := range ms {
		k := key{m.Status, m.AssertedBy}
		if seen[k] {
			continue
		}
		seen[k] = true
		c := Change{Status: m.Status, AssertedBy: m.AssertedBy, Article: m.Article}
		if a := byID[m.Article]; a != nil {
			c.Day = a.Published.Day
		}
		out = append(out, c)
	}
	return out
}

// publishedOn sorts unknown days last.
func publishedOn(byID map[news.ArticleID]*news.Article, m news.MentionOfEvent) string {
	if a := byID[m.Article]; a != nil && a.Published.Day.Known() {
		return string(a.Published.Day)
	}
	return "~"
}

func reading(a *news.Article, e *news.Event, m news.MentionOfEvent) Reading {
	r := Reading{Evidence: m.Evidence, Outlet: a.Outlet, Published: a.Published.Day, Sentence: a.SentenceAt(m.Start) + 1,
		Trigger: words(a, m.Trigger), Type: e.Type, Status: m.Status, AssertedBy: m.AssertedBy, Why: []string{}}
	i := slices.IndexFunc(a.Events, func(x news.EventMention) bool { return x.Trigger == m.Trigger && x.Type == e.Type })
	if i < 0 {
		r.Stale = true
		return r
	}
	if a.Trees == nil {
		grammar.Read(a)
	}
	x := &a.Events[i]
	r.Mode, r.CAMEO, r.Rule, r.Why = x.Mode, x.CAMEO, x.Rule, append(r.Why, x.Why...)
	if rule := event.Codebook().Rule(x.Rule); rule != nil {
		r.RuleExample = rule.Example
	}
	r.Actor, r.Recipient, r.Place = part(a, x, x.Actor), part(a, x, x.Recipient), part(a, x, x.Place)
	r.When = when(a, x)
	if !x.StatusCue.IsZero() {
		w := words(a, x.StatusCue)
		r.StatusCue = &w
	}
	r.Said = sayings(a, x.Trigger)
	return r
}

func words(a *news.Article, s news.Span) Words {
	return Words{s, strings.Join(strings.Fields(a.Words(s)), " ")}
}

// part explains one side: its words, who that is and why, and the way through the
// tree.
func part(a *news.Article, x *news.EventMention, r news.Role) *Part {
	if !r.Known() {
		return nil
	}
	p := &Part{Words: words(a, r.Span)}
	if e := a.Entity(r.Entity); e != nil {
		p.Entity = *e
	}
	for _, m := range a.Mentions {
		if !r.IsZero() && r.Overlaps(m.Span) && (m.Entity == r.Entity || r.Entity == "") {
			p.Why = string(m.Kind) + ": " + m.Why
			break
		}
	}
	p.Path = path(a, r.Span, x.Trigger)
	return p
}

func when(a *news.Article, x *news.EventMention) *Time {
	if x.WhenSpan.IsZero() && !x.When.Known() {
		return nil
	}
	t := &Time{Words: words(a, x.WhenSpan), From: x.When.From, To: x.When.To}
	for _, d := range a.Dates {
		if d.Span == x.WhenSpan {
			t.Value, t.Why = d.Value, d.Why
		}
	}
	return t
}

// sayings are the attributions whose content holds the trigger.
func sayings(a *news.Article, trigger news.Span) (out []Saying) {
	for _, at := range a.Attributions {
		if !at.Content.Contains(trigger) {
			continue
		}
		s := Saying{Words: words(a, at.Source), Speaker: at.Speaker, Cue: a.Words(at.Cue), Stance: at.Stance}
		for _, l := range at.Chain {
			s.Chain = append(s.Chain, l.Name)
		}
		out = append(out, s)
	}
	return out
}

// path says how words hang on the trigger: "nsubj of met", "nmod of talks, obj of
// held", or by way of a word above both. It is empty where no tree leads there.
func path(a *news.Article, from, trigger news.Span) string {
	i, _ := a.WordAt(from.Start)
	j, _ := a.WordAt(trigger.Start)
	if i < 0 || i != j || i >= len(a.Trees) || !a.Trees[i].Parsed() {
		return ""
	}
	t := a.Trees[i]
	up, down := climb(t, head(a, i, from)), climb(t, head(a, i, trigger))
	for n, w := range up {
		if k := slices.Index(down, w); k >= 0 {
			steps := spell(t, up[:n+1])
			if k > 0 {
				steps = append(steps, "which the trigger "+t.Words[down[0]].Form+" hangs on as "+strings.Join(relations(t, down[:k]), " < "))
			}
			return strings.Join(steps, ", ")
		}
	}
	return ""
}

// head is the word of a span that governs the others.
func head(a *news.Article, i int, s news.Span) int {
	t := a.Trees[i]
	best := -1
	for j, tok := range a.SentenceTokens(i) {
		if !s.Contains(tok.Span) {
			continue
		}
		g := t.Governor(j)
		outside := g < 0 || !s.Contains(a.SentenceTokens(i)[g].Span)
		if best < 0 || outside && t.Words[j].UPOS != "PUNCT" {
			best = j
			if outside {
				break
			}
		}
	}
	return best
}

// climb lists a word and all above it.
func climb(t news.Tree, w int) (out []int) {
	for range t.Words {
		if w < 0 {
			break
		}
		out = append(out, w)
		w = t.Governor(w)
	}
	return out
}

func spell(t news.Tree, up []int) (out []string) {
	for n := 0; n+1 < len(up); n++ {
		out = append(out, t.Words[up[n]].Rel+" of "+t.Words[up[n+1]].Form)
	}
	return out
}

func relations(t news.Tree, ws []int) (out []string) {
	for _, w := range ws {
		out = append(out, t.Words[w].Rel)
	}
	return out
}
