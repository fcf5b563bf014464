package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/reprint"
	"chancery/internal/story"
	"chancery/tools/internal/usage"
)

//go:embed stories_peers.py
var storiesScript string

// An outcome is one program on one task: B-cubed F1 by set of stories, or
// precision and recall of copies, and articles a second of processor time.
type outcome struct {
	Name   string
	Task   string
	Scores map[string]float64
	Rate   float64
}

// A row is an article with its label.
type row struct{ ID, Title, Text, Published, Story string }

// collection is a set of labelled articles, with dates where it has them.
type collection map[string][]row

// compareStories clusters labelled sets and finds near-copies, beside
// scikit-learn and datasketch.
func compareStories(python, gold string) error {
	sets := collection{}
	for _, f := range []string{"allsides.jsonl", "basil.jsonl", "ecbplus.jsonl.gz", "news_cluster.jsonl"} {
		rows, err := readRows(filepath.Join(gold, "stories", f))
		if err != nil {
			return err
		}
		name, _, _ := strings.Cut(f, ".")
		sets[name] = rows
	}
	copied := copies(sets["news_cluster"])
	theirs, err := runPeers(python, sets, copied)
	if err != nil {
		return err
	}
	for _, o := range append([]outcome{ourStories(sets, true), ourStories(sets, false), ourCopies(copied)}, theirs...) {
		fmt.Printf("%-8s %-52s %8.0f articles/cpu-s ", o.Task, o.Name, o.Rate)
		names := make([]string, 0, len(o.Scores))
		for k := range o.Scores {
			names = append(names, k)
		}
		slices.Sort(names)
		for _, k := range names {
			fmt.Printf(" %s %.3f", k, o.Scores[k])
		}
		fmt.Println()
	}
	return nil
}

func readRows(path string) (out []row, err error) {
	out, err = goldfile.Rows[row](path)
	return slices.DeleteFunc(out, func(x row) bool { return x.Text == "" }), err
}

func (r row) article(dated bool) *news.Article {
	a := &news.Article{ID: news.ArticleID(r.ID), Title: r.Title, Text: r.Title + "\n\n" + r.Text, TitleSpan: news.Span{End: len(r.Title)}}
	a.Body = news.Span{Start: len(r.Title) + 2, End: len(a.Text)}
	if dated && len(r.Published) >= 10 {
		a.Published = news.Published{Day: news.ParseDay(r.Published[:10]), Precision: news.ToDay}
	}
	return a
}

// ourStories clusters each set with the shipped configuration.
func ourStories(sets collection, dated bool) outcome {
	o := outcome{Name: "Chancery, without dates", Task: "stories", Scores: map[string]float64{}}
	if dated {
		o.Name = "Chancery, with dates where known"
	}
	n, used := 0, 0.0
	for name, rows := range sets {
		var as []*news.Article
		labels := map[news.ArticleID]string{}
		for _, r := range rows {
			as = append(as, r.article(dated))
			labels[news.ArticleID(r.ID)] = r.Story
		}
		start := usage.CPU()
		found := story.Cluster(as)
		used += (usage.CPU() - start).Seconds()
		n += len(as)
		o.Scores[name] = bcubed(found, labels)
	}
	o.Rate = float64(n) / used
	return o
}

// bcubed is B-cubed F1 (Bagga and Baldwin, 1998).
func bcubed(found []news.Story, labels map[news.ArticleID]string) float64 {
	size, p, r, n := map[string]int{}, 0.0, 0.0, 0.0
	for _, l := range labels {
		size[l]++
	}
	for _, s := range found {
		same := map[string]int{}
		for _, id := range s.Articles {
			same[labels[id]]++
		}
		for l, k := range same {
			p += float64(k*k) / float64(len(s.Articles))
			r += float64(k*k) / float64(size[l])
			n += float64(k)
		}
	}
	p, r = p/n, r/n
	return 2 * p * r / (p + r)
}

// copies makes four edited copies of each text: a word in twenty replaced, the
// first half, half of the sentences with a word in seven replaced, and a third of
// the sentences. The label is the text's number.
func copies(rows []row) (out [][2]string) {
	rng := rand.New(rand.NewPCG(1, 2))
	var spare []string
	for _, r := range rows {
		spare = append(spare, strings.Fields(r.Text)...)
	}
	change := func(s string, every int) string {
		words := strings.Fields(s)
		for i := range words {
			if rng.IntN(every) == 0 {
				words[i] = spare[rng.IntN(len(spare))]
			}
		}
		return strings.Join(words, " ")
	}
	part := func(sentences []string, of int) string {
		var kept []string
		for _, s := range sentences {
			if rng.IntN(of) == 0 {
				kept = append(kept, s)
			}
		}
		return strings.Join(kept, ". ")
	}
	seen := map[string]bool{}
	for i, r := range rows {
		sentences := strings.Split(r.Text, ". ")
		if len(sentences) < 10 || seen[r.Story] {
			continue // one of a story: true copies are among the others
		}
		seen[r.Story] = true
		label := fmt.Sprint(i)
		for _, t := range []string{r.Text, change(r.Text, 20), strings.Join(sentences[:len(sentences)/2], ". "), change(part(sentences, 2), 7), part(sentences, 3)} {
			if len(strings.Fields(t)) >= 30 {
				out = append(out, [2]string{t, label})
			}
		}
	}
	return out
}

// ourCopies finds pairs with text in common by index and comparison.
func ourCopies(rows [][2]string) outcome {
	start := usage.CPU()
	x := reprint.NewIndex()
	as := map[news.ArticleID]reprint.Text{}
	label := map[news.ArticleID]string{}
	found, hit := 0, 0
	for i, r := range rows {
		id := news.ArticleID(fmt.Sprintf("%06d", i))
		a := row{ID: string(id), Text: r[0]}.article(false)
		for _, b := range x.Add(reprint.Take(a)) {
			if as[id] == (reprint.Text{}) {
				as[id] = reprint.Open(a)
			}
			if d, ok := reprint.CompareTexts(as[id], as[b]); ok && d.Kind != news.Cites {
				found++
				if label[b] == r[1] {
					hit++
				}
			}
		}
		if as[id] == (reprint.Text{}) {
			as[id] = reprint.Open(a)
		}
		label[id] = r[1]
	}
	used := (usage.CPU() - start).Seconds()
	gold := 0
	for i := range rows {
		for j := range i {
			if rows[i][1] == rows[j][1] {
				gold++
			}
		}
	}
	return outcome{"Chancery, index and comparison", "copies", map[string]float64{
		"precision": float64(hit) / float64(max(1, found)), "recall": float64(hit) / float64(max(1, gold))}, float64(len(rows)) / used}
}

func runPeers(python string, sets collection, copied [][2]string) (out []outcome, err error) {
	given := map[string]any{"copies": copied}
	lists := map[string][][3]string{}
	for name, rows := range sets {
		for _, r := range rows {
			lists[name] = append(lists[name], [3]string{r.ID, r.Title + "\n" + r.Text, r.Story})
		}
	}
	given["sets"] = lists
	in, err := json.Marshal(given)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(python, "-c", storiesScript)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	b, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", python, err)
	}
	return out, json.Unmarshal(b, &out)
}
