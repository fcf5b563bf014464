package vocab

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

func TestOf(t *testing.T) {
	made := 0
	table := New(4, func(form string) string { made++; return strings.ToUpper(form) })
	for range 3 {
		for _, w := range []string{"", "a", "storm", "Łódź", strings.Repeat("long", 20)} {
			if got := *table.Of(w); got != strings.ToUpper(w) {
				t.Errorf("%q: %q", w, got)
			}
		}
	}
	if made < 5+2 || made > 15 { // the long one is made each time
		t.Errorf("made %d times", made)
	}
}

// More words than there is room for, asked for by many at once.
func TestCrowded(t *testing.T) {
	table := New(3, func(form string) int { return len(form) })
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 1000 {
				w := fmt.Sprint(i)
				if got := *table.Of(w); got != len(w) {
					t.Errorf("%s: %d", w, got)
				}
			}
		})
	}
	all.Wait()
}

func TestSieve(t *testing.T) {
	s := SieveOf(map[string]bool{"storm": true, "a": true, "": true})
	for w, want := range map[string]bool{"storm": true, "a": true, "": true, "steam": true, "storms": false, "stork": false, "b": false, "Storm": true} {
		if got := s.Has(w); got != want {
			t.Errorf("%q: %v", w, got)
		}
	}
}

func BenchmarkOf(b *testing.B) {
	table := New(10, strings.ToLower)
	words := strings.Fields("The storm broke two bridges near the old harbour of Porto on Friday night .")
	for b.Loop() {
		for _, w := range words {
			table.Of(w)
		}
	}
}
