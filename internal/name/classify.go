package name

import (
	"strings"

	"chancery/internal/news"
)

// classify decides what an unknown name [i, j) is, from its own words and
// those around it, and adds it; nothing where nothing tells.
func (r *reading) classify(i, j int) {
	title, country := r.titleBefore(i)
	sent := int(r.toks[i].sent)
	first, last := &r.toks[i], &r.toks[j-1]
	n := j - i
	add := func(typ news.EntityType, why string) {
		r.add(found{first: i, end: j, typ: typ, kind: news.ByName, why: why, title: title, country: country})
	}
	if typ, sector := r.head(i, j); typ != "" && (n > 1 || shout(last.s)) && !(title != "" && typ == news.Place) && !(first.head && n > 4) {
		r.add(r.local(i, j, typ, sector, country, "named as a "+string(typ)))
		return
	}
	switch {
	case n > 6 || first.head && n > 3:
	case title != "":
		add(news.Person, "title before the name: "+title)
	case n > 1 && first.is(placeFirst) && r.wherePrep(i) && first.given == 0:
		r.add(r.local(i, j, news.Place, "", country, "a place, by its first word"))
	case n > 1 && r.leaning(i, j).margin >= sureLean && r.leaning(i, j).typ != news.Person && last.proper && !first.head:
		r.add(r.leant(i, j, r.leaning(i, j), country))
	case n > 1 && first.given != 0 && !first.head:
		add(news.Person, "first name and surname")
	case n > 1 && r.hasInitial(i, j):
		add(news.Person, "initial and surname")
	case n > 1 && first.head:
	case n == 1:
		r.single(i, title, country)
	case r.leaning(i, j).likely() && last.proper:
		if l := r.leaning(i, j); l.typ == news.Person {
			add(news.Person, l.why())
		} else {
			r.add(r.leant(i, j, l, country))
		}
	case r.particleIn(i, j), r.ageAfter(j, sent), n == 2 && r.saysAfter(j, sent) && !r.startsSentence(i) && !first.tagged:
		add(news.Person, "speaks or acts like a person")
	case r.wherePrep(i):
		r.add(r.local(i, j, news.Place, "", country, "after "+r.toks[i-1].low))
	case n == 2 && r.startsSentence(i) && verbal(first.low):
		r.single(i+1, "", "") // "Choosing Holm": the first word owes its capital to its place
	case n <= 3 && !r.small(last.low) && letters(first.s) && letters(last.s) && !shout(first.s) && !shout(last.s):
		r.add(found{first: i, end: j, kind: news.ByName, country: country, maybe: true})
	}
}

// verbal reports whether a word looks like a verb form or adverb, as they
// begin sentences.
func verbal(low string) bool {
	return strings.HasSuffix(low, "ing") || strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ly")
}

// single keeps one unknown capitalised word for when the whole article is
// known.
func (r *reading) single(i int, title, country string) {
	t := &r.toks[i]
	if t.is(plainWord) || len(t.s) < 2 || !letters(t.s) || t.is(titleWord) {
		return
	}
	r.add(found{first: i, end: i + 1, kind: news.ByName, title: title, country: country, single: true})
}

// wherePrep reports whether a preposition of place stands before token i.
func (r *reading) wherePrep(i int) bool {
	t := r.at(i-1, int(r.toks[i].sent))
	return t.sent >= 0 && t.is(whereWord)
}

func (r *reading) hasInitial(i, j int) bool {
	for k := i; k < j-1; k++ {
		if s := r.toks[k].s; len(s) == 2 && s[1] == '.' && upper(s) {
			return true
		}
	}
	return false
}

func (r *reading) particleIn(i, j int) bool {
	for k := i + 1; k < j-1; k++ {
		if t := &r.toks[k]; !t.up && t.is(particleWord) {
			return true
		}
	}
	return false
}

// saysAfter reports whether a verb of saying or doing follows at token j.
func (r *reading) saysAfter(j, sent int) bool {
	t := r.at(j, sent)
	return t.sent >= 0 && (t.is(sayWord) || t.low == "who")
}

// ageAfter reports whether an age follows: ", 45,".
func (r *reading) ageAfter(j, sent int) bool {
	n := r.at(j+1, sent)
	if r.at(j, sent).s != "," || n.sent < 0 || len(n.s) > 3 || strings.Trim(n.s, "0123456789") != "" {
		return false
	}
	after := r.at(j+2, sent).s
	return after == "," || after == "."
}
