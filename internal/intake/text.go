package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
	"chancery/internal/page"
)

// readText builds the article of a plain text file. Its stored text is the
// file's own (see mend); title and header lines are pointed at, not moved.
func readText(path string, raw []byte) (*news.Article, string) {
	text := mend(decode(raw))
	if text == "" {
		return nil, "the file is empty"
	}
	if reason := notProse(text); reason != "" {
		return nil, reason
	}
	f := readFront(text)
	a := &news.Article{
		Version: 1, Path: path, Text: text, Title: f.title.In(text), TitleSpan: f.title,
		Body: news.Span{Start: f.body, End: len(text)}, Byline: byline(f.byline),
		Outlet: outletName(f.outlet), URL: page.CanonicalURL(f.url), Language: languageCode(f.language),
		Published: f.published,
	}
	if a.Published.Day.Known() {
		a.Published.How = news.HowHeader
	} else {
		a.Published = news.Published{}
	}
	if reason := tooShort(a.Words(a.Body)); reason != "" {
		return nil, reason
	}
	finish(a, f.credit)
	return a, ""
}

// A front is what stands in front of the report in a plain text file.
type front struct {
	title     news.Span
	body      int
	published news.Published
	updated   news.Published // used if published is unknown

	outlet, source, credit, byline, url, language string
}

// maxFront is how many lines may stand in front of a report.
const maxFront = 16

func readFront(text string) front {
	var f front
	at := 0
	for range maxFront {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		line := text[at:end]
		if strings.TrimSpace(line) != "" {
			h, ok := readHeader(line)
			switch {
			case ok:
				f.take(h, at)
				if h.rest < len(line) {
					f.body = at + h.rest
					return f.done()
				}
			case f.title.IsZero() && isTitle(line, text[end:]):
				f.title = titleSpan(line, at)
			default:
				f.body = at + len(line) - len(strings.TrimLeft(line, " \t"))
				return f.done()
			}
		}
		if at = end; end == len(text) {
			break
		}
		at++
	}
	f.body = min(at, len(text))
	for f.body < len(text) && strings.IndexByte(" \t\n", text[f.body]) >= 0 {
		f.body++
	}
	return f.done()
}

func (f *front) take(h header, at int) {
	set := func(s *string) {
		if *s == "" {
			*s = h.value
		}
	}
	span := news.Span{Start: at + h.span.Start, End: at + h.span.End}
	switch h.role {
	case "date":
		if !f.published.Day.Known() {
			f.published = h.when
			f.published.Span = span
		}
	case "updated":
		f.updated = h.when
		f.updated.Span = span
	case "outlet":
		set(&f.outlet)
	case "source":
		set(&f.source)
	case "credit":
		set(&f.credit)
	case "byline":
		set(&f.byline)
	case "url":
		set(&f.url)
	case "language":
		set(&f.language)
	case "title":
		if f.title.IsZero() {
			f.title = span
		}
	}
}

// done settles what the header lines say together: a source beside an outlet is
// who the outlet had it from.
func (f front) done() front {
	if f.outlet == "" {
		f.outlet = f.source
	} else if f.credit == "" {
		f.credit = f.source
	}
	if !f.published.Day.Known() {
		f.published = f.updated
	}
	return f
}

// titleSpan is the line without white space and Markdown's "# " around it.
func titleSpan(line string, at int) news.Span {
	s := strings.TrimLeft(line, " \t#*")
	start := at + len(line) - len(s)
	return news.Span{Start: start, End: start + len(strings.TrimRight(s, " \t#*"))}
}

// isTitle reports whether line, followed by rest, is a headline: short, without
// the full stop that ends a sentence, and followed by a paragraph that is
// clearly longer. Lines of a hard-wrapped text are no headlines: there the next
// line goes on in lower case or is about as long.
func isTitle(line, rest string) bool {
	line = strings.Trim(line, " \t#*")
	last, _ := utf8.DecodeLastRuneInString(line)
	if len(line) > 220 || weight(line) < 8 || strings.ContainsRune(".,;:…-–—", last) && !endsInInitials(line) {
		return false
	}
	if n := len(strings.Fields(line)); n > 24 {
		return false
	}
	rest = strings.TrimPrefix(rest, "\n")
	blank := strings.TrimSpace(firstLine(rest)) == ""
	next := nextParagraph(rest)
	if r, _ := utf8.DecodeRuneInString(next); next == "" || unicode.IsLower(r) {
		return false
	}
	if blank {
		return len(next) >= 60
	}
	return len(next) >= 100 && 2*len(next) >= 3*len(line)
}

// endsInInitials allows "… in the U.S." at the end of a headline.
func endsInInitials(line string) bool {
	n := len(line)
	return n > 4 && line[n-1] == '.' && line[n-3] == '.' && line[n-2] >= 'A' && line[n-2] <= 'Z'
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// nextParagraph is the next line that is no header and, where it is short (a
// teaser or section name), one of the two after it. What is left of a header's
// own line counts.
func nextParagraph(rest string) string {
	best := ""
	seen := 0
	for line := range strings.SplitSeq(rest, "\n") {
		t := strings.TrimSpace(line)
		if t == "" {
			continue
		}
		if h, ok := readHeader(line); ok {
			if t = strings.TrimSpace(line[h.rest:]); t == "" {
				continue
			}
		}
		if seen == 0 || len(t) > len(best) && len(t) >= 100 {
			best = t
		}
		if seen++; seen == 3 {
			break
		}
	}
	return best
}

// notProse tells program code and tables from reports by the characters that
// they are made of.
func notProse(text string) string {
	marks, letters := 0, 0
	sample := text[:min(len(text), 8<<10)]
	for _, r := range sample {
		switch {
		case r|0x20 >= 'a' && r|0x20 <= 'z', r >= 0x80 && r != utf8.RuneError && unicode.IsLetter(r):
			letters++
		case r == ' ':
		case strings.ContainsRune("{}[]<>=;|\\_/+*&^%$#@~`\t\ufffd", r):
			marks++
		}
	}
	switch {
	case letters == 0:
		return "no words in it"
	case marks*8 > letters && len(sample) > 200:
		return "looks like program code or a table, not a report"
	}
	return ""
}
