package name

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/news"
)

// Words that mean several of the people or countries that the article names:
// "the two leaders", "both countries", "they" after "Poe and Roe".

// A several is a phrase for two or more named entities.
type several struct {
	first, end int
	ids        []news.EntityID // none: people or things without a name
	typ        news.EntityType
	spot       spot
}

// pairs finds the phrases for several, and then what "they" takes up.
func (r *reading) pairs() {
	last := r.lastThey()
	if last < 0 && !r.anyPlural() {
		return
	}
	names := r.acting()
	groups := r.joined(names)
	var pairs []found
	for i := range r.toks {
		first, typ, noun := r.both(i)
		if typ == "" {
			continue
		}
		ids, why := r.two(names, groups, first, typ, noun)
		if len(ids) != 2 {
			continue
		}
		groups = append(groups, several{first, i + 1, ids, typ, r.spotOf(first, i+1)})
		pairs = append(pairs, found{first: first, end: i + 1, typ: typ, id: ids[0], others: ids[1:], kind: news.ByTitle, why: why})
	}
	for i := range r.found {
		f := &r.found[i]
		if f.first < last && !f.drop && f.id != "" && (f.typ == news.Organisation || f.typ == news.Outlet || f.typ == news.Group) {
			groups = append(groups, several{first: f.first, end: f.end, spot: r.spotOf(f.first, f.end)}) // "Hamas said they"
		}
	}
	r.found = append(r.found, pairs...)
	slices.SortStableFunc(groups, func(x, y several) int { return cmp.Compare(x.first, y.first) })
	r.they(groups, last)
}

// anyPlural reports whether a noun may stand for two.
func (r *reading) anyPlural() bool {
	for i := range r.toks {
		if r.toks[i].plural != "" {
			return true
		}
	}
	return false
}

