package name

import (
	"cmp"
	"fmt"
	"math"

	"chancery/internal/news"
)

// A division is a first division of a country.
type division struct{ country, admin string }

func (c *city) in() division { return division{c.country, c.admin} }

// A cell is a piece of the earth of one degree by one degree and a quarter,
// about 100 km across where people live.
type cell struct{ y, x int32 }

func (c *city) cell() cell { return cell{floor(c.lat, 1000), floor(c.lon, 1250)} }

func floor(v, by int32) int32 { return (v + 1_000_000) / by }

// A toponym is one name of the article that several places bear.
type toponym struct {
	key    string
	cities []int32
	weight float64 // of its vote: the more places, the less one of them tells
	chosen int32
	sure   bool // said with its state or country
}

// Weights of what speaks for a place, in powers of ten of population; chosen
// on the development half of the place sets.
const (
	saidCountry = 1.2 // the article names its country
	shareOf     = 1.5 // times the country's share of the article's countries
	saidState   = 2.0 // the article names its state or province
	isNear      = 1.0 // times the weights of names with a place within some 150 km
	mostNear    = 3.0
	outletNear  = 1.0 // within some 150 km of the outlet's town
	outletLand  = 1.2 // in the country of the outlet's address
	inHome      = 4.0 // times its division's share of the places chosen so far
	inLand      = 3.0 // times its country's share of them
	stateWeight = 0.5 // of a state that the article names, beside the places in it
	hamlet      = 3.5 // against a town of which no population is known, where a well-known city has its name
	bareCounty  = 3.0 // against a county named without the word
	pairKey     = 16  // candidates of one name that vote at most
)

// A setting is what the article says about where it takes place.
type setting struct {
	near map[cell]nearby
	tally
	names float64 // mentions of countries

	outletCountry string
	outletCells   map[cell]bool // around the outlet's town, if one town only is meant
}

// A tally counts the places chosen so far.
type tally struct {
	home  map[division]float64
	land  map[string]float64 // by country
	total float64
}

// reset empties t, and keeps its room.
func (t *tally) reset() {
	if t.home == nil {
		t.home, t.land = map[division]float64{}, map[string]float64{}
	}
	clear(t.home)
	clear(t.land)
	t.total = 0
}

// add counts a place of weight w.
func (t *tally) add(d division, w float64) {
	t.home[d] += w
	t.land[d.country] += w
	t.total += w
}

// A nearby is what the names with a place in a cell or beside it weigh.
type nearby struct {
	sum  float64
	last int // the last of these names, from 1: one with several places there counts once
}

// places chooses among the places of one name: the state or country that
// follows the name, the places near by, a division or country that the
// article names, then population.
func (r *reading) places() {
	names, set := r.settle()
	if r.homonyms(set) {
		names, set = r.settle()
	}
	for i := range len(r.found) {
		f := &r.found[i]
		if f.cities == nil {
			continue
		}
		t := names[r.toponymKey(f)]
		if t == nil {
			continue // dropped
		}
		if c, ok := r.said(f, true); ok {
			r.found[i].id, r.found[i].why = r.g.id(c), "its state or country follows"
			continue
		}
		c, why := t.chosen, "named with its state or country in this article"
		if !t.sure {
			var because reason
			c, because = r.pick(t, set)
			why = r.whyPlace(c, len(t.cities), because.words())
		}
		f = &r.found[i]
		if r.g.cities[c].kind == 'Z' && !t.sure && !r.american(t, set) {
			*f = r.local(f.first, f.end, news.Place, "", "", "a village of the USA bears this name, but nothing here is of the USA")
			continue
		}
		f.id, f.why = r.g.id(c), why
	}
}

// american reports whether anything but the name t speaks for the USA.
func (r *reading) american(t *toponym, set setting) bool {
	return r.countries["USA"] > 0 || set.land["USA"]-t.weight >= 0.5 || set.outletCountry == "USA" || set.outletCells != nil
}

// settle finds where the article takes place.
func (r *reading) settle() (map[string]*toponym, setting) {
	names, order := r.toponyms()
	set := setting{near: r.near(order), outletCountry: r.outletCountry()}
	if home := r.outletTown(); home != nil && (home.sure || len(home.cities) == 1) {
		set.outletCells = map[cell]bool{}
		around(r.g.cities[home.chosen].cell(), func(c cell) { set.outletCells[c] = true })
	}
	for _, n := range r.countries {
		set.names += float64(n)
	}
	for round := range r.tallies { // first by what the article says, then also by what was chosen
		next := &r.tallies[round]
		next.reset()
		for d := range r.states {
			next.add(d, stateWeight)
		}
		for _, t := range order {
			if !t.sure && len(t.cities) > 1 {
				t.chosen, _ = r.pick(t, set)
			}
			w := t.weight
			if t.sure {
				w = 1.5
			}
			next.add(r.g.cities[t.chosen].in(), w)
		}
		set.tally = *next
	}
	return names, set
}

