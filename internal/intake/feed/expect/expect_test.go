package expect

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGold(t *testing.T) {
	dir := os.Getenv("CHANCERY_GOLD")
	if dir == "" {
		t.Skip("set CHANCERY_GOLD to the folder of gold sets to run the measures")
	}
	for _, set := range []struct {
		name  string
		check func(io.Reader) (int, int, []string, error)
		least float64
	}{{"gofeed", CheckGofeed, 0.99}, {"feedparser", CheckFeedparser, 0.80}} {
		f, err := os.Open(filepath.Join(dir, "feeds", set.name+".tar.gz"))
		if err != nil {
			t.Fatal(err)
		}
		pass, total, failures, err := set.check(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		share := float64(pass) / float64(total)
		t.Logf("feeds/%s pass %.4f n %d (%d failures)\n%s", set.name, share, total, len(failures), strings.Join(failures, "\n"))
		if share < set.least {
			t.Errorf("feeds/%s fell below %.2f", set.name, set.least)
		}
	}
}
