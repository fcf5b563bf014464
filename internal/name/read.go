package name

import (
	"slices"
	"strings"
	"unicode"

	"chancery/internal/news"
)

// Read sets a.Entities and a.Mentions. It needs the sentences and tokens of
// a; a.Published.Day, where known, says who is in office. Mentions never
// overlap.
func (b *Base) Read(a *news.Article) {
	r := b.reading(a)
	a.Entities, a.Mentions = nil, nil
	for i := range a.Sentences {
		from := len(r.found)
		r.scan(i)
		r.leftOver(i, from)
	}
	r.settleAll()
	r.titles()
	r.metonyms()
	r.stateMedia()
	r.pronouns()
	r.pairs()
	r.store()
	r.done()
}

func (b *Base) reading(a *news.Article) *reading {
	r, ok := b.spare.Get().(*reading)
	if !ok {
		r = &reading{countries: map[string]int{}, states: map[division]int{}, own: map[string]int{}, index: map[news.EntityID]int{}, full: map[news.EntityID]int{}, cells: map[cell]nearby{}}
	}
	r.b, r.g, r.w, r.a = b, b.gazette(), b.words, a
	r.prepare()
	return r
}

// done leaves r, empty, to the next article.
func (r *reading) done() {
	spare := r.b.spare
	clear(r.found)
	clear(r.inside)
	clear(r.entities)
	r.toks, r.leans, r.found, r.inside, r.entities = r.toks[:0], r.leans[:0], r.found[:0], r.inside[:0], r.entities[:0]
	clear(r.follower.seen)
	clear(r.follower.people)
	r.follower.r, r.follower.sex, r.follower.count, r.follower.profile = nil, nil, nil, profile{}
	clear(r.countries)
	clear(r.states)
	clear(r.own)
	clear(r.index)
	clear(r.full)
	r.b, r.g, r.w, r.a = nil, nil, nil, nil
	spare.Put(r)
}

// settleAll decides what the found names name.
func (r *reading) settleAll() {
	r.counties()
	r.people()
	r.shortForms()
	r.teams()
	r.bareNames()
	r.singles()
	r.stateNames()
	r.places()
	r.georgia()
}

// A reading is the state of reading one article.
type reading struct {
	b *Base
	g *gazetteer
	w *words
	a *news.Article

	toks      []tok
	leans     []lean
	smalls    wordset // that the article writes in lower case, so that a capital may come from its place
	found     []found
	inside    []found          // towns within longer names, which tell where the article takes place
	countries map[string]int   // ISO 3166-1 alpha-3 → mentions
	states    map[division]int // first divisions → mentions
	own       map[string]int   // key of a big city → mentions of its country that are mentions of the city
	entities  []news.Entity
	index     map[news.EntityID]int
	cells     map[cell]nearby
	tallies   [2]tally
	full      map[news.EntityID]int // found that names the entity in full, -1 for none: what nameOf has looked up
	key       keyer
	follower  follower
}

// A tok is a token with what the rules ask of it.
type tok struct {
	news.Span
	*form
	glued  bool // no space before it
	sent   int32
	head   bool  // in a headline, where capitals say little
	tagged bool  // the grammar has read its sentence
	proper bool  // the grammar takes it for a proper noun
	lean   int32 // 1 + the place in leans of the name that the grammar sees over it
}

// A found is a name on its way to becoming a mention.
type found struct {
	first, end int // tokens [first, end)
	typ        news.EntityType
	id         news.EntityID // empty: not known yet
	kind       news.Reference
	why        string
	title      string // title before a person's name, in lower case
	country    string // of a demonym before the title or name
	sector     string
	others     []news.EntityID // meant beside id
	cities     []int32         // candidates
	single     bool            // one unknown word, to be settled by the rest of the article
	maybe      bool            // two or three unknown words: a person if the last comes again alone
	drop       bool
}

// prepare looks at every token once.
func (r *reading) prepare() {
	r.toks = slices.Grow(r.toks, len(r.a.Tokens))[:len(r.a.Tokens)]
	r.smalls.reset(len(r.toks))
	forms := r.b.forms()
	for i := range r.a.Sentences {
		s := r.a.Sentences[i]
		ups, words := 0, 0
		tree := r.tree(i)
		for j := s.First; j < s.First+s.Count; j++ {
			t := tok{Span: r.a.Tokens[j].Span, sent: int32(i)}
			t.form = forms.Of(r.a.Text[t.Start:t.End])
			if t.tagged = tree != nil; t.tagged {
				t.proper = tree.Words[j-s.First].UPOS == "PROPN"
			}
			t.glued = j > s.First && r.a.Tokens[j-1].End == t.Start
			if c := t.s[0]; 'a' <= c && c <= 'z' {
				r.smalls.add(t.s)
			}
			if len(t.s) > 3 {
				words++
				if t.up {
					ups++
				}
			}
			r.toks[j] = t
		}
		if last := r.toks[s.First+s.Count-1].s; words >= 3 && ups*10 >= words*7 && (s.Title || last != "." && last != "”" && last != "\"") {
			for j := s.First; j < s.First+s.Count; j++ {
				r.toks[j].head = true
			}
		}
		if tree != nil {
			r.lean(s.First, tree)
		}
	}
}

