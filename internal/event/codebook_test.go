package event

import (
	"slices"
	"sort"
	"strings"
	"testing"
)

func TestRulesAreSound(t *testing.T) {
	b, x := Codebook(), theLexicon()
	var ids []string
	for _, r := range b.Rules {
		ids = append(ids, r.ID)
		switch {
		case r.Type != "" && b.Type(r.Type) == nil:
			t.Errorf("%s: no type %q", r.ID, r.Type)
		case r.Mode != "" && b.Mode(r.Type, r.Mode) == nil:
			t.Errorf("%s: %s has no mode %q", r.ID, r.Type, r.Mode)
		case r.CAMEO != "" && b.Code(r.CAMEO) == nil:
			t.Errorf("%s: no CAMEO code %q", r.ID, r.CAMEO)
		case r.Example == "" || r.Expect == "":
			t.Errorf("%s: no example", r.ID)
		case !slices.Contains([]string{"v", "n", "a"}, r.POS):
			t.Errorf("%s: no part of speech %q", r.ID, r.POS)
		}
		for _, e := range r.pattern {
			for _, c := range e.class {
				if _, ok := x.classes[c]; !ok && c != who {
					t.Errorf("%s: no class %q", r.ID, c)
				}
			}
		}
	}
	if !sort.StringsAreSorted(ids) {
		t.Error("data/triggers.tsv is not sorted by rule ID")
	}
	slices.Sort(ids)
	if n := len(slices.Compact(ids)); n != len(b.Rules) {
		t.Errorf("%d rules share an ID", len(b.Rules)-n)
	}
}

func TestCodebookIsWhole(t *testing.T) {
	b := Codebook()
	if n := len(b.Types); n != 16 {
		t.Errorf("%d types, want 16", n)
	}
	if n := len(b.Contexts); n != 37 {
		t.Errorf("%d contexts, want 37", n)
	}
	for _, c := range b.Codes {
		if c.Type != "" && b.Type(c.Type) == nil || c.Mode != "" && b.Mode(c.Type, c.Mode) == nil {
			t.Errorf("%s: maps to unknown %s:%s", c.Code, c.Type, c.Mode)
		}
		if c.Label == "" || strings.Contains(c.Label, "?") {
			t.Errorf("%s: no label", c.Code)
		}
	}
	for _, m := range b.Modes {
		if b.Type(m.Type) == nil {
			t.Errorf("mode %s of unknown type %s", m.Name, m.Type)
		}
	}
}

// TestEverythingIsReached: each type and mode of the codebook has a rule, and
// with it an example that runs.
func TestEverythingIsReached(t *testing.T) {
	b := Codebook()
	reached := map[string]bool{}
	for _, r := range b.Rules {
		reached[r.Type], reached[r.Type+" "+r.Mode] = true, true
	}
	for _, k := range b.Types {
		if !reached[k.Name] {
			t.Errorf("no rule for %s", k.Name)
		}
	}
	for _, m := range b.Modes {
		if !reached[m.Type+" "+m.Name] {
			t.Errorf("no rule for %s %s", m.Type, m.Name)
		}
	}
}

func TestFromCAMEO(t *testing.T) {
	for _, c := range []struct{ code, want string }{
		{"010", ""},
		{"042", "CONSULT visit"},
		{"0831", "RETREAT resign"},
		{"0871", "RETREAT ceasefire"},
		{"1122", "ACCUSE allege"},
		{"1411", "PROTEST demo"},
		{"19", "ASSAULT"},
		{"1999", "ASSAULT"}, // unknown leaf: by its root
		{"99", ""},
	} {
		typ, mode := Codebook().FromCAMEO(c.code)
		if got := strings.TrimSpace(typ + " " + mode); got != c.want {
			t.Errorf("FromCAMEO(%q) = %q, want %q", c.code, got, c.want)
		}
	}
}

// TestData checks the plain word lists: sorted lines, no word twice in one.
func TestData(t *testing.T) {
	for _, c := range []struct {
		file string
		key  int // fields that sort
	}{{"blockers.tsv", 2}, {"cameo.tsv", 1}, {"classes.tsv", 1}, {"coarse.tsv", 1}, {"contexts.tsv", 1}, {"modes.tsv", 2}, {"plover.tsv", 1}, {"status.tsv", 2}} {
		var keys []string
		for _, r := range records(c.file, 3) {
			keys = append(keys, strings.Join(r[:c.key], "\t"))
		}
		if !sort.StringsAreSorted(keys) {
			t.Errorf("data/%s is not sorted", c.file)
		}
	}
}
