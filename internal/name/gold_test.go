package name

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"chancery/internal/goldfile"
	"chancery/internal/goldfile/goldtest"
	"chancery/internal/news"
	"chancery/internal/text"
)

// gold reads the lines of a file of the gold folder.
func gold(t *testing.T, name string, each func(raw []byte)) {
	err := goldfile.Lines(goldtest.Path(t, name), func(line []byte) error {
		each(line)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// bytesOf turns code points into byte offsets.
func bytesOf(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

func read(body string) *news.Article { return readFrom(body, "") }

func readFrom(body, url string) *news.Article {
	a := &news.Article{Text: body, Body: news.Span{End: len(body)}, Language: "en", URL: url}
	text.Read(a)
	Default().Read(a)
	return a
}

type score struct{ right, got, want int }

func (s score) f1() float64 { return 2 * float64(s.right) / math.Max(1, float64(s.got+s.want)) }

func kindOf(m news.Mention) string {
	if m.Kind == news.ByPronoun || m.Kind == news.ByTitle {
		return ""
	}
	switch {
	case m.Kind == news.ByDemonym:
		return ""
	case m.Type == news.Person:
		return "PER"
	case m.Type == news.Organisation, m.Type == news.Outlet:
		return "ORG"
	case m.Type == news.Place, m.Type == news.Country:
		return "LOC"
	}
	return ""
}

func TestGoldEntities(t *testing.T) {
	for _, set := range []string{"uner_ewt_dev", "re3d"} {
		whys := map[string][]bool{}
		all, by := score{}, map[string]*score{"PER": {}, "ORG": {}, "LOC": {}}
		gold(t, "entities/"+set+".jsonl", func(raw []byte) {
			var d struct {
				Text     string
				Entities []struct {
					Start, End int
					Type       string
				}
			}
			if err := json.Unmarshal(raw, &d); err != nil {
				t.Fatal(err)
			}
			at := bytesOf(d.Text)
			want := map[news.Span]string{}
			for _, e := range d.Entities {
				if by[e.Type] != nil {
					want[news.Span{Start: at[e.Start], End: at[e.End]}] = e.Type
				}
			}
			for _, w := range want {
				all.want++
				by[w].want++
			}
			a := read(d.Text)
			check(t, a)
			for _, m := range a.Mentions {
				k := kindOf(m)
				if k == "" {
					continue
				}
				all.got++
				by[k].got++
				why := k + " " + strings.Join(strings.Fields(m.Why + " . .")[:3], " ")
				whys[why] = append(whys[why], want[m.Span] == k)
				if want[m.Span] == k {
					all.right++
					by[k].right++
					delete(want, m.Span)
				} else if os.Getenv("CHANCERY_DIFF") == set {
					t.Logf("EXTRA %s %q gold %q in %q (%s)", k, a.Words(m.Span), want[m.Span], a.Words(a.Sentences[a.SentenceAt(m.Start)].Span), m.Why)
				}
			}
			if os.Getenv("CHANCERY_DIFF") == set {
				for s, k := range want {
					t.Logf("MISS %s %q in %q", k, a.Words(s), a.Words(a.Sentences[max(0, a.SentenceAt(s.Start))].Span))
				}
			}
		})
		for w, hits := range whys {
			n := 0
			for _, h := range hits {
				if h {
					n++
				}
			}
			if len(hits) > 4 && os.Getenv("CHANCERY_WHY") != "" {
				t.Logf("WHY %s %d/%d", w, n, len(hits))
			}
		}
		t.Logf("entities/%s f1 %.4f per %.4f org %.4f loc %.4f n %d (p %.3f r %.3f)", set, all.f1(), by["PER"].f1(), by["ORG"].f1(), by["LOC"].f1(), all.want,
			float64(all.right)/float64(all.got), float64(all.right)/float64(all.want))
	}
}

func TestGoldLinks(t *testing.T) {
	for _, set := range []string{"msnbc", "reuters-128", "rss-500"} {
		var s score
		gold(t, "links/"+set+".jsonl", func(raw []byte) {
			var d struct {
				Text     string
				Scored   []int
				Entities []struct {
					Start, End              int
					Qid                     string
					Nested, Coref, Optional bool
				}
			}
			if err := json.Unmarshal(raw, &d); err != nil {
				t.Fatal(err)
			}
			at := bytesOf(d.Text)
			want, skip := map[news.Span]string{}, map[news.Span]bool{}
			for _, e := range d.Entities {
				span := news.Span{Start: at[e.Start], End: at[e.End]}
				if e.Qid == "" || e.Optional || e.Coref {
					skip[span] = true
				} else {
					want[span] = e.Qid
				}
			}
			s.want += len(want)
			a := read(d.Text)
			if os.Getenv("CHANCERY_DIFF") == set {
				missed(t, d.Text, want, a)
			}
			for _, m := range a.Mentions {
				e := a.Entity(m.Entity)
				if e.Wikidata == "" || skip[m.Span] || m.Kind == news.ByPronoun || m.Kind == news.ByTitle {
					continue
				}
				if len(d.Scored) == 2 && (m.Start < at[d.Scored[0]] || m.End > at[d.Scored[1]]) {
					continue
				}
				s.got++
				if want[m.Span] == e.Wikidata {
					s.right++
				} else if os.Getenv("CHANCERY_DIFF") == set {
					t.Logf("WRONG %q %s gold %q (%s)", a.Words(m.Span), e.Wikidata, want[m.Span], m.Why)
				}
			}
		})
		t.Logf("links/%s f1 %.4f precision %.4f recall %.4f n %d", set, s.f1(), float64(s.right)/float64(max(1, s.got)), float64(s.right)/float64(max(1, s.want)), s.want)
	}
}

func distance(a, b, c, d float64) float64 {
	rad := math.Pi / 180
	h := math.Pow(math.Sin((c-a)*rad/2), 2) + math.Cos(a*rad)*math.Cos(c*rad)*math.Pow(math.Sin((d-b)*rad/2), 2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

func TestGoldPlaces(t *testing.T) {
	for _, set := range []string{"trnews.jsonl", "lgl.jsonl.gz"} {
		var spans score
		n, near, exact := 0, 0, 0
		gold(t, "places/"+set, func(raw []byte) {
			var d struct {
				Text   string
				URL    string
				Places []struct {
					Start, End, Geonameid int
					Lat, Lon              *float64
				}
			}
			if err := json.Unmarshal(raw, &d); err != nil {
				t.Fatal(err)
			}
			at := bytesOf(d.Text)
			a := readFrom(d.Text, d.URL)
			got := map[news.Span]*news.Entity{}
			for _, m := range a.Mentions {
				if e := a.Entity(m.Entity); m.Type == news.Place || m.Type == news.Country {
					got[m.Span] = e
				}
			}
			spans.got += len(got)
			spans.want += len(d.Places)
			for _, p := range d.Places {
				e := got[news.Span{Start: at[p.Start], End: at[p.End]}]
				if e != nil {
					spans.right++
				}
				if p.Lat == nil {
					continue
				}
				n++
				if e == nil {
					if os.Getenv("CHANCERY_DIFF") == set {
						over := ""
						for _, m := range a.Mentions {
							if m.Start < at[p.End] && at[p.Start] < m.End {
								over = a.Words(m.Span) + " " + string(m.Type)
							}
						}
						t.Logf("MISS %q (%s) in %q", d.Text[at[p.Start]:at[p.End]], over, d.Text[at[max(0, p.Start-30)]:at[min(p.End+30, len(at)-1)]])
					}
					continue
				}
				if e.GeoNames != 0 && e.GeoNames == p.Geonameid {
					exact++
				}
				if (e.Lat != 0 || e.Lon != 0) && distance(e.Lat, e.Lon, *p.Lat, *p.Lon) <= 161 {
					near++
				} else if os.Getenv("CHANCERY_DIFF") == set {
					t.Logf("FAR %q %v gold %d", d.Text[at[p.Start]:at[p.End]], *e, p.Geonameid)
				}
			}
		})
		t.Logf("places/%s mention_f1 %.4f acc161 %.4f exact_id %.4f n %d", set, spans.f1(), float64(near)/float64(max(1, n)), float64(exact)/float64(max(1, n)), n)
	}
}

// TestGoldSeeds counts the persons, organisations, countries and places of the
// hand-made record that some mention names with the right country.
func TestGoldSeeds(t *testing.T) {
	raw, err := os.ReadFile(goldtest.Path(t, "labels", "seeds.json"))
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		Documents []struct {
			ID       string
			Entities []struct {
				Start, End          int
				Name, Type, Country string
			}
		}
	}
	if err := json.Unmarshal(raw, &d); err != nil {
		t.Fatal(err)
	}
	found, n := map[string]int{}, map[string]int{}
	for _, doc := range d.Documents {
		body, err := os.ReadFile(goldtest.Path(t, "..", "seeds", doc.ID))
		if err != nil {
			t.Skip(err)
		}
		a := read(string(body))
		at := bytesOf(a.Text)
		for _, g := range doc.Entities {
			if len(strings.Fields(g.Type)) > 1 || g.Type == "event" || g.Type == "facility" {
				continue
			}
			n[g.Type]++
			hit := false
			for _, m := range a.Mentions {
				if m.Start < at[g.End] && at[g.Start] < m.End && (g.Country == "" || a.Entity(m.Entity).Country == g.Country) {
					hit = true
				}
			}
			if hit {
				found[g.Type]++
			} else {
				t.Logf("MISS %s %s %q", g.Type, g.Country, g.Name)
			}
		}
		if os.Getenv("CHANCERY_DIFF") == "seeds" {
			t.Log(marked(a))
		}
	}
	t.Logf("seeds found f1 %v of %v", found, n)
}

// missed lists what the gold names and the article has otherwise.
func missed(t *testing.T, body string, want map[news.Span]string, a *news.Article) {
	for span, q := range want {
		over := ""
		for _, m := range a.Mentions {
			if e := a.Entity(m.Entity); m.Start < span.End && span.Start < m.End {
				over = a.Words(m.Span) + " " + string(m.Entity)
				if m.Span == span && e.Wikidata == q {
					over = "ok"
				}
			}
		}
		if over != "ok" {
			t.Logf("MISS %q %s (%s)", body[span.Start:span.End], q, over)
		}
	}
}
