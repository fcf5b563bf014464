package web

import (
	"fmt"
	"net/http"
	"slices"
	"sort"
	"strings"

	"chancery/internal/news"
	"chancery/internal/store"
)

// articleBody is the page of one article with its marks.
type articleBody struct {
	Article    *news.Article
	Head       store.Head
	Story      *news.Story
	Paragraphs []paragraph
	Notes      []note
	Quote      string // the words that the address points at
	Known      string // how the day of publication is known
}

// A paragraph is a run of segments.
type paragraph struct {
	Title    bool
	Header   bool // outside title and body: kept, and not analysed
	Segments []segment
}

// A segment is a run of text under one set of marks.
type segment struct {
	Text  string
	Class string // of the marks, space separated; empty: plain text
	Tip   string // what the marks say
	Note  int    // number of the innermost mark's note, 0 for none
	First bool   // the first segment of that mark: the note's way back
	Hit   bool   // inside the range that the address points at
	Start bool   // the first segment of that range
}

// A note explains one mark.
type note struct {
	N     int
	Kind  string // name, date, said, figure, event
	Words string
	Says  string
	span  news.Span
}

func (s *site) article(r *http.Request) (string, view, error) {
	ctx := r.Context()
	id, err := s.db.FindArticle(ctx, r.PathValue("id"))
	if err != nil {
		return "", view{}, err
	}
	a, err := s.db.Article(ctx, id)
	if err != nil {
		return "", view{}, err
	}
	b := articleBody{Article: a, Head: store.HeadOf(a), Known: known(a.Published)}
	if sid, err := s.db.FindStory(ctx, string(id)); err == nil {
		if b.Story, err = s.db.Story(ctx, sid); err != nil {
			return "", view{}, err
		}
	}
	hit := span(r.URL.Query().Get("s"), len(a.Text))
	b.Quote = a.Words(hit)
	b.Notes = notes(a)
	b.Paragraphs = paragraphs(a, b.Notes, hit)
	return "article", view{Title: or(a.Title, label(b.Head)), Here: "stories", Body: b}, nil
}

// span reads START-END; anything else, or a range outside the text, is no
// range.
func span(s string, size int) news.Span {
	var out news.Span
	if n, _ := fmt.Sscanf(s, "%d-%d", &out.Start, &out.End); n != 2 || out.Start < 0 || out.End > size || out.IsZero() {
		return news.Span{}
	}
	return out
}

func known(p news.Published) string {
	if !p.Day.Known() {
		return "nothing states the day of publication"
	}
	return "to the " + string(p.Precision) + ", from " + map[news.How]string{
		news.HowHeader: "a header line", news.HowFeed: "the feed", news.HowJSONLD: "the page's structured data", news.HowMeta: "the page's metadata",
		news.HowPage: "the page's text", news.HowURL: "the address", news.HowField: "a field of the record", news.HowDateline: "the dateline",
	}[p.How]
}

// notes lists what was found in a, by position; wider marks come first.
func notes(a *news.Article) []note {
	var out []note
	add := func(kind string, s news.Span, says ...string) {
		if !s.IsZero() {
			out = append(out, note{Kind: kind, Words: a.Words(s), Says: join(says...), span: s})
		}
	}
	for _, at := range a.Attributions {
		via := ""
		for _, l := range at.Chain {
			via += " ← " + l.Name
		}
		add("said", at.Content, string(at.Stance)+": "+or(at.Speaker, "unknown speaker")+via, string(at.Quote)+" quotation")
	}
	for _, m := range a.Mentions {
		if e := a.Entity(m.Entity); e != nil {
			add("name", m.Span, e.Label(), string(e.Type), e.Role, e.Wikidata, m.Why)
		}
	}
	for _, d := range a.Dates {
		add("date", d.Span, when(d), d.Why)
	}
	for _, f := range a.Figures {
		add("figure", f.Span, strings.Join(strings.Fields(fmt.Sprintf("%s %g %s", f.Hedge, f.Value, f.Unit)), " "), string(f.Kind), f.Of)
	}
	for _, e := range a.Events {
		add("event", e.Trigger, e.Type+" "+e.Mode, side2(a, e.Actor)+" → "+side2(a, e.Recipient), string(e.Status), or(e.AssertedBy, ""))
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].span.Start != out[j].span.Start {
			return out[i].span.Start < out[j].span.Start
		}
		return out[i].span.End > out[j].span.End
	})
	for i := range out {
		out[i].N = i + 1
	}
	return out
}

func when(d news.TimeExpr) string {
	if d.Days.Known() {
		return days(d.Days)
	}
	return d.Value
}

func side2(a *news.Article, r news.Role) string {
	if e := a.Entity(r.Entity); e != nil {
		return e.Label()
	}
	return or(a.Words(r.Span), "unknown")
}

// join puts the known ones of several remarks in a row.
func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

// paragraphs cuts the text of a at line breaks, at the ends of title and body,
// and at the ends of marks.
func paragraphs(a *news.Article, notes []note, hit news.Span) []paragraph {
	var out []paragraph
	first := map[int]bool{} // notes whose first segment is placed
	at := 0
	for _, line := range strings.SplitAfter(a.Text, "\n") {
		s := news.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}
		at += len(line)
		for _, part := range cuts(s, []news.Span{a.TitleSpan, a.Body}) {
			if strings.TrimSpace(a.Words(part)) == "" {
				continue
			}
			p := paragraph{Title: a.TitleSpan.Contains(part)}
			p.Header = !p.Title && !a.Body.Contains(part)
			for _, cut := range cuts(part, append(spans(notes), hit)) {
				p.Segments = append(p.Segments, mark(a, cut, notes, hit, first))
			}
			out = append(out, p)
		}
	}
	return out
}

// cuts divides s where one of the given spans begins or ends.
func cuts(s news.Span, at []news.Span) []news.Span {
	points := []int{s.Start, s.End}
	for _, m := range at {
		if !m.IsZero() && m.Overlaps(s) {
			points = append(points, max(m.Start, s.Start), min(m.End, s.End))
		}
	}
	slices.Sort(points)
	points = slices.Compact(points)
	var out []news.Span
	for i := 1; i < len(points); i++ {
		out = append(out, news.Span{Start: points[i-1], End: points[i]})
	}
	return out
}

func spans(notes []note) []news.Span {
	out := make([]news.Span, len(notes))
	for i, n := range notes {
		out[i] = n.span
	}
	return out
}

// mark gathers what lies over cut; the last note that covers it is the
// innermost.
func mark(a *news.Article, cut news.Span, notes []note, hit news.Span, first map[int]bool) segment {
	seg := segment{Text: a.Words(cut), Hit: hit.Contains(cut)}
	seg.Start = seg.Hit && hit.Start == cut.Start
	var classes, tips []string
	for _, n := range notes {
		if !n.span.Contains(cut) {
			continue
		}
		classes = append(classes, n.Kind)
		tips = append(tips, n.Kind+": "+n.Says)
		seg.Note = n.N
	}
	seg.Class, seg.Tip = strings.Join(classes, " "), strings.Join(tips, "\n")
	if seg.Note > 0 && !first[seg.Note] {
		first[seg.Note], seg.First = true, true
	}
	return seg
}
