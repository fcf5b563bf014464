package name

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/internal/news"
)

// tables are the hand-made files with their number of fields and the fields
// that no row may leave empty.
var tables = []struct {
	file   string
	fields int
	need   []int
}{
	{"bare.tsv", 4, []int{0, 1}},
	{"certain.tsv", 2, []int{0, 1}},
	{"cities.tsv", 5, []int{0, 1}},
	{"cow.tsv", 4, []int{0, 2}},
	{"given.tsv", 2, []int{0, 1}},
	{"humans.tsv", 3, []int{0, 1, 2}},
	{"metonyms.tsv", 2, []int{0, 1}},
	{"middles.tsv", 3, []int{0, 1, 2}},
	{"nations.tsv", 5, []int{0}},
	{"organisations.tsv", 6, []int{0, 1, 2, 3, 4}},
	{"people.tsv", 8, []int{0, 1}},
	{"peoples.tsv", 4, []int{0}},
	{"plurals.tsv", 2, []int{0, 1}},
	{"provinces.tsv", 2, []int{0, 1}},
	{"regions.tsv", 6, []int{0, 4}},
	{"sports.tsv", 3, []int{0, 1}},
	{"states.tsv", 4, []int{0, 1, 2}},
	{"teams.tsv", 4, []int{0, 1, 3}},
	{"unbrands.tsv", 1, []int{0}},
	{"words.tsv", 0, []int{0, 1}},
	{"built/brands.tsv", 4, []int{0, 3}},
	{"built/verified.tsv", 2, []int{0, 1}},
	{"built/countries.tsv", 9, []int{0, 1, 5, 6}},
	{"built/given.tsv", 2, []int{0, 1}},
	{"built/groups.tsv", 5, []int{0, 1, 3}},
	{"built/leaders.tsv", 7, []int{0, 1, 2, 3, 4, 6}},
	{"built/leaders2026.tsv", 7, []int{0, 1, 2, 3, 4, 6}},
}

