package intake

import (
	"regexp"
	"strings"

	"chancery/internal/news"
)

// A dateline is what the words before a report's first dash say: "BEIJING, May
// 16, 2024 (Xinhua) — ".
type dateline struct {
	agency    string
	published news.Published // only with day, month and year
	at        news.Span      // of the date, in the body
}

// maxDateline is how far into the body a dateline may reach, in bytes.
const maxDateline = 110

// datelineParts splits a dateline: place in capitals (or a capitalised word or
// two), date, agency in parentheses, dash. An agency may stand alone.
var datelineParts = regexp.MustCompile(
	`^(?:(\p{Lu}[\p{L}.'’ -]{1,40}?)(?:,\s*(\p{Lu}[\p{L}.'’ -]{1,30}?))?(?:,\s*([^()—–]{3,40}?))?)?\s*(?:\(([^()]{2,40})\))?\s*(?:—|–|--|-)\s`)

// readDateline reads the dateline at the start of body. A day without year is
// no date; parentheses that hold digits are no agency.
func readDateline(body string) dateline {
	head := body[:min(len(body), maxDateline)]
	if !strings.ContainsAny(head, "—–-") {
		return dateline{}
	}
	m := datelineParts.FindStringSubmatchIndex(head)
	if m == nil {
		return dateline{}
	}
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return head[m[2*i]:m[2*i+1]]
	}
	var d dateline
	place := part(1)
	if agency := part(4); agency != "" && !strings.ContainsAny(agency, "0123456789") && isName(agency) {
		d.agency = agency
	}
	if d.agency == "" && !isCapitals(place) {
		return dateline{} // "Talks – which …" is no dateline
	}
	if date := part(3); date != "" {
		if p := ParseTime(date); p.Precision == news.ToDay {
			d.published, d.at = p, news.Span{Start: m[6], End: m[7]}
		}
	}
	return d
}

// isCapitals reports whether s is written in capitals.
func isCapitals(s string) bool {
	return len(s) > 2 && strings.ToUpper(s) == s && strings.ToLower(s) != s
}

// isName reports whether every word of s of four or more letters starts with a
// capital, and the first one in any case.
func isName(s string) bool {
	for i, w := range strings.Fields(s) {
		if (i == 0 || len(w) > 3) && strings.ToLower(w[:1]) == w[:1] && w[0] < 0x80 {
			return false
		}
	}
	return true
}
