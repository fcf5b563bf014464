package reprint

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/goldfile/goldtest"
	"chancery/internal/news"
)

// seedArticles reads the five reports on two visits that lie beside the gold
// folder. They have no metadata but a headline on two of them and a date on one.
func seedArticles(t testing.TB) []*news.Article {
	paths, err := filepath.Glob(filepath.Join(goldtest.Path(t, "..", "seeds"), "*.txt"))
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
		out = append(out, article(filepath.Base(p)[:3], title, text, day, ""))
	}
	return out
}

func TestSeeds(t *testing.T) {
	as := seedArticles(t)
	got := linksOf(as)
	for _, d := range got {
		t.Logf("%s %s %s %s credit %q score %.2f", d.A, d.B, d.Kind, d.Direction, d.Credit, d.Score)
		for _, e := range d.Evidence {
			t.Logf("   %s %q", e.Article, e.Text)
		}
	}
	if len(got) != 1 || got[0].A != "000" || got[0].B != "001" || got[0].Kind != news.Rewrite || got[0].Credit != "CNN" {
		t.Errorf("links %v, want 000-001 rewrite of CNN alone", got)
	}
}

// linksOf is what the pipeline does for one story.
func linksOf(as []*news.Article) []news.Derivation {
	var ds []news.Derivation
	for i, a := range as {
		for _, b := range as[i+1:] {
			if d, ok := Compare(a, b); ok {
				ds = append(ds, d)
			}
		}
	}
	return append(ds, Rewrites(as, ds)...)
}
