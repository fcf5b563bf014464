package event

import "chancery/internal/news"

// A draft is an event in the making.
type draft struct {
	rule   *Rule
	head   int // trigger word
	last   int // last word of the pattern
	first  int // first word of the pattern
	isNoun bool
	pass   bool // a passive verb
	gov    int  // of a noun: the verb whose object it is, or -1
	subjOf int  // of a noun: the verb whose subject it is, or -1

	actor, recipient side
	place            news.Role
	when             news.Interval
	whenSpan         news.Span
	typ              string
	status           news.Status
	cue              news.Span
	statusWhy        string
	whenWhy          string
	bare             bool // status by default, or weak
	weak             bool // status only hinted at
	dropped          bool
}

// A side is a candidate for actor or recipient.
type side struct {
	span news.Span
	node int // the head of the noun phrase, or -1 if the words are only part of one
}

var nobody = side{node: -1}

func (d side) known() bool { return !d.span.IsZero() }

// drafts lets every word of the sentence fire its best rule.
func (s *sent) drafts(out []draft) []draft {
	out = out[:0]
	for i := range s.words {
		if d, ok := s.fire(i); ok {
			out = append(out, d)
		}
	}
	for i := range out {
		d := &out[i]
		for j := d.first; j <= d.last; j++ {
			if j != d.head && s.words[j].used {
				s.dropUsed(out, d, j)
			}
		}
	}
	return out
}

// dropUsed drops the noun event at word j: it is part of d's pattern
// ("talks" in "broke off talks").
func (s *sent) dropUsed(out []draft, d *draft, j int) {
	for k := range out {
		e := &out[k]
		if e == d || e.head != j || !e.isNoun || len(e.rule.pattern) > len(d.rule.pattern) {
			continue
		}
		// "the talks were cancelled": the talks are the event, with a status.
		if d.pass && s.words[d.head].lex.status.subj != "" {
			d.dropped = true
			s.words[j].used = false
			continue
		}
		e.dropped = true
	}
}

// fire returns the event that word i triggers.
func (s *sent) fire(i int) (draft, bool) {
	w := &s.words[i]
	d := draft{head: i, first: i, last: i, gov: -1, subjOf: -1}
	var rules []*Rule
	switch {
	case w.isVerb():
		rules, d.pass = w.lex.asVerb, s.isPassive(i)
	case (w.pos == noun || w.pos == proper) && len(w.lex.asNoun) > 0 && !w.time && s.headsPhrase(i): // a day in March is no march
		rules, d.isNoun = w.lex.asNoun, true
	case w.pos == adj:
		rules = w.lex.asAdj
	}
	best := -1
	for _, r := range rules {
		if first, last, ok := s.matches(r, i, d.pass); ok && weight(r) > best {
			best, d.rule, d.first, d.last = weight(r), r, first, last
		}
	}
	if d.rule == nil || d.rule.Type == "" && d.rule.Inner == "" || s.isManner(&d) {
		return draft{}, false
	}
	d.typ = d.rule.Type
	s.markUsed(&d)
	return d, true
}

// headsPhrase reports whether the noun at i is no mere part of another
// ("strike" in "strike force") or of a name.
func (s *sent) headsPhrase(i int) bool {
	w := &s.words[i]
	if w.is("compound") || w.is("flat") {
		return false
	}
	return w.pos == noun || s.title || s.words[i].is("nsubj", "obj", "obl", "root", "nmod", "conj") && s.child(i, "compound", "flat") < 0
}

// isManner reports whether a noun only says how something was done: "left in
// protest".
func (s *sent) isManner(d *draft) bool {
	return d.isNoun && d.rule.Type == "PROTEST" && s.prep(d.head) == "in" && s.firstOf(d.head) == d.head
}

// weight prefers rules that say more.
func weight(r *Rule) int {
	n := 0
	for _, e := range r.pattern {
		switch {
		case e.exact:
			n += 9
		case len(e.class) > 0:
			n += 10
		default:
			n += 11
		}
	}
	return n
}

// markUsed marks the words of the rule that won.
func (s *sent) markUsed(d *draft) {
	at := d.head
	for k := range d.rule.pattern {
		e := &d.rule.pattern[k]
		j := s.element(e, at, d.head, d.pass)
		if j < 0 {
			return
		}
		s.words[j].used = s.words[j].used || !e.object && !e.names
		at = max(at, j)
	}
}

// matches reports whether r's pattern stands around word i and how far it
// reaches.
func (s *sent) matches(r *Rule, i int, passive bool) (first, last int, ok bool) {
	first, last = i, i
	for k := range r.pattern {
		e := &r.pattern[k]
		j := s.element(e, last, i, passive)
		if j < 0 {
			return 0, 0, false
		}
		first, last = min(first, j), max(last, j)
	}
	return first, last, true
}

