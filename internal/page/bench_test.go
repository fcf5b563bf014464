package page

import (
	"path/filepath"
	"testing"

	"chancery/internal/goldfile/goldtest"
)

// BenchmarkExtract reads the pages of the gold set, one a round.
func BenchmarkExtract(b *testing.B) {
	paths, _ := filepath.Glob(filepath.Join(goldtest.Path(b, "pages", "body"), "*.html.gz"))
	var pages [][]byte
	for _, p := range paths {
		pages = append(pages, unzip(b, p))
	}
	for i := 0; b.Loop(); i++ {
		Extract(pages[i%len(pages)], Options{URL: "https://bench.example/"})
	}
}
