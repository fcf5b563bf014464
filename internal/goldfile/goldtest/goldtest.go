// Package goldtest finds evaluation data for tests: in the folder that the
// environment variable CHANCERY_GOLD names. Without it they are skipped.
package goldtest

import (
	"os"
	"path/filepath"
	"testing"

	"chancery/internal/goldfile"
	"chancery/internal/news"
)

// Path is the path of a file or folder of the data; without parts, of all of
// it. It skips the test if there is none.
func Path(t testing.TB, parts ...string) string {
	t.Helper()
	dir := os.Getenv("CHANCERY_GOLD")
	if dir == "" {
		t.Skip("CHANCERY_GOLD is not set")
	}
	path := filepath.Join(append([]string{dir}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skip(err)
	}
	return path
}

// Rows reads a file of JSON Lines of the data.
func Rows[T any](t testing.TB, parts ...string) []T {
	t.Helper()
	rows, err := goldfile.Rows[T](Path(t, parts...))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Span turns code points of text into bytes.
func Span(t testing.TB, text string, start, end int) news.Span {
	t.Helper()
	s, err := goldfile.PointsOf(text).Span(start, end)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
