package page

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkExtract reads the pages of the gold set, one a round.
func BenchmarkExtract(b *testing.B) {
	dir := os.Getenv("CHANCERY_GOLD")
	if dir == "" {
		b.Skip("set CHANCERY_GOLD to the folder of gold sets to run the measures")
	}
	paths, _ := filepath.Glob(filepath.Join(dir, "pages", "body", "*.html.gz"))
	var pages [][]byte
	for _, p := range paths {
		pages = append(pages, unzip(b, p))
	}
	for i := 0; b.Loop(); i++ {
		Extract(pages[i%len(pages)], Options{URL: "https://bench.example/"})
	}
}
