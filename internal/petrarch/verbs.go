package petrarch

import (
	"io"
	"slices"
	"strings"
)

// A verb is a word, perhaps with others that must stand before or after it, the
// code that it has by itself, and the patterns of its block.
type verb struct {
	name          string
	before, after []string
	code          string
	block         *block
}

// A block is what the verbs of one "--- NAME [code] ---" share.
type block struct {
	code     string
	patterns []pattern
}

// verbReader reads a dictionary of verbs line by line.
type verbReader struct {
	d     *Dictionary
	block *block
	set   string            // the synonym set whose members follow
	base  map[string][]verb // entries for the words as given; alone they keep out forms made from other words
	forms map[string][]verb
}

// readVerbs adds a dictionary of verbs.
func (d *Dictionary) readVerbs(r io.Reader) error {
	v := &verbReader{d: d, block: &block{code: none}, base: map[string][]verb{}, forms: map[string][]verb{}}
	if err := lines(r, v.line); err != nil {
		return err
	}
	for form, vs := range v.forms {
		if !slices.ContainsFunc(v.base[form], func(e verb) bool { return len(e.before)+len(e.after) == 0 }) {
			v.base[form] = append(v.base[form], vs...)
		}
	}
	for form, vs := range v.base {
		d.verbs[form] = append(d.verbs[form], vs...)
	}
	return nil
}

func (v *verbReader) line(n int, line string) {
	switch {
	case strings.HasPrefix(line, "---"):
		v.set, v.block = "", &block{code: none}
		if code, _, ok := bracketed(line); ok {
			v.block.code = code
		}
	case strings.HasPrefix(line, "&"):
		v.set = word(line)
		if _, ok := v.d.sets[strings.TrimSuffix(v.set, "_")]; !ok {
			v.d.sets[strings.TrimSuffix(v.set, "_")] = nil
		}
	case strings.HasPrefix(line, "-"):
		v.set = ""
		if p, ok := newPattern(n, line[1:]); ok {
			v.block.patterns = append(v.block.patterns, p)
		}
	case strings.HasPrefix(line, "+") && v.set != "":
		v.member(strings.TrimSpace(line[1:]))
	default:
		v.set = ""
		v.verb(line)
	}
}

// member adds a synonym, and its plural unless the set or the word ends in "_".
func (v *verbReader) member(s string) {
	name := strings.TrimSuffix(v.set, "_")
	fixed := strings.HasSuffix(v.set, "_") || strings.HasSuffix(s, "_") || strings.HasPrefix(s, "&")
	w, _ := split(s)
	if len(w) == 0 {
		return
	}
	v.d.sets[name] = append(v.d.sets[name], w)
	if !fixed {
		many := append([]string(nil), w...)
		many[len(many)-1] = plural(many[len(many)-1])
		v.d.sets[name] = append(v.d.sets[name], many)
	}
}

// verb adds a line such as "BREAK [1717] {BROKE BROKEN}", "+SET_UP" or
// "WIRE_+TAP {WIRE_+TAPPED}".
func (v *verbReader) verb(line string) {
	code, rest, ok := bracketed(line)
	if !ok {
		code = v.block.code
	}
	forms, name, given := braced(rest)
	name = strings.TrimSpace(name)
	entry := v.entry(name, code)
	key := entry.name
	if key == "" {
		return
	}
	v.base[key] = append(v.base[key], entry)
	if !given {
		for _, f := range verbForms(key) {
			made := entry
			made.name = f
			v.forms[f] = append(v.forms[f], made)
		}
	}
	for _, f := range forms {
		if e := v.entry(f, code); e.name != "" {
			v.base[e.name] = append(v.base[e.name], e)
		}
	}
}

// entry cuts a verb into the word that is conjugated ("+", else the first) and
// the words around it.
func (v *verbReader) entry(name, code string) verb {
	e := verb{code: code, block: v.block}
	var words []string
	at := 0
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == ' ' || r == '\t' }) {
		if strings.HasPrefix(w, "+") {
			at = len(words)
		}
		words = append(words, word(strings.TrimPrefix(w, "+")))
	}
	if len(words) > 0 {
		e.name, e.before, e.after = words[at], words[:at], words[at+1:]
	}
	return e
}

// verbForms are the regular forms of a verb: third person, past and participle.
func verbForms(v string) []string {
	n := len(v)
	if n < 2 {
		return nil
	}
	past, ing := v+"ED", v+"ING"
	switch {
	case strings.HasSuffix(v, "EE"):
		past = v + "D"
	case strings.HasSuffix(v, "E"):
		past, ing = v+"D", v[:n-1]+"ING"
	case strings.HasSuffix(v, "Y") && !strings.ContainsRune("AEIOU", rune(v[n-2])):
		past = v[:n-1] + "IED"
	}
	return []string{plural(v), past, ing}
}
