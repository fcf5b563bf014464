package name

import (
	"strconv"
	"strings"
	"sync"

	"chancery/internal/news"
)

// rows calls each with the fields of every line of a table that is not a
// comment; short lines are filled up to n fields.
func rows(file string, n int, each func(f []string)) error {
	raw, err := data.ReadFile("data/" + file)
	if err != nil {
		return err
	}
	text := string(raw)
	for len(text) > 0 {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if line == "" || line[0] == '#' {
			continue
		}
		f := make([]string, 0, n)
		for range n - 1 {
			cell, more, _ := strings.Cut(line, "\t")
			f, line = append(f, cell), more
		}
		each(append(f, line))
	}
	return nil
}

// list splits "a|b|c".
func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// load reads the embedded tables.
func (b *Base) load() error {
	for _, step := range []func() error{b.loadWords, b.loadCountries, b.loadNations, b.loadOrganisations, b.loadTeams, b.loadBare, b.loadRegions,
		b.loadPeople, b.loadLeaders, b.loadBrands, b.loadGroups} {
		if err := step(); err != nil {
			return err
		}
	}
	b.sortTerms()
	b.gazette = sync.OnceValue(func() *gazetteer { return loadGazetteer(b.regions()) })
	b.spare = &sync.Pool{}
	b.forms = sync.OnceValue(b.newForms)
	return nil
}

// regions are the places that the hand-made tables hold.
func (b *Base) regions() []news.Entity {
	var out []news.Entity
	for _, e := range b.entities {
		if e.Type == news.Place && e.Country != "" {
			out = append(out, e)
		}
	}
	return out
}

func (b *Base) loadCountries() error {
	return rows("built/countries.tsv", 9, func(f []string) {
		b.codes[f[0]] = Codes{ISO3: f[0], ISO2: f[1], COW: f[2], FIPS: f[3]}
		b.byISO2[f[1]] = f[0]
		geo, _ := strconv.Atoi(f[4])
		id := news.EntityID(f[5])
		if id == "" {
			id = news.EntityID("kb:country-" + strings.ToLower(f[0]))
		}
		i := b.add(news.Entity{ID: id, Name: strings.ReplaceAll(f[6], " & ", " and "), Type: news.Country, Country: f[0], GeoNames: geo})
		b.byISO[f[0]] = id
		b.call(i, b.entities[i].Name, asName)
		for _, v := range list(f[8]) {
			b.call(i, v, asName)
		}
		if f[7] != "" {
			b.capitals[keyOf(f[7])] = f[0]
		}
	})
}

func (b *Base) loadNations() error {
	err := rows("middles.tsv", 3, func(f []string) {
		if i, ok := b.byID[b.byISO[f[0]]]; ok {
			b.entities[i].Lat, _ = strconv.ParseFloat(f[1], 64)
			b.entities[i].Lon, _ = strconv.ParseFloat(f[2], 64)
		}
	})
	if err != nil {
		return err
	}
	return rows("nations.tsv", 5, func(f []string) {
		i, ok := b.byID[b.byISO[f[0]]]
		if !ok {
			return
		}
		if f[1] != "" {
			b.entities[i].Name = f[1]
			b.call(i, f[1], asName)
		}
		for _, v := range list(f[4]) {
			b.call(i, v, asName)
		}
		for _, v := range list(f[2]) {
			b.call(i, v, asAdjective)
			b.call(i, v+"s", asPeople)
		}
		for _, v := range list(f[3]) {
			b.call(i, v, asPeople)
		}
	})
}

func (b *Base) loadOrganisations() error {
	return rows("organisations.tsv", 6, func(f []string) {
		i := b.add(news.Entity{ID: news.EntityID(f[0]), Type: news.EntityType(f[1]), Country: f[2], Sector: f[3], Name: f[4]})
		b.call(i, f[4], asName)
		for _, v := range list(f[5]) {
			b.call(i, v, asName)
		}
		b.abbreviate(i, f[4])
	})
}

// abbreviate calls company i by its name with the legal form cut short:
// "Southern Co".
func (b *Base) abbreviate(i int32, name string) {
	for _, form := range [...][2]string{{" Company", " Co"}, {" Corporation", " Corp"}, {" Incorporated", " Inc"}, {" Limited", " Ltd"}} {
		if bare, ok := strings.CutSuffix(name, form[0]); ok && len(b.aliases[keyOf(bare+form[1])]) == 0 {
			b.call(i, bare+form[1], asName)
		}
	}
}

