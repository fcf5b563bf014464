package score

import (
	"errors"

	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A storyRecord is an article with the story that it belongs to.
type storyRecord struct {
	ID, Title, Text, Published, URL, Source, Story string
}

// undated names the sets whose dates give their stories away, as all articles
// of a story carry the story's date: they are scored without dates as well.
var undated = map[string]bool{"allsides": true}

func (r *run) stories(dir string) error {
	found, err := sets(dir, ".jsonl")
	if err != nil {
		return err
	}
	var errs []error
	for _, s := range found {
		errs = append(errs, r.storySet(s))
	}
	return errors.Join(errs...)
}

func (r *run) storySet(s goldSet) error {
	k, err := keys(s)
	if err != nil || !k["story"] || !k["text"] { // editors' round-ups are not articles
		return err
	}
	recs, err := records[storyRecord](s, nil)
	if err != nil {
		return err
	}
	if err := r.cluster(s.name, recs); err != nil || !undated[s.name] {
		return err
	}
	for i := range recs {
		recs[i].Published = ""
	}
	return r.cluster(s.name+"_undated", recs)
}

// cluster scores the stories of one set.
func (r *run) cluster(set string, recs []storyRecord) error {
	if !r.begin("stories", set) {
		return nil
	}
	as, err := each(r.ctx, recs, func(s *storyRecord) (*news.Article, error) {
		a, _ := report{s.ID, s.Title, s.Text, s.Published, s.Source, s.URL}.article()
		r.read(a)
		return a, nil
	})
	if err != nil {
		return err
	}
	gold := make([]string, len(recs))
	for i, s := range recs {
		gold[i] = s.Story
	}
	found := stories(as)
	system := labels(as, found)
	p, rec, f := measure.BCubed(gold, system)
	sh := r.sheet("stories", set, len(recs))
	sh.put("bcubed_p", p)
	sh.put("bcubed_r", rec)
	sh.put("bcubed_f1", f)
	sh.put("pairwise_f1", measure.Pairwise(gold, system).F1())
	sh.put("ari", measure.ARI(gold, system))
	return r.briefs(sh, as, found)
}

// labels names each article's story; an article in none is a story of its own.
func labels(as []*news.Article, stories []news.Story) []string {
	of := map[news.ArticleID]string{}
	for _, s := range stories {
		for _, id := range s.Articles {
			of[id] = string(s.ID)
		}
	}
	out := make([]string, len(as))
	for i, a := range as {
		if out[i] = of[a.ID]; out[i] == "" {
			out[i] = "alone/" + string(a.ID)
		}
	}
	return out
}
