package intake

import (
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// Data files: tabs, the right number of columns, lower case, sorted where order
// means nothing, no record twice.
func TestDataFiles(t *testing.T) {
	columns := map[string]int{"months.tsv": 2, "zones.tsv": 2, "datewords.tsv": 1, "headers.tsv": 2, "fields.tsv": 3}
	files, _ := filepath.Glob("data/*")
	if len(files) != len(columns) {
		t.Errorf("%d data files, %d known here", len(files), len(columns))
	}
	for name, n := range columns {
		seen := map[string]bool{}
		var keys []string
		for _, r := range rows(name) {
			key := r[0]
			if name == "fields.tsv" {
				key = r[0] + " " + r[1]
			}
			if len(r) != n || strings.ToLower(key) != key || seen[key] || strings.TrimSpace(key) != key {
				t.Errorf("%s: bad or double record %q", name, r)
			}
			seen[key] = true
			keys = append(keys, key)
			if name == "months.tsv" || name == "zones.tsv" {
				if _, err := strconv.Atoi(r[1]); err != nil {
					t.Errorf("%s: %q: %v", name, r, err)
				}
			}
		}
		if name != "fields.tsv" && !sort.StringsAreSorted(keys) {
			t.Errorf("%s: not sorted", name)
		}
	}
}

// The list of fields in the documentation is the data file's.
func TestFieldsAreDocumented(t *testing.T) {
	b, err := os.ReadFile("../../docs/intake.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(b)
	for _, r := range rows("fields.tsv") {
		if !strings.Contains(doc, "`"+r[1]+"`") {
			t.Errorf("docs/intake.md does not name the field %s (%s)", r[1], r[0])
		}
	}
}
