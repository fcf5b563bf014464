package brief

import "chancery/internal/news"

// dayNote writes the day that a time expression names, for a note: "16 May
// 2024". It is "" where the expression names no single day.
func dayNote(d news.TimeExpr) string {
	if !d.Days.From.Known() || d.Days.From != d.Days.To || (d.Type != news.DATE && d.Type != news.TIME) {
		return ""
	}
	t := d.Days.From.Time()
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}
