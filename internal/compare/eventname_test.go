package compare

import (
	"testing"

	"chancery/internal/news"
)

// An event is named in the words of a report that tells it plainly, else by a
// headline, else by its label.
func TestRowName(t *testing.T) {
	told := func(id, body, trigger string) draft {
		return parsed(t, id, body).event(trigger, "ACCUSE", "", "Ana Torv", "Norway", "", news.Done, "", "")
	}
	title := told("c", "Norway sued by Ana Torv\nIt rained.", "sued")
	for i := range title.Sentences {
		title.Sentences[i].Title = i == 0
	}
	for _, tt := range []struct {
		of   draft
		want string
	}{
		{told("a", "Ana Torv sued Norway over the new bridge.", "sued"), "Ana Torv sued Norway over the new bridge"},
		{told("b", "A lawsuit by Ana Torv against Norway is not likely to succeed, lawyers think.", "lawsuit"), "Ana Torv accuses Norway"},
		{title, "Norway sued by Ana Torv"},
	} {
		s, as := storyOf([]draft{tt.of})
		es := Events(s, as)
		if got := lay(s, as).rowName(&es[0]); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.of.Text, got, tt.want)
		}
	}
}
