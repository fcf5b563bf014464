package score

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// timelines sorts the files of the folder by what is in them: documents and
// timelines of entities (SemEval-2015), articles and timelines of topics
// (Timeline17). A set is named after the file with its timelines.
func (r *run) timelines(dir string) error {
	files, err := sets(dir, ".jsonl")
	if err != nil {
		return err
	}
	var docs, articles goldSet
	var entity, topic []goldSet
	for _, s := range files {
		k, err := keys(s)
		if err != nil {
			return err
		}
		switch {
		case k["lines"]:
			entity = append(entity, s)
		case k["entries"]:
			topic = append(topic, s)
		case k["sentences"]:
			docs.paths = append(docs.paths, s.paths...)
		case k["topic"]:
			articles.paths = append(articles.paths, s.paths...)
		}
	}
	var errs []error
	for _, s := range entity {
		if name := setName(strings.TrimSuffix(s.name, "_gold")); r.begin("timelines", name) {
			errs = append(errs, r.entityTimelines(name, s, docs))
		}
	}
	for _, s := range topic {
		if name := setName(strings.TrimSuffix(s.name, "_gold")); r.begin("timelines", name) {
			errs = append(errs, r.topicTimelines(name, s, articles))
		}
	}
	return errors.Join(errs...)
}

// A timelineDoc is a document cut into numbered sentences.
type timelineDoc struct {
	ID, Corpus, Created, Text string
	Sentences                 map[string]goldfile.Pair

	numbers []string // of sentences, in order
	spans   []news.Span
}

func (d *timelineDoc) ready() error {
	x := goldfile.PointsOf(d.Text)
	for n := range d.Sentences {
		d.numbers = append(d.numbers, n)
	}
	slices.SortFunc(d.numbers, func(a, b string) int {
		return cmp.Compare(d.Sentences[a][0], d.Sentences[b][0])
	})
	for _, n := range d.numbers {
		p := d.Sentences[n]
		s, err := x.Span(p[0], p[1])
		if err != nil {
			return err
		}
		d.spans = append(d.spans, s)
	}
	return nil
}

// number is the number of the sentence that holds s, or "".
func (d *timelineDoc) number(s news.Span) string {
	for i, t := range d.spans {
		if t.Overlaps(s) {
			return d.numbers[i]
		}
	}
	return ""
}

// An entityTimeline is all events of an entity in a corpus, in order.
type entityTimeline struct {
	Corpus, Target string
	Lines          []struct {
		Order  int
		Date   string
		Events []struct {
			Doc      string
			Sentence int
			Words    string
		}
	}
}

func (t entityTimeline) dated() (out []measure.Dated) {
	for _, l := range t.Lines {
		for _, e := range l.Events {
			key := eventKey(e.Doc, strconv.Itoa(e.Sentence), e.Words)
			out = append(out, measure.Dated{Event: key, Order: l.Order, Date: fullDate(l.Date)})
		}
	}
	return out
}

func eventKey(doc, sentence, words string) string {
	return doc + "/" + sentence + "/" + strings.ToLower(words)
}

// fullDate writes 1968 and 2006-03 as 1968-XX-XX and 2006-03-XX.
func fullDate(date string) string {
	switch len(date) {
	case 4:
		return date + "-XX-XX"
	case 7:
		return date + "-XX"
	}
	return date
}

func (r *run) entityTimelines(set string, gold, docs goldSet) error {
	lines, err := records[entityTimeline](gold, nil)
	if err != nil {
		return err
	}
	ds, err := records(docs, (*timelineDoc).ready)
	if err != nil {
		return err
	}
	as, err := each(r.ctx, ds, func(d *timelineDoc) (*news.Article, error) { return r.readText(d.ID, d.Text, d.Created), nil })
	if err != nil {
		return err
	}
	var order, dates measure.Counts
	events := 0
	for _, l := range lines {
		g, s := l.dated(), timelineOf(l, ds, as)
		events += len(g)
		order = order.Add(measure.Order(g, s))
		dates = dates.Add(measure.Exact(datesOf(g), datesOf(s)))
	}
	sh := r.sheet("timelines", set, events)
	sh.put("f1", order.F1())
	sh.over(int(dates.Gold), "event_date_f1", dates.F1())
	return nil
}

