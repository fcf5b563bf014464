package intake

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
	"chancery/internal/page"
)

// headerKeys maps "source" to what such a header line states.
var headerKeys = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range rows("headers.tsv") {
		out[r[0]] = r[1]
	}
	return out
})

// A header is what one line in front of a report states.
type header struct {
	role  string // column two of headers.tsv
	value string
	when  news.Published
	span  news.Span // of the words that state a date or title, in the line
	rest  int       // where the report goes on in the same line; the line's length if it does not
}

// readHeader reads a line in front of the report: "Source: CNN", "date
// 2024-05-16", "By Jane Doe", an address or a date alone. A date may be
// followed by the report itself in the same line.
func readHeader(line string) (header, bool) {
	trimmed := strings.TrimSpace(line)
	lead := strings.Index(line, trimmed)
	if trimmed == "" {
		return header{}, false
	}
	if h, ok := keyed(trimmed); ok {
		return h.shift(lead, line), true
	}
	if name, ok := bylineLine(trimmed); ok {
		return header{role: "byline", value: name, rest: len(line)}, true
	}
	if len(trimmed) < 500 && !strings.ContainsAny(trimmed, " \t") && page.CanonicalURL(trimmed) != "" {
		return header{role: "url", value: trimmed, rest: len(line)}, true
	}
	if p := bareDate(trimmed); p.Day.Known() {
		return header{role: "date", when: p, span: news.Span{End: len(trimmed)}, rest: len(trimmed)}.shift(lead, line), true
	}
	return header{}, false
}

// shift moves offsets in the trimmed line to offsets in the whole line.
func (h header) shift(lead int, line string) header {
	if !h.span.IsZero() {
		h.span.Start += lead
		h.span.End += lead
	}
	if h.rest += lead; strings.TrimSpace(line[h.rest:]) == "" {
		h.rest = len(line)
	}
	return h
}

// keyed reads "Key: value", and "date 2024-05-16" without a colon.
func keyed(line string) (header, bool) {
	if colon := strings.IndexByte(line[:min(len(line), 24)], ':'); colon > 0 {
		key := strings.ToLower(strings.Trim(line[:colon], " \t*_#"))
		if role, ok := headerKeys()[key]; ok {
			start := colon + 1 + len(line[colon+1:]) - len(strings.TrimLeft(line[colon+1:], " \t*_"))
			return valued(line, role, start)
		}
	}
	for n := 1; n <= 2; n++ {
		key, start := firstWords(line, n)
		role := headerKeys()[strings.ToLower(key)]
		if role != "date" && role != "updated" {
			continue
		}
		if h, ok := valued(line, role, start); ok {
			return h, true
		}
	}
	return header{}, false
}

// firstWords returns the first n words of line and where the next one starts.
func firstWords(line string, n int) (string, int) {
	at := 0
	for range n {
		i := strings.IndexByte(line[at:], ' ')
		if i < 0 {
			return "", len(line)
		}
		at += i + 1
	}
	return line[:at-1], at
}

// maxHeaderValue keeps a paragraph that happens to start with "Source: " in the
// body, in bytes.
const maxHeaderValue = 300

func valued(line, role string, start int) (header, bool) {
	h := header{role: role, value: strings.Trim(line[start:], " \t*_"), rest: len(line)}
	if role != "date" && role != "updated" {
		h.span = news.Span{Start: start, End: start + len(h.value)}
		return h, h.value != "" && len(h.value) <= maxHeaderValue
	}
	p, n := datePrefix(line[start:])
	if !p.Day.Known() { // "Published: yesterday at 10:15": no part of the report, but no date either
		h.role = "none"
		return h, strings.Contains(line[:start], ":") && len(h.value) < 40
	}
	h.when, h.span, h.rest = p, news.Span{Start: start, End: start + n}, start+n
	rest := strings.TrimLeft(line[h.rest:], " \t.,;|-–—*_")
	if rest == "" {
		return h, true
	}
	if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) {
		return h, false // "Date 2024-05-16 was chosen because …"
	}
	h.rest = len(line) - len(rest)
	return h, true
}

// datePrefix finds the longest run of words at the start of s that is a date,
// and its length in bytes.
func datePrefix(s string) (best news.Published, length int) {
	at := 0
	for range 9 {
		next := strings.IndexAny(s[at:], " \t")
		end := len(s)
		if next >= 0 {
			end = at + next
		}
		if end > 70 {
			break
		}
		c := scan{in: strings.TrimRight(s[:end], ".,;|-–— ")}
		last := strings.ToLower(c.in[strings.LastIndexByte(c.in, ' ')+1:])
		if len(c.in) >= 8 && !dateWords()[last] && c.run() && c.d > 0 {
			best, length = c.published(), len(c.in)
		} else if allDigits(c.in) && len(c.in) == 8 {
			if p := compactTime(c.in); p.Day.Known() {
				best, length = p, len(c.in)
			}
		}
		if next < 0 {
			break
		}
		at = end + 1
	}
	return best, length
}

// bareDate reads a line that is nothing but a date.
func bareDate(line string) news.Published {
	if len(line) > 60 || !strings.ContainsAny(line, "0123456789") {
		return news.Published{}
	}
	p, n := datePrefix(line)
	if n < len(strings.TrimRight(line, ".,;|-–— ")) {
		return news.Published{}
	}
	return p
}

// bylineLine reads "By Jane Doe and John Roe, Reuters": capitalised names with
// small words between them, no full stop, ten words at most.
func bylineLine(line string) (string, bool) {
	name, ok := strings.CutPrefix(line, "By ")
	if !ok {
		name, ok = strings.CutPrefix(line, "BY ")
	}
	fields := strings.Fields(name)
	if !ok || len(fields) < 2 || len(fields) > 10 || strings.ContainsAny(name, ".?!:;") && !initialsOnly(name) {
		return "", false
	}
	for i, w := range fields {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && (i == 0 || !joiners[w]) {
			return "", false
		}
	}
	return name, true
}

// initialsOnly reports whether every full stop in name ends an initial or sits
// in a short abbreviation: "J. K. Doe Jr.", and no other mark occurs.
func initialsOnly(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if strings.ContainsAny(w, "?!:;") || strings.Contains(w, ".") && len(w) > 4 {
			return false
		}
	}
	return true
}

// joiners are the small words inside bylines and names.
var joiners = map[string]bool{
	"and": true, "in": true, "for": true, "of": true, "the": true, "with": true, "at": true, "|": true, "-": true, "–": true, "—": true, "&": true,
	"de": true, "del": true, "della": true, "di": true, "da": true, "dos": true, "van": true, "von": true, "der": true, "den": true,
	"la": true, "le": true, "el": true, "al": true, "bin": true, "ibn": true, "ten": true, "ter": true, "zu": true, "y": true, "e": true, "et": true, "und": true,
}
