package name

import (
	"cmp"
	"embed"
	"slices"
	"strings"
	"sync"

	"chancery/internal/news"
	"chancery/internal/text/vocab"
)

//go:embed data/*.tsv data/built/*
var data embed.FS

// A Base is the knowledge base: entities, the names they go by, and who held
// which office when. It does not change after loading, so any number of
// articles may be read with it at once.
type Base struct {
	entities []news.Entity
	terms    map[news.EntityID][]term // by first day
	byID     map[news.EntityID]int32
	aliases  map[string][]alias // key → whom it names
	begins   sieve              // of the keys of aliases
	longer   sieve              // of the first words of those keys that have several
	small    map[string]bool    // first words of the keys of those that begin in lower case: "al-Qaida"
	byISO    map[string]news.EntityID
	byISO2   map[string]string   // ISO 3166-1 alpha-2 → alpha-3
	codes    map[string]Codes    // ISO 3166-1 alpha-3 → the other codes
	capitals map[string]string   // key of a capital → ISO 3166-1 alpha-3
	holders  map[string][]holder // ISO 3166-1 alpha-3 → office-holders
	words    *words
	sports   *sports
	bare     *bare
	gazette  func() *gazetteer
	forms    func() *vocab.Table[form]
	spare    *sync.Pool // of readings
}

// An alias is one name of one entity.
type alias struct {
	name   string // as written
	entity int32
	use    usage
}

// usage says what kind of name an alias is.
type usage uint8

const (
	asName      usage = iota
	asAdjective       // "Russian"
	asPeople          // "Russians", "Briton"
	asSurname         // "Putin": one word for a person
	asMetonym         // "Kremlin" for Russia
)

// A term is a time in office.
type term struct {
	office, country string
	from, to        string // to: "" still in office, "?" unknown
}

type holder struct {
	id news.EntityID
	term
}

var loadOnce = sync.OnceValue(func() *Base {
	b := newBase()
	if err := b.load(); err != nil {
		panic("name: embedded tables: " + err.Error()) // a test loads them
	}
	return b
})

// Default returns the knowledge base that is built into the program. Cities
// are decoded when the first article is read.
func Default() *Base { return loadOnce() }

func newBase() *Base {
	return &Base{
		terms: map[news.EntityID][]term{}, byID: map[news.EntityID]int32{}, aliases: make(map[string][]alias, 1<<15),
		begins: newSieve(20), longer: newSieve(18), small: map[string]bool{}, byISO: map[string]news.EntityID{}, byISO2: map[string]string{}, codes: map[string]Codes{}, capitals: map[string]string{}, holders: map[string][]holder{},
	}
}

// Entity returns the entity with the given id. Cities are known under their
// GeoNames id as well as their Wikidata id.
func (b *Base) Entity(id news.EntityID) (news.Entity, bool) {
	if strings.HasPrefix(string(id), "local:") { // most of an article's names: spare the tables
		return news.Entity{}, false
	}
	i, ok := b.byID[id]
	if !ok {
		return b.gazette().entity(id)
	}
	e := b.entities[i]
	if e.Type == news.Place && e.GeoNames == 0 {
		g := b.gazette()
		if k, ok := g.hand[id]; ok {
			e.GeoNames = int(g.cities[k].geo)
		}
	}
	return e, true
}

// CountryOf returns the country with the ISO 3166-1 alpha-3 code.
func (b *Base) CountryOf(iso3 string) (news.Entity, bool) { return b.Entity(b.byISO[iso3]) }

// Codes are the codes of one country; empty is unknown or none.
type Codes struct {
	ISO3, ISO2 string // ISO 3166-1
	COW        string // Correlates of War state abbreviation
	FIPS       string // FIPS 10-4
}

// Codes returns the codes of the country with the ISO 3166-1 alpha-3 code.
func (b *Base) Codes(iso3 string) (Codes, bool) {
	c, ok := b.codes[iso3]
	return c, ok
}