// datesOf pairs events with their dates where any part of these is known.
func datesOf(line []measure.Dated) (out [][2]string) {
	for _, e := range line {
		if measure.KnownDate(e.Date) {
			out = append(out, [2]string{e.Event, e.Date})
		}
	}
	return out
}

// timelineOf is the program's chronicle of the target over the articles of its
// corpus.
func timelineOf(t entityTimeline, docs []timelineDoc, as []*news.Article) []measure.Dated {
	doc := map[*news.Article]*timelineDoc{}
	var members []*news.Article
	for i := range docs {
		if docs[i].Corpus == t.Corpus {
			doc[as[i]] = &docs[i]
			members = append(members, as[i])
		}
	}
	var out []measure.Dated
	for _, h := range chronicle(members, func(a *news.Article) []news.Span { return mentions(a, t.Target) }) {
		d := doc[h.Article]
		key := eventKey(d.ID, d.number(h.Span), h.Article.Words(h.Span))
		out = append(out, measure.Dated{Event: key, Date: writeDate(h.When), Order: h.Order})
	}
	return out
}

// mentions are where an article speaks of the target: mentions of entities of
// that name, and its words as they stand, as things have no entity.
func mentions(a *news.Article, target string) (out []news.Span) {
	for _, m := range a.Mentions {
		words := strings.ToLower(a.Words(m.Span))
		if e := a.Entity(m.Entity); e != nil {
			words += " " + strings.ToLower(e.Name)
		}
		if !slices.ContainsFunc(strings.Fields(strings.ToLower(target)), func(w string) bool { return !strings.Contains(words, w) }) {
			out = append(out, m.Span)
		}
	}
	text := strings.ToLower(a.Text)
	if len(text) != len(a.Text) {
		return out
	}
	for _, name := range shortNames(strings.ToLower(target)) {
		for at := 0; ; {
			i := strings.Index(text[at:], name)
			if i < 0 {
				break
			}
			at += i + len(name)
			found := news.Span{Start: at - len(name), End: at}
			if !slices.ContainsFunc(out, found.Overlaps) && !goesOn(a.Text[at:]) && (found.Start == 0 || !isWordy(a.Text[found.Start-1])) {
				out = append(out, found)
			}
		}
	}
	return out
}

// shortNames are a name, what is left of it after its first words, and the
// number of a model by itself: "volvo 240" is "240" too.
func shortNames(name string) []string {
	out := []string{name}
	words := strings.Fields(name)
	for i := 1; i < len(words); i++ {
		if len(words)-i > 1 || len(words[i]) > 2 && strings.ContainsAny(words[i], "0123456789") {
			out = append(out, strings.Join(words[i:], " "))
		}
		if i+1 < len(words) && len(words[i]) > 2 && strings.ContainsAny(words[i], "0123456789") {
			out = append(out, words[i])
		}
	}
	return out
}

// isWordy reports whether b is part of a word or number.
func isWordy(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '$' || b == '.' || b == ','
}

// goesOn reports whether a name does, being a longer one: "Volvo" in "Volvo
// 240".
func goesOn(after string) bool {
	after = strings.TrimPrefix(after, " ")
	r, _ := utf8.DecodeRuneInString(after)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// writeDate writes a day, a whole month or a whole year as TIMEX3 does, with
// X for what is unknown; any other interval is unknown.
func writeDate(v news.Interval) string {
	switch {
	case len(v.From) != len(time.DateOnly) || len(v.To) != len(time.DateOnly):
	case v.From == v.To:
		return string(v.From)
	case v.From[:7] == v.To[:7] && v.From[8:] == "01" && v.To.Add(1)[8:] == "01":
		return fullDate(string(v.From[:7]))
	case v.From[:4] == v.To[:4] && v.From[5:] == "01-01" && v.To[5:] == "12-31":
		return fullDate(string(v.From[:4]))
	}
	return "XXXX-XX-XX"
}
