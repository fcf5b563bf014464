package compare

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/news"
	"chancery/internal/text"
)

// people and places that the tests speak of.
var known = map[string]news.Entity{
	"Ana Torv":  {ID: "Q1", Name: "Ana Torv", Type: news.Person, Country: "NOR", Sector: "GOV"},
	"Norway":    {ID: "Q20", Name: "Norway", Type: news.Country, Country: "NOR"},
	"Bo Lind":   {ID: "Q2", Name: "Bo Lind", Type: news.Person, Country: "SWE", Sector: "GOV"},
	"Sweden":    {ID: "Q34", Name: "Sweden", Type: news.Country, Country: "SWE"},
	"Stockholm": {ID: "Q1754", Name: "Stockholm", Type: news.Place, Country: "SWE"},
	"Malmo":     {ID: "Q2211", Name: "Malmo", Type: news.Place, Country: "SWE"},
	"Oslo":      {ID: "Q585", Name: "Oslo", Type: news.Place, Country: "NOR"},
}

// A draft is an article whose layers a test sets by naming words of its text.
type draft struct {
	*news.Article
	t testing.TB
}

// article reads text into sentences and marks every known name in it.
func article(t testing.TB, id, published, body string) draft {
	t.Helper()
	a := &news.Article{ID: news.ArticleID(id), Text: body, Body: news.Span{Start: 0, End: len(body)}, Language: "en"}
	a.Published = news.Published{Day: news.ParseDay(published), Precision: news.ToDay}
	if len(published) > 10 {
		a.Published = news.Published{Day: news.ParseDay(published[:10]), Time: published, Precision: news.ToSecond}
	}
	text.Read(a)
	for name, e := range known {
		for at := strings.Index(body, name); at >= 0; {
			if a.Entity(e.ID) == nil {
				a.Entities = append(a.Entities, e)
			}
			a.Mentions = append(a.Mentions, news.Mention{Span: news.Span{Start: at, End: at + len(name)}, Entity: e.ID, Type: e.Type, Kind: news.ByName})
			next := strings.Index(body[at+1:], name)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	return draft{a, t}
}

// at is the span of words, which must stand in the text.
func (d draft) at(words string) news.Span {
	d.t.Helper()
	i := strings.Index(d.Text, words)
	if i < 0 {
		d.t.Fatalf("%q is not in %q", words, d.Text)
	}
	return news.Span{Start: i, End: i + len(words)}
}

// figure adds a figure; of and unit are its head and unit.
func (d draft) figure(words string, kind news.FigureKind, v float64, of, unit, hedge string) draft {
	s := d.at(words)
	d.Figures = append(d.Figures, news.Figure{Span: s, Number: s, Kind: kind, Value: v, Of: of, Unit: unit, Hedge: hedge})
	return d
}

// event adds an event mention in the sentence of trigger; sides are names.
func (d draft) event(trigger, typ, mode, actor, recipient, place string, st news.Status, from, to news.Day) draft {
	s := d.at(trigger)
	m := news.EventMention{Span: d.Sentences[d.SentenceAt(s.Start)].Span, Trigger: s, Type: typ, Mode: mode, Status: st}
	m.When = news.Interval{From: from, To: to}
	for name, r := range map[string]*news.Role{actor: &m.Actor, recipient: &m.Recipient, place: &m.Place} {
		if name != "" {
			*r = news.Role{Span: d.at(name), Entity: known[name].ID}
		}
	}
	d.Events = append(d.Events, m)
	return d
}

// storyOf puts drafts into one story; families lists indexes of drafts that
// belong together, the rest are on their own.
func storyOf(ds []draft, families ...[]int) (*news.Story, []*news.Article) {
	s := &news.Story{ID: "s000000000001"}
	var as []*news.Article
	in := map[int]bool{}
	for _, f := range families {
		var ids []news.ArticleID
		for _, i := range f {
			ids = append(ids, ds[i].ID)
			in[i] = true
		}
		s.Families = append(s.Families, ids)
	}
	for i, d := range ds {
		as = append(as, d.Article)
		s.Articles = append(s.Articles, d.ID)
		if !in[i] {
			s.Families = append(s.Families, []news.ArticleID{d.ID})
		}
	}
	return s, as
}

// tell writes a slot in one line.
func tell(s news.Slot) string {
	var vs []string
	for _, v := range s.Values {
		w := v.Value
		if v.Hedge != "" {
			w = v.Hedge + " " + w
		}
		vs = append(vs, fmt.Sprintf("%s x%d", w, v.Origins))
	}
	return fmt.Sprintf("%s: %s: %s", s.Name, s.Verdict, strings.Join(vs, ", "))
}

func find(slots []news.Slot, name string) string {
	for _, s := range slots {
		if s.Name == name {
			return tell(s)
		}
	}
	return "no slot " + name
}
