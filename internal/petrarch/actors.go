package petrarch

import (
	"io"
	"strings"

	"chancery/internal/news"
)

// An actor is a name with the codes that it has at various times.
type actor struct {
	phrase
	codes *[]dated // shared by a name and its synonyms
}

// A dated code holds on days after From and before To, both empty for any day;
// a range "A-B" includes its ends.
type dated struct {
	code      string
	after     news.Day // exclusive
	before    news.Day // exclusive
	from, to  news.Day // inclusive
	unlimited bool
}

// A phrase is words of which some are bound to the one before.
type phrase struct {
	words []string
	tight []bool
}

func newPhrase(s string) phrase {
	w, t := split(s)
	return phrase{w, t}
}

// readActors adds a dictionary of actors. A name or synonym ("+…") may carry
// codes; lines of codes alone belong to the names above them.
func (d *Dictionary) readActors(r io.Reader) error {
	var codes *[]dated
	return lines(r, func(_ int, line string) {
		name, _, _ := strings.Cut(line, "[")
		if name = strings.TrimSpace(name); name != "" {
			if !strings.HasPrefix(name, "+") || codes == nil {
				codes = new([]dated)
			}
			d.addActor(strings.TrimPrefix(name, "+"), codes)
		}
		for code, rest, ok := bracketed(line); ok && codes != nil; code, rest, ok = bracketed(rest) {
			*codes = append(*codes, restricted(code))
		}
	})
}

func (d *Dictionary) addActor(name string, codes *[]dated) {
	a := actor{newPhrase(name), codes}
	if len(a.words) > 0 {
		d.actors[a.words[0]] = append(d.actors[a.words[0]], a)
	}
}

// restricted reads "GOV", "GOV <950601", "GOV > 990816" or "GOV 20121109-20130119".
func restricted(s string) dated {
	code, when, _ := strings.Cut(strings.TrimSpace(s), " ")
	if i := strings.IndexAny(code, "<>"); i > 0 {
		code, when = code[:i], code[i:]+when
	}
	when = strings.ReplaceAll(when, " ", "")
	out := dated{code: code}
	switch {
	case when == "":
		out.unlimited = true
	case when[0] == '<':
		out.before = shortDay(when[1:])
	case when[0] == '>':
		out.after = shortDay(when[1:])
	default:
		first, last, _ := strings.Cut(when, "-")
		out.from, out.to = shortDay(first), shortDay(last)
	}
	return out
}

// shortDay reads YYYYMMDD or YYMMDD; years above 30 are of the twentieth century.
// What is neither is unknown, and then limits nothing.
func shortDay(s string) news.Day {
	if len(s) == 6 {
		century := "20"
		if s[:2] > "30" {
			century = "19"
		}
		s = century + s
	}
	if len(s) != 8 {
		return ""
	}
	return news.ParseDay(s[:4] + "-" + s[4:6] + "-" + s[6:])
}

// on is the code of an actor on a day: the first whose time it is, else the one
// without limits, else "". On an unknown day only the latter counts.
func (a actor) on(day news.Day) string {
	standard := ""
	for _, c := range *a.codes {
		switch {
		case c.unlimited:
			if standard == "" {
				standard = c.code
			}
		case day.Known() && c.holds(day):
			return c.code
		}
	}
	return standard
}

func (c dated) holds(day news.Day) bool {
	return (c.before == "" || day < c.before) && (c.after == "" || day > c.after) &&
		(c.from == "" || day >= c.from) && (c.to == "" || day <= c.to) &&
		(c.before != "" || c.after != "" || c.from != "" || c.to != "")
}