func (b *Base) loadRegions() error {
	err := rows("regions.tsv", 6, func(f []string) {
		lat, _ := strconv.ParseFloat(f[2], 64)
		lon, _ := strconv.ParseFloat(f[3], 64)
		i := b.add(news.Entity{ID: news.EntityID(f[0]), Type: news.Place, Country: f[1], Lat: lat, Lon: lon, Name: f[4]})
		b.call(i, f[4], asName)
		for _, v := range list(f[5]) {
			b.call(i, v, asName)
		}
	})
	if err != nil {
		return err
	}
	err = rows("peoples.tsv", 4, func(f []string) {
		name, _, _ := strings.Cut(f[3], "|")
		if name == "" {
			name = f[2]
		}
		if all := list(f[3]); len(all) > 1 && strings.HasPrefix(all[1], all[0]) {
			name = all[1] // "Kurds", not "Kurd"
		}
		i := b.add(news.Entity{ID: news.EntityID(f[0]), Type: news.Group, Country: f[1], Name: name})
		for _, v := range list(f[2]) {
			b.call(i, v, asAdjective)
		}
		for _, v := range list(f[3]) {
			b.call(i, v, asPeople)
		}
	})
	if err != nil {
		return err
	}
	return rows("metonyms.tsv", 2, func(f []string) {
		if i, ok := b.byID[b.byISO[f[1]]]; ok {
			b.call(i, f[0], asMetonym)
		}
	})
}

func (b *Base) loadPeople() error {
	return rows("people.tsv", 8, func(f []string) { b.person(f[0], f[1], f[3], f[4], f[5], f[6], f[7], list(f[2])) })
}

func (b *Base) loadLeaders() error {
	for _, file := range []string{"built/leaders2026.tsv", "built/leaders.tsv"} {
		err := rows(file, 7, func(f []string) { b.person(f[0], f[1], f[2], "GOV", f[3], f[4], f[5], nil) })
		if err != nil {
			return err
		}
	}
	return nil
}

// person adds one term of office of one person.
func (b *Base) person(id, name, country, sector, office, from, to string, others []string) {
	i := b.add(news.Entity{ID: news.EntityID(id), Type: news.Person, Country: country, Sector: sector, Name: name})
	for _, v := range append([]string{name}, others...) {
		use := asName
		if !strings.ContainsAny(v, " -") {
			use = asSurname
		}
		b.call(i, v, use)
	}
	b.hold(news.EntityID(id), term{office, country, from, to})
}

// loadBrands reads companies and public services; names that are taken stay
// with who has them.
func (b *Base) loadBrands() error {
	cities := map[string]bool{}
	if err := rows("cities.tsv", 5, func(f []string) { cities[f[2]] = true }); err != nil {
		return err
	}
	return rows("built/brands.tsv", 4, func(f []string) {
		if _, taken := b.aliases[keyOf(f[3])]; taken || cities[f[0]] { // a city runs services too
			return
		}
		i := b.add(news.Entity{ID: news.EntityID(f[0]), Type: news.Organisation, Country: f[1], Sector: f[2], Name: f[3]})
		b.call(i, f[3], asName)
		if short, ok := strings.CutPrefix(f[3], "The "); ok && strings.Contains(short, " ") {
			b.call(i, short, asName)
		}
		b.abbreviate(i, f[3])
	})
}

func (b *Base) loadGroups() error {
	return rows("built/groups.tsv", 5, func(f []string) {
		if _, taken := b.aliases[keyOf(f[3])]; taken {
			return
		}
		e := news.Entity{ID: news.EntityID(f[0]), Type: news.Organisation, Country: f[1], Sector: f[2], Name: f[3]}
		if owner, ok := b.company(f[3]); ok {
			b.call(owner, f[3], asName)
			return
		}
		if f[2] != "MNC" && b.personal(f[3]) {
			e.Type = news.Person
		}
		i := b.add(e)
		b.call(i, f[3], asName)
		for _, v := range list(f[4]) {
			if _, taken := b.aliases[keyOf(v)]; !taken {
				b.call(i, v, asName)
			}
		}
	})
}

// personal reports whether a name of the groups is a person's: a first name and
// up to three words more of which none heads an organisation.
func (b *Base) personal(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) < 2 || len(words) > 4 || b.words.given[words[0]] == 0 && !b.words.is(words[0], titleWord) {
		return false
	}
	for _, w := range words {
		if _, org := b.words.org[w]; org || w == "of" || w == "for" || w == "and" || b.words.is(w, placeWord) {
			return false
		}
	}
	return true
}

// company returns the organisation that a name means with a legal form behind
// it: "Home Depot Inc".
func (b *Base) company(name string) (int32, bool) {
	words := strings.Fields(name)
	n := len(words)
	for n > 1 && legalWord(strings.ToLower(words[n-1])) {
		n--
	}
	if n == len(words) {
		return 0, false
	}
	for _, a := range b.aliases[keyOf(strings.Join(words[:n], " "))] {
		if b.entities[a.entity].Type == news.Organisation && a.use == asName {
			return a.entity, true
		}
	}
	return 0, false
}
