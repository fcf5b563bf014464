package score

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// A topicTimeline is what a journalist wrote about a topic, day by day.
type topicTimeline struct {
	Topic, Source string
	Entries       []struct{ Date, Text string }
}

// A topicArticle is an article of an outlet on a topic.
type topicArticle struct{ ID, Topic, Source, Published, Text string }

func (r *run) topicTimelines(set string, gold, articles goldSet) error {
	lines, err := records[topicTimeline](gold, nil)
	if err != nil {
		return err
	}
	recs, err := records[topicArticle](articles, nil)
	if err != nil {
		return err
	}
	mentions, err := each(r.ctx, recs, func(t *topicArticle) ([]datedSentence, error) {
		return datedSentences(r.readText(t.ID, t.Text, t.Published)), nil
	})
	if err != nil {
		return err
	}
	var days, rouge []float64
	entries := 0
	for _, l := range lines {
		var pool []datedSentence
		for i, t := range recs {
			if t.Topic == l.Topic && t.Source == l.Source {
				pool = append(pool, mentions[i]...)
			}
		}
		g, err := l.gold()
		if err != nil {
			return &goldfile.Error{File: gold.paths[0], Err: err}
		}
		s := summarise(pool, l.shape(g))
		entries += len(g)
		days = append(days, measure.Days(g, s).F1())
		rouge = append(rouge, measure.AlignRouge1(g, s, stem).F1())
	}
	sh := r.sheet("timelines", set, entries)
	sh.put("date_f1", measure.Mean(days...))
	sh.put("align_rouge1", measure.Mean(rouge...))
	return nil
}

// gold joins the entries of one day.
func (t topicTimeline) gold() (out []measure.Entry, err error) {
	for _, e := range t.Entries {
		day := dayOf(e.Date)
		if !day.Known() {
			return nil, fmt.Errorf("timeline of %s: %q is not a day", t.Topic, e.Date)
		}
		if i := slices.IndexFunc(out, func(x measure.Entry) bool { return x.Day == day }); i >= 0 {
			out[i].Text += " " + e.Text
		} else {
			out = append(out, measure.Entry{Day: day, Text: e.Text})
		}
	}
	return out, nil
}

// A shape is what the program is told about the wanted timeline: how many
// days, how many sentences a day, between which days.
type shape struct {
	days, sentences int
	first, last     news.Day
}

func (t topicTimeline) shape(gold []measure.Entry) shape {
	s := shape{days: len(gold), sentences: 1}
	sentences := 0
	for _, e := range gold {
		a, _ := report{text: e.Text}.article()
		splitSentences(a)
		sentences += len(a.Sentences)
		if s.first == "" || e.Day < s.first {
			s.first = e.Day
		}
		s.last = max(s.last, e.Day)
	}
	if len(gold) > 0 {
		s.sentences = max(1, (sentences+len(gold)/2)/len(gold))
	}
	return s
}

// A datedSentence is a sentence that names a day.
type datedSentence struct {
	article news.ArticleID
	day     news.Day
	text    string
}

func datedSentences(a *news.Article) (out []datedSentence) {
	next := 0
	for _, s := range a.Sentences {
		for ; next < len(a.Dates) && a.Dates[next].Start < s.End; next++ {
			t := &a.Dates[next]
			if t.Type != news.DATE && t.Type != news.TIME {
				continue
			}
			d := datedSentence{a.ID, single(t.Days), strings.Join(strings.Fields(a.Words(s.Span)), " ")}
			if d.day.Known() && !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

// summarise takes the days that most articles name, and from
// each the sentences whose words the others of the day share most.
func summarise(pool []datedSentence, s shape) []measure.Entry {
	byDay := map[news.Day][]datedSentence{}
	weight := map[news.Day]int{}
	seen := map[[2]string]bool{}
	for _, d := range pool {
		if d.day < s.first || d.day > s.last {
			continue
		}
		byDay[d.day] = append(byDay[d.day], d)
		if key := [2]string{string(d.article), string(d.day)}; !seen[key] {
			seen[key] = true
			weight[d.day]++
		}
	}
	days := make([]news.Day, 0, len(byDay))
	for d := range byDay {
		days = append(days, d)
	}
	slices.SortFunc(days, func(a, b news.Day) int { return cmp.Or(weight[b]-weight[a], cmp.Compare(a, b)) })
	days = days[:min(len(days), s.days)]
	slices.Sort(days)
	var out []measure.Entry
	for _, d := range days {
		out = append(out, measure.Entry{Day: d, Text: strings.Join(central(byDay[d], s.sentences), " ")})
	}
	return out
}

// central returns the n sentences with the highest mean share of words in
// common with the others.
func central(ss []datedSentence, n int) []string {
	freq := map[string]int{}
	bags := make([][]string, len(ss))
	for i, s := range ss {
		bags[i] = contentWords(s.text)
		for _, w := range bags[i] {
			freq[w]++
		}
	}
	scores := make([]float64, len(ss))
	for i, b := range bags {
		for _, w := range b {
			scores[i] += float64(freq[w]-1) / float64(len(b))
		}
	}
	order := make([]int, len(ss))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return scores[order[i]] > scores[order[j]] })
	var out []string
	for _, i := range order {
		if len(out) < n && !slices.Contains(out, ss[i].text) {
			out = append(out, ss[i].text)
		}
	}
	return out
}
