package name

import (
	"strings"

	"chancery/internal/news"
)

// shortForms links what an article shortens after it has named it in full:
// "the Foreign Ministry" after "the Chinese Foreign Ministry", and letters in
// brackets behind a name, wherever they come again.
func (r *reading) shortForms() {
	suffix := map[string]news.EntityID{}
	letters := map[string]int{} // to the place in found
	for i := range r.found {
		f := &r.found[i]
		if f.typ == news.Organisation && f.id != "" {
			r.shorten(f, suffix)
		}
		if i > 0 && f.single {
			r.initials(f, i-1, letters)
		}
	}
	r.ownInitials(letters)
	r.lastWords()
	r.firstWords()
	for i := range r.found {
		f := &r.found[i]
		if !f.single || f.end != f.first+1 {
			continue
		}
		if k, ok := letters[r.toks[f.first].s]; ok {
			full := &r.found[k]
			f.single, f.typ, f.id, f.why = false, full.typ, full.id, "short for "+r.flat(full.first, full.end)
		}
	}
}

// shorten links f to an earlier, fuller name that ends with its words, and
// keeps its own words for later names. Words that several names share link
// nothing.
func (r *reading) shorten(f *found, suffix map[string]news.EntityID) {
	words := r.lowWords(f.first, f.end)
	if id := suffix[words]; id != "" && f.country == "" && strings.HasPrefix(string(f.id), "local:") {
		f.id, f.why = id, "short for "+r.nameOf(id)
		return
	}
	keep := func(words string) {
		if old, ok := suffix[words]; ok && old != f.id {
			suffix[words] = ""
			return
		}
		suffix[words] = f.id
	}
	if f.end-f.first < 2 {
		return
	}
	if f.country != "" {
		keep(words)
	}
	from := f.first + 1
	if isGenitive(r.toks[from].s) {
		from++
	}
	if f.end-from >= 2 && r.toks[from].up {
		keep(r.lowWords(from, f.end))
	}
}

// initials notes that the word f in brackets abbreviates found[before].
func (r *reading) initials(f *found, before int, letters map[string]int) {
	t, full := &r.toks[f.first], &r.found[before]
	sent := int(t.sent)
	if !shout(t.s) || full.id == "" || full.single || full.end != f.first-1 || r.at(f.first-1, sent).s != "(" || r.at(f.end, sent).s != ")" {
		return
	}
	n := 0
	for k := full.first; k < full.end && n < len(t.s); k++ {
		if r.toks[k].s[0] == t.s[n] {
			n++
		}
	}
	if n == len(t.s) {
		letters[t.s] = before
	}
}

// ownInitials notes the acronyms of the organisations that the article names in
// full with three words or more, or two in a company: "BA" after "British Airways".
func (r *reading) ownInitials(letters map[string]int) {
	var buf []byte
	for i := range r.found {
		f := &r.found[i]
		if f.typ != news.Organisation || f.id == "" || f.single || f.drop || f.end-f.first < 2 {
			continue
		}
		buf = buf[:0]
		for k := f.first; k < f.end; k++ {
			if t := &r.toks[k]; t.up {
				buf = append(buf, t.s[0])
			}
		}
		if _, ok := letters[string(buf)]; !ok && len(buf) > 1 {
			letters[string(buf)] = i
		}
	}
}

// lastWords links a bare word to the only organisation whose name ends with
// it: "the Falcons" after "the Springfield Falcons". Heads of organisations say
// too little.
func (r *reading) lastWords() {
	last := map[string]int{}
	for i := range r.found {
		f := &r.found[i]
		if f.typ != news.Organisation || f.id == "" || f.drop || f.end-f.first < 2 {
			continue
		}
		t := &r.toks[f.end-1]
		low := t.low
		if k, ok := last[low]; ok && (k < 0 || r.found[k].id != f.id) || t.heads() && !r.team(f) || t.is(plainWord) || r.g.heads[low] != 0 || r.small(low) || !t.up {
			last[low] = -1
		} else if !ok {
			last[low] = i
		}
	}
	for i := range r.found {
		f := &r.found[i]
		if !f.single || f.title != "" || r.toks[f.first].head {
			continue
		}
		if k, ok := last[r.toks[f.first].low]; ok && k >= 0 {
			f.single, f.typ, f.id, f.why = false, news.Organisation, r.found[k].id, "short for "+r.flat(r.found[k].first, r.found[k].end)
		}
	}
}

// firstWords links a bare word to the only company whose name begins with it
// and goes on with a legal form: "Northgate" after "Northgate Corp".
func (r *reading) firstWords() {
	first := map[string]int{}
	for i := range r.found {
		f := &r.found[i]
		if f.typ != news.Organisation || f.id == "" || f.drop || f.single || f.end-f.first < 2 || !legalWord(r.toks[f.end-1].low) {
			continue
		}
		s := r.toks[f.first].s
		if k, ok := first[s]; ok && (k < 0 || r.found[k].id != f.id) || r.toks[f.first].is(plainWord) || r.small(r.toks[f.first].low) || len(s) < 3 {
			first[s] = -1
		} else if !ok {
			first[s] = i
		}
	}
	for i := range r.found {
		f := &r.found[i]
		if !f.single || f.title != "" || f.end != f.first+1 {
			continue
		}
		if k, ok := first[r.toks[f.first].s]; ok && k >= 0 && f.first > r.found[k].first {
			f.single, f.typ, f.id, f.why = false, news.Organisation, r.found[k].id, "short for "+r.flat(r.found[k].first, r.found[k].end)
		}
	}
}

// team reports whether f is an organisation of the base whose name ends in a
// plural: "Miami Dolphins".
func (r *reading) team(f *found) bool {
	_, ok := r.b.byID[f.id]
	return ok && strings.HasSuffix(r.toks[f.end-1].low, "s")
}
