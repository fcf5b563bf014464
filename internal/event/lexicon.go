package event

import (
	"cmp"
	"strings"
	"sync"

	"chancery/internal/text/vocab"
)

// A lexeme is what the data files know about a lemma.
type lexeme struct {
	lemma   string // "" for unknown words
	actor   bool   // noun for people or bodies that act
	place   bool   // noun for a place
	thing   bool   // noun for neither, however it is written
	classes uint64 // word classes of data/classes.tsv and data/blockers.tsv
	status  statusWord
	harm    string // of a trigger that may tell of misfortune: harm or blast
	suffer  bool   // of a trigger that nobody does without an object

	contexts              []string
	asVerb, asNoun, asAdj []*Rule // rules that start from it
}

// unknown is the lexeme of words that no data file lists.
var unknown lexeme

// lexicon maps lemmas, lower case, to what is known about them. Forms that
// the data list as they stand ("expected" before a noun) are lemmas too.
type lexicon struct {
	lemmas  map[string]*lexeme
	forms   map[string]*lexeme // inflected forms of verbs that rules start from
	classes map[string]uint64  // one bit each

	prospects *vocab.Table[prospect]
	spare     sync.Pool // of readers
}

var theLexicon = sync.OnceValue(loadLexicon)

func loadLexicon() *lexicon {
	x := &lexicon{lemmas: make(map[string]*lexeme, 1<<12), forms: map[string]*lexeme{}, classes: map[string]uint64{}}
	x.loadRules()
	for _, r := range records("classes.tsv", 2) {
		x.addClass(r[0], r[1])
	}
	for _, r := range records("actors.tsv", 2) {
		for w := range strings.FieldsSeq(r[1]) {
			l := x.at(w)
			l.actor = l.actor || r[0] == "actor"
			l.place = l.place || r[0] == "place"
			l.thing = l.thing || r[0] == "thing"
		}
	}
	x.loadStatus()
	x.loadBlockers()
	x.weighClasses()
	for _, r := range records("contexts.tsv", 2) {
		for w := range strings.FieldsSeq(r[1]) {
			l := x.at(w)
			l.contexts = append(l.contexts, r[0])
		}
	}
	x.prospects = x.newProspects()
	return x
}

func (x *lexicon) at(lemma string) *lexeme {
	l := x.lemmas[lemma]
	if l == nil {
		l = &lexeme{lemma: lemma}
		x.lemmas[lemma] = l
	}
	return l
}

// addClass puts words into a class.
func (x *lexicon) addClass(class, words string) {
	bit, ok := x.classes[class]
	if !ok {
		bit = 1 << len(x.classes)
		x.classes[class] = bit
	}
	for w := range strings.FieldsSeq(words) {
		x.at(w).classes |= bit
	}
}

// weighClasses turns the names of classes in patterns to bits.
func (x *lexicon) weighClasses() {
	for _, r := range theBook().rules {
		for i := range r.pattern {
			for _, c := range r.pattern[i].class {
				r.pattern[i].bits |= x.classes[c]
			}
		}
	}
}

// loadRules hangs the trigger rules on their heads.
func (x *lexicon) loadRules() {
	irregular := irregularVerbs()
	for _, r := range theBook().rules {
		for _, h := range r.Heads {
			l := x.at(h)
			switch r.POS {
			case "v":
				l.asVerb = append(l.asVerb, r)
				x.addForms(h, irregular)
			case "n":
				l.asNoun = append(l.asNoun, r)
			case "a":
				l.asAdj = append(l.asAdj, r)
			}
		}
		for _, e := range r.pattern {
			for _, w := range e.words {
				x.at(w)
			}
		}
	}
}

// loadBlockers reads data/blockers.tsv: kind, topic, words.
func (x *lexicon) loadBlockers() {
	for _, r := range records("blockers.tsv", 3) {
		for w := range strings.FieldsSeq(r[2]) {
			switch r[0] {
			case "suffer":
				x.at(w).suffer = true
			case "harm", "blast":
				x.at(w).harm = r[0]
			default:
				x.addClass("block-"+r[0], w)
			}
		}
	}
}

// has reports whether l belongs to a class of the data files.
func (x *lexicon) has(l *lexeme, class string) bool {
	return l.classes != 0 && l.classes&x.classes[class] != 0
}

// find looks a lemma or form up, whatever its case; nil if it is not known.
func (x *lexicon) find(w string) *lexeme {
	var buf [40]byte
	if len(w) > len(buf) {
		return nil
	}
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return x.lemmas[string(buf[:len(w)])]
}

// lookup finds the lexeme of a word by its lemma, else by its form, else by
// what may be its singular: names and headlines are not always reduced.
func (x *lexicon) lookup(lemma, form string) *lexeme {
	return x.under(x.prospects.Of(form), lemma)
}

// under is the lexeme of p with that lemma.
func (x *lexicon) under(p *prospect, lemma string) *lexeme {
	if lemma != p.lower { // else it is exact
		if l := x.prospects.Of(lemma).exact; l != nil {
			return l
		}
	}
	return cmp.Or(p.exact, p.singular, &unknown)
}
