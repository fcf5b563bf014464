package intake

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"chancery/internal/news"
)

// scan reads one date from left to right. Each part may be set once; a word or
// number that fits nowhere means that the string is not a plain date.
type scan struct {
	in        string
	at        int
	y, m, d   int
	hour, min int
	sec       int
	clock     bool // hour, min and sec are set
	zone      int  // minutes east of UTC
	zoned     bool
	weekday   bool
	ambiguous bool // day and month cannot be told apart
}

func (c *scan) run() bool {
	for c.at < len(c.in) {
		r, n := utf8.DecodeRuneInString(c.in[c.at:])
		ok := true
		switch {
		case r >= '0' && r <= '9':
			ok = c.number()
		case r == '+' || r == '-' || r == '−':
			ok = c.offset(r != '+', n)
		case unicode.IsLetter(r):
			ok = c.word()
		case r == '[': // [Europe/Paris], as Java writes
			end := strings.IndexByte(c.in[c.at:], ']')
			if ok = end > 0; ok {
				c.at += end + 1
			}
		default:
			c.at += n // punctuation and white space
		}
		if !ok {
			return false
		}
	}
	return c.valid()
}

func (c *scan) valid() bool {
	switch {
	case !saneYear(c.y), c.d > 0 && c.m == 0, c.m == 0 && (c.clock || c.weekday), c.m > 12, c.clock && c.d == 0:
		return false
	case c.d > 0:
		return time.Date(c.y, time.Month(c.m), c.d, 0, 0, 0, 0, time.UTC).Day() == c.d
	}
	return true
}

func (c *scan) published() news.Published {
	t := time.Date(c.y, time.Month(max(c.m, 1)), max(c.d, 1), 0, 0, 0, 0, time.UTC)
	p := news.Published{Day: news.DayOf(t), Precision: news.ToDay}
	switch {
	case c.m == 0:
		p.Precision = news.ToYear
	case c.d == 0:
		p.Precision = news.ToMonth
	case c.clock && c.zoned:
		zone := time.FixedZone("", c.zone*60)
		return exactly(time.Date(c.y, time.Month(c.m), c.d, c.hour, c.min, c.sec, 0, zone))
	}
	return p
}

// digits reads a run of digits at c.at and moves on.
func (c *scan) digits() (n, width int) {
	start := c.at
	for c.at < len(c.in) && c.in[c.at] >= '0' && c.in[c.at] <= '9' {
		if c.at-start < 9 {
			n = n*10 + int(c.in[c.at]-'0')
		}
		c.at++
	}
	return n, c.at - start
}

// eat moves over b if it is next.
func (c *scan) eat(b byte) bool {
	if c.at < len(c.in) && c.in[c.at] == b {
		c.at++
		return true
	}
	return false
}

func (c *scan) digitNext() bool {
	return c.at < len(c.in) && c.in[c.at] >= '0' && c.in[c.at] <= '9'
}