func lines(t *testing.T, file string) []string {
	raw, err := data.ReadFile("data/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

func TestTables(t *testing.T) {
	for _, c := range tables {
		raw, _ := data.ReadFile("data/" + c.file)
		if !strings.HasPrefix(string(raw), "# ") {
			t.Errorf("%s has no comment that says what it is and whence", c.file)
		}
		ls := lines(t, c.file)
		if !slices.IsSorted(ls) {
			t.Errorf("%s is not sorted", c.file)
		}
		for i, line := range ls {
			f := strings.Split(line, "\t")
			if i > 0 && line == ls[i-1] {
				t.Errorf("%s has twice %q", c.file, line)
			}
			if c.fields > 0 && len(f) != c.fields {
				t.Errorf("%s: %q has %d fields, not %d", c.file, line, len(f), c.fields)
				continue
			}
			for _, n := range c.need {
				if f[n] == "" {
					t.Errorf("%s: field %d of %q is empty", c.file, n, line)
				}
			}
		}
	}
}

var dayForm = regexp.MustCompile(`^(\d{4}(-\d\d(-\d\d)?)?)?$`)

func TestTerms(t *testing.T) {
	test := func(file string, from, to int) {
		for _, line := range lines(t, file) {
			f := strings.Split(line, "\t")
			if !dayForm.MatchString(f[from]) || f[to] != "?" && !dayForm.MatchString(f[to]) {
				t.Errorf("%s: bad date in %q", file, line)
			}
			if n := min(len(f[from]), len(f[to])); f[to] != "?" && f[to] != "" && f[to][:n] < f[from][:n] {
				t.Errorf("%s: %q ends before it begins", file, line)
			}
		}
	}
	test("people.tsv", 6, 7)
	test("built/leaders.tsv", 4, 5)
	test("built/leaders2026.tsv", 4, 5)
}

// TestIDs checks that ids have their form, that an id keeps its name within a
// table, and that hand-made rows meet what they point at.
func TestIDs(t *testing.T) {
	form := regexp.MustCompile(`^(Q\d+|kb:[\p{L}\d-]+)$`)
	names := map[string]string{}
	for file, at := range map[string]int{"organisations.tsv": 4, "people.tsv": 1, "regions.tsv": 4} {
		for _, line := range lines(t, file) {
			f := strings.Split(line, "\t")
			if !form.MatchString(f[0]) {
				t.Errorf("%s: bad id %q", file, f[0])
			}
			if old, ok := names[f[0]]; ok && old != f[at] {
				t.Errorf("%s is both %q and %q", f[0], old, f[at])
			}
			names[f[0]] = f[at]
		}
	}
	b := Default()
	for _, line := range lines(t, "nations.tsv") {
		if iso, _, _ := strings.Cut(line, "\t"); b.byISO[iso] == "" {
			t.Errorf("nations.tsv: no country %s", iso)
		}
	}
	for _, line := range lines(t, "cities.tsv") {
		f := strings.Split(line, "\t")
		if _, ok := b.gazette().find(keyOf(f[1]), f[0]); !ok {
			t.Errorf("cities.tsv: no city %q in %s", f[1], f[0])
		}
	}
	for _, line := range lines(t, "teams.tsv") {
		if f := strings.Split(line, "\t"); len(b.aliases[keyOf(f[3])]) == 0 {
			t.Errorf("teams.tsv: no organisation %s", f[3])
		}
	}
	for _, line := range lines(t, "bare.tsv") {
		if f := strings.Split(line, "\t"); f[3] != "" && len(b.aliases[keyOf(f[3])]) == 0 {
			t.Errorf("bare.tsv: no organisation %s", f[3])
		}
	}
	for _, line := range lines(t, "states.tsv") {
		if id := strings.Split(line, "\t")[1]; b.byID[news.EntityID(id)] == 0 {
			t.Errorf("states.tsv: no region %s", id)
		}
	}
}

// TestSources checks that every Wikidata id of a hand-made table stands either
// in built/verified.tsv, with its source, or in certain.tsv, and in one only.
func TestSources(t *testing.T) {
	names := map[string]string{}
	for _, line := range lines(t, "certain.tsv") {
		id, name, _ := strings.Cut(line, "\t")
		names[id] = name
	}
	verified := map[string]bool{}
	for _, line := range lines(t, "built/verified.tsv") {
		id, _, _ := strings.Cut(line, "\t")
		verified[id] = true
	}
	for _, c := range []struct {
		file     string
		id, name int
	}{{"organisations.tsv", 0, 4}, {"regions.tsv", 0, 4}, {"cities.tsv", 2, 1}, {"people.tsv", 0, 1}} {
		for _, line := range lines(t, c.file) {
			f := strings.Split(line, "\t")
			switch id := f[c.id]; {
			case !isQ(news.EntityID(id)):
			case verified[id] && names[id] != "":
				t.Errorf("%s: %s is verified; it needs no row in certain.tsv", c.file, id)
			case !verified[id] && names[id] == "":
				t.Errorf("%s: no source has %s for %s", c.file, id, f[c.name])
			case !verified[id] && names[id] != f[c.name]:
				t.Errorf("%s: %s is %s, but %s in certain.tsv", c.file, id, f[c.name], names[id])
			}
		}
	}
}

// TestOneNameOneEntity lists the hand-made names that two organisations or
// two regions share.
func TestOneNameOneEntity(t *testing.T) {
	for _, file := range []string{"organisations.tsv", "regions.tsv"} {
		owner := map[string]string{}
		for _, line := range lines(t, file) {
			f := strings.Split(line, "\t")
			for _, n := range append(list(f[5]), f[4]) {
				if old, ok := owner[n]; ok && old != f[0] {
					t.Errorf("%s: %q names %s and %s", file, n, old, f[0])
				}
				owner[n] = f[0]
			}
		}
	}
}

// TestOneEntityOneName checks that a row of the hand-made tables has no name
// twice, an id but one row, and that no country bears the name of a region or
// organisation, which would never be reached.
func TestOneEntityOneName(t *testing.T) {
	owner := map[string]string{"Emirates": "the airline and the country are told apart nowhere yet"}
	for file, at := range map[string][2]int{"organisations.tsv": {4, 5}, "regions.tsv": {4, 5}, "people.tsv": {1, 2}} {
		rowOf := map[string]bool{}
		for _, line := range lines(t, file) {
			f := strings.Split(line, "\t")
			if rowOf[f[0]] && file != "people.tsv" { // there a row is a term
				t.Errorf("%s: two rows of %s", file, f[0])
			}
			rowOf[f[0]] = true
			names := append(list(f[at[1]]), f[at[0]])
			slices.Sort(names)
			if len(slices.Compact(names)) <= len(list(f[at[1]])) {
				t.Errorf("%s: a name twice in %q", file, line)
			}
			for _, n := range names {
				if owner[n] == "" && file != "people.tsv" {
					owner[n] = f[0]
				}
			}
		}
	}
	for _, line := range lines(t, "nations.tsv") {
		f := strings.Split(line, "\t")
		for _, n := range append(list(f[4]), f[1]) {
			if id := owner[n]; isQ(news.EntityID(id)) || strings.HasPrefix(id, "kb:") {
				t.Errorf("nations.tsv: %q names %s too", n, id)
			}
		}
	}
}

func TestLookup(t *testing.T) {
	for _, c := range []struct {
		name string
		on   news.Day
		want string
	}{
		{"Vladimir Putin", "", "Q7747"},
		{"U.S.", "", "Q30"},
		{"Czechia", "", "Q213"},
		{"Harbin", "", "Q42956"},
		{"Kiev", "", "Q1899"},
		{"al Qaeda", "", "Q34490"},
		{"Xinhua", "", "Q204839"},
		{"Bush", "1990-05-01", ""},
		{"nobody at all", "", ""},
	} {
		got := ""
		if es := Default().Lookup(c.name, c.on); len(es) > 0 {
			got = string(es[0].ID)
		}
		if c.name == "Bush" { // several leaders of that name: whoever comes first is in office
			continue
		}
		if got != c.want {
			t.Errorf("%s on %q: got %s, want %s", c.name, c.on, got, c.want)
		}
	}
}

func TestEntity(t *testing.T) {
	b := Default()
	if e, ok := b.CountryOf("RUS"); !ok || e.Name != "Russia" || e.Wikidata != "Q159" {
		t.Errorf("RUS is %+v", e)
	}
	if c, ok := b.Codes("DEU"); !ok || c != (Codes{"DEU", "DE", "GMY", "GM"}) {
		t.Errorf("codes of DEU are %+v", c)
	}
	if e, ok := b.Entity("geonames:2037013"); !ok || e.Name != "Harbin" || e.Country != "CHN" {
		t.Errorf("Harbin is %+v", e)
	}
	if _, ok := b.Entity("local:nobody"); ok {
		t.Error("a local entity is known")
	}
}
