package score

import (
	"slices"

	"chancery/internal/news"
)

// A windowScore counts what the program infers of days of publication that are
// hidden from it: for how many articles it gives a window, how many of these
// hold the true days, and how wide those with two ends are.
type windowScore struct {
	articles, found, right int
	days                   []int // width of those with both ends
}

// count adds the window of an article that was published within truth.
func (s *windowScore) count(w news.Window, truth news.Interval) {
	s.articles++
	if !w.Known() {
		return
	}
	s.found++
	s.right += one((!w.From.Known() || w.From <= truth.From) && (!w.To.Known() || truth.To <= w.To))
	if w.From.Known() && w.To.Known() {
		s.days = append(s.days, w.To.Sub(w.From)+1)
	}
}

func (s *windowScore) put(sh *sheet) {
	if s.articles == 0 {
		return
	}
	sh.ratio("window_found", s.found, s.articles)
	sh.ratio("window_holds", s.right, s.found)
	if len(s.days) > 0 {
		slices.Sort(s.days)
		sh.over(len(s.days), "window_days", float64(s.days[len(s.days)/2]))
	}
}