// element finds a pattern element: to the right of at, or to the left of head
// if the pattern says so or the verb is passive.
func (s *sent) element(e *element, at, head int, passive bool) int {
	if e.left {
		return s.elementLeft(e, head)
	}
	if e.object {
		if o := s.child(head, "obj"); o > at && s.firstOf(o) == at+1 {
			return at + 1
		}
		return -1
	}
	gap := 8
	switch {
	case e.exact && e.far:
		gap = 25
	case e.exact:
		gap = 4
	}
	for j := at + 1; j < len(s.words) && j <= at+gap; j++ {
		w := &s.words[j]
		if s.isElement(e, j) && s.inReach(j, head, at, e.exact) && !s.isStopped(j, head) && !s.datesOnly(j) {
			return j
		}
		if s.isRelative(j) && w.head > j || w.pos == sub && !e.exact || w.pos == punct && (w.form == ";" || w.form == ":" || w.form == ".") {
			break
		}
	}
	if !e.exact {
		for o := at + 1; o < len(s.words); o++ { // however long its name
			if w := &s.words[o]; w.head == head && w.is("obj") && s.isElement(e, o) {
				return o
			}
		}
		if o := s.sharedObject(head); o > at && s.isElement(e, o) {
			return o // "seized and searched a ship"
		}
		if passive {
			return s.elementLeft(e, head)
		}
		if o := s.relativized(head); o >= 0 && s.isElement(e, o) {
			return o
		}
	}
	return -1
}

// datesOnly reports whether word j is the preposition of a time: a strike on
// Monday is no strike on somebody.
func (s *sent) datesOnly(j int) bool {
	w := &s.words[j]
	return w.pos == adp && w.head > j && s.words[w.head].time
}

// relativized is the noun whose relative clause v is, if it is v's object:
// "the sanctions that Britain imposed".
func (s *sent) relativized(v int) int {
	if s.words[v].rel != "acl:relcl" {
		return -1
	}
	if ps := s.relativeObject(v, nil); len(ps) > 0 && ps[0].prep == "" {
		return ps[0].node
	}
	return -1
}

func (s *sent) elementLeft(e *element, head int) int {
	for j := head - 1; j >= 0 && j >= head-12; j-- {
		if !s.isElement(e, j) {
			continue
		}
		if s.words[head].isVerb() && (s.words[j].clause == s.words[head].clause || j == s.words[head].head) || s.under(j, head) {
			return j
		}
	}
	return -1
}

// inReach reports whether word j can belong to the pattern of head, matched so
// far up to at: it stands in the same clause, or is an infinitive that hangs
// on it, or stands in one whose "to" is part of the pattern. Particles and prepositions may hang anywhere.
func (s *sent) inReach(j, head, at int, exact bool) bool {
	w := &s.words[j]
	switch {
	case exact || w.clause == s.words[head].clause:
		return true
	case w.form == "to" || s.words[at].form == "to" || j == w.clause:
		c := &s.words[w.clause]
		return c.head >= 0 && s.words[c.head].clause == s.words[head].clause && c.is("xcomp", "advcl", "acl", "ccomp")
	}
	return false
}

// who is the class of objects that name somebody; it has no line in
// data/classes.tsv.
const who = "who"

// isWho reports whether word j is an object that names people or bodies that
// act: "welcomed the envoy", not "welcomed the envoy's words".
func (s *sent) isWho(j int) bool {
	w := &s.words[j]
	return w.is("obj", "conj", "nsubj:pass") && !w.lex.thing && len(w.lex.asNoun) == 0 && (w.pos == pron || w.pos == proper || s.isActor(w))
}

// isStopped reports whether word j is what a noun between it and head stops:
// "announced a suspension of aid" gives none.
func (s *sent) isStopped(j, head int) bool {
	g := s.words[j].head
	return g > head && g < j && s.words[j].is("nmod") && s.x.has(s.words[g].lex, "stopping")
}

// says reports whether e has the form or lemma of w.
func (e *element) says(w *word) bool {
	for _, x := range e.words {
		if w.form == x || w.lex.lemma == x || x == "inf" && w.form == "to" {
			return true
		}
	}
	return false
}

func (s *sent) isElement(e *element, j int) bool {
	w := &s.words[j]
	if !e.names && w.lex.classes&e.bits == 0 && !e.says(w) {
		return false
	}
	hollow := w.is("case", "mark", "fixed")                    // "according to" is no accord
	frees := w.pos == adj && len(w.lex.asVerb) > 0 && !e.exact // "free trade" frees nobody
	acts := w.isVerb()
	for _, x := range e.words {
		switch {
		case x == "inf":
			if w.form == "to" && w.head > j && s.words[w.head].pos == verb && w.is("mark", "aux") {
				return true
			}
		case frees, hollow && w.form != x:
		case w.form == x, !e.exact && w.lex.lemma == x && (!acts || w.tag != "VBG"):
			return true
		}
	}
	if acts && w.tag != "VBG" || hollow {
		return false
	}
	return e.names && s.isWho(j) || w.lex.classes&e.bits != 0
}
