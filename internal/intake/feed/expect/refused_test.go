package expect

import (
	"path"
	"strings"
	"testing"
)

// TestRefusedList keeps data/refused.txt in order.
func TestRefusedList(t *testing.T) {
	last := ""
	for line := range strings.Lines(refusedLines) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		pattern, reason, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if _, err := path.Match(pattern, ""); err != nil || !ok || reason == "" || line <= last {
			t.Errorf("%q: want PATTERN TAB REASON behind %q (%v)", line, last, err)
		}
		last = line
	}
	if _, ok := refused("a/b/geo/x.xml"); !ok {
		t.Error("a refused folder is not found")
	}
	if _, ok := refused("a/b/rss/x.xml"); ok {
		t.Error("an adopted folder is refused")
	}
}
