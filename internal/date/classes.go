package date

import (
	"strings"

	"chancery/internal/text/words"
)

// classLength returns how many words the class c takes at word i, which is
// known to be able to begin it.
func (l *line) classLength(c class, i int) int {
	w := &l.ws[i]
	switch c {
	case cNum:
		return l.numLength(i, false)
	case cOrd:
		return l.numLength(i, true)
	case cDay:
		return l.dayLength(i)
	case cYear:
		_, n := yearAt(l.ws, i)
		return n
	case cDecade:
		_, n := l.decadeAt(i)
		return n
	case cClock:
		_, _, n := clockAt(l.ws, i)
		return n
	case cApprox:
		return l.approxLength(i)
	case cMonth, cWeekdays, cHoliday:
		return one(w.Cap)
	case cWeekday:
		return one(w.Cap && (strings.HasSuffix(w.Lower, "day") || l.is(i+1, ".") || l.is(i+1, ",")))
	}
	return 1
}

func one(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

func (l *line) is(i int, s string) bool { return i >= 0 && i < len(l.ws) && l.ws[i].Lower == s }

// numLength is the length of a cardinal or ordinal number at word i.
func (l *line) numLength(i int, ordinal bool) int {
	if few := l.is(i, "few"); few && !ordinal {
		return 0
	}
	n := words.ReadNumber(l.ws, i)
	if n.Words == 0 || n.Ordinal != ordinal || n.Value > 1e6 {
		return 0
	}
	return n.Words
}

// dayLength takes "16", "16th" and "sixteenth" as days of a month.
func (l *line) dayLength(i int) int {
	n := words.ReadNumber(l.ws, i)
	if n.Value < 1 || n.Value > 31 || n.Value != float64(int(n.Value)) || n.Words > 2 || len(l.ws[i].Lower) > 2 {
		return 0
	}
	return n.Words
}

// yearAt reads "2023" and "nineteen ninety-six".
func yearAt(ws []words.Word, i int) (int, int) {
	w := &ws[i]
	if w.Kind == words.Digits {
		if len(w.Lower) == 4 && w.Value >= 1000 && w.Value < 2200 && strings.IndexByte(w.Lower, '.') < 0 {
			return int(w.Value), 1
		}
		return 0, 0
	}
	a := words.ReadNumber(ws, i)
	if a.Words != 1 || a.Ordinal || a.Value < 17 || a.Value > 20 {
		return 0, 0
	}
	b := words.ReadNumber(ws, i+1)
	if b.Words == 0 || b.Ordinal || b.Vague || b.Value < 10 || b.Value > 99 || ws[i+1].Kind != words.Letters || ws[i+1].Is("a") {
		return 0, 0
	}
	return int(a.Value*100 + b.Value), 1 + b.Words
}

// decadeAt reads "1990s", "'90s" and "nineties" as the first digits of the
// decade's years.
func (l *line) decadeAt(i int) (string, int) {
	w := &l.ws[i]
	s := func(j int) bool {
		return j < len(l.ws) && !l.ws[j].Space && (l.ws[j].Is("s") || l.ws[j].Is("'s"))
	}
	switch {
	case w.Kind == words.Digits && len(w.Lower) == 4 && w.Lower[3] == '0' && s(i+1):
		return w.Lower[:3], 2
	case w.Kind == words.Mark && i+2 < len(l.ws) && len(l.ws[i+1].Lower) == 2 && l.ws[i+1].Kind == words.Digits &&
		l.ws[i+1].Lower[1] == '0' && !l.ws[i+1].Space && s(i+2):
		return "19" + l.ws[i+1].Lower[:1], 3
	case w.Kind == words.Letters:
		return "19" + l.infos[i].values[cDecade], 1
	}
	return "", 0
}

// clockAt reads "8", "8:30" and "8.30" as a time of day.
func clockAt(ws []words.Word, i int) (hour, minute, n int) {
	w := &ws[i]
	if h, m, ok := strings.Cut(w.Lower, "."); ok && len(m) == 2 && len(h) <= 2 {
		hour, minute, n = atoi(h), atoi(m), 1
	} else if !ok && len(w.Lower) <= 2 {
		hour, n = int(w.Value), 1
		if i+2 < len(ws) && ws[i+1].Is(":") && !ws[i+1].Space && !ws[i+2].Space && len(ws[i+2].Lower) == 2 {
			minute, n = int(ws[i+2].Value), 3
		}
	}
	if hour > 24 || minute > 59 {
		return 0, 0, 0
	}
	return hour, minute, n
}

// approxLength is the length of the longest phrase such as "more than" at i.
func (l *line) approxLength(i int) int {
	best := 0
	for _, p := range l.infos[i].phrases {
		n := 1
		for n <= len(p) && l.is(i+n, p[n-1]) {
			n++
		}
		if n == len(p)+1 && !(n == 1 && l.is(i, "over") && (l.is(i+1, "several") || l.is(i+1, "many"))) {
			best = max(best, n)
		}
	}
	return best
}

// abbreviated reports whether a full stop after word i belongs to it: after
// "Sept" and "Fri", and between the digits of "17.10.2023".
func (l *line) abbreviated(i int) bool {
	if i < 0 || i+1 >= len(l.ws) || l.ws[i+1].Space {
		return false
	}
	w := &l.ws[i]
	if w.Kind == words.Digits {
		return i+2 < len(l.ws) && !l.ws[i+2].Space
	}
	switch w.Lower {
	case "may", "june", "july", "march", "april", "august":
		return false
	}
	return l.of[i]&(cMonth|cWeekday) != 0 && len(w.Lower) <= 5
}
