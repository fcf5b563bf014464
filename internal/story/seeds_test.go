package story

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/news"
)

// seedArticles reads the five reports on two visits that lie beside the gold
// folder. They have no metadata but a headline on two of them and a date on one.
func seedArticles(t testing.TB) []*news.Article {
	paths, err := filepath.Glob(filepath.Join(goldDir(t), "..", "seeds", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Skip("no seeds beside CHANCERY_GOLD")
	}
	var out []*news.Article
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		text, title := string(b), ""
		if first, rest, ok := strings.Cut(text, "\n"); ok && len(first) < 120 {
			title, text = first, rest
		}
		day := ""
		if rest, ok := strings.CutPrefix(text, " date "); ok {
			day, text = rest[:10], rest[11:]
		}
		out = append(out, article(filepath.Base(p)[:3], title, text, day))
	}
	return out
}

// partition writes stories as "000 001|004".
func partition(ss []news.Story) string {
	var parts []string
	for _, s := range ss {
		ids := make([]string, len(s.Articles))
		for i, id := range s.Articles {
			ids[i] = string(id)
		}
		parts = append(parts, strings.Join(sorted(ids), " "))
	}
	return strings.Join(sorted(parts), "|")
}

// TestSeeds tries every order of arrival, all at once and one by one.
func TestSeeds(t *testing.T) {
	as := seedArticles(t)
	const want = "000 001 002 003|004"
	for _, s := range Cluster(as) {
		t.Logf("%s %q %v", s.ID, s.Title, s.Articles)
		for _, j := range s.Joins {
			t.Logf("   %s with %s %.2f: %s", j.Article, j.With, j.Score, j.Why)
		}
	}
	for _, p := range MeasurePairs(as, func(i, j int) bool { return true }) {
		t.Logf("%s-%s %.3f", as[p.A].ID, as[p.B].ID, p.Score)
	}
	found := map[string]int{}
	permute(as, 0, func(as []*news.Article) {
		found[partition(Cluster(as))]++
		b, last := NewBook(Config{}), map[news.StoryID]news.Story{}
		for _, a := range as {
			b.Add(Take(a))
			for _, s := range b.Settle() {
				last[s.ID] = s
				if len(s.Articles) == 0 {
					delete(last, s.ID)
				}
			}
		}
		var all []news.Story
		for _, s := range last {
			all = append(all, s)
		}
		found[partition(all)]++
	})
	t.Logf("partitions over 2 × 120 orders: %v", found)
	if found[want] != 240 {
		t.Errorf("right in %d of 240", found[want])
	}
}

func permute(as []*news.Article, k int, f func([]*news.Article)) {
	if k == len(as) {
		f(as)
		return
	}
	for i := k; i < len(as); i++ {
		as[k], as[i] = as[i], as[k]
		permute(as, k+1, f)
		as[k], as[i] = as[i], as[k]
	}
}