// Shares from which on an unknown word is believed to be a small town.
const (
	homeShare = 0.35 // of the places so far lie in its division
	nearShare = 0.8  // summed weight of the places near it
)

// placed reports whether the words before token i mean a place.
func (r *reading) placed(i int) bool {
	sent := int(r.toks[i].sent)
	return r.wherePrep(i) || r.at(i-1, sent).low == "of" && r.at(i-2, sent).is(ofPlaceWord)
}

// counties takes the names before "counties": "Clarke, Madison and Oconee
// counties".
func (r *reading) counties() {
	var at map[int]int
	for i := range r.toks {
		if low := r.toks[i].low; low != "counties" && low != "parishes" {
			continue
		}
		if at == nil {
			at = r.byEnd()
		}
		var list []int
		for k := i; k > 0; {
			j, ok := at[k]
			if !ok || int(r.toks[r.found[j].first].sent) != int(r.toks[i].sent) {
				break
			}
			list = append(list, j)
			k = r.found[j].first
			for k > 0 && (r.toks[k-1].s == "," || r.toks[k-1].low == "and" || r.toks[k-1].low == "or") {
				k--
			}
			if k == r.found[j].first {
				break
			}
		}
		if len(list) < 2 { // "the metro Athens counties"
			continue
		}
		for _, j := range list {
			f := &r.found[j]
			if is := r.countiesOf(r.keyAt(f.first, f.end)); is != nil {
				f.typ, f.id, f.cities, f.single, f.drop, f.maybe = news.Place, "", is, false, false, false
			}
		}
	}
}

// byEnd maps the tokens after names to the place in found.
func (r *reading) byEnd() map[int]int {
	at := make(map[int]int, len(r.found))
	for i := range r.found {
		at[r.found[i].end] = i
	}
	return at
}

// countiesOf returns the counties and parishes of a bare name.
func (r *reading) countiesOf(key string) []int32 {
	return append(r.g.named([]byte(key+" county")), r.g.named([]byte(key+" parish"))...)
}

// homeTown returns the places of a bare word that lie where the article takes
// place.
func (r *reading) homeTown(f *found, set setting) []int32 {
	t := &r.toks[f.first]
	if set.total < 0.7 || f.title != "" || t.given != 0 && !r.placed(f.first) || t.is(commonWord) || t.is(plainWord) || r.small(t.low) || len(t.s) < 4 {
		return nil
	}
	var out []int32
	for _, i := range t.towns {
		c := &r.g.cities[i]
		if c.kind != 'X' && (set.home[c.in()] >= homeShare*set.total || set.near[c.cell()].sum >= nearShare) {
			out = append(out, i)
		}
	}
	return out
}

// toponyms gathers the different names, in their order, and settles those that
// the article qualifies.
func (r *reading) toponyms() (map[string]*toponym, []*toponym) {
	names := map[string]*toponym{}
	var order []*toponym
	home := r.outletTown()
	if home != nil {
		order = append(order, home)
	}
	for i := range len(r.found) + len(r.inside) {
		f := r.nth(i)
		if f.cities == nil || f.drop {
			continue
		}
		key := r.toponymKey(f)
		t := names[key]
		if t == nil {
			t = &toponym{key: key, cities: f.cities, weight: 1 / math.Sqrt(float64(len(f.cities))), chosen: f.cities[0]}
			names[key] = t
			order = append(order, t)
			if home != nil && home.key == key { // the Paris of the Paris Courier
				t.cities, t.chosen = home.cities, home.chosen
			}
		}
		if c, ok := r.said(f, false); ok && !t.sure {
			t.chosen, t.sure, t.cities, t.weight = c, true, []int32{c}, 1
			r.states[r.g.cities[c].in()]++
		}
	}
	return names, order
}

// nth goes through the found names, then the towns within longer names.
func (r *reading) nth(i int) *found {
	if i < len(r.found) {
		return &r.found[i]
	}
	return &r.inside[i-len(r.found)]
}

// toponymKey keeps the county apart from the town of its name.
func (r *reading) toponymKey(f *found) string {
	key := r.keyAt(f.first, f.end)
	if r.g.cities[f.cities[0]].kind == 'D' {
		key += " county"
	}
	return key
}

