package dossier

import (
	"cmp"
	"context"
	"slices"

	"chancery/internal/compare"
	"chancery/internal/news"
	"chancery/internal/pipeline"
	"chancery/internal/store"
)

// A Step is what a board gained by one report, or by a later version of one.
type Step struct {
	Article   news.ArticleID `json:"article"`
	Version   int            `json:"version"`
	Outlet    string         `json:"outlet"`
	Title     string         `json:"title"`
	Published news.Day       `json:"published"`
	Changes   []Change       `json:"changes"`
}

// A Change is what became of one row of a board.
type Change struct {
	Slot   string       `json:"slot"`
	Type   string       `json:"type"`
	Before news.Verdict `json:"before"` // empty: the row is new
	After  news.Verdict `json:"after"`  // empty: the row has gone
	Added  []news.Value `json:"added"`  // values that nobody gave before
	Gone   []string     `json:"gone"`   // values that nobody gives any longer
}

// maxSteps is how many boards a history lays: each costs some milliseconds.
// What came before the last of them is one step.
const maxSteps = 32

// History lays the board anew after each report and each version of one, in
// the order of publication, and tells what each changed. Undated ones come
// last. Every report of a copied text is a step, though it changes little.
func (d *Dossier) History(ctx context.Context, db *store.DB) ([]Step, error) {
	all, err := d.versions(ctx, db)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(x, y *news.Article) int {
		return cmp.Or(cmp.Compare(when(x), when(y)), cmp.Compare(x.ID, y.ID), x.Version-y.Version)
	})
	var steps []Step
	var before []news.Slot
	now := map[news.ArticleID]*news.Article{}
	for i, a := range all {
		now[a.ID] = a
		if len(all)-i > maxSteps {
			continue
		}
		after := d.boardOf(now)
		steps = append(steps, Step{a.ID, a.Version, a.Outlet, a.Title, a.Published.Day, Changes(before, after)})
		before = after
	}
	return steps, nil
}

// Since tells what the board has gained over that of the given versions of
// some of the story's articles.
func (d *Dossier) Since(ctx context.Context, db *store.DB, seen map[news.ArticleID]int) ([]Change, error) {
	all, err := d.versions(ctx, db)
	if err != nil {
		return nil, err
	}
	then := map[news.ArticleID]*news.Article{}
	for _, a := range all {
		if seen[a.ID] == a.Version {
			then[a.ID] = a
		}
	}
	return Changes(d.boardOf(then), d.Board), nil
}

// when is a time of publication in a form that sorts, unknown ones last.
func when(a *news.Article) string { return cmp.Or(a.Published.Time, string(a.Published.Day), "~") }

// versions are the story's articles with their former versions, read anew.
func (d *Dossier) versions(ctx context.Context, db *store.DB) ([]*news.Article, error) {
	all := slices.Clone(d.Articles)
	for _, a := range d.Articles {
		if a.Version == 1 {
			continue
		}
		former, err := db.Former(ctx, a.ID)
		if err != nil {
			return nil, err
		}
		for _, f := range former {
			if pipeline.Analyse(f) == nil { // one that breaks a stage is left out, as it was when it was read
				all = append(all, f)
			}
		}
	}
	return all, nil
}

// boardOf lays the board of some of the story's articles, as if there were no
// others.
func (d *Dossier) boardOf(some map[news.ArticleID]*news.Article) []news.Slot {
	if len(some) == 0 {
		return nil
	}
	s := news.Story{ID: d.Story.ID, Title: d.Story.Title}
	var as []*news.Article
	for _, id := range d.Story.Articles {
		if a := some[id]; a != nil {
			s.Articles = append(s.Articles, id)
			as = append(as, a)
		}
	}
	for _, f := range d.Story.Families {
		f = slices.DeleteFunc(slices.Clone(f), func(id news.ArticleID) bool { return some[id] == nil })
		if len(f) > 0 {
			s.Families = append(s.Families, f)
		}
	}
	return compare.Board(&s, as, compare.Events(&s, as))
}

// Changes tells what became of the rows of a board. Rows are the same that
// have one type and rest in part on the same words, whatever they are called.
func Changes(before, after []news.Slot) []Change {
	out := []Change{}
	taken := make([]bool, len(before))
	for i := range after {
		s := &after[i]
		k := match(before, taken, s)
		if k < 0 {
			out = append(out, Change{s.Name, s.Type, "", s.Verdict, s.Values, []string{}})
			continue
		}
		taken[k] = true
		c := Change{s.Name, s.Type, before[k].Verdict, s.Verdict, lacking(s.Values, before[k].Values), []string{}}
		for _, v := range lacking(before[k].Values, s.Values) {
			c.Gone = append(c.Gone, Shown(v))
		}
		if c.Before != c.After || len(c.Added)+len(c.Gone) > 0 {
			out = append(out, c)
		}
	}
	for k, s := range before {
		if !taken[k] {
			c := Change{s.Name, s.Type, s.Verdict, "", []news.Value{}, []string{}}
			for _, v := range s.Values {
				c.Gone = append(c.Gone, Shown(v))
			}
			out = append(out, c)
		}
	}
	return out
}

// match finds the row of before that s carries on, or -1.
func match(before []news.Slot, taken []bool, s *news.Slot) int {
	best, most := -1, 0
	for k := range before {
		b := &before[k]
		if taken[k] || b.Type != s.Type {
			continue
		}
		n := sharedEvidence(b, s)
		if b.Name == s.Name {
			n += 1000
		}
		if n > most {
			best, most = k, n
		}
	}
	return best
}

func sharedEvidence(x, y *news.Slot) (n int) {
	at := map[news.Evidence]bool{}
	for _, v := range x.Values {
		for _, e := range v.Evidence {
			at[e] = true
		}
	}
	for _, v := range y.Values {
		for _, e := range v.Evidence {
			if at[e] {
				n++
			}
		}
	}
	return n
}

// lacking are the values of vs that others lack.
func lacking(vs, others []news.Value) []news.Value {
	out := []news.Value{}
	for _, v := range vs {
		if !slices.ContainsFunc(others, func(o news.Value) bool { return Shown(o) == Shown(v) }) {
			out = append(out, v)
		}
	}
	return out
}

// Shown is a value as people read it: "at least 12".
func Shown(v news.Value) string {
	if v.Hedge == "" {
		return v.Value
	}
	return v.Hedge + " " + v.Value
}
