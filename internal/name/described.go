package name

import (
	"slices"
	"strings"

	"chancery/internal/news"
)

// A profile is what the article says its people are, beside their names: "the
// actress Jane Poe", "Jane Poe, 33, an actress", "Poe is an actress".
type profile struct {
	nouns map[string][]news.EntityID // noun for a person → of whom it is said, each once
	ages  map[string][]news.EntityID
}

// note gathers what is said of the named people.
func (p *follower) note() {
	p.nouns, p.ages = map[string][]news.EntityID{}, map[string][]news.EntityID{}
	put := func(m map[string][]news.EntityID, word string, id news.EntityID) {
		if !slices.Contains(m[word], id) {
			m[word] = append(m[word], id)
		}
	}
	r := p.r
	for i := range r.found {
		f := &r.found[i]
		if f.typ != news.Person || f.id == "" || f.drop || f.kind != news.ByName {
			continue
		}
		sent := int(r.toks[f.first].sent)
		if before := r.at(f.first-1, sent); before.sent >= 0 && before.human != 0 {
			put(p.nouns, before.low, f.id)
		}
		if age := r.at(f.end+1, sent); r.at(f.end, sent).s == "," && age.sent >= 0 && isAge(age.s) {
			put(p.ages, age.s, f.id)
		}
		for _, noun := range r.saidToBe(f) {
			put(p.nouns, noun, f.id)
		}
	}
}

// isAge reports whether s is a number of years that people live.
func isAge(s string) bool {
	return (len(s) == 1 || len(s) == 2) && '1' <= s[0] && s[0] <= '9' && (len(s) == 1 || '0' <= s[1] && s[1] <= '9')
}

// saidToBe lists the nouns for people that stand in apposition to f or are said
// of it.
func (r *reading) saidToBe(f *found) (out []string) {
	root := r.rootOf(f.first, f.end)
	sent, w, ok := r.word(root)
	if !ok {
		return nil
	}
	t := r.tree(sent)
	first := r.a.Sentences[sent].First
	add := func(k int) {
		if t.Words[k].UPOS == "NOUN" && r.toks[first+k].human != 0 {
			out = append(out, r.toks[first+k].low)
		}
	}
	for k := range t.Words {
		if t.Governor(k) == w && t.Is(k, "appos") {
			add(k)
		}
	}
	if g := t.Governor(w); g >= 0 && (t.Is(w, "appos") || t.Is(w, "nsubj") && t.Dependent(g, "cop") >= 0 && t.Dependent(g, "advmod", "mark") < 0) {
		add(g)
	}
	return out
}

// A phrase is a description: its tokens, the noun and the age in it.
type phrase struct {
	first, end int
	noun, age  string
	definite   bool // "the", "this", "that"
	other      bool // "the former", "the next": not who is called so now
}

// yearOld ends a description by age: "the 20-year-old".
const yearOld = "-year-old"

// phrase reads the description whose last word is token i; ok is false if there
// is none.
func (p *follower) phrase(i int) (ph phrase, ok bool) {
	r := p.r
	t := &r.toks[i]
	ph.end = i + 1
	switch {
	case p.isStranger(i):
		ph.noun = t.low
	case t.low == "old" && r.at(i-1, int(t.sent)).s == "-":
	case len(t.low) > len(yearOld) && strings.HasSuffix(t.low, yearOld):
	default:
		return ph, false
	}
	k := i
	for ; k > i-12 && r.at(k, int(t.sent)).sent >= 0; k-- {
		low := r.toks[k].low
		switch low {
		case "former", "next", "new", "other", "then", "first", "second", "third", "previous", "fellow":
			ph.other = true
		case "the", "this", "that":
			ph.first, ph.definite = k, true
			return p.narrowed(ph), true
		case ",", "and", "or", "of", "a", "an", ";", ":", "(", "who":
			ph.first = k + 1
			return ph, ph.noun != ""
		}
		if k < i && isGenitive(r.toks[k].s) {
			ph.first = k + 1
			return ph, ph.noun != ""
		}
		if isAge(low) && r.at(k+1, int(t.sent)).s == "-" {
			ph.age = low
		} else if age, ok := strings.CutSuffix(low, yearOld); ok && age != "" {
			ph.age = age
		}
	}
	ph.first = i
	return ph, ph.noun != ""
}

// narrowed leaves a description no more than its noun if a name stands in it:
// "the Spanish actress".
func (p *follower) narrowed(ph phrase) phrase {
	for k := ph.first; k < ph.end; k++ {
		if p.taken[k] {
			ph.first = ph.end - 1
			break
		}
	}
	return ph
}

// described finds who of the named people a definite description means: he of
// whom the article says just that, else, for what people in the news are, the
// only one it can be.
func (p *follower) described(ph phrase) (news.EntityID, string) {
	r := p.r
	if next := r.at(ph.end, int(r.toks[ph.end-1].sent)); !ph.definite || ph.other || next.low == "of" || next.s == "-" {
		return "", ""
	}
	me := p.referent(ph.first, ph.end, "")
	said := p.nouns[ph.noun]
	if ph.noun == "" {
		said = p.ages[ph.age]
	}
	if id := p.onlyFit(said, &me, ph.noun); id != "" {
		return id, "said to be " + p.words(ph)
	}
	if len(said) > 0 || ph.noun != "" && !r.w.is(ph.noun, mainWord) || ph.noun != "" && p.spokenOf(ph.noun) {
		return "", ""
	}
	var near []news.EntityID
	for k := len(p.seen) - 1; k >= 0 && p.seen[k].spot.sent >= me.spot.sent-reach; k-- {
		if c := &p.seen[k]; !c.nobody() && !slices.Contains(near, c.id) {
			near = append(near, c.id)
		}
	}
	if id := p.onlyFit(near, &me, ph.noun); id != "" {
		return id, "the only person near whom “" + p.words(ph) + "” may mean"
	}
	return "", ""
}

func (p *follower) words(ph phrase) string { return p.r.flat(ph.first, ph.end) }

// spokenOf reports whether somebody unnamed was called so before.
func (p *follower) spokenOf(noun string) bool {
	return slices.ContainsFunc(p.seen, func(c referent) bool { return c.id == news.EntityID(someone+noun) })
}

// onlyFit returns the one of ids who has been named, fits the noun's sex and is
// not the subject of a clause around the description.
func (p *follower) onlyFit(ids []news.EntityID, me *referent, noun string) news.EntityID {
	want := p.r.w.human[noun]
	var only news.EntityID
	sure := slices.ContainsFunc(ids, func(id news.EntityID) bool { return p.sex[id] == want })
	for _, id := range ids {
		if s := p.sex[id]; want == 'm' && s == 'f' || want == 'f' && s == 'm' || sure && s != want {
			continue
		}
		named, ruled := false, false
		for k := range p.seen {
			if c := &p.seen[k]; c.id == id {
				named, ruled = true, ruled || p.r.rules(c.spot, me.spot)
			}
		}
		if !named || ruled {
			continue
		}
		if only != "" {
			return ""
		}
		only = id
	}
	if only != "" && p.sex[only] == 0 && want != 'b' {
		p.sex[only] = want
	}
	return only
}
