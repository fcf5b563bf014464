// Package compare lines up what the articles of one story say. It merges event
// mentions into events ([Events]), builds the board of typed slots with a
// verdict for each ([Board]), and puts the events on a time line ([Timeline]).
//
// Two rules hold throughout. Whatever is counted is counted by origin: the
// articles of one family are one witness however many outlets print them. And
// whatever is shown carries the words it rests on as evidence.
//
// All functions are pure: the same articles give the same result.
package compare

import (
	"cmp"
	"slices"

	"chancery/internal/news"
)

// Version goes up when the same articles would give another result.
const Version = 6

// A table is one story laid out for comparison.
type table struct {
	story    *news.Story
	articles []*news.Article
	family   map[news.ArticleID]int
	byID     map[news.ArticleID]*news.Article
	days     news.Interval // the days that the story covers, as far as known
	kin      *logistic     // says which mentions tell of one event
	stems    *wordStock    // of all sentences, once somebody asked
}

// lay numbers the families. An article that no family lists is an origin of
// its own.
func lay(s *news.Story, as []*news.Article) *table {
	t := &table{story: s, kin: shippedKin(), family: map[news.ArticleID]int{}, byID: map[news.ArticleID]*news.Article{}}
	if s == nil {
		t.story = &news.Story{}
	}
	for i, f := range t.story.Families {
		for _, id := range f {
			if _, taken := t.family[id]; !taken {
				t.family[id] = i
			}
		}
	}
	next := len(t.story.Families)
	for _, a := range as {
		if a == nil || t.byID[a.ID] != nil {
			continue
		}
		t.articles = append(t.articles, a)
		t.byID[a.ID] = a
		if _, ok := t.family[a.ID]; !ok {
			t.family[a.ID] = next
			next++
		}
	}
	slices.SortStableFunc(t.articles, byPublication)
	t.joinOutlets()
	t.days = t.span()
	return t
}

// joinOutlets makes one origin of the families that one outlet began: an outlet
// that repeats itself the next day is no second witness. What it took over
// from elsewhere, with credit, stays apart.
func (t *table) joinOutlets() {
	first := map[string]int{}
	into := map[int]int{}
	for _, a := range t.articles {
		if a.Outlet == "" || a.Credit != "" || !t.begins(a.ID) {
			continue
		}
		f := t.family[a.ID]
		if g, ok := first[a.Outlet]; ok {
			into[f] = root(into, g)
		} else {
			first[a.Outlet] = f
		}
	}
	for id, f := range t.family {
		t.family[id] = root(into, f)
	}
}

func root(into map[int]int, f int) int {
	for {
		g, ok := into[f]
		if !ok || g == f {
			return f
		}
		f = g
	}
}

// begins reports whether an article stands first in its family.
func (t *table) begins(id news.ArticleID) bool {
	for _, f := range t.story.Families {
		if slices.Contains(f, id) {
			return f[0] == id
		}
	}
	return true
}

// Origins numbers the independent origins of a story: articles of one number
// are one witness, being of one family or one outlet's own.
func Origins(s *news.Story, as []*news.Article) map[news.ArticleID]int {
	return lay(s, as).family
}

// span is the story's own days, else those from its first to its last
// publication.
func (t *table) span() news.Interval {
	if t.story.Days.Known() {
		return t.story.Days
	}
	var v news.Interval
	for _, a := range t.articles {
		d := publishedDay(a)
		if !d.Known() {
			continue
		}
		if v.From == "" || d < v.From {
			v.From = d
		}
		if v.To == "" || d > v.To {
			v.To = d
		}
	}
	return v
}

// origins counts the families among ids.
func (t *table) origins(ids []news.ArticleID) int {
	seen := map[int]bool{}
	for _, id := range ids {
		if f, ok := t.family[id]; ok {
			seen[f] = true
		}
	}
	return len(seen)
}

// byPublication sorts by time of publication, unknown last, then by ID.
func byPublication(a, b *news.Article) int {
	x, y := moment(a), moment(b)
	switch {
	case x == "" && y != "":
		return 1
	case y == "" && x != "":
		return -1
	}
	return cmp.Or(cmp.Compare(x, y), cmp.Compare(a.ID, b.ID))
}

// moment is a's time of publication in a form that sorts, to the second where
// that is known and else to the day; "" if unknown or only to the month.
func moment(a *news.Article) string {
	d := publishedDay(a)
	if !d.Known() {
		return ""
	}
	if u, ok := utc(a.Published); ok {
		return u
	}
	return string(d)
}

// publishedDay is the day of publication, "" unless known to the day.
func publishedDay(a *news.Article) news.Day {
	switch a.Published.Precision {
	case news.ToMonth, news.ToYear:
		return ""
	}
	return a.Published.Day
}

// earlier reports whether a was certainly published before b: on an earlier
// day, or at an earlier time of the same day.
func earlier(a, b *news.Article) bool {
	da, db := publishedDay(a), publishedDay(b)
	if !da.Known() || !db.Known() {
		return false
	}
	ua, okA := utc(a.Published)
	ub, okB := utc(b.Published)
	if okA && okB {
		return ua < ub
	}
	return da < db
}
