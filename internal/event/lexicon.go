package event

import (
	"strings"
	"sync"
)

// A kind is what a word does in its sentence.
type kind uint8

const (
	nominal  kind = iota // nouns, adjectives, names, numbers, unknown words
	verb                 // a full verb
	det                  // the, a, this, his
	prep                 // of, in, with
	conj                 // and, or
	sub                  // while, because: opens a clause
	subprep              // after, before: opens a clause or a phrase
	rel                  // who, which
	that                 // that
	pron                 // he, they
	modal                // will, may
	be                   // is, was
	have                 // has, had
	do                   // does, did
	neg                  // not, never
	to                   // to before a noun
	inf                  // to before a verb
	adv                  // also, soon, -ly
	timeword             // Monday, yesterday
	comma                // , and brackets
	stop                 // . ; : dash
	mark                 // quotation marks
	poss                 // 's
)

// vform says which forms of a verb a word can be.
type vform uint8

const (
	base vform = 1 << iota
	third
	past
	part
	ing
)

// A lexeme is what the data files know about one written form.
type lexeme struct {
	form    string
	kind    kind   // closed class, else nominal
	verb    string // lemma, if the form can be a verb
	vform   vform
	noun    string // lemma, if the form can be a noun
	plural  bool
	adj     bool
	actor   bool   // noun for people or bodies that act
	place   bool   // noun for a place
	negates bool   // holds a negation: "didn't"
	classes uint64 // word classes of data/classes.tsv
	status  *statusWord

	asVerb, asNoun, asAdj []*Rule // rules that start from it under each reading
}

// lexicon maps every known written form to its lexeme.
type lexicon struct {
	forms    map[string]*lexeme
	classes  map[string]int
	rules    map[string][]*Rule // by part of speech, colon, lemma
	irreg    map[string][2]string
	contexts map[string][]string
	harm     map[string]string // lemma of a trigger that tells of harm: harm or blast
	suffer   map[string]bool   // lemma of a trigger that nobody does without an object
}

var theLexicon = sync.OnceValue(loadLexicon)

func loadLexicon() *lexicon {
	x := &lexicon{
		forms:    make(map[string]*lexeme, 1<<14),
		classes:  map[string]int{},
		rules:    map[string][]*Rule{},
		irreg:    map[string][2]string{},
		contexts: map[string][]string{},
		harm:     map[string]string{},
		suffer:   map[string]bool{},
	}
	for _, r := range records("forms.tsv", 4) {
		if r[0] == "v" {
			x.irreg[r[1]] = [2]string{r[2], r[3]}
		}
	}
	x.loadClasses()
	x.loadRules()
	x.loadWords()
	x.loadStatus()
	x.loadBlockers()
	x.loadContexts()
	for _, l := range x.forms {
		if l.verb != "" {
			l.asVerb = x.rules["v:"+l.verb]
		}
		if l.noun != "" {
			l.asNoun = x.rules["n:"+l.noun]
		}
		l.asAdj = x.rules["a:"+l.form]
	}
	return x
}

func (x *lexicon) at(form string) *lexeme {
	l := x.forms[form]
	if l == nil {
		l = &lexeme{form: form}
		x.forms[form] = l
	}
	return l
}

// loadClasses reads noun classes: class, member.
func (x *lexicon) loadClasses() {
	for _, r := range records("classes.tsv", 2) {
		n, ok := x.classes[r[0]]
		if !ok {
			n = len(x.classes)
			x.classes[r[0]] = n
		}
		for w := range strings.SplitSeq(r[1], " ") {
			if w == "" {
				continue
			}
			x.addNoun(w)
			for _, f := range append(plurals(w), w) {
				x.at(f).classes |= 1 << n
			}
			for form, l := range x.verbForms(w) {
				_ = l
				if e := x.forms[form]; e != nil && e.verb == w {
					e.classes |= 1 << n
				}
			}
		}
	}
}

// loadRules reads the trigger rules and makes their words known.
func (x *lexicon) loadRules() {
	for _, r := range theBook().rules {
		for _, h := range r.Heads {
			key := r.POS + ":" + h
			x.rules[key] = append(x.rules[key], r)
			switch r.POS {
			case "v":
				x.addVerb(h)
			case "n":
				x.addNoun(h)
			case "a":
				x.at(h).adj = true
			}
		}
		for _, e := range r.pattern {
			for _, w := range e.words {
				x.at(w)
				if !e.exact {
					x.addNoun(w)
				}
			}
		}
	}
}

