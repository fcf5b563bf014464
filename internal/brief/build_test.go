package brief

import (
	"strings"
	"testing"

	"chancery/internal/compare"
	"chancery/internal/news"
	"chancery/internal/text"
)

// A draft is an article whose layers a test sets by naming words of its text.
type draft struct {
	*news.Article
	t testing.TB
}

func article(t testing.TB, id string, day news.Day, body string) draft {
	t.Helper()
	a := &news.Article{ID: news.ArticleID(id), Text: body, Body: news.Span{Start: 0, End: len(body)}, Language: "en"}
	a.Published = news.Published{Day: day, Precision: news.ToDay}
	text.Read(a)
	return draft{a, t}
}

func (d draft) at(words string) news.Span {
	d.t.Helper()
	i := strings.Index(d.Text, words)
	if i < 0 {
		d.t.Fatalf("%q is not in %q", words, d.Text)
	}
	return news.Span{Start: i, End: i + len(words)}
}

func (d draft) figure(words, num string, kind news.FigureKind, v float64, of, hedge string) draft {
	s := d.at(words)
	i := strings.Index(words, num)
	n := news.Span{Start: s.Start + i, End: s.Start + i + len(num)}
	f := news.Figure{Span: s, Number: n, Kind: kind, Value: v, Of: of, Hedge: hedge}
	if kind == news.Duration {
		f.Unit = "day"
	}
	d.Figures = append(d.Figures, f)
	return d
}

func (d draft) date(words string, day news.Day) draft {
	d.Dates = append(d.Dates, news.TimeExpr{Span: d.at(words), Type: news.DATE, Value: string(day), Days: news.On(day)})
	return d
}

func (d draft) name(words string, kind news.Reference, e news.Entity) draft {
	if d.Entity(e.ID) == nil {
		d.Entities = append(d.Entities, e)
	}
	d.Mentions = append(d.Mentions, news.Mention{Span: d.at(words), Entity: e.ID, Type: e.Type, Kind: kind})
	return d
}

func (d draft) event(trigger string, typ, mode string, st news.Status, actor, other string) draft {
	s := d.at(trigger)
	role := func(name string) news.Role {
		for _, m := range d.Mentions {
			if d.Words(m.Span) == name {
				return news.Role{Span: m.Span, Entity: m.Entity}
			}
		}
		return news.Role{}
	}
	d.Events = append(d.Events, news.EventMention{
		Span: d.Sentences[d.SentenceAt(s.Start)].Span, Trigger: s, Type: typ, Mode: mode, Status: st,
		Actor: role(actor), Recipient: role(other),
	})
	return d
}

var (
	torv   = news.Entity{ID: "Q1", Name: "Ana Torv", Type: news.Person, Country: "NOR"}
	sweden = news.Entity{ID: "Q34", Name: "Sweden", Type: news.Country, Country: "SWE"}
)

// floodVisit is a small story: a minister visits after a flood. Articles b and
// c are one family.
func floodVisit(t testing.TB) (*news.Story, []*news.Article) {
	a := article(t, "a", "2024-03-04", "OSLO, March 4 - Ana Torv will visit Sweden on Tuesday for two days after the flood. "+
		"The flood killed at least 296 people, the ministry said. It was the worst in a century.").
		name("Ana Torv", news.ByName, torv).name("Sweden", news.ByName, sweden).date("Tuesday", "2024-03-05").
		event("visit", "CONSULT", "visit", news.Planned, "Ana Torv", "Sweden").
		figure("two days", "two", news.Duration, 2, "visit", "").
		figure("at least 296 people", "296", news.Count, 296, "killed", "at least")
	copied := "STOCKHOLM, March 5 - Ana Torv arrived in Sweden on Tuesday for a two-day visit to the towns that the flood destroyed. " +
		"The death toll rose to 632, officials said. She did not meet the prime minister during the first day. " +
		"It was her fourth trip to the country, and Norway denied that it had sent any troops there."
	made := func(id string) draft {
		d := article(t, id, "2024-03-05", copied).
			name("Ana Torv", news.ByName, torv).name("Sweden", news.ByName, sweden).name("She", news.ByPronoun, torv).
			date("Tuesday", "2024-03-05").
			event("arrived", "CONSULT", "visit", news.Done, "Ana Torv", "Sweden").
			figure("two-day visit", "two", news.Duration, 2, "visit", "").
			figure("632", "632", news.Count, 632, "toll", "").
			figure("fourth trip", "fourth", news.Ordinal, 4, "trip", "")
		return d
	}
	d := article(t, "d", "2024-03-06", "Ana Torv has ended her two-day visit to Sweden and flown home to Norway. At least 640 people were killed by the flood that brought her there.").
		name("Ana Torv", news.ByName, torv).name("Sweden", news.ByName, sweden).
		event("ended", "CONSULT", "visit", news.Done, "Ana Torv", "Sweden").
		figure("two-day visit", "two", news.Duration, 2, "visit", "").
		figure("At least 640 people", "640", news.Count, 640, "killed", "at least")
	s := &news.Story{ID: "s1", Title: "A visit", Families: [][]news.ArticleID{{"a"}, {"b", "c"}, {"d"}}, Articles: []news.ArticleID{"a", "b", "c", "d"}}
	return s, []*news.Article{a.Article, made("b").Article, made("c").Article, d.Article}
}

func finder(as []*news.Article) Find {
	return func(id news.ArticleID) *news.Article {
		for _, a := range as {
			if a.ID == id {
				return a
			}
		}
		return nil
	}
}

func written(t testing.TB) (news.Brief, []*news.Article) {
	s, as := floodVisit(t)
	es := compare.Events(s, as)
	return Write(s, as, es, compare.Board(s, as, es)), as
}
