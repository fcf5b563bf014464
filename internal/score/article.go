package score

import (
	"fmt"

	"chancery/internal/news"
)

// A report is what gold says of an article before it is read.
type report struct {
	id, title, text, published, outlet, url string
}

// article makes an unread article: the title, if any, is the first line of
// its text. It returns the article and where the report's text begins in it,
// which has to be added to the gold's offsets.
func (p report) article() (*news.Article, int) {
	a := &news.Article{
		ID:     news.NewArticleID("", "gold", p.id, ""),
		Outlet: p.outlet, URL: p.url, Title: p.title,
		Language: "en", // as the sets' notes say; a sentence alone is too short to tell
		Text:     p.text,
	}
	at := 0
	if p.title != "" {
		a.Text = p.title + "\n" + p.text
		a.TitleSpan = news.Span{Start: 0, End: len(p.title)}
		at = len(p.title) + 1
	}
	a.Body = news.Span{Start: at, End: len(a.Text)}
	if day := dayOf(p.published); day.Known() {
		a.Published = news.Published{Day: day, Precision: news.ToDay, How: news.HowField}
	}
	return a, at
}

// dayOf reads the day at the front of a date or time; anything else is
// unknown.
func dayOf(s string) news.Day {
	if len(s) > 10 {
		s = s[:10]
	}
	return news.ParseDay(s)
}

// readText analyses a text without title, so that the gold's offsets, once in
// bytes, are the article's.
func (r *run) readText(id, text, published string) *news.Article {
	a, _ := report{id: id, text: text, published: published}.article()
	r.read(a)
	return a
}

// read analyses an article. A fault of the program in one article does not
// keep the others from being scored: what was found before counts, and Run
// reports the fault.
func (r *run) read(a *news.Article) {
	if err := analyse(a); err != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.faults = append(r.faults, fmt.Sprintf("%v (in an article that begins %.60q)", err, a.Words(a.Body)))
	}
}

// shift moves spans by n bytes, zero spans excepted.
func shift(s news.Span, n int) news.Span {
	if s.IsZero() {
		return s
	}
	return news.Span{Start: s.Start + n, End: s.End + n}
}
