package name

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

	"chancery/internal/news"
)

// A gazetteer is the list of cities, decoded from data/built/cities.tsv.zst.
type gazetteer struct {
	cities []city
	heads  map[string]int32 // key → its first link, 0 if none
	links  []link
	begins sieve // of the keys of heads
	longer sieve // of the first words of those that have several
	byGeo  func() map[int32]int32
	byQ    map[news.EntityID]int32
	states map[string]string // key of a state's name or abbreviation → admin code

	stateFirst map[string]bool // first words of the keys of states

	short     map[string]string        // "N.C." → admin code: abbreviations that stand alone
	stateIDs  map[string]news.EntityID // admin code → id
	provinces map[string]news.EntityID // "Ont." → id: abbreviations outside the USA, only behind a town
	hand      map[news.EntityID]int32  // place of the hand-made tables → its division
	handOf    map[int32]news.EntityID
	papers    map[string]int32 // host of a newspaper → its town
}

// A link leads from one place of a name to the next, less populous one; a map
// of slices would cost an allocation for every name.
type link struct{ city, next int32 }

// A city is one populated place or division of GeoNames.
type city struct {
	name, country, admin string
	wikidata             string
	geo, people          int32 // geo: GeoNames id; for a post office's town, its postal code below zero
	lat, lon             int32 // thousandths of a degree
	kind                 byte  // C capital, A seat of a first division, X section of a city, P other, Z post office, R first division, D second division
	known                bool  // has a hand-made row
}

func loadGazetteer(regions []news.Entity) *gazetteer {
	g := &gazetteer{begins: newSieve(21), longer: newSieve(19), heads: make(map[string]int32, 1<<16), cities: make([]city, 0, 1<<16+1<<13), links: make([]link, 1, 1<<16+1<<14),
		byQ: map[news.EntityID]int32{}, states: map[string]string{}, stateFirst: map[string]bool{}, short: map[string]string{}, stateIDs: map[string]news.EntityID{}, provinces: map[string]news.EntityID{},
		hand: map[news.EntityID]int32{}, handOf: map[int32]news.EntityID{}, papers: map[string]int32{}}
	for _, file := range []string{"posts.tsv.zst", "regions.tsv.zst", "cities.tsv.zst"} {
		g.decode(unpack(file)) // a test reads the files
	}
	g.byGeo = sync.OnceValue(g.numbers)
	g.handMade()
	for key := range g.states {
		first, _, _ := strings.Cut(key, " ")
		g.stateFirst[first] = true
	}
	g.join(regions)
	return g
}

// numbers indexes the places by their GeoNames ids.
func (g *gazetteer) numbers() map[int32]int32 {
	out := make(map[int32]int32, len(g.cities))
	for i := range g.cities {
		out[g.cities[i].geo] = int32(i)
	}
	return out
}

// division reports whether c is a province, state or county.
func (c *city) division() bool { return c.kind == 'R' || c.kind == 'D' }

// unpack reads a compressed table under data/built; "" if it cannot.
func unpack(file string) string {
	raw, err := data.ReadFile("data/built/" + file)
	if err != nil {
		return ""
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return ""
	}
	defer z.Close()
	text, err := z.DecodeAll(raw, nil)
	if err != nil {
		return ""
	}
	return string(text)
}

// decode reads a table from its end: rows stand by falling population, and
// call puts what comes later first.
func (g *gazetteer) decode(text string) {
	var k keyer
	text = strings.TrimSuffix(text, "\n")
	for len(text) > 0 {
		at := strings.LastIndexByte(text, '\n')
		line := text[at+1:]
		text = text[:max(at, 0)]
		var f [9]string
		for i := range f {
			f[i], line, _ = strings.Cut(line, "\t")
		}
		c := city{name: f[1], country: f[2], admin: f[3], kind: f[4][0], geo: number(f[0]), people: number(f[5]), lat: number(f[6]), lon: number(f[7])}
		i := int32(len(g.cities))
		g.cities = append(g.cities, c)
		k.reset()
		k.add(c.name)
		key := string(k.buf)
		g.call(key, i)
		for _, p := range [...][2]string{{"mount ", "mt "}, {"saint ", "st "}, {"fort ", "ft "}} {
			if rest, ok := strings.CutPrefix(key, p[0]); ok {
				g.call(p[1]+rest, i)
			}
		}
		for _, v := range list(f[8]) {
			g.call(keyOf(v), i)
		}
	}
}

// join finds the divisions that the hand-made regions are, so that they have
// their GeoNames ids and towns know them.
func (g *gazetteer) join(regions []news.Entity) {
	codes := map[news.EntityID]string{}
	for code, id := range g.stateIDs {
		codes[id] = code
	}
	for _, e := range regions {
		name, _, _ := strings.Cut(e.Name, " (")
		for _, i := range g.named([]byte(keyOf(name))) {
			c := &g.cities[i]
			if c.kind != 'R' || c.country != e.Country || codes[e.ID] != "" && codes[e.ID] != c.admin {
				continue
			}
			g.hand[e.ID], g.handOf[i] = i, e.ID
			break
		}
	}
}

