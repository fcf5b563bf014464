package web

import (
	"net/url"
	"testing"

	"chancery/internal/news"
)

// TestPagesOfEvents checks that every event is on one page, and that pages
// that do not exist lead to one that does.
func TestPagesOfEvents(t *testing.T) {
	es := make([]news.Event, 2*maxEvents+1)
	for _, x := range []struct {
		page          string
		first, last   int
		before, after string
	}{
		{"", 1, maxEvents, "", "/events?page=2&type=AID#table"},
		{"2", maxEvents + 1, 2 * maxEvents, "/events?page=1&type=AID#table", "/events?page=3&type=AID#table"},
		{"99", 2*maxEvents + 1, 2*maxEvents + 1, "/events?page=2&type=AID#table", ""},
		{"-1", 1, maxEvents, "", "/events?page=2&type=AID#table"},
		{"one", 1, maxEvents, "", "/events?page=2&type=AID#table"},
	} {
		b := eventsBody{Form: url.Values{"type": {"AID"}, "page": {x.page}}, All: len(es)}
		b.turnTo(es)
		if b.First != x.first || b.Last() != x.last || b.Before != x.before || b.After != x.after {
			t.Errorf("page %q: %d to %d, before %q, after %q", x.page, b.First, b.Last(), b.Before, b.After)
		}
	}
	none := eventsBody{Form: url.Values{}}
	if none.turnTo(nil); len(none.Events) != 0 || none.After != "" {
		t.Error("no events have a page after the first")
	}
}
