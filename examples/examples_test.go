package examples

import (
	"io/fs"
	"path"
	"strings"
	"testing"
)

// Every text report has its three header lines and the length of a short
// article.
func TestReports(t *testing.T) {
	names, err := fs.Glob(Files, "reports/*")
	if err != nil || len(names) < 17 {
		t.Fatalf("%d files, %v; want 17: 13 texts, a page, a mail, a feed of 2 and a file of 3 records", len(names), err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(Files, name)
		if err != nil {
			t.Fatal(err)
		}
		if path.Ext(name) != ".txt" {
			continue
		}
		head, body, _ := strings.Cut(string(b), "\n\n")
		for _, field := range []string{"Title: ", "Source: ", "Date: "} {
			if !strings.Contains("\n"+head, "\n"+field) {
				t.Errorf("%s has no %q", name, field)
			}
		}
		if n := len(strings.Fields(body)); n < 120 || n > 350 {
			t.Errorf("%s has %d words", name, n)
		}
	}
}
