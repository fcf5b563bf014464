package main

import (
	"maps"
	"slices"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
	"chancery/internal/story"
)

// readSet reads one file; articles without text are left out.
func readSet(path string) (s set, err error) {
	rows, err := goldfile.Rows[struct{ ID, Title, Text, Published, Source, Story string }](path)
	s.measured = new([]story.Pair)
	for _, d := range rows {
		if d.Text == "" {
			continue
		}
		a := &news.Article{ID: news.ArticleID(d.ID), Title: d.Title, Outlet: d.Source, Text: d.Text}
		if d.Title != "" {
			a.Text = d.Title + "\n" + d.Text
			a.TitleSpan = news.Span{Start: 0, End: len(d.Title)}
		}
		a.Body = news.Span{Start: len(a.Text) - len(d.Text), End: len(a.Text)}
		if len(d.Published) >= 10 {
			a.Published = news.Published{Day: news.ParseDay(d.Published[:10]), Precision: news.ToDay}
		}
		s.as, s.labels = append(s.as, a), append(s.labels, d.Story)
	}
	return s, err
}

// score clusters s by a model and returns B-cubed precision, recall and F1
// (Bagga and Baldwin, 1998).
func (s *set) score(model string) (p, r, f float64) {
	w := world{s.as, s.labels}
	return w.score(model)
}

func (s *world) score(model string) (p, r, f float64) {
	in := map[news.ArticleID]news.StoryID{}
	for _, st := range story.ClusterWith(story.Config{Model: model}, s.as) {
		for _, id := range st.Articles {
			in[id] = st.ID
		}
	}
	system := make([]string, len(s.as))
	for i, a := range s.as {
		system[i] = string(in[a.ID])
	}
	return measure.BCubed(s.labels, system)
}

// A world is a small collection of two stories that look alike.
type world struct {
	as     []*news.Article
	labels []string
}

// worlds makes small collections of s: each story with the story most like it,
// four articles of the one and up to three of the other. People begin with a
// handful of reports, where neither frequencies nor neighbourhoods tell much.
func (s *set) worlds() (out []world) {
	like := map[string]map[string]float64{}
	for _, p := range s.pairs() {
		if a, b := s.labels[p.A], s.labels[p.B]; a != b {
			for _, k := range [][2]string{{a, b}, {b, a}} {
				if like[k[0]] == nil {
					like[k[0]] = map[string]float64{}
				}
				like[k[0]][k[1]] = max(like[k[0]][k[1]], p.X[1]+p.X[2])
			}
		}
	}
	members := map[string][]int{}
	for i, l := range s.labels {
		members[l] = append(members[l], i)
	}
	for _, l := range slices.Sorted(maps.Keys(members)) {
		best, top := "", 0.0
		for _, o := range slices.Sorted(maps.Keys(like[l])) {
			if like[l][o] > top {
				best, top = o, like[l][o]
			}
		}
		if best == "" {
			continue
		}
		other := 0
		for n, c := range slices.Collect(slices.Chunk(members[l], 4)) {
			var w world
			for _, i := range c {
				w.as, w.labels = append(w.as, s.as[i]), append(w.labels, l)
			}
			for range 1 + n%3 {
				i := members[best][other%len(members[best])]
				other++
				if !slices.Contains(w.as, s.as[i]) {
					w.as, w.labels = append(w.as, s.as[i]), append(w.labels, best)
				}
			}
			out = append(out, w)
		}
	}
	return out
}

// scoreSmall is the mean score over the small worlds.
func (s *set) scoreSmall(model string) (p, r, f float64) {
	ws := s.worlds()
	for _, w := range ws {
		x, y, z := w.score(model)
		p, r, f = p+x, r+y, f+z
	}
	n := float64(max(1, len(ws)))
	return p / n, r / n, f / n
}
