package date

import (
	_ "embed"
	"strings"
	"sync"

	"chancery/internal/text/words"
)

//go:embed data/words.tsv
var wordsTSV string

// class is a set of word classes, a bit each.
type class uint32

const (
	cApprox class = 1 << iota
	cDir
	cFuture
	cHoliday
	cMod
	cMonth
	cPart
	cParts
	cPast
	cRef
	cRel
	cSeason
	cSet
	cUnit
	cWeekday
	cWeekdays
	cZone
	cDecade
	cNum
	cOrd
	cDay
	cYear
	cYY
	cClock
	cHalf
	cPlan
	cEvent
	cSignal
	cNear
	cClose
)

var classNames = map[string]class{
	"approx": cApprox, "dir": cDir, "future": cFuture, "holiday": cHoliday, "mod": cMod, "month": cMonth, "part": cPart,
	"parts": cParts, "past": cPast, "ref": cRef, "rel": cRel, "season": cSeason, "set": cSet, "unit": cUnit,
	"weekday": cWeekday, "weekdays": cWeekdays, "zone": cZone, "decade": cDecade, "num": cNum, "ord": cOrd, "day": cDay,
	"year": cYear, "yy": cYY, "clock": cClock, "half": cHalf, "plan": cPlan, "event": cEvent,
	"signal": cSignal, "near": cNear, "close": cClose,
}

// info is what is known of a word before its sentence is.
type info struct {
	lit     int // number of the literal in the rules, 0 for none
	classes class
	values  map[class]string
	phrases [][]string // further words of approx phrases that begin here
}

type lexicon map[string]*info

func (l lexicon) at(w string) *info {
	if l[w] == nil {
		l[w] = &info{values: map[class]string{}}
	}
	return l[w]
}

// readLexicon reads data/words.tsv and adds what is known of numerals.
func readLexicon() lexicon {
	l := lexicon{}
	for line := range strings.Lines(wordsTSV) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(f) < 2 {
			continue
		}
		c := classNames[f[1]]
		ws := strings.Fields(f[0])
		in := l.at(ws[0])
		in.classes |= c
		if len(f) > 2 {
			in.values[c] = f[2]
		}
		if c == cApprox {
			in.phrases = append(in.phrases, ws[1:])
			for _, w := range ws[1:] {
				l.at(w)
			}
		}
	}
	for _, w := range words.Numerals() {
		l.at(w).classes |= cNum | cOrd
	}
	for _, w := range []string{"seventeen", "eighteen", "nineteen", "twenty"} {
		l.at(w).classes |= cYear
	}
	for _, w := range []string{"st", "nd", "rd", "th", "s", "couple", "pair", "½", ":", "/"} {
		l.at(w) // parts of numbers: known, so that line.alone does not stop there
	}
	for _, w := range []string{"a.m.", "p.m.", "a.m", "p.m", "am", "pm"} {
		l.at(w).classes |= cHalf
		l.at(w).values[cHalf] = w[:1]
	}
	for _, w := range []string{"'", "’", "‘"} {
		l.at(w).classes |= cDecade
	}
	return l
}

var load = sync.OnceValue(func() *grammar {
	return readRules(readLexicon())
})
