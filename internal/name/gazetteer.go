package name

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"chancery/internal/news"
)

// A gazetteer is the list of cities, decoded from data/built/cities.tsv.gz.
type gazetteer struct {
	cities []city
	byKey  map[string][]int32 // key → cities, most populous first
	firsts map[string]int     // as in Base
	byGeo  map[int]int32
	byQ    map[news.EntityID]int32
	states map[string]string // key of a state's name or abbreviation → admin code

	stateIDs map[string]news.EntityID // admin code → id
}

// A city is one populated place of GeoNames.
type city struct {
	name, country, admin string
	wikidata             string
	geo, people          int32
	lat, lon             float32
	kind                 byte // C capital, A seat of a first division, X section of a city, P other
	known                bool // has a hand-made row
}

func loadGazetteer(byISO map[string]news.EntityID) *gazetteer {
	g := &gazetteer{byKey: make(map[string][]int32, 1<<16), firsts: make(map[string]int, 1<<15), byGeo: map[int]int32{},
		byQ: map[news.EntityID]int32{}, states: map[string]string{}, stateIDs: map[string]news.EntityID{}}
	raw, err := data.ReadFile("data/built/cities.tsv.gz")
	if err != nil {
		return g // a test reads the file
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return g
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return g
	}
	g.decode(string(text))
	for _, is := range g.byKey {
		slices.SortStableFunc(is, func(a, b int32) int { return cmp.Compare(g.cities[b].people, g.cities[a].people) })
	}
	g.handMade()
	return g
}

func (g *gazetteer) decode(text string) {
	g.cities = make([]city, 0, 1<<16)
	var k keyer
	for len(text) > 0 {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		var f [8]string
		for i := range f {
			f[i], line, _ = strings.Cut(line, "\t")
		}
		geo, _ := strconv.Atoi(f[0])
		people, _ := strconv.Atoi(f[5])
		lat, _ := strconv.ParseFloat(f[6], 32)
		lon, _ := strconv.ParseFloat(f[7], 32)
		c := city{name: f[1], country: f[2], admin: f[3], kind: f[4][0], geo: int32(geo), people: int32(people), lat: float32(lat), lon: float32(lon)}
		i := int32(len(g.cities))
		g.cities = append(g.cities, c)
		g.byGeo[geo] = i
		k.reset()
		k.add(c.name)
		g.call(string(k.buf), i)
	}
}

func (g *gazetteer) call(key string, i int32) {
	if slices.Contains(g.byKey[key], i) {
		return
	}
	g.byKey[key] = append(g.byKey[key], i)
	first, rest, more := strings.Cut(key, " ")
	n := 1
	if more {
		n = 2 + strings.Count(rest, " ")
	}
	g.firsts[first] = max(g.firsts[first], n)
}

// handMade adds the Wikidata ids and further names of data/cities.tsv, and
// the states.
func (g *gazetteer) handMade() {
	_ = rows("cities.tsv", 4, func(f []string) {
		i, ok := g.find(keyOf(f[1]), f[0])
		if !ok {
			return
		}
		g.cities[i].known = true
		if g.cities[i].wikidata = f[2]; f[2] != "" {
			g.byQ[news.EntityID(f[2])] = i
		}
		for _, v := range list(f[3]) {
			key := keyOf(v)
			g.call(key, i)
			is := g.byKey[key]
			slices.SortStableFunc(is, func(a, b int32) int { return boolCompare(b == i, a == i) })
		}
	})
	_ = rows("states.tsv", 4, func(f []string) {
		g.stateIDs[f[0]] = news.EntityID(f[1])
		for _, v := range []string{f[0], f[2], f[3]} {
			if v != "" {
				g.states[keyOf(v)] = f[0]
			}
		}
	})
}

// find returns the most populous city of a key in a country.
func (g *gazetteer) find(key, country string) (int32, bool) {
	for _, i := range g.byKey[key] {
		if g.cities[i].country == country {
			return i, true
		}
	}
	return 0, false
}

// named returns the cities that go by the key.
func (g *gazetteer) named(key string) []int32 { return g.byKey[key] }

// id is the city's Wikidata id if known, else its GeoNames id.
func (g *gazetteer) id(i int32) news.EntityID {
	if q := g.cities[i].wikidata; q != "" {
		return news.EntityID(q)
	}
	return news.EntityID(fmt.Sprintf("geonames:%d", g.cities[i].geo))
}

// at returns city i as an entity.
func (g *gazetteer) at(i int32) news.Entity {
	c := g.cities[i]
	return news.Entity{ID: g.id(i), Name: c.name, Type: news.Place, Country: c.country, Wikidata: c.wikidata, GeoNames: int(c.geo),
		Lat: round3(c.lat), Lon: round3(c.lon)}
}

// round3 undoes what storing a coordinate in 32 bits adds.
func round3(f float32) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatFloat(float64(f), 'f', 3, 32), 64)
	return v
}

func (g *gazetteer) entity(id news.EntityID) (news.Entity, bool) {
	if i, ok := g.byQ[id]; ok {
		return g.at(i), true
	}
	if n, ok := strings.CutPrefix(string(id), "geonames:"); ok {
		geo, _ := strconv.Atoi(n)
		if i, ok := g.byGeo[geo]; ok {
			return g.at(i), true
		}
	}
	return news.Entity{}, false
}