// Lookup returns the entities that go by name, those in office on the given
// day first, then as listed; places by population. An unknown day favours
// nobody.
func (b *Base) Lookup(name string, on news.Day) []news.Entity {
	var out []news.Entity
	key := keyOf(name)
	seen := map[news.EntityID]bool{}
	add := func(e news.Entity) {
		if !seen[e.ID] {
			seen[e.ID] = true
			out = append(out, e)
		}
	}
	for _, a := range b.aliases[key] {
		e := b.entities[a.entity]
		if t, ok := b.inOffice(e.ID, on); ok {
			e.Role = b.roleWords(t)
		}
		add(e)
	}
	if on.Known() {
		slices.SortStableFunc(out, func(x, y news.Entity) int {
			_, i := b.inOffice(x.ID, on)
			_, j := b.inOffice(y.ID, on)
			return boolCompare(j, i)
		})
	}
	for _, c := range b.gazette().named([]byte(key)) {
		add(b.gazette().at(c))
	}
	return out
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// add makes e known, or returns the index that its id already has.
func (b *Base) add(e news.Entity) int32 {
	if i, ok := b.byID[e.ID]; ok {
		return i
	}
	if e.Wikidata == "" && isQ(e.ID) {
		e.Wikidata = string(e.ID)
	}
	i := int32(len(b.entities))
	b.entities = append(b.entities, e)
	b.byID[e.ID] = i
	return i
}

func isQ(id news.EntityID) bool {
	return len(id) > 1 && id[0] == 'Q' && strings.Trim(string(id[1:]), "0123456789") == ""
}

// call lets entity i go by name.
func (b *Base) call(i int32, name string, use usage) {
	name = strings.TrimPrefix(strings.TrimSpace(name), "the ")
	key := keyOf(name)
	if key == "" {
		return
	}
	for _, a := range b.aliases[key] {
		if a.entity == i {
			return
		}
	}
	b.aliases[key] = append(b.aliases[key], alias{name, i, use})
	b.begins.add(key)
	first, _, several := strings.Cut(key, " ")
	if several {
		b.longer.set(hashOf(first))
	}
	if !upper(name) {
		b.small[first] = true
	}
}

// hold records a term of office.
func (b *Base) hold(id news.EntityID, t term) {
	for _, o := range b.terms[id] {
		if o == t {
			return
		}
	}
	b.terms[id] = append(b.terms[id], t)
	if t.office != "" {
		b.holders[t.country] = append(b.holders[t.country], holder{id, t})
	}
}

// sortTerms puts terms in the order of time.
func (b *Base) sortTerms() {
	for _, ts := range b.terms {
		slices.SortStableFunc(ts, func(x, y term) int { return cmp.Compare(x.from, y.from) })
	}
	for _, hs := range b.holders {
		slices.SortStableFunc(hs, func(x, y holder) int { return cmp.Compare(x.from, y.from) })
	}
}

// covers reports whether the term surely includes day on.
func (t term) covers(on news.Day) bool {
	if !on.Known() || t.from == "" {
		return false
	}
	from, day := t.from, string(on)
	if day < from {
		return false
	}
	switch {
	case t.to == "":
		return true
	case t.to == "?": // the lists with unknown ends were made in 2021 and 2022
		return day <= "2022-06"
	}
	return day <= t.to || strings.HasPrefix(day, t.to)
}

// inOffice returns the office that id held on the day.
func (b *Base) inOffice(id news.EntityID, on news.Day) (term, bool) {
	for _, t := range slices.Backward(b.terms[id]) {
		if t.covers(on) {
			return t, true
		}
	}
	return term{}, false
}

// roleWords writes an office out: "president of Russia".
func (b *Base) roleWords(t term) string {
	if c, ok := b.CountryOf(t.country); ok && !strings.Contains(t.office, " of ") && t.office != "" {
		return t.office + " of " + c.Name
	}
	return t.office
}

// role is what to call id's office: the one held on the day, else "former"
// and the last one, or with an unknown day the only one it ever held.
func (b *Base) role(id news.EntityID, on news.Day) string {
	ts := b.terms[id]
	if len(ts) == 0 {
		return ""
	}
	if t, ok := b.inOffice(id, on); ok {
		return b.roleWords(t)
	}
	last := ts[len(ts)-1]
	if last.office == "" {
		return ""
	}
	if on.Known() && last.to != "" && last.to != "?" && string(on) > last.to {
		return "former " + b.roleWords(last)
	}
	for _, t := range ts {
		if t.office != last.office {
			return ""
		}
	}
	if on.Known() {
		return ""
	}
	return b.roleWords(last)
}