// small reports whether the article writes word in lower case somewhere.
func (r *reading) small(word string) bool { return r.smalls.has(word) }

// keyAt is the key of tokens [i, j).
func (r *reading) keyAt(i, j int) string {
	if j == i+1 {
		return r.toks[i].key
	}
	r.key.reset()
	r.key.add(r.text(i, j))
	return string(r.key.buf)
}

// at returns the token, or an empty one beyond the sentence of token i.
func (r *reading) at(i, sent int) *tok {
	if i < 0 || i >= len(r.toks) || int(r.toks[i].sent) != sent {
		return &none
	}
	return &r.toks[i]
}

// text returns the words of tokens [i, j).
func (r *reading) text(i, j int) string { return r.a.Text[r.toks[i].Start:r.toks[j-1].End] }

// flat is text without line breaks, for names.
func (r *reading) flat(i, j int) string {
	if j == i+1 {
		return r.toks[i].s
	}
	return strings.Join(strings.Fields(r.text(i, j)), " ")
}

// scan finds the names of one sentence from left to right.
func (r *reading) scan(sent int) {
	s := r.a.Sentences[sent]
	careless := r.careless(sent)
	for i := s.First; i < s.First+s.Count; {
		t := &r.toks[i]
		switch {
		case careless && !t.up:
			i = r.lowPlace(i, s.First+s.Count)
		case t.up && !r.quietI(t):
			i = r.name(i, s.First+s.Count)
		case t.begins && !t.up && len(t.s) <= 5:
			i = r.lowName(i, s.First+s.Count)
		default:
			i++
		}
	}
}

// quietI reports whether t is the pronoun I or a clitic.
func (r *reading) quietI(t *tok) bool { return t.s == "I" || t.s[0] == '\'' }

// lowName takes a name that begins in lower case: "al-Qaida", "eBay".
func (r *reading) lowName(i, end int) int {
	m, n := r.match(i, end)
	if n == 0 || m.use == asSurname && n == 1 || upper(m.name) || !strings.HasPrefix(m.name, r.toks[i].s) {
		return i + 1
	}
	r.known(i, i+n, m)
	return i + n
}

// match finds the longest name of the base that begins at token i and ends
// before end. n is its number of tokens, 0 if there is none.
func (r *reading) match(i, end int) (best alias, n int) {
	t := &r.toks[i]
	if !t.begins {
		return best, 0
	}
	if !t.beginsLong && !r.glued(i+1) {
		for _, a := range t.aliases {
			if r.fits(a, i, i+1) {
				best, n = r.prefer(a, best, n, 1), 1
			}
		}
		return best, n
	}
	r.key.reset()
	at := r.toks[i].Start
	for j := i; j < end && j < i+14 && len(r.key.buf) < 80; j++ {
		r.key.add(r.a.Text[at:r.toks[j].End])
		at = r.toks[j].End
		if !r.goesOn(r.b.begins, j) {
			break
		}
		if !worded(r.toks[j].s) || !r.b.begins.has(r.key.hash) {
			continue
		}
		for _, a := range r.b.aliases[string(r.key.buf)] {
			if r.fits(a, i, j+1) {
				best, n = r.prefer(a, best, n, j+1-i), j+1-i
			}
		}
	}
	return best, n
}

// glued reports whether no space stands before token i.
func (r *reading) glued(i int) bool { return i < len(r.toks) && r.toks[i].glued }

// worded reports whether a token is more than a punctuation mark, so that a
// name may end with it.
func worded(s string) bool {
	c := s[0]
	return c >= 0x80 && s != "’" && s != "”" && s != "“" && s != "–" && s != "—" || 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '\'' && len(s) > 1
}

// prefer chooses between two aliases of the same words: whoever is in office,
// or whose country the article names, goes first; the list's order decides
// else.
func (r *reading) prefer(a, best alias, n, length int) alias {
	if n != length {
		return a
	}
	day := r.a.Published.Day
	x, y := r.b.entities[a.entity].ID, r.b.entities[best.entity].ID
	if _, ok := r.b.inOffice(y, day); ok {
		return best
	}
	if _, ok := r.b.inOffice(x, day); ok {
		return a
	}
	return best
}

// fits judges capitals: "US" is not "us", "Turkey" is not "turkey", and the
// last word of a name is as capital as in the list.
func (r *reading) fits(a alias, i, j int) bool {
	first, last := r.toks[i].s, r.toks[j-1].s
	if j == i+1 {
		if loud := shout(first); loud != shout(a.name) && len(a.name) <= 5 && !(loud && r.toks[i].head) ||
			loud && r.toks[i].head && len(first) <= 3 && r.toks[i].is(plainWord) { // "WHO WON"
			return false
		}
		if inner(a.name) && first != a.name {
			return false
		}
		return upper(first) || first == a.name
	}
	if last[0] == '\'' || strings.HasPrefix(last, "’") || last == "-" {
		return false
	}
	word := a.name[strings.LastIndexAny(a.name, " -")+1:]
	return (upper(first) || !upper(a.name)) && (upper(last) == upper(word) || upper(last))
}