// number reads what a number begins: a date in numbers, a time, a day, a year.
func (c *scan) number() bool {
	n, width := c.digits()
	if c.at < len(c.in) && c.at+1 < len(c.in) && isDigit(c.in[c.at+1]) {
		switch sep := c.in[c.at]; {
		case sep == ':' && width <= 2:
			return c.time(n)
		case sep == '-' || sep == '/' || sep == '.':
			return c.numeric(n, width, sep)
		}
	}
	switch {
	case c.meridiem(n, width):
		return true
	case c.unit("年", "년"):
		return c.set(&c.y, n)
	case c.unit("月", "월"):
		return c.set(&c.m, n)
	case c.unit("日", "号", "일"):
		return c.set(&c.d, n)
	case width == 8 && c.y == 0: // 20240516T101112Z
		return c.basic(n)
	case width == 6 && c.d > 0 && !c.clock:
		return c.setTime(n/10000, n/100%100, n%100)
	case width == 4:
		return c.set(&c.y, n)
	case width <= 2 && c.d == 0:
		c.ordinal()
		return n >= 1 && n <= 31 && c.set(&c.d, n)
	case width == 2 && c.m > 0 && c.y == 0 && c.weekday: // RFC 850, RFC 822
		return c.set(&c.y, 2000+n)
	}
	return false
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func (c *scan) set(part *int, n int) bool {
	if *part != 0 || n == 0 {
		return false
	}
	*part = n
	return true
}

func (c *scan) unit(names ...string) bool {
	for _, name := range names {
		if strings.HasPrefix(c.in[c.at:], name) {
			c.at += len(name)
			return true
		}
	}
	return false
}

func (c *scan) ordinal() {
	for _, suffix := range []string{"st", "nd", "rd", "th", "er", "º"} {
		if strings.HasPrefix(strings.ToLower(c.in[c.at:min(len(c.in), c.at+2)]), suffix) {
			c.at += len(suffix)
			return
		}
	}
}

func (c *scan) basic(n int) bool {
	return c.set(&c.y, n/10000) && c.set(&c.m, n/100%100) && c.set(&c.d, n%100)
}

// numeric reads the rest of 2024-05-16, 2024-05, 16.05.2024 or 5/16/2024.
// Full stops always put the day first; dashes and slashes do not tell.
func (c *scan) numeric(a, width int, sep byte) bool {
	if c.y != 0 || c.m != 0 || c.d != 0 {
		return false
	}
	c.at++
	b, bw := c.digits()
	if bw > 2 {
		return false
	}
	if width == 4 {
		c.y, c.m = a, b
		if c.at+1 < len(c.in) && c.in[c.at] == sep && isDigit(c.in[c.at+1]) {
			c.at++
			c.d, bw = c.digits()
			return bw <= 2 && c.m >= 1 && c.d >= 1
		}
		return c.m >= 1
	}
	if width > 2 || !c.eat(sep) || !c.digitNext() {
		return false
	}
	y, yw := c.digits()
	if yw != 4 {
		c.ambiguous = true
		return false
	}
	c.y = y
	switch {
	case sep == '.', a > 12, a == b:
		c.d, c.m = a, b
	case b > 12:
		c.m, c.d = a, b
	default:
		c.ambiguous = true
		return false
	}
	return c.m >= 1 && c.d >= 1
}

// time reads ":mm", ":mm:ss" and ":mm:ss.fff" after an hour.
func (c *scan) time(hour int) bool {
	c.at++
	minute, _ := c.digits()
	second := 0
	if c.at+1 < len(c.in) && c.in[c.at] == ':' && isDigit(c.in[c.at+1]) {
		c.at++
		second, _ = c.digits()
		if c.at+1 < len(c.in) && (c.in[c.at] == '.' || c.in[c.at] == ',') && isDigit(c.in[c.at+1]) {
			c.at++
			c.digits()
		}
	}
	if add, ok := c.amPM(hour); ok {
		hour = add
	}
	return c.setTime(hour, minute, second)
}

func (c *scan) setTime(hour, minute, second int) bool {
	if c.clock || hour > 23 || minute > 59 || second > 60 {
		return false
	}
	c.clock, c.hour, c.min, c.sec = true, hour, minute, second
	return true
}

// meridiem reads "10 a.m.".
func (c *scan) meridiem(n, width int) bool {
	if width > 2 || c.clock {
		return false
	}
	hour, ok := c.amPM(n)
	return ok && c.setTime(hour, 0, 0)
}

// amPM reads "am", "p.m." and the like and returns the hour of the day.
func (c *scan) amPM(hour int) (int, bool) {
	rest := strings.ToLower(strings.TrimLeft(c.in[c.at:], " \u00a0\u202f"))
	for _, form := range []string{"a.m.", "p.m.", "a.m", "p.m", "am", "pm"} {
		tail, ok := strings.CutPrefix(rest, form)
		if !ok || tail != "" && isWordByte(tail[0]) || hour < 1 || hour > 12 {
			continue
		}
		c.at = len(c.in) - len(tail)
		if form[0] == 'p' {
			return hour%12 + 12, true
		}
		return hour % 12, true
	}
	return 0, false
}

func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || isDigit(b) || b >= 0x80
}

// word reads a month, weekday, zone, or a word that says nothing.
func (c *scan) word() bool {
	start := c.at
	for c.at < len(c.in) {
		r, n := utf8.DecodeRuneInString(c.in[c.at:])
		if !unicode.IsLetter(r) {
			break
		}
		c.at += n
	}
	w := strings.ToLower(c.in[start:c.at])
	if m, ok := months()[w]; ok {
		return c.set(&c.m, m)
	}
	if dateWords()[w] {
		c.weekday = c.weekday || strings.HasSuffix(w, "day") || len(w) >= 3 && weekdayStart[w[:3]]
		return true
	}
	if off, ok := zones()[w]; ok && c.clock && !c.zoned {
		c.zone, c.zoned = off, true
		return true
	}
	// An ambiguous zone (ET, IST) leaves the day and takes the clock time.
	return c.zoned && w == "z" || c.clock && !c.zoned && len(w) <= 4 && c.in[start:c.at] == strings.ToUpper(w)
}

var weekdayStart = map[string]bool{"mon": true, "tue": true, "wed": true, "thu": true, "fri": true, "sat": true, "sun": true}

// offset reads +02:00, +0200 and +2 after a time, and dashes elsewhere.
func (c *scan) offset(minus bool, width int) bool {
	c.at += width
	if !c.clock || c.zoned && c.zone != 0 || !c.digitNext() {
		return c.in[c.at-1] != '+' || !c.digitNext()
	}
	n, w := c.digits()
	var minutes int
	switch {
	case w <= 2:
		minutes = n * 60
		if c.at+2 < len(c.in) && c.in[c.at] == ':' && isDigit(c.in[c.at+1]) {
			c.at++
			m, _ := c.digits()
			minutes += m
		}
	case w == 4 && !saneYear(n):
		minutes = n/100*60 + n%100
	case w == 4 && c.y == 0: // "10:00 - 2024"
		return c.set(&c.y, n)
	default:
		return false
	}
	if minutes > 14*60 {
		return false
	}
	if minus {
		minutes = -minutes
	}
	c.zone, c.zoned = minutes, true
	return true
}
