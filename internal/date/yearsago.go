package date

import (
	"fmt"
	"strings"

	"chancery/internal/news"
	"chancery/internal/text/words"
)

// near and far are how many bytes may stand between a number of years and the
// year that it is counted from: "ten years ago, in 1998", "the 10th anniversary
// of the famine of 1998".
const near, far = 8, 48

// yearBounds are the limits that a number of years sets together with the year
// that it counts from. They leave a year on either side, as such numbers are
// round and anniversaries are spoken of before and after.
func yearBounds(a *news.Article) (out []news.Bound) {
	for i := range a.Dates {
		t := &a.Dates[i]
		lower := strings.ToLower(a.Words(t.Span))
		reach := far
		switch {
		case t.Type == news.ORDER && strings.HasSuffix(lower, "anniversary"):
		case t.Type == news.DATE && strings.HasSuffix(lower, " years ago"):
			reach = near
		default:
			continue
		}
		n := words.ReadNumber(words.Split(nil, a.Text, t.Span), 0)
		if n.Words == 0 || n.Vague || n.Value < 2 || n.Value > 500 {
			continue
		}
		for _, k := range []int{i + 1, i - 1} {
			if y := yearBeside(a, t, k, reach); y > 0 {
				out = append(out, around(t.Span, y+int(n.Value))...)
				break
			}
		}
	}
	return out
}

// yearBeside is the year that the expression k names, if it stands in full near t
// in its sentence; else 0.
func yearBeside(a *news.Article, t *news.TimeExpr, k, reach int) int {
	if k < 0 || k >= len(a.Dates) {
		return 0
	}
	d := &a.Dates[k]
	v := d.Days
	gap := max(d.Start-t.End, t.Start-d.End)
	if d.Anchor != "self" || !v.From.Known() || !v.To.Known() || v.From[:4] != v.To[:4] || gap > reach || gap < 0 || reach == far && d.Start < t.Start {
		return 0
	}
	if strings.ContainsAny(a.Text[min(d.End, t.End):max(d.Start, t.Start)], ".;\n") {
		return 0
	}
	return v.From.Time().Year()
}

// around limits the day to the year and one on either side.
func around(s news.Span, year int) []news.Bound {
	const why = "so many years after the year named beside it"
	return []news.Bound{
		{Span: s, Edge: news.NotBefore, Day: news.ParseDay(fmt.Sprintf("%04d-01-01", year-1)), Why: why},
		{Span: s, Edge: news.NotAfter, Day: news.ParseDay(fmt.Sprintf("%04d-12-31", year+1)), Why: why},
	}
}
