// Package lemma finds the dictionary forms of English words from form and
// tag: first in a table of words that follow no rule, then by the rule for
// the longest ending that is known for the tag.
package lemma

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Table holds what was learned. The file is text, one record a line,
// columns separated by tabs; a line that begins with # is a comment:
//
//	tags  UPOS XPOS                      tags that stand together on a word
//	case  TAG WRITING    HOW             words of TAG written so (l, T, U or M) begin from lower, keep or title
//	end   TAG ENDING     CUT ADD         cut so many letters, add these
//	or    TAG ENDING     CUT ADD         the second choice, if the first makes no known word
//	word  TAG FORM       LEMMA           in the writing given, or else in lower case; TAG may be XPOS or XPOS/UPOS
type Table struct {
	how   map[string]How
	ends  map[string]*rule
	words map[string]string
	known func(string) bool

	Tags [][2]string // UPOS and XPOS that may stand together
}

// A rule is what becomes of an ending. If the first edit makes no word that
// is known and the second does, the second holds.
type rule struct {
	first, second Edit
	two           bool
}

// An Edit cuts letters off a word's end and adds others.
type Edit struct {
	Cut int // runes
	Add string
}

// Apply edits word.
func (e Edit) Apply(word string) string {
	for range e.Cut {
		_, size := utf8.DecodeLastRuneInString(word)
		word = word[:len(word)-size]
	}
	return word + e.Add
}

// How says in which writing a lemma begins.
type How string

const (
	Lower How = "lower" // all letters small
	Keep  How = "keep"  // as it stands
	Title How = "title" // a capital, then small letters
)

// Apply writes form so.
func (h How) Apply(form string) string {
	switch h {
	case Keep:
		return form
	case Title:
		r, size := utf8.DecodeRuneInString(form)
		if r == utf8.RuneError {
			return form
		}
		return string(unicode.ToUpper(r)) + strings.ToLower(form[size:])
	}
	return strings.ToLower(form)
}

// Writing classes how form is written: l without capitals, U in capitals
// alone (at least two), T with a first capital, M otherwise.
func Writing(form string) string {
	upper, lower, first := 0, 0, false
	for i, r := range form {
		switch {
		case unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case upper == 0:
		return "l"
	case lower == 0 && upper > 1:
		return "U"
	case first && upper == 1:
		return "T"
	}
	return "M"
}

// MaxEnding is the length of the longest ending in runes; a word of fewer
// runes has a ^ before it in its longest ending.
const MaxEnding = 6

// Endings calls try with the endings of a word in lower case, the longest
// first, until it returns true. The last is empty.
func Endings(word string, try func(string) bool) {
	at := len(word)
	var cuts [MaxEnding + 1]int
	n := 0
	for cuts[0] = at; n < MaxEnding && at > 0; {
		_, size := utf8.DecodeLastRuneInString(word[:at])
		at -= size
		n++
		cuts[n] = at
	}
	if at == 0 && try("^"+word) {
		return
	}
	for ; n >= 0; n-- {
		if try(word[cuts[n]:]) {
			return
		}
	}
}

// Read reads a table. Known says whether a word in lower case is one that
// exists in some form.
func Read(file string, known func(string) bool) (*Table, error) {
	t := &Table{how: map[string]How{}, ends: map[string]*rule{}, words: map[string]string{}, known: known}
	n := 0
	for line := range strings.Lines(file) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := t.line(strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return t, nil
}

func (t *Table) line(c []string) error {
	switch {
	case c[0] == "tags" && len(c) == 3:
		t.Tags = append(t.Tags, [2]string{c[1], c[2]})
	case c[0] == "case" && len(c) == 4:
		t.how[c[1]+"\t"+c[2]] = How(c[3])
	case c[0] == "word" && len(c) == 4:
		t.words[c[1]+"\t"+c[2]] = c[3]
	case (c[0] == "end" || c[0] == "or") && len(c) == 5:
		cut, err := strconv.Atoi(c[3])
		if err != nil || cut < 0 {
			return fmt.Errorf("cannot cut %q letters", c[3])
		}
		key := c[1] + "\t" + c[2]
		if c[0] == "end" {
			t.ends[key] = &rule{first: Edit{cut, c[4]}}
		} else if r := t.ends[key]; r != nil {
			r.second, r.two = Edit{cut, c[4]}, true
		} else {
			return fmt.Errorf("no first choice for %q", key)
		}
	default:
		return fmt.Errorf("cannot read record %q", c)
	}
	return nil
}

// Lemma returns the lemma of form with the given tags.
func (t *Table) Lemma(form, upos, xpos string) string {
	low := strings.ToLower(form)
	for _, f := range [2]string{form, low} {
		for _, tag := range [2]string{xpos + "/" + upos, xpos} {
			if l, ok := t.words[tag+"\t"+f]; ok {
				return l
			}
		}
	}
	how := t.how[xpos+"\t"+Writing(form)]
	return t.byEnding(how.Apply(form), low, xpos)
}

// byEnding edits base by the rule for the longest known ending of low.
func (t *Table) byEnding(base, low, xpos string) string {
	out := base
	Endings(low, func(ending string) bool {
		r := t.ends[xpos+"\t"+ending]
		if r == nil {
			return false
		}
		out = r.first.Apply(base)
		if r.two && !t.known(strings.ToLower(out)) {
			if second := r.second.Apply(base); t.known(strings.ToLower(second)) {
				out = second
			}
		}
		return true
	})
	if out == "" {
		return base
	}
	return out
}
