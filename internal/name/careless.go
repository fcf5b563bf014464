package name

import "chancery/internal/news"

// In mails, reviews and posts people leave capitals out. There a word in small
// letters is believed to be a place if the grammar takes it for a name, or a
// preposition of place stands before it and the place is big.

// careless reports whether a sentence is written without care for capitals: it
// begins with a small letter, or says "i".
func (r *reading) careless(sent int) bool {
	s := r.a.Sentences[sent]
	first := r.toks[s.First].s
	if 'a' <= first[0] && first[0] <= 'z' && !inner(first) {
		return true
	}
	for i := s.First; i < s.First+s.Count; i++ {
		if r.toks[i].s == "i" {
			return true
		}
	}
	return false
}

// lowCity is the least population of a town that is believed without capital.
const lowCity = 200_000

// lowPlace takes a place in small letters at token i and returns the token
// after it.
func (r *reading) lowPlace(i, end int) int {
	t := &r.toks[i]
	if len(t.s) < 4 || t.is(plainWord) || t.is(commonWord) || !t.proper && !r.wherePrep(i) {
		return i + 1
	}
	r.key.reset()
	at := t.Start
	for j := i; j < end && j < i+3; j++ {
		r.key.add(r.a.Text[at:r.toks[j].End])
		at = r.toks[j].End
		next := r.at(j+1, int(t.sent))
		if next.sent >= 0 && next.proper && next.lean == r.toks[j].lean && next.lean > 0 {
			continue // the name goes on
		}
		for _, a := range r.b.aliases[string(r.key.buf)] {
			e := &r.b.entities[a.entity]
			if a.use == asName && (e.Type == news.Country || e.Type == news.Place) {
				r.known(i, j+1, a)
				return j + 1
			}
		}
		is := r.g.named(r.key.buf)
		if is == nil {
			continue
		}
		if c := &r.g.cities[is[0]]; t.proper && c.people >= lowCity/10 || c.people >= lowCity || c.known {
			r.add(found{first: i, end: j + 1, typ: news.Place, kind: news.ByName, cities: is})
			return j + 1
		}
	}
	return i + 1
}