// acting are the people and countries that the article names, in order. They
// are valid as long as nothing is added to found.
func (r *reading) acting() (out []*found) {
	for i := range r.found {
		f := &r.found[i]
		if f.id != "" && !f.drop && f.others == nil && (f.typ == news.Person || f.typ == news.Country) && f.kind != news.ByPronoun {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(x, y *found) int { return cmp.Compare(x.first, y.first) })
	return out
}

// joined are the coordinations of names of one type: "Poe and Roe", "Chad, Mali
// and Niger".
func (r *reading) joined(names []*found) (out []several) {
	for k := 0; k < len(names); k++ {
		g := several{first: names[k].first, end: names[k].end, ids: []news.EntityID{names[k].id}, typ: names[k].typ}
		for k+1 < len(names) && names[k+1].typ == g.typ && r.links(g.end, names[k+1]) {
			k++
			if g.end = names[k].end; !slices.Contains(g.ids, names[k].id) {
				g.ids = append(g.ids, names[k].id)
			}
		}
		if len(g.ids) > 1 {
			g.spot = r.spotOf(g.first, g.first+1)
			out = append(out, g)
		}
	}
	return out
}

// links reports whether "and", a comma, or "and" with the next one's title
// stands between token i and name f: "Poe and Chilean President Roe".
func (r *reading) links(i int, f *found) bool {
	t := r.at(i, int(r.toks[i-1].sent))
	if t.sent < 0 || t.low != "and" && t.s != "," || r.toks[f.first].sent != t.sent || f.first-i > 6 {
		return false
	}
	for k := i + 1; k < f.first; k++ {
		if w := &r.toks[k]; !w.up && w.low != "and" && w.low != "the" && !w.is(titleWord) && r.w.office[w.low] == "" || w.s == "," {
			return false
		}
	}
	return true
}

// both reads "both NOUN", "the two NOUN", "these two NOUN" or "the pair" that
// ends at token i: where it begins, what it means and the noun.
func (r *reading) both(i int) (first int, typ news.EntityType, noun string) {
	noun, typ = r.toks[i].low, r.toks[i].plural
	if typ == "" {
		return 0, "", ""
	}
	k, sent := i-1, int(r.toks[i].sent)
	if low := r.at(k, sent).low; low == "asian" || low == "european" || low == "african" || low == "world" || low == "neighbouring" || low == "neighboring" {
		k--
	}
	switch r.at(k, sent).low {
	case "both":
		first = k
	case "two":
		switch r.at(k-1, sent).low {
		case "the", "these", "those", "their", "our":
			first = k - 1
		default:
			return 0, "", ""
		}
	case "the":
		if noun != "pair" && noun != "duo" && noun != "couple" || r.at(i+1, sent).low == "of" {
			return 0, "", ""
		}
		first = k
	default:
		return 0, "", ""
	}
	return first, typ, noun
}

// farBack is how many sentences before "the two leaders" they may be named.
const farBack = 4

// two finds which two a phrase at token i means: two named together before it,
// else the only two of a sentence before it, else the two of whom the article
// tells most.
func (r *reading) two(names []*found, groups []several, i int, typ news.EntityType, noun string) ([]news.EntityID, string) {
	sent := int(r.toks[i].sent)
	fit := r.fitting(names, i, sent-farBack, typ, noun)
	for s := sent; s >= max(0, sent-farBack); s-- {
		var here []news.EntityID
		for _, g := range slices.Backward(groups) {
			if g.typ == typ && len(g.ids) == 2 && g.end <= i && int(r.toks[g.first].sent) == s && fits(fit, g.ids) {
				return g.ids, "named together: " + r.nameOf(g.ids[0]) + " and " + r.nameOf(g.ids[1])
			}
		}
		for _, f := range fit {
			if int(r.toks[f.first].sent) == s && !slices.Contains(here, f.id) {
				here = append(here, f.id)
			}
		}
		if len(here) == 2 {
			return here, "the two named before: " + r.nameOf(here[0]) + " and " + r.nameOf(here[1])
		}
		if len(here) > 2 {
			break
		}
	}
	if noun == "duo" || noun == "pair" || noun == "couple" {
		return nil, "" // mostly two of whom the report says so itself
	}
	return r.foremost(r.fitting(names, i, 0, typ, noun))
}

// fitting are the names before token i, from sentence from on, that a noun for
// two may mean.
func (r *reading) fitting(names []*found, i, from int, typ news.EntityType, noun string) (out []*found) {
	n, _ := slices.BinarySearchFunc(names, i, func(f *found, i int) int { return cmp.Compare(f.first, i) })
	for k := n - 1; k >= 0 && int(r.toks[names[k].first].sent) >= from; k-- {
		if f := names[k]; f.typ == typ && r.couldLead(f, noun) {
			out = append(out, f)
		}
	}
	slices.Reverse(out)
	return out
}

// fits reports whether all ids are those of names in fs.
func fits(fs []*found, ids []news.EntityID) bool {
	for _, id := range ids {
		if !slices.ContainsFunc(fs, func(f *found) bool { return f.id == id }) {
			return false
		}
	}
	return true
}

// foremost are the two that are named most, if nobody else comes near.
func (r *reading) foremost(fs []*found) ([]news.EntityID, string) {
	n := map[news.EntityID]int{}
	var ids []news.EntityID
	for _, f := range fs {
		if n[f.id]++; n[f.id] == 1 {
			ids = append(ids, f.id)
		}
	}
	slices.SortStableFunc(ids, func(x, y news.EntityID) int { return cmp.Compare(n[y], n[x]) })
	if len(ids) < 2 || n[ids[1]] < 2 || len(ids) > 2 && n[ids[2]]*2 > n[ids[1]] {
		return nil, ""
	}
	return ids[:2], "the two of whom the report tells most: " + r.nameOf(ids[0]) + " and " + r.nameOf(ids[1])
}

// couldLead reports whether a person may be one of "the two leaders", or of
// "the two presidents"; with other nouns everybody may.
func (r *reading) couldLead(f *found, noun string) bool {
	office := r.w.office[strings.TrimSuffix(noun, "s")]
	if f.typ != news.Person || office == "" {
		return true
	}
	if sameOffice(r.w.office[f.title], office) {
		return true
	}
	for _, t := range r.b.terms[f.id] {
		if sameOffice(t.office, office) {
			return true
		}
	}
	_, known := r.b.Entity(f.id)
	return !known && f.title == "" && office == "leader"
}

// lastThey is the last token that is "they" or one of its forms, -1 if there
// is none.
func (r *reading) lastThey() int {
	for i := len(r.toks) - 1; i >= 0; i-- {
		if r.toks[i].they {
			return i
		}
	}
	return -1
}

// they links "they" and its forms, the last of which is token last, to several
// who are named together, in the sentence or the one before, if no other plural
// fits as well.
func (r *reading) they(groups []several, last int) {
	var all []several
	next := -1 // "they" from token i on
	for i := range last + 1 {
		for next < i || !r.toks[next].they {
			next++
		}
		if next > i {
			if r.toks[next].sent-r.toks[i].sent > 1 {
				continue // too far before it
			}
			for len(groups) > 0 && groups[0].end <= i {
				groups = groups[1:]
			}
			all = r.plural(all, i, groups)
			continue
		}
		me := r.spotOf(i, i+1)
		if me.word < 0 {
			continue
		}
		g := r.takenUp(all, me)
		g.first, g.end, g.spot = i, i+1, me
		all = append(all, g)
		if len(g.ids) > 1 {
			why := "those named together before: " + r.nameOf(g.ids[0]) + " and " + r.nameOf(g.ids[1])
			r.found = append(r.found, found{first: i, end: i + 1, typ: g.typ, id: g.ids[0], others: g.ids[1:], kind: news.ByPronoun, why: why})
		}
	}
}

// plural adds the phrase for several that ends at token i: the first of the
// groups that are left, or a plural noun.
func (r *reading) plural(all []several, i int, groups []several) []several {
	if len(groups) > 0 && groups[0].first <= i {
		if i+1 == groups[0].end {
			all = append(all, groups[0])
		}
		return all
	}
	sent, w, ok := r.word(i)
	if !ok || r.tree(sent).Words[w].XPOS != "NNS" && r.tree(sent).Words[w].XPOS != "NNPS" {
		return all
	}
	return append(all, several{first: i, end: i + 1, spot: r.spotOf(i, i+1)})
}

// takenUp is what a plural pronoun at spot me takes up; the zero several if
// nothing stands out.
func (r *reading) takenUp(all []several, me spot) (top several) {
	best, second := 0.0, 0.0
	for k := len(all) - 1; k >= 0 && all[k].spot.sent >= me.sent-1; k-- {
		g := &all[k]
		score := 2 + roleWeight[g.spot.role] - perSentence*float64(me.sent-g.spot.sent)
		if r.rules(g.spot, me) {
			score += ruling
		}
		if g.spot.role == subject && me.role == subject {
			score += parallel
		}
		if me.sent == g.spot.sent && g.spot.clause == me.clause && me.role == object {
			continue
		}
		switch {
		case score > best:
			if !slices.Equal(top.ids, g.ids) || g.ids == nil {
				second = best
			}
			best, top = score, *g
		case score > second && (!slices.Equal(top.ids, g.ids) || g.ids == nil):
			second = score
		}
	}
	if best-second < clearLead {
		return several{}
	}
	return top
}
