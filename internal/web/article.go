package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"chancery/internal/dossier"
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
	Within     string // between which days it must lie, if it is not
	Reasons    []string
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
	Ends  int    // the number of the sentence that ends here, from 1; 0 for none
}

// A note explains one mark.
type note struct {
	dossier.Finding
	N int
}

// says is what a note's mark was read as, and why, in one line.
func (n note) says() string { return n.Reads() + ": " + join(append([]string{n.As}, n.Why...)...) }

func (s *site) article(r *http.Request) (string, view, error) {
	ctx := r.Context()
	a, err := s.find(r)
	if err != nil {
		return "", view{}, err
	}
	b := articleBody{Article: a, Head: store.HeadOf(a), Known: known(a.Published)}
	if sid, err := s.db.FindStory(ctx, string(a.ID)); err == nil {
		if b.Story, err = s.db.Story(ctx, sid); err != nil {
			return "", view{}, err
		}
	}
	hit := span(r.URL.Query().Get("s"), len(a.Text))
	b.Within, b.Reasons = dossier.Says(a, dossier.Within(a))
	b.Quote = a.Words(hit)
	b.Notes = notes(a)
	b.Paragraphs = paragraphs(a, b.Notes, hit)
	return "article", view{Title: or(a.Title, label(b.Head)), Here: "stories", Body: b}, nil
}

// find returns the article that the address names.
func (s *site) find(r *http.Request) (*news.Article, error) {
	id, err := s.db.FindArticle(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return s.db.Article(r.Context(), id)
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
	for i, f := range dossier.Findings(a) {
		out = append(out, note{f, i + 1})
	}
	return out
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
// of sentences and of marks.
func paragraphs(a *news.Article, notes []note, hit news.Span) []paragraph {
	var out []paragraph
	first := map[int]bool{} // notes whose first segment is placed
	marks := append(spans(a, notes), hit)
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
			for _, cut := range cuts(part, marks) {
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

// spans are those of the notes and of the sentences.
func spans(a *news.Article, notes []note) (out []news.Span) {
	for _, n := range notes {
		out = append(out, n.Span)
	}
	for _, s := range a.Sentences {
		out = append(out, s.Span)
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
		if !n.Contains(cut) {
			continue
		}
		classes = append(classes, string(n.Kind))
		if n.Reads() != string(n.Kind) {
			classes = append(classes, n.Reads())
		}
		tips = append(tips, n.says())
		seg.Note = n.N
	}
	if i := a.SentenceAt(cut.End - 1); i >= 0 && a.Sentences[i].End == cut.End {
		seg.Ends = i + 1
	}
	seg.Class, seg.Tip = strings.Join(classes, " "), strings.Join(tips, "\n")
	if seg.Note > 0 && !first[seg.Note] {
		first[seg.Note], seg.First = true, true
	}
	return seg
}
