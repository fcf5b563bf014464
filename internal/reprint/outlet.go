package reprint

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"chancery/internal/reprint/words"
)

var (
	//go:embed data/outlets.tsv
	outletFile string
	//go:embed data/endings.txt
	endingFile string
	//go:embed data/notnames.txt
	notNameFile string
)

// outlets knows the names of the press.
type outlets struct {
	names   map[uint32][]outletName // by hash of the first word
	endings map[string]bool         // "Times", "News Agency"
	not     map[string]bool         // first words in brackets that begin no name
	small   [256]bool               // first bytes of names that begin with a small letter: dpa
	first   sieve                   // first words of names
	last    sieve                   // last words of endings
}

// A sieve lets through all words of a list and few others: what it stops need
// not be looked up.
type sieve [256]uint64

func (s *sieve) put(word string) {
	for _, w := range words.OfString(word, 0) {
		s[w.Hash%256] |= 1 << (w.Hash >> 8 % 64)
	}
}

func (s *sieve) passes(hash uint32) bool { return s[hash%256]&(1<<(hash>>8%64)) != 0 }

type outletName struct {
	words []string // as written
	name  string   // the name it is known by
}

var press = sync.OnceValue(func() *outlets { return parseOutlets(outletFile, endingFile, notNameFile) })

func parseOutlets(names, endings, not string) *outlets {
	o := &outlets{names: map[uint32][]outletName{}, endings: map[string]bool{}, not: map[string]bool{}}
	for line := range records(names) {
		name, others, _ := strings.Cut(line, "\t")
		o.add(name, name)
		for other := range strings.SplitSeq(others, "|") {
			o.add(other, name)
		}
	}
	for line := range records(endings) {
		o.endings[line] = true
		o.last.put(line)
	}
	for line := range records(not) {
		o.not[line] = true
	}
	return o
}

func (o *outlets) add(as, name string) {
	if ws := nameWords(as); len(ws) > 0 {
		first := words.Hash(ws[0])
		o.names[first] = append(o.names[first], outletName{ws, name})
		o.small[as[0]] = o.small[as[0]] || as[0] >= 'a'
		o.first.put(ws[0])
	}
}

// nameWords parts a name as package words does: "People's Daily" is People and
// Daily.
func nameWords(s string) []string {
	ws := strings.FieldsFunc(s, notName)
	for i, w := range ws {
		w = strings.TrimSuffix(w, "'s")
		ws[i] = strings.TrimSuffix(w, "’s")
	}
	return ws
}

// notName reports whether r parts the words of a name, as package words parts
// them.
func notName(r rune) bool { return r == ' ' || r == '-' || r == '/' }

// known returns the name that s is known by, "CNN" for "cnn.com" or "CNN", or s
// itself.
func (o *outlets) known(s string) string {
	s = strings.TrimPrefix(strings.TrimSpace(s), "The ")
	s = strings.TrimPrefix(s, "the ")
	ws := nameWords(s)
	if len(ws) == 0 {
		return ""
	}
	for _, n := range o.names[words.Hash(ws[0])] {
		if len(n.words) == len(ws) && strings.Join(n.words, " ") == strings.Join(ws, " ") {
			return n.name
		}
	}
	bare := strings.TrimPrefix(strings.ToLower(s), "www.")
	if host, _, ok := strings.Cut(bare, "."); ok {
		host = strings.ToUpper(host)
		for _, n := range o.names[words.Hash(host)] {
			if len(n.words) == 1 && n.words[0] == host {
				return n.name
			}
		}
	}
	return s
}

// also returns how outlets that are in no list are spelt in text, given the
// names that their own articles bear. Addresses are left out: they say nothing
// about capitals and blanks.
func (o *outlets) also(bearing []string) (out []outletName) {
	for _, s := range bearing {
		name := o.known(s)
		ws := nameWords(name)
		if len(ws) == 0 || strings.Contains(name, ".") || !upperFirst(name) || slices.ContainsFunc(out, func(n outletName) bool { return n.name == name }) {
			continue
		}
		out = append(out, outletName{ws, name})
	}
	return out
}

func upperFirst(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// records yields the lines of a data file that are neither empty nor comments.
func records(file string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(file) {
			line = strings.TrimRight(line, "\r\n")
			if line != "" && !strings.HasPrefix(line, "#") && !yield(line) {
				return
			}
		}
	}
}
