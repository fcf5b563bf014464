package name

import "chancery/internal/news"

// stateNames settles the cities of the USA that are called like their state: the
// state is meant in a list of states ("Ohio, New York and Virginia"), and before
// its officers ("New York Gov. Ola Vik").
func (r *reading) stateNames() {
	for i := range r.found {
		f := &r.found[i]
		if f.cities == nil || f.drop || f.kind != news.ByName {
			continue
		}
		code := r.g.states[r.keyAt(f.first, f.end)]
		if code == "" || code == "DC" || r.toks[f.end-1].s == code || shout(r.toks[f.first].s) {
			continue
		}
		if !r.officerAfter(f.end, int(r.toks[f.first].sent)) && !r.listed(i) {
			continue
		}
		f.cities, f.id, f.typ, f.why = nil, r.g.stateIDs[code], news.Place, "the state: in a list of states, or before its officers"
		r.states[division{"USA", code}]++
	}
}

// officerAfter reports whether an officer or a house of a state follows at
// token j.
func (r *reading) officerAfter(j, sent int) bool {
	switch r.at(j, sent).low {
	case "gov.", "governor", "gov", "lt.", "legislature", "lawmakers", "lawmaker", "legislators":
		return true
	}
	return false
}

// listed reports whether the place found[i] stands in a list of states: joined
// to one by "and", or between two.
func (r *reading) listed(i int) bool {
	f := &r.found[i]
	commas := 0
	for _, k := range [...]int{i - 1, i + 1} {
		if k < 0 || k >= len(r.found) || !r.isState(&r.found[k]) {
			continue
		}
		n := &r.found[k]
		switch and, ok := r.listLink(min(f.end, n.end), max(f.first, n.first)); {
		case and:
			return true
		case ok:
			commas++
		}
	}
	return commas == 2
}

// isState reports whether f names a state of the USA, and its name is not an
// abbreviation, which would stand behind a town.
func (r *reading) isState(f *found) bool {
	if f.typ != news.Place || f.id == "" || f.kind != news.ByName || f.drop {
		return false
	}
	k, ok := r.g.hand[f.id]
	return ok && r.g.cities[k].country == "USA" && r.g.cities[k].kind == 'R' && r.toks[f.end-1].s[len(r.toks[f.end-1].s)-1] != '.' && !shout(r.toks[f.first].s)
}

// listLink reports whether tokens [i, j) only join the names of a list, and
// whether "and" or "or" is among them.
func (r *reading) listLink(i, j int) (and, ok bool) {
	if i >= j || j > i+2 || r.toks[i].sent != r.toks[j].sent {
		return false, false
	}
	for ; i < j; i++ {
		switch r.toks[i].low {
		case "and", "or":
			and = true
		case ",":
		default:
			return false, false
		}
	}
	return and, true
}
