package score

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"chancery/internal/petrarch"
	"chancery/internal/score/measure"
)

// A coderRecord is a text with the triples that the dictionaries of the folder
// must make of it, and the settings that hold for it.
type coderRecord struct {
	ID, Text, Date string
	Events         []struct{ Source, Target, Code string }
	Config         map[string]string
}

// coder asks for CAMEO triples under dictionaries that come with the gold. The
// tree that a record gives is not used: text goes in, codes come out.
func (r *run) coder(dir string) error {
	d, err := petrarch.Load(os.DirFS(filepath.Join(dir, "dictionaries")))
	return eachSet(r, "coder", dir, nil, func(set string, recs []coderRecord) error {
		if err != nil {
			events := 0
			for _, p := range recs {
				events += len(p.Events)
			}
			why := "no dictionaries beside the set: " + err.Error()
			r.sheet("coder", set, events).na(why, "triple_f1")
			r.sheet("coder", set, len(recs)).na(why, "exact")
			return nil
		}
		var sum measure.Counts
		exact := 0
		for i := range recs {
			c := r.triplesOf(d, &recs[i])
			sum = sum.Add(c)
			if c.RightGold == c.Gold && c.RightSystem == c.System {
				exact++
			}
		}
		sh := r.sheet("coder", set, len(recs))
		sh.over(int(sum.Gold), "triple_f1", sum.F1())
		sh.put("exact", measure.Share(float64(exact), float64(len(recs))))
		return nil
	})
}

// triplesOf codes a record and compares.
func (r *run) triplesOf(d *petrarch.Dictionary, p *coderRecord) measure.Counts {
	a := r.readText(p.ID, p.Text, p.Date)
	gold := map[[3]string]bool{}
	for _, e := range p.Events {
		gold[[3]string{e.Source, e.Target, e.Code}] = true
	}
	right, system := 0, map[[3]string]bool{}
	for _, e := range d.Code(a, p.options()) {
		t := [3]string{e.Source, e.Target, e.Code}
		if !system[t] && gold[t] {
			right++
		}
		system[t] = true
	}
	return measure.Tally(right, len(system), len(gold))
}

// options are the settings of a record; what it does not set is as it ships.
func (p *coderRecord) options() petrarch.Options {
	o := petrarch.Defaults()
	for key, to := range map[string]*int{
		"new_actor_length": &o.NewActorLength,
		"comma_bmin":       &o.CommaBegin.Min, "comma_bmax": &o.CommaBegin.Max,
		"comma_min": &o.CommaMiddle.Min, "comma_max": &o.CommaMiddle.Max,
		"comma_emin": &o.CommaEnd.Min, "comma_emax": &o.CommaEnd.Max,
	} {
		if n, err := strconv.Atoi(p.Config[key]); err == nil {
			*to = n
		}
	}
	o.OneSided = strings.EqualFold(p.Config["require_dyad"], "false")
	return o
}
