package web

import (
	"net/http"

	"chancery/internal/news"
	"chancery/internal/store"
)

// storiesBody is the page of all stories.
type storiesBody struct {
	Counts store.Counts
	Many   []storyRow // told by several reports
	Single []storyRow // told by one
	More   bool       // there are more than are shown
}

type storyRow struct {
	store.Listing
	Outlets []string // each once, in the order of publication
	New     int      // reports, and versions of reports, since somebody last looked
}

// listed is how many stories one page shows: more than anybody scrolls through.
const listed = 500

func (s *site) stories(r *http.Request) (string, view, error) {
	counts, err := s.db.Counts(r.Context())
	if err != nil {
		return "", view{}, err
	}
	list, err := s.db.Listings(r.Context(), store.StoryFilter{Limit: listed})
	if err != nil {
		return "", view{}, err
	}
	b := storiesBody{Counts: counts, More: counts.Stories > len(list)}
	fresh, err := s.fresh(r, counts.Articles)
	if err != nil {
		return "", view{}, err
	}
	for _, l := range list {
		row := storyRow{l, outlets(l), fresh[l.ID]}
		if len(l.Articles) > 1 {
			b.Many = append(b.Many, row)
		} else {
			b.Single = append(b.Single, row)
		}
	}
	return "stories", view{Title: "Stories", Here: "stories", Body: b}, nil
}

// fresh counts what came to each story since somebody last looked (chancery
// changes --done); of a record that nobody ever looked at, nothing is new.
func (s *site) fresh(r *http.Request, articles int) (map[news.StoryID]int, error) {
	list, err := s.db.Unseen(r.Context())
	fresh := map[news.StoryID]int{}
	if len(list) == articles {
		return fresh, err
	}
	for _, c := range list {
		fresh[c.Story]++
	}
	return fresh, err
}

func outlets(l store.Listing) []string {
	seen := map[string]bool{}
	var out []string
	for _, a := range l.Articles {
		if a.Outlet != "" && !seen[a.Outlet] {
			seen[a.Outlet] = true
			out = append(out, a.Outlet)
		}
	}
	return out
}

func (s *site) rejected(r *http.Request) (string, view, error) {
	list, err := s.db.Rejections(r.Context())
	return "rejected", view{Title: "What could not be read", Here: "rejected", Body: list}, err
}
