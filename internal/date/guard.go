package date

import (
	"strings"

	"chancery/internal/text/words"
)

// fits holds the conditions that a pattern cannot say.
func (l *line) fits(r *rule, i, end int) bool {
	if l.is(i, "in") || l.is(i, "of") {
		return false // belongs to the phrase around
	}
	if i > 0 && l.ws[i-1].Kind == words.Mark && strings.ContainsAny(l.ws[i-1].Lower, "$£€#@%/") && !l.ws[i].Space {
		return false
	}
	if end+1 < len(l.ws) && l.is(end, "-") && !l.ws[end].Space && !l.ws[end+1].Space && l.of[end-1]&cUnit != 0 {
		return false // "a week" of "a week-long strike"
	}
	if l.of[end-1]&cUnit != 0 && (l.is(end, "old") || l.is(end+1, "old") && l.is(end, "-")) {
		return false // an age
	}
	switch r.form {
	case "year":
		return end-i > 1 || l.yearStands(i)
	case "month":
		return end-i > 1 || l.monthStands(i)
	case "slash", "dotted", "iso":
		return l.tight(i, end)
	case "season":
		return !l.is(i+1, "fall") || !l.is(end, "of") || end-i > 2
	case "duration", "one", "span", "vague", "vagueplural", "ago", "hence", "every", "earlier", "later":
		return l.unitFits(r, i, end)
	case "ref":
		return l.refFits(i)
	case "someday":
		return i > 0 && (l.is(i-1, "will") || l.is(i-1, "may") || l.is(i-1, "might") || l.is(i-1, "could") || l.is(i-1, "would"))
	case "yearend":
		return l.yearEnds(i)
	case "barepart":
		return end-i > 1 || l.hourStands(i)
	case "previousday":
		return !l.is(i, "the") || !l.is(i+1, "day") || l.ends(end)
	case "weekday":
		return !l.is(i, "the") || l.ends(end) || l.of[end]&(cPart|cMonth) == 0 && (l.is(end, "before") || l.is(end, "after"))
	case "dirunit":
		return l.dirFits(end) && !(l.ws[i].Cap && l.ws[end-1].Cap && i > 0 && !l.headlined()) // the name of a show
	case "rel":
		return !l.named(i)
	case "dirplural":
		return l.plural(end - 1)
	}
	return true
}

// tight reports whether no white space stands inside the words.
func (l *line) tight(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if l.ws[k].Space {
			return false
		}
	}
	return end >= len(l.ws) || l.ws[end].Space || l.ws[end].Kind == words.Mark
}

func (l *line) plural(i int) bool { return strings.HasSuffix(l.ws[i].Lower, "s") }

// yearStands tells a year from another number of four digits that stands
// alone, by its neighbours.
func (l *line) yearStands(i int) bool {
	w := &l.ws[i]
	if w.Kind != words.Digits || w.Value < 1000 || w.Value > 2100 {
		return false
	}
	if i > 0 && (l.ws[i-1].Kind == words.Digits || !w.Space && !strings.ContainsAny(l.ws[i-1].Lower, `(["'‘“–—-/`)) {
		return false
	}
	if i+1 < len(l.ws) && !l.ws[i+1].Space {
		next := &l.ws[i+1]
		if next.Kind != words.Mark && !next.Is("'s") || strings.ContainsAny(next.Lower, "%/:°") ||
			next.Is("-") && i+2 < len(l.ws) && l.ws[i+2].Kind == words.Digits && len(l.ws[i+2].Lower) != 4 && len(l.ws[i+2].Lower) != 2 {
			return false
		}
	}
	if i > 0 && l.preposed(i) {
		return true
	}
	if w.Value < 1900 || l.is(i+1, "people") || i+1 < len(l.ws) && (l.of[i+1]&(cUnit|cNum) != 0 && !l.is(i+1, "a") && !l.is(i+1, "second")) {
		return false
	}
	return i+1 >= len(l.ws) || l.ws[i+1].Kind == words.Mark || !l.plural(i+1) || i > 0 && l.ws[i-1].Kind == words.Letters &&
		(l.is(i-1, "the") || l.is(i-1, "'s"))
}

func (l *line) preposed(i int) bool {
	switch l.ws[i-1].Lower {
	case "in", "since", "by", "until", "till", "during", "from", "before", "after", "early", "late", "mid", "for", "of", "through", "to":
		return l.ws[i].Kind == words.Digits && (l.ws[i].Value >= 1500 || l.is(i-1, "in") || l.is(i-1, "since")) &&
			(i+1 >= len(l.ws) || l.ws[i+1].Kind == words.Mark || l.of[i+1]&cUnit == 0 && !l.plural(i+1) ||
				l.ws[i].Value >= 1900 && l.is(i-1, "in"))
	}
	return false
}

