package intake

import (
	"net/url"
	"strings"

	"chancery/internal/news"
	"chancery/internal/page"
)

// MinBody is the least weight (letters and digits; see weight) that a body
// needs to count as a report: one short sentence, as in a news flash. Below it
// are empty pages, captions and notices that a page is gone.
const MinBody = 40

// MinSummary is the least weight of a feed's summary that stands in for the
// report; below it the feed gives only a headline.
const MinSummary = 140

// A draft is what a structured input says about one report.
type draft struct {
	title, body                           string
	outlet, url, byline, credit, language string
	published                             news.Published
}

// article builds the article of a structured input: title, empty line, body.
// Reason is not empty, for people, if there is too little to build one.
func (d draft) article(path string) (a *news.Article, reason string) {
	d.title, d.body = oneLine(mend(d.title)), mend(d.body)
	d.body = withoutTitle(d.body, d.title)
	if reason := tooShort(d.body); reason != "" {
		return nil, reason
	}
	text, title, start := d.body, news.Span{}, 0
	d.published.Span = news.Span{}
	if d.title != "" {
		title, start = news.Span{End: len(d.title)}, len(d.title)+2
		text = d.title + "\n\n" + d.body
	} else {
		title, start = d.readFront()
	}
	a = &news.Article{
		Version: 1, Path: path, Title: title.In(text), Text: text,
		TitleSpan: title, Body: news.Span{Start: start, End: len(text)},
		Byline: byline(d.byline), Published: d.published, Language: languageCode(d.language),
		URL: page.CanonicalURL(d.url), Outlet: outletName(d.outlet),
	}
	finish(a, oneLine(d.credit))
	return a, ""
}

// readFront finds title and header lines in a body that came without title, as
// in a text file, and lets them fill what is unknown.
func (d *draft) readFront() (title news.Span, body int) {
	f := readFront(d.body)
	if tooShort(d.body[f.body:]) != "" {
		return news.Span{}, 0
	}
	for _, set := range []struct {
		field *string
		value string
	}{{&d.outlet, f.outlet}, {&d.url, f.url}, {&d.byline, f.byline}, {&d.credit, f.credit}, {&d.language, f.language}} {
		if *set.field == "" {
			*set.field = set.value
		}
	}
	if !d.published.Day.Known() && f.published.Day.Known() {
		d.published = f.published
		d.published.How = news.HowHeader
	}
	return f.title, f.body
}

// outletName is an outlet as stated; a host loses its "www.".
func outletName(s string) string {
	s = oneLine(mend(s))
	if !strings.Contains(s, " ") && strings.Contains(s, ".") {
		s = strings.TrimPrefix(s, "www.")
	}
	return s
}

// finish fills what follows from the rest: an outlet from the address, the
// credit of the dateline, the ID.
func finish(a *news.Article, credit string) {
	if a.Outlet == "" {
		a.Outlet = hostOf(a.URL)
	}
	body := a.Words(a.Body)
	line := readDateline(body)
	if credit == "" {
		credit = line.agency
	}
	if !strings.EqualFold(credit, a.Outlet) {
		a.Credit = credit
	}
	if !a.Published.Day.Known() && line.published.Day.Known() {
		a.Published = line.published
		a.Published.How = news.HowDateline
		a.Published.Span = news.Span{Start: a.Body.Start + line.at.Start, End: a.Body.Start + line.at.End}
	}
	a.ID = news.NewArticleID(a.URL, a.Outlet, a.Title, a.Text)
}

func tooShort(body string) string {
	switch w := weight(body); {
	case body == "":
		return "there is no text"
	case w < MinBody:
		return "too short to be a report: " + quoted(body)
	}
	return ""
}

// quoted shows the start of s to a person.
func quoted(s string) string {
	s = oneLine(s)
	r := []rune(s)
	if len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return "“" + s + "”"
}

// withoutTitle drops a first line that only repeats the title.
func withoutTitle(body, title string) string {
	first, rest, _ := strings.Cut(body, "\n")
	if title != "" && oneLine(first) == title {
		return strings.TrimSpace(rest)
	}
	return body
}

// hostOf is the site of an address without "www.": the outlet where nothing
// better is known.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// byline is b without "By ".
func byline(b string) string {
	b = oneLine(b)
	for _, by := range []string{"By ", "by ", "BY "} {
		b = strings.TrimPrefix(b, by)
	}
	return strings.TrimSpace(b)
}

// languageCode takes "en", "en-GB", "eng"-free: what is no ISO 639-1 code with
// or without a region is unknown.
func languageCode(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if i := strings.IndexAny(s, "-_"); i > 0 {
		s = s[:i]
	}
	if len(s) != 2 || s[0] < 'a' || s[0] > 'z' || s[1] < 'a' || s[1] > 'z' {
		return ""
	}
	return s
}
