package web

import (
	"fmt"
	"html/template"
	"strings"

	"chancery/internal/news"
)

// funcs are what templates call.
var funcs = template.FuncMap{
	"days":    days,
	"cite":    cite,
	"short":   short,
	"percent": func(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) },
	"count":   count,
	"or":      or,
	"between": between,
	"odd":     func(i int) bool { return i%2 == 1 },
	"inc":     func(i int) int { return i + 1 },
	"article": func(id news.ArticleID) string { return "/article/" + string(id) },
}

// days writes an interval for people.
func days(v news.Interval) string {
	switch {
	case !v.Known():
		return "day unknown"
	case v.From == v.To:
		return pretty(v.From)
	case !v.From.Known():
		return "until " + pretty(v.To)
	case !v.To.Known():
		return "from " + pretty(v.From)
	case v.From[:7] == v.To[:7]:
		return v.From.Time().Format("2") + "–" + pretty(v.To)
	}
	return pretty(v.From) + " – " + pretty(v.To)
}

func pretty(d news.Day) string {
	if t := d.Time(); !t.IsZero() {
		return t.Format("2 January 2006")
	}
	return "undated"
}

// cite is the address of words of an article.
func cite(id news.ArticleID, s news.Span) string {
	return fmt.Sprintf("/article/%s?s=%d-%d#hit", id, s.Start, s.End)
}

// short cuts text to about n bytes at a space.
func short(n int, text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= n {
		return text
	}
	if i := strings.LastIndexByte(text[:n], ' '); i > 0 {
		return text[:i] + " …"
	}
	return text
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