// inner reports whether s has a capital after a small letter: "LeT", "eBay".
func inner(s string) bool {
	for i := 1; i < len(s); i++ {
		if 'A' <= s[i] && s[i] <= 'Z' && 'a' <= s[i-1] && s[i-1] <= 'z' {
			return true
		}
	}
	return false
}

// add appends a found name.
func (r *reading) add(f found) { r.found = append(r.found, f) }

// known adds a name of the base.
func (r *reading) known(i, j int, m alias) {
	e := &r.b.entities[m.entity]
	f := found{first: i, end: j, typ: e.Type, id: e.ID, kind: news.ByName, why: "known name"}
	switch m.use {
	case asAdjective, asPeople:
		f.kind, f.why = news.ByDemonym, "adjective of "+e.Name
		if m.use == asPeople {
			f.typ, f.why = news.Group, "people of "+e.Name
		}
		if e.Type == news.Group {
			f.kind, f.why = news.ByName, "known group"
		}
	case asMetonym:
		f.kind, f.why = news.ByMetonym, "stands for the government of "+e.Name
	}
	if e.Type == news.Person {
		f.title, f.country = r.titleBefore(i)
	}
	if r.toks[i].low == "the" && j > i+1 && (e.Type == news.Organisation || e.Type == news.Outlet) {
		f.first++
	}
	if e.Type == news.Country || e.Type == news.Place && e.Country != "" {
		r.countries[e.Country]++
	}
	if i, ok := r.g.hand[e.ID]; ok {
		r.states[r.g.cities[i].in()]++
	}
	r.add(f)
}

// titleBefore returns the title that ends before token i, and the country of
// a demonym before the title ("Russian President", "Ukraine's president").
func (r *reading) titleBefore(i int) (title, country string) {
	sent := int(r.toks[i].sent)
	n := 0
	if i == 0 || !r.toks[i-1].is(titleEnd) {
		return "", r.demonymAt(i)
	}
	for k := 1; k <= r.w.titleMax && r.at(i-k, sent).sent >= 0; k++ {
		if w := r.lowWords(i-k, i); r.w.is(w, titleWord) {
			title, n = w, k
		}
	}
	if n == 0 {
		return "", r.demonymAt(i)
	}
	return title, r.affiliation(i - n)
}

// lowWords joins tokens [i, j) in lower case, with a space where the text has
// one.
func (r *reading) lowWords(i, j int) string {
	if j == i+1 {
		return r.toks[i].low
	}
	var b strings.Builder
	for k := i; k < j; k++ {
		if k > i && !r.toks[k].glued {
			b.WriteByte(' ')
		}
		b.WriteString(r.toks[k].low)
	}
	return b.String()
}

// demonymAt is the country of the demonym or genitive that ends before token
// i, if any.
func (r *reading) demonymAt(i int) string {
	for k := len(r.found) - 1; k >= 0 && k >= len(r.found)-2; k-- {
		f := r.found[k]
		gap := i - f.end
		genitive := gap == 1 && isGenitive(r.toks[f.end].s)
		if (gap == 0 && f.kind == news.ByDemonym || genitive) && f.typ != news.Person && r.toks[f.first].sent == r.toks[i].sent {
			if e, ok := r.b.Entity(f.id); ok && e.Type == news.Country {
				return e.Country
			}
		}
	}
	return ""
}

// affiliation is the country of what stands before a title at token i: "U.S.
// senator", "Hamas leader", "Chinese Commerce Minister", "Kremlin spokesman".
func (r *reading) affiliation(i int) string {
	if c := r.demonymAt(i); c != "" || len(r.found) == 0 {
		return c
	}
	k := len(r.found) - 1
	for k > 0 && r.found[k].single && i-r.found[k].end <= 2 {
		k--
	}
	f := r.found[k]
	gap := i - f.end
	if gap < 0 || gap > 2 || r.toks[f.first].sent != r.toks[i].sent || f.typ == news.Person || f.single {
		return ""
	}
	for j := f.end; j < i; j++ {
		if t := &r.toks[j]; !t.up || f.kind != news.ByDemonym && f.typ != news.Country {
			return ""
		}
	}
	if e, ok := r.b.Entity(f.id); ok {
		if e.Type == news.Place || len(e.Country) != 3 || r.b.byISO[e.Country] == "" {
			return ""
		}
		return e.Country
	}
	return f.country
}

func isGenitive(s string) bool { return s == "'s" || s == "’s" || s == "'" || s == "’" }

// letters reports whether s is made of letters (and full stops) only.
func letters(s string) bool {
	for _, c := range s {
		if !unicode.IsLetter(c) && c != '.' && c != '-' && c != '\'' && c != '’' {
			return false
		}
	}
	return s != ""
}