// number reads a whole number, or a decimal one without its point.
func number(s string) int32 {
	var n int32
	sign := int32(1)
	for i := range len(s) {
		switch c := s[i]; {
		case c == '-':
			sign = -1
		case '0' <= c && c <= '9':
			n = 10*n + int32(c-'0')
		}
	}
	return sign * n
}

// call lets place i go by the key, before the places that did so far.
func (g *gazetteer) call(key string, i int32) {
	head := g.heads[key]
	for l := head; l != 0; l = g.links[l].next {
		if g.links[l].city == i {
			return
		}
	}
	g.links = append(g.links, link{i, head})
	g.heads[key] = int32(len(g.links) - 1)
	g.begins.add(key)
	if first, _, several := strings.Cut(key, " "); several {
		g.longer.set(hashOf(first))
	}
}

// named returns the places that go by the key: towns by population, then
// divisions.
func (g *gazetteer) named(key []byte) []int32 {
	var out []int32
	for l := g.heads[string(key)]; l != 0; l = g.links[l].next {
		out = append(out, g.links[l].city)
	}
	return out
}

// handMade adds the Wikidata ids and further names of data/cities.tsv, and
// the states.
func (g *gazetteer) handMade() {
	_ = rows("cities.tsv", 5, func(f []string) {
		i, ok := g.find(keyOf(f[1]), f[0])
		if !ok {
			return
		}
		g.cities[i].known = f[4] == ""
		if g.cities[i].wikidata = f[2]; f[2] != "" {
			g.byQ[news.EntityID(f[2])] = i
		}
		for _, v := range list(f[3]) {
			g.call(keyOf(v), i)
		}
	})
	g.states["dc"] = "DC" // no state, but written like one behind its town
	_ = rows("papers.tsv", 4, func(f []string) {
		for _, i := range g.named([]byte(keyOf(f[3]))) {
			if c := &g.cities[i]; c.country == f[1] && (f[2] == "" || c.admin == f[2]) && !c.division() {
				g.papers[f[0]] = i
				return
			}
		}
	})
	_ = rows("provinces.tsv", 2, func(f []string) { g.provinces[f[0]] = news.EntityID(f[1]) })
	_ = rows("states.tsv", 4, func(f []string) {
		g.stateIDs[f[0]] = news.EntityID(f[1])
		for _, v := range []string{f[0], f[2], f[3]} {
			if v != "" {
				g.states[keyOf(v)] = f[0]
			}
			if strings.HasSuffix(v, ".") && v != "Miss." {
				g.short[v] = f[0]
			}
		}
	})
}

// find returns the most populous city of a key in a country.
func (g *gazetteer) find(key, country string) (int32, bool) {
	for _, i := range g.named([]byte(key)) {
		if g.cities[i].country == country {
			return i, true
		}
	}
	return 0, false
}

// id is the city's Wikidata id if known, else its GeoNames id.
func (g *gazetteer) id(i int32) news.EntityID {
	if id, ok := g.handOf[i]; ok {
		return id
	}
	if q := g.cities[i].wikidata; q != "" {
		return news.EntityID(q)
	}
	if geo := g.cities[i].geo; geo < 0 {
		return news.EntityID(fmt.Sprintf("%s%05d", zipID, -geo))
	}
	return news.EntityID("geonames:" + strconv.Itoa(int(g.cities[i].geo)))
}

// zipID begins the ids of towns that have a postal code of the USA and no
// GeoNames id here.
const zipID = "kb:zip-"

// at returns city i as an entity.
func (g *gazetteer) at(i int32) news.Entity {
	c := g.cities[i]
	return news.Entity{ID: g.id(i), Name: c.name, Type: news.Place, Country: c.country, Wikidata: c.wikidata, GeoNames: int(max(c.geo, 0)),
		Lat: float64(c.lat) / 1000, Lon: float64(c.lon) / 1000}
}

func (g *gazetteer) entity(id news.EntityID) (news.Entity, bool) {
	if i, ok := g.byQ[id]; ok {
		return g.at(i), true
	}
	n, ok := strings.CutPrefix(string(id), "geonames:")
	sign := 1
	if !ok {
		n, ok = strings.CutPrefix(string(id), zipID)
		sign = -1
	}
	if !ok {
		return news.Entity{}, false
	}
	geo, _ := strconv.Atoi(n)
	i, ok := g.byGeo()[int32(sign*geo)]
	if !ok {
		return news.Entity{}, false
	}
	return g.at(i), true
}
