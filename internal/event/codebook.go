package event

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Type is one of PLOVER's sixteen event types.
type Type struct {
	Name      string
	Quad      int     // 1 verbal and 2 material co-operation, 3 verbal and 4 material conflict
	Score     float64 // PLOVER's scale, -10 to 10
	Recipient bool    // the manual requires a recipient
	Coarse    string  // root in sets that join CONCEDE and RETREAT as YIELD
	Gloss     string  // in our words
}

// A Mode is a closer kind of a type.
type Mode struct {
	Type, Name string
	Score      float64
	Gloss      string
}

// A Code is one CAMEO code with its way into PLOVER. Type is empty for codes
// that PLOVER drops (statements).
type Code struct {
	Code      string // a string: leading zeros count
	Root      string
	Label     string // in our words
	Quad      int    // GDELT's quad class
	Goldstein float64
	Type      string
	Mode      string
}

// A Rule is one line of data/triggers.tsv.
type Rule struct {
	ID      string   // heads, part of speech and pattern: what EventMention.Rule holds
	Heads   []string // lemmas; the first names the rule
	POS     string   // v, n or a
	Pattern string
	Type    string // empty: no event, the rule only stops others
	Mode    string
	CAMEO   string
	Args    string // where recipients are looked for: "obj,with,to"
	Inner   string // what happens to events in the complement
	Example string
	Expect  string // "actor > recipient", then "| status" if not done

	pattern []element
	args    []string
}

// An element is one step of a rule's pattern.
type element struct {
	words []string // lemmas, any of them
	class []string // or word classes
	bits  uint64   // of the classes, as the lexicon numbers them
	names bool     // one of them is who
	left  bool     // stands to the left of the head
	exact bool     // the written form counts: particles and prepositions

	object bool // an object that follows at once, whatever it is
	far    bool // may stand farther off: an object comes before
}

// A Book is the whole codebook.
type Book struct {
	Types    []Type
	Modes    []Mode
	Contexts []string
	Codes    []Code
	Rules    []*Rule

	rules  []*Rule
	byType map[string]*Type
	byCode map[string]*Code
	byMode map[string]*Mode
	byID   map[string]*Rule
	coarse map[string]string // by type and mode, or rule ID: see data/coarse.tsv
}

// Codebook returns the codebook; it is read-only.
func Codebook() *Book { return theBook() }

var theBook = sync.OnceValue(loadBook)

func loadBook() *Book {
	b := &Book{byType: map[string]*Type{}, byCode: map[string]*Code{}, byMode: map[string]*Mode{}, byID: map[string]*Rule{}, coarse: map[string]string{}}
	for _, r := range records("plover.tsv", 6) {
		b.Types = append(b.Types, Type{r[0], integer(r[1]), number(r[2]), r[3] == "yes", r[4], r[5]})
	}
	for _, r := range records("modes.tsv", 4) {
		b.Modes = append(b.Modes, Mode{r[0], r[1], number(r[2]), r[3]})
	}
	for _, r := range records("cameo.tsv", 7) {
		c := Code{r[0], r[0][:2], r[1], integer(r[2]), number(r[3]), r[4], r[5]}
		b.Codes = append(b.Codes, c)
	}
	for _, r := range records("contexts.tsv", 2) {
		if !slices.Contains(b.Contexts, r[0]) {
			b.Contexts = append(b.Contexts, r[0])
		}
	}
	for _, r := range records("triggers.tsv", 10) {
		u := newRule(r)
		b.rules, b.byID[u.ID] = append(b.rules, u), u
	}
	b.Rules = b.rules
	for _, r := range records("coarse.tsv", 2) {
		b.coarse[r[0]] = r[1]
	}
	for i := range b.Types {
		b.byType[b.Types[i].Name] = &b.Types[i]
	}
	for i := range b.Codes {
		b.byCode[b.Codes[i].Code] = &b.Codes[i]
	}
	for i := range b.Modes {
		b.byMode[b.Modes[i].Type+":"+b.Modes[i].Name] = &b.Modes[i]
	}
	return b
}

func newRule(r []string) *Rule {
	u := &Rule{
		Heads: strings.Split(r[0], "|"), POS: r[1], Pattern: r[2], Type: r[3], Mode: r[4],
		CAMEO: r[5], Args: r[6], Inner: r[7], Example: r[8], Expect: r[9],
	}
	u.ID = strings.TrimSpace(u.Heads[0] + "." + u.POS + " " + u.Pattern)
	if u.Args != "" {
		u.args = strings.Split(u.Args, ",")
	}
	for f := range strings.FieldsSeq(u.Pattern) {
		var e element
		if strings.HasPrefix(f, "<") {
			e.left, f = true, f[1:]
		}
		if strings.HasPrefix(f, "=") {
			e.exact, f = true, f[1:]
		}
		if f == "*" {
			u.pattern = append(u.pattern, element{object: true, exact: true})
			continue
		}
		e.far = len(u.pattern) > 0 && u.pattern[len(u.pattern)-1].object
		for w := range strings.SplitSeq(f, "|") {
			if strings.HasPrefix(w, "@") {
				e.class = append(e.class, w[1:])
				e.names = e.names || w[1:] == who
			} else {
				e.words = append(e.words, w)
			}
		}
		u.pattern = append(u.pattern, e)
	}
	return u
}

// Type returns the type with the given name, or nil.
func (b *Book) Type(name string) *Type { return b.byType[name] }

// Mode returns the mode of a type, or nil.
func (b *Book) Mode(typ, mode string) *Mode { return b.byMode[typ+":"+mode] }

// Code returns the CAMEO code, or nil.
func (b *Book) Code(code string) *Code { return b.byCode[code] }

// Quad is the quad class of a PLOVER type, 0 for an unknown one.
func (b *Book) Quad(typ string) int {
	if t := b.Type(typ); t != nil {
		return t.Quad
	}
	return 0
}

// Score is the mode's score, else the type's.
func (b *Book) Score(typ, mode string) float64 {
	if m := b.Mode(typ, mode); m != nil && m.Score != 0 {
		return m.Score
	}
	if t := b.Type(typ); t != nil {
		return t.Score
	}
	return 0
}

// FromCAMEO maps a CAMEO code to PLOVER's type and mode; both are empty for
// codes that PLOVER drops and for unknown codes.
func (b *Book) FromCAMEO(code string) (typ, mode string) {
	for n := len(code); n >= 2; n-- {
		if c := b.Code(code[:n]); c != nil {
			return c.Type, c.Mode
		}
	}
	return "", ""
}

// Rule returns the rule with the given ID, or nil.
func (b *Book) Rule(id string) *Rule {
	return b.byID[id]
}

func number(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64)
	return f
}

func integer(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