// loadWords reads function words, plain verbs, and nouns for actors.
func (x *lexicon) loadWords() {
	for _, r := range records("verbs.tsv", 1) {
		for w := range strings.SplitSeq(r[0], " ") {
			x.addVerb(w)
		}
	}
	x.at("has").verb, x.at("has").vform = "have", third
	for _, r := range records("actors.tsv", 2) {
		for w := range strings.SplitSeq(r[1], " ") {
			x.addNoun(w)
			for _, f := range append(plurals(w), w) {
				l := x.at(f)
				l.actor = l.actor || r[0] == "actor"
				l.place = l.place || r[0] == "place"
			}
		}
	}
	for _, r := range records("forms.tsv", 4) {
		if r[0] != "n" {
			continue
		}
		s, p := x.at(r[1]), x.at(r[2])
		s.noun, p.noun, p.plural = r[1], r[1], true
		p.classes |= s.classes
		p.actor = p.actor || s.actor
	}
	for _, r := range records("function.tsv", 2) {
		k := kindNames[r[0]]
		for w := range strings.SplitSeq(r[1], " ") {
			l := x.at(w)
			if r[0] == "adj" {
				l.adj = true
				continue
			}
			l.kind = k
			l.negates = k == neg || strings.HasSuffix(w, "n't") || w == "cannot"
		}
	}
}

var kindNames = map[string]kind{
	"det": det, "prep": prep, "conj": conj, "sub": sub, "subprep": subprep, "rel": rel, "that": that,
	"pron": pron, "modal": modal, "be": be, "have": have, "do": do, "neg": neg, "to": to, "adv": adv,
	"time": timeword, "comma": comma, "stop": stop, "quote": mark, "poss": poss, "adj": nominal,
}

func (x *lexicon) addVerb(lemma string) {
	for form, f := range x.verbForms(lemma) {
		l := x.at(form)
		if l.verb == "" || l.verb == lemma || f&base == 0 && l.vform&base == 0 && x.irregular(lemma, form) {
			if l.verb != lemma {
				l.verb, l.vform = lemma, 0
			}
			l.vform |= f
		}
	}
}

func (x *lexicon) irregular(lemma, form string) bool {
	p, ok := x.irreg[lemma]
	return ok && (p[0] == form || p[1] == form)
}

func (x *lexicon) addNoun(lemma string) {
	if l := x.at(lemma); l.noun == "" || l.plural {
		l.noun, l.plural = lemma, false
	}
	for _, f := range plurals(lemma) {
		if l := x.at(f); l.noun == "" {
			l.noun, l.plural = lemma, true
		}
	}
}

// plurals returns the regular plural of a noun.
func plurals(w string) []string {
	switch {
	case w == "" || strings.HasSuffix(w, "ss") && len(w) < 3:
		return nil
	case strings.HasSuffix(w, "y") && len(w) > 1 && !vowel(w[len(w)-2]):
		return []string{w[:len(w)-1] + "ies"}
	case strings.HasSuffix(w, "o"):
		return []string{w + "s", w + "es"}
	case hasAnySuffix(w, "s", "x", "z", "ch", "sh"):
		return []string{w + "es"}
	}
	return []string{w + "s"}
}

// verbForms returns the written forms of a verb. Consonants are doubled both
// ways ("banned", "baned"): the wrong one is never met.
func (x *lexicon) verbForms(w string) map[string]vform {
	out := map[string]vform{}
	if w == "" {
		return out
	}
	out[w] |= base
	for _, p := range plurals(w) {
		out[p] |= third
	}
	stem := w
	switch last := w[len(w)-1]; {
	case strings.HasSuffix(w, "ie"):
		out[w[:len(w)-2]+"ying"] |= ing
	case last == 'e' && !hasAnySuffix(w, "ee", "oe", "ye"):
		out[w[:len(w)-1]+"ing"] |= ing
	default:
		out[w+"ing"] |= ing
	}
	doubled := len(w) > 2 && !vowel(w[len(w)-1]) && vowel(w[len(w)-2]) && !strings.ContainsRune("wxyh", rune(w[len(w)-1]))
	if doubled {
		out[w+w[len(w)-1:]+"ing"] |= ing
	}
	if p, ok := x.irreg[w]; ok {
		out[p[0]] |= past
		out[p[1]] |= part
		return out
	}
	switch last := w[len(w)-1]; {
	case last == 'e':
		stem = w + "d"
	case last == 'y' && len(w) > 1 && !vowel(w[len(w)-2]):
		stem = w[:len(w)-1] + "ied"
	default:
		stem = w + "ed"
	}
	out[stem] |= past | part
	if doubled {
		out[w+w[len(w)-1:]+"ed"] |= past | part
	}
	return out
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

func hasAnySuffix(w string, ss ...string) bool {
	for _, s := range ss {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// find looks a written word up, whatever its case and apostrophe.
func (x *lexicon) find(w string) *lexeme {
	var buf [40]byte
	b := buf[:0]
	for i := 0; i < len(w); i++ {
		c := w[i]
		switch {
		case len(b) >= len(buf)-1:
			return nil
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == 0xE2 && i+2 < len(w) && w[i+1] == 0x80 && (w[i+2] == 0x99 || w[i+2] == 0x98):
			c = '\''
			i += 2
		}
		b = append(b, c)
	}
	return x.forms[string(b)]
}
