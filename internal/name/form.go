package name

import (
	"slices"
	"strings"

	"chancery/internal/news"
	"chancery/internal/text/vocab"
)

// A form is a written word with what the tables say of it wherever it stands.
// Forms are made once and looked up from then on.
type form struct {
	// What is asked of every token stands first, so that it is fetched at once.
	s, low string
	class  class
	given  byte  // as words.given
	human  byte  // as words.human
	firsts uint8 // as words.firsts
	up     bool  // begins with a capital
	mark   bool  // a quotation mark
	they   bool  // "they" or one of its forms
	refers bool  // may be a pronoun for a person, or the last word of a description

	begins     bool // a name of the base, as the first letter allows
	beginsLong bool // one of several words
	opens      bool // a key of the gazetteer
	opensLong  bool // one of several words
	state      bool // begins the name of a state

	key     string          // see keyer
	plural  news.EntityType // as words.plural, or of people by the noun for one
	org     string          // as words.org
	sport   string          // as sports.word
	aliases []alias         // of its key
	towns   []int32         // of its key
}

// is reports whether f belongs to c.
func (f *form) is(c class) bool { return f.class&c != 0 }

// heads reports whether f heads names of organisations or places.
func (f *form) heads() bool { return f.is(orgWord | placeWord) }

// none is the word beyond a sentence.
var none = tok{form: &form{}, sent: -1}

// formBits is the room for forms: four times 1<<formBits.
const formBits = 13

func (b *Base) newForms() *vocab.Table[form] {
	g := b.gazette()
	return vocab.New(formBits, func(s string) form { return b.form(s, g) })
}

// form looks s up in the tables.
func (b *Base) form(s string, g *gazetteer) form {
	f := form{s: s, low: s, up: upper(s)}
	if f.up {
		f.low = strings.ToLower(s)
	}
	w := b.words
	f.class, f.org, f.given, f.human, f.firsts = w.class[f.low], w.org[f.low], w.given[f.low], w.human[f.low], uint8(w.firsts[f.low])
	f.plural = news.EntityType(w.plural[f.low])
	if single, cut := strings.CutSuffix(f.low, "s"); f.plural == "" && cut && w.human[single] != 0 {
		f.plural = news.Person
	}
	f.sport = b.sports.word[f.low]
	f.mark = s == "“" || s == "”" || s == "\"" || s == "``" || s == "''"
	f.they = isThey(f.low)
	f.refers = f.human != 0 || f.low == "old" || strings.HasSuffix(f.low, yearOld) || pronounSex(f.low) != 0 || relatives(f.low) || ofSpeaker(f.low)

	var k keyer
	k.reset()
	k.add(s)
	f.key = string(k.buf)
	first, _, _ := strings.Cut(f.key, " ")
	h := hashOf(first)
	f.begins = b.begins.holds(h) && (f.up || b.small[first])
	f.opens, f.state = g.begins.holds(h), g.stateFirst[first]
	f.beginsLong, f.opensLong = f.begins && b.longer.holds(h), g.longer.holds(h)
	if b.begins.has(k.hash) {
		f.aliases = b.aliases[f.key]
	}
	if g.begins.has(k.hash) {
		f.towns = slices.Clip(g.named(k.buf))
	}
	return f
}
