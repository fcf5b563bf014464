package name

import (
	"strings"

	"chancery/internal/news"
)

// rulers are the words for offices that the lists call "leader".
var rulers = []string{"president", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "sultan", "emir", "leader", "chairman", "ruler"}

// Tenure returns from when until when id held the office that words name before
// or with the name ("President", "the Russian president"): from the first such
// term to the end of the last. An end is unknown where the lists do not tell
// it or the term goes on; ok is false where no term fits the words.
func (b *Base) Tenure(id news.EntityID, words string) (v news.Interval, ok bool) {
	words = " " + strings.ToLower(words) + " "
	open := false
	for _, t := range b.terms[id] {
		if t.from == "" || t.from == "?" || !t.named(words) {
			continue
		}
		if from := edge(t.from, "-01-01"); !ok || from < v.From {
			v.From = from
		}
		ok = true
		if t.to == "" || t.to == "?" {
			open = true
			continue
		}
		v.To = max(v.To, lastDay(t.to))
	}
	if open {
		v.To = ""
	}
	return v, ok && v.From.Known()
}

// named reports whether words hold the name of the office.
func (t term) named(words string) bool {
	if t.office != "leader" {
		return t.office != "" && strings.Contains(words, " "+t.office+" ") && (t.office != "president" || !strings.Contains(words, " vice "))
	}
	for _, r := range rulers {
		if strings.Contains(words, " "+r+" ") {
			return true
		}
	}
	return false
}

// edge completes a partial day ("2008", "2008-02") from the end of rest.
func edge(partial, rest string) news.Day {
	if n := len(partial); n < 10 {
		partial += rest[min(n-4, len(rest)):]
	}
	return news.ParseDay(partial)
}

// lastDay is the last day of a partial one.
func lastDay(partial string) news.Day {
	switch len(partial) {
	case 4:
		return news.ParseDay(partial + "-12-31")
	case 7:
		if first := news.ParseDay(partial + "-01"); first.Known() {
			return news.DayOf(first.Time().AddDate(0, 1, -1))
		}
	}
	return news.ParseDay(partial)
}
