package name

import (
	"bytes"
	"strings"
	"unicode"

	"chancery/internal/news"
)

// A dictionary of actors in the format of PETRARCH and TABARI gives a name, its
// synonyms with "+" before them, and codes in square brackets behind or below,
// some for a time only:
//
//	NORTHERN_FRONT_ [NORREB]
//	+FRONT_OF_THE_NORTH_
//	KARI_HOLM_ [NORGOV >20200101]
//
// "_" stands for a space. The first three letters of a code are a country or
// a kind of actor (IGO, NGO, MNC ...), the next three a sector. What is coded
// with a country alone is a name for that country's government, like the names
// in data/metonyms.tsv.

// An actor is an entry of a dictionary as far as it has been read.
type actor struct {
	line  int
	names []string
	codes []string
}

// isDictionary reports whether a file is a dictionary and not a table: codes in
// brackets, and no tabs between fields.
func isDictionary(text []byte) bool {
	codes, rows := 0, 0
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) == 0 || line[0] == '#' {
			continue
		}
		if bytes.Count(line, []byte("\t")) >= 3 {
			rows++
		}
		if open := bytes.IndexByte(line, '['); open >= 0 && bytes.IndexByte(line[open:], ']') > 0 {
			codes++
		}
	}
	return codes > rows
}

// dictionary takes one line of a dictionary.
func (x *extension) dictionary(line string) {
	line, _, _ = strings.Cut(line, "#")
	line, _, _ = strings.Cut(line, ";")
	name, codes, _ := strings.Cut(line, "[")
	name = strings.TrimSpace(name)
	if name != "" {
		if !strings.HasPrefix(name, "+") {
			x.actor()
			x.open.line = x.line
		}
		if name = unlined(strings.TrimPrefix(name, "+")); name != "" {
			x.open.names = append(x.open.names, name)
		}
	}
	for codes != "" {
		code, rest, _ := strings.Cut(codes, "]")
		x.open.codes = append(x.open.codes, strings.TrimSpace(code))
		_, codes, _ = strings.Cut(rest, "[")
	}
}

// unlined turns "BANK_OF_NORTHPORT_" into "Bank of Northport"; a dictionary does
// not say what is written in capitals, so short names are taken for
// abbreviations.
func unlined(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, "_", " "))
	for i, w := range words {
		low := strings.ToLower(w)
		switch r := []rune(low); {
		case i > 0 && strings.Contains(" of the and for in on to de del la al el ", " "+low+" "):
			words[i] = low
		case len(words) == 1 && len(r) <= 3 || strings.Contains(w, "."):
		default:
			for k := range r {
				if k == 0 || r[k-1] == '-' {
					r[k] = unicode.ToUpper(r[k])
				}
			}
			words[i] = string(r)
		}
	}
	return strings.TrimPrefix(strings.Join(words, " "), "The ")
}

// actor takes the entry that has been read.
func (x *extension) actor() {
	a := x.open
	x.open = actor{}
	if len(a.names) == 0 {
		return
	}
	at := x.line
	x.line = a.line
	defer func() { x.line = at }()
	if len(a.codes) == 0 {
		x.conflict("%q has no code", a.names[0])
		return
	}
	code, when, _ := strings.Cut(a.codes[0], " ")
	if i := strings.IndexAny(code, "<>"); i > 0 {
		code, when = code[:i], code[i:]
	}
	if len(code) < 3 {
		x.conflict("%q: %q is no code of an actor", a.names[0], code)
		return
	}
	country, sector := code[:3], code[3:min(6, len(code))]
	if id, ok := x.byISO[country]; ok && sector == "" {
		x.also(x.byID[id], a.names, asMetonym)
		return
	}
	x.entry(a, country, sector, when)
}

// entry adds an actor that is no country, or its names to the entity that has
// one of them.
func (x *extension) entry(a actor, country, sector, when string) {
	for _, n := range a.names {
		for _, known := range x.aliases[keyOf(n)] {
			e := x.entities[known.entity]
			if e.Type == news.Country || known.use == asSurname {
				continue
			}
			if _, is := x.byISO[country]; is && e.Country != "" && e.Country != country {
				x.conflict("%q belongs to %s already", n, e.Country)
				return
			}
			x.also(known.entity, a.names, asName)
			return
		}
	}
	typ := news.Organisation
	if when != "" || len(a.codes) > 1 || x.personal(a.names[0]) {
		typ = news.Person
	}
	if _, ok := x.byISO[country]; !ok { // "MNCNOR": the kind first
		kind := country
		if _, ok := x.byISO[sector]; ok {
			country = sector
		}
		sector = kind
	}
	id := strings.Join(strings.FieldsFunc(slug(a.names[0]), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
	i := x.add(news.Entity{ID: news.EntityID("user:" + id), Type: typ, Country: country, Sector: sector, Name: a.names[0]})
	x.also(i, a.names, asName)
}

// also calls entity i by those of the names that nobody has.
func (x *extension) also(i int32, names []string, use usage) {
	for _, n := range names {
		key := keyOf(n)
		if use == asMetonym && x.gazette().named([]byte(key)) != nil {
			continue // a town stays a town; capitals stand for governments where grammar says so
		}
		if len(x.aliases[key]) == 0 {
			x.call(i, n, use)
		}
	}
}
