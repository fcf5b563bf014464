package intake

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// A few kilobytes that would give millions of items end with one that says so.
func TestAmplification(t *testing.T) {
	var empty, records []member
	for i := range 2000 {
		empty = append(empty, member{name: fmt.Sprint(i)})
	}
	nothing := zipped(empty...)
	for i := range 50 {
		records = append(records, member{fmt.Sprint(i, ".zip"), nothing})
	}
	dir := put(t, map[string]string{
		"a.zip":      zipped(records...),
		"b.jsonl.gz": gz(strings.Repeat("{}\n", maxItems+10)),
		"c.jsonl":    strings.Repeat("{}\n", 300) + jsonRecord,
		"d.zip":      zipped(append(empty[:900:900], member{"x.txt", textFile})...),
	})
	for _, c := range []struct {
		file  string
		items int
		last  string
	}{
		{"a.zip", maxRefused + 1, "more than 10000 members in a row that are no reports; unpack it and read the folder"},
		{"b.jsonl.gz", maxItems, "more than 200000 members in one file; unpack it and read the folder"},
		{"c.jsonl", 301, ""}, {"d.zip", 901, ""},
	} {
		items := read(t, Options{}, filepath.Join(dir, c.file))
		if last := items[len(items)-1]; len(items) != c.items || last.Rejected != c.last {
			t.Errorf("%s: %d items, last %q", c.file, len(items), last.Rejected)
		}
	}
}
