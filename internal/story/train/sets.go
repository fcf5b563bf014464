package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"strings"

	"chancery/internal/news"
	"chancery/internal/story"
)

// readSet reads one file; articles without text are left out.
func readSet(path string) (s set, err error) {
	f, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return s, err
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var d struct{ ID, Title, Text, Published, Source, Story string }
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return s, err
		}
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
	return s, lines.Err()
}

// score clusters s by a model and returns B-cubed precision, recall and F1
// (Bagga and Baldwin, 1998).
func (s *set) score(model string) (p, r, f float64) {
	in := map[news.ArticleID]news.StoryID{}
	for _, st := range story.ClusterWith(story.Config{Model: model}, s.as) {
		for _, id := range st.Articles {
			in[id] = st.ID
		}
	}
	for i, a := range s.as {
		both, mine, gold := 0.0, 0.0, 0.0
		for j, o := range s.as {
			same, label := in[a.ID] == in[o.ID], s.labels[i] == s.labels[j]
			if same && label {
				both++
			}
			if same {
				mine++
			}
			if label {
				gold++
			}
		}
		p, r = p+both/mine, r+both/gold
	}
	n := float64(len(s.as))
	p, r = p/n, r/n
	return p, r, 2 * p * r / (p + r)
}