// monthStands keeps "May" and "March" that begin a sentence or are names out.
func (l *line) monthStands(i int) bool {
	switch l.ws[i].Lower {
	case "jan", "jun", "mar", "dec", "sep", "jul", "apr", "aug", "feb", "nov", "oct":
		return l.is(i+1, ".") && !l.ws[i+1].Space
	case "may", "march", "april", "june", "august":
	default:
		return true
	}
	if i == 0 {
		return false
	}
	switch l.ws[i-1].Lower {
	case "in", "since", "by", "until", "till", "during", "from", "before", "after", "of", "for", "through", "to", "between", "and", "on", "'s", "a", "the":
		return i+1 >= len(l.ws) || !l.ws[i+1].Cap
	}
	return false
}

// unitFits asks for "two years" but takes "five year" and "two-day".
func (l *line) unitFits(r *rule, i, end int) bool {
	u := end - 1
	for u > i && l.of[u]&cUnit == 0 {
		u--
	}
	if u > i && l.ws[u].Cap && !l.headlined() {
		return false // the name of a show
	}
	unit := l.ws[u].Lower
	switch r.form {
	case "vague":
		return l.plural(u)
	case "vagueplural":
		if unit == "hours" && l.is(u+1, "of") && (l.is(i-1, "early") || l.is(i-1, "small")) || i > 0 && l.ws[u].Cap && l.ws[i-1].Kind == words.Digits {
			return false // "the early hours of Thursday", and the name of a show
		}
		return l.plural(u) && unit != "seconds" && unit != "quarters"
	case "one":
		return !l.plural(u) && unit != "quarter" && (unit != "second" || l.is(u+1, "or"))
	}
	if unit == "second" && !l.is(i, "one") || unit == "quarters" && l.is(i, "three") && (end-i == 2 || l.is(i+1, "-")) {
		return false
	}
	if n := words.ReadNumber(l.ws, i); n.Words > 0 && n.Value == 1 && l.plural(u) && !l.ws[u].Cap {
		return false
	}
	return true
}

// hourStands takes noon and midnight behind a preposition of time.
func (l *line) hourStands(i int) bool {
	switch {
	case i == 0 || l.infos[i].values[cPart] == "" || l.infos[i].values[cPart][0] > '9':
		return false
	case l.is(i-1, "at"), l.is(i-1, "by"), l.is(i-1, "until"), l.is(i-1, "before"), l.is(i-1, "after"):
		return true
	}
	return false
}

// yearEnds takes "by year-end" and leaves "year-end results".
func (l *line) yearEnds(i int) bool {
	if i == 0 {
		return false
	}
	switch l.ws[i-1].Lower {
	case "by", "at", "before", "until", "till", "after", "around", "since":
		return true
	}
	return false
}

// ends reports whether a phrase can end before word i.
func (l *line) ends(i int) bool {
	return i >= len(l.ws) || l.ws[i].Kind == words.Mark && !l.is(i, "-") || l.is(i, "and") || l.is(i, "but")
}

// named reports whether the capital word i ends a name: "USA Today".
func (l *line) named(i int) bool {
	return i > 0 && l.ws[i].Cap && l.ws[i-1].Kind == words.Letters && l.ws[i-1].Cap && l.ws[i].Space && !l.headlined()
}

// headlined reports whether the line writes most of its words with capitals.
func (l *line) headlined() bool {
	caps, all := 0, 0
	for i := range l.ws {
		if w := &l.ws[i]; w.Kind == words.Letters && len(w.Lower) > 3 {
			all++
			caps += one(w.Cap)
		}
	}
	return 3*caps > 2*all
}

// refFits keeps names ("Future Group") and "now that" out.
func (l *line) refFits(i int) bool {
	if l.ws[i].Cap && i > 0 || l.is(i+1, "-") && !l.ws[i+1].Space && i+2 < len(l.ws) && !l.ws[i+2].Space {
		return false // a name, or part of a word: "now-cancelled"
	}
	switch l.ws[i].Lower {
	case "second", "present", "recent": // "recent" alone tells more of a thing than of a time
		return false
	}
	return true
}

// dirFits keeps "the last day of", "this second" and plurals out.
func (l *line) dirFits(end int) bool {
	switch l.ws[end-1].Lower {
	case "second", "minute", "hour", "seconds", "minutes", "hours":
		return false
	case "day":
		return !l.is(end-2, "last") && !l.is(end-2, "current") && !l.is(end-2, "previous")
	}
	return !l.plural(end - 1)
}
