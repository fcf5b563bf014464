package petrarch

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chancery/internal/goldfile/goldtest"
	"chancery/internal/news"
	"chancery/internal/pipeline"
)

type goldRecord struct {
	ID, Text, Date string
	Events         []struct{ Source, Target, Code string }
	Config         map[string]string
}

// TestGold codes the unit records of a gold folder, if CHANCERY_GOLD names one,
// and shows with -v what is wrong.
func TestGold(t *testing.T) {
	d, err := Load(os.DirFS(goldtest.Path(t, "coder", "dictionaries")))
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for _, r := range goldtest.Rows[goldRecord](t, "coder", "petrarch_unit.jsonl") {
		all++
		a := &news.Article{Text: r.Text, Body: news.Span{End: len(r.Text)}, Language: "en", Published: news.Published{Day: news.ParseDay(r.Date), Precision: news.ToDay}}
		if err := pipeline.Analyse(a); err != nil {
			t.Fatal(err)
		}
		var want, got, rules []string
		for _, e := range r.Events {
			want = append(want, e.Source+">"+e.Target+":"+e.Code)
		}
		for _, e := range d.Code(a, settings(r.Config)) {
			got, rules = append(got, e.Source+">"+e.Target+":"+e.Code), append(rules, e.Rule)
		}
		slices.Sort(want)
		slices.Sort(got)
		if slices.Equal(want, got) {
			right++
			continue
		}
		t.Logf("%s %s\n  want %s\n  got  %s\n  by %s", r.ID, r.Text, strings.Join(want, " "), strings.Join(got, " "), strings.Join(rules, "; "))
	}
	t.Logf("%d of %d records exactly right", right, all)
	if right*100 < all*75 {
		t.Errorf("%d of %d records exactly right", right, all)
	}
}

func settings(config map[string]string) Options {
	o := Defaults()
	for key, to := range map[string]*int{
		"new_actor_length": &o.NewActorLength,
		"comma_bmin":       &o.CommaBegin.Min, "comma_bmax": &o.CommaBegin.Max,
		"comma_min": &o.CommaMiddle.Min, "comma_max": &o.CommaMiddle.Max,
		"comma_emin": &o.CommaEnd.Min, "comma_emax": &o.CommaEnd.Max,
	} {
		if n, err := strconv.Atoi(config[key]); err == nil {
			*to = n
		}
	}
	o.OneSided = config["require_dyad"] == "false"
	return o
}