// said returns the place that the state or country behind the name tells, and
// adds the state itself if mark is set.
func (r *reading) said(f *found, mark bool) (int32, bool) {
	country, admin, after := r.qualifier(f.end, int(r.toks[f.first].sent))
	if after == 0 {
		return 0, false
	}
	best, ok := int32(0), false
	for _, i := range f.cities {
		c := &r.g.cities[i]
		if c.country == country && (admin == "" || admin == c.admin) && (!ok || c.people > r.g.cities[best].people && !c.division()) {
			best, ok = i, true
		}
	}
	if mark && ok {
		if id, _, is := r.province(f.end + 1); is {
			r.state(f.end+1, after, id)
		} else if country == "USA" && admin != "" {
			r.state(f.end+1, after, r.g.stateIDs[admin])
		}
	}
	return best, ok
}

// near counts for each cell the names that have a place in it or beside it.
func (r *reading) near(names []*toponym) map[cell]nearby {
	clear(r.cells)
	for k, t := range names {
		for _, i := range t.cities[:min(len(t.cities), pairKey)] {
			around(r.g.cities[i].cell(), func(c cell) {
				if n := r.cells[c]; n.last != k+1 {
					r.cells[c] = nearby{n.sum + t.weight, k + 1}
				}
			})
		}
	}
	return r.cells
}

func around(c cell, each func(cell)) {
	for y := c.y - 1; y <= c.y+1; y++ {
		for x := c.x - 1; x <= c.x+1; x++ {
			each(cell{y, x})
		}
	}
}

// A reason is why a place was chosen: words, and what they tell of.
type reason struct{ because, of string }

func (r reason) words() string { return r.because + r.of }

// pick scores the places of a name.
func (r *reading) pick(t *toponym, set setting) (int32, reason) {
	best, top, why := t.cities[0], math.Inf(-1), reason{"a city", ""}
	own, ownCountry := r.own[t.key], r.g.cities[t.cities[0]].country
	for rank, i := range t.cities {
		c := &r.g.cities[i]
		score, because := r.prior(c, rank), reason{}
		if c.kind == 'Z' && r.g.cities[t.cities[0]].known {
			score -= hamlet
		}
		if c.kind == 'D' && r.g.cities[t.cities[0]].kind != 'D' {
			score -= bareCounty
		}
		add := func(v float64, words, of string) {
			score += v
			if v >= 0.5 && because == (reason{}) {
				because = reason{words, of}
			}
		}
		n := r.countries[c.country]
		if c.country == ownCountry && r.g.cities[t.cities[0]].kind != 'C' {
			n -= own // the name does not speak for itself, unless it is a capital's
		}
		if c.kind == 'C' && c.known && n > 0 {
			score++
		}
		if n > 0 {
			add(saidCountry+shareOf*float64(n)/set.names, "the article names ", c.country)
		}
		if r.states[c.in()] > 0 {
			add(saidState, "the article names ", c.admin)
		}
		if set.outletCountry == c.country {
			add(outletLand, "its outlet is of ", c.country)
		}
		if set.outletCells[c.cell()] {
			add(outletNear, "near its outlet's town", "")
		}
		add(math.Min(mostNear, isNear*(set.near[c.cell()].sum-t.weight)), "near other places of the article", "")
		if set.total > 0 {
			own, ownLand := 0.0, 0.0
			if r.g.cities[t.chosen].in() == c.in() {
				own = t.weight
			}
			if r.g.cities[t.chosen].country == c.country {
				ownLand = t.weight
			}
			add(inLand*math.Max(0, set.land[c.country]-ownLand)/set.total, "other places of the article lie in ", c.country)
			add(inHome*math.Max(0, set.home[c.in()]-own)/cmp.Or(set.total, 1), "other places of the article lie in the same division", "")
		}
		if score > top {
			best, top, why = i, score, because
		}
	}
	return best, why
}

// prior is what speaks for a place before the article does.
func (r *reading) prior(c *city, rank int) float64 {
	score := math.Log10(float64(c.people) + 10)
	if rank == 0 && c.known {
		score++
	}
	switch c.kind {
	case 'C':
		score++
	case 'X':
		score--
	case 'R':
		score -= 1.5
	}
	return score
}

// whyPlace words the reason for a choice among n places.
func (r *reading) whyPlace(i int32, n int, why string) string {
	if n == 1 {
		return cmp.Or(why, "the only place of this name")
	}
	return fmt.Sprintf("%s of %d places of this name, %d people", cmp.Or(why, "the largest"), n, r.g.cities[i].people)
}
