package export

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/event"
	"chancery/internal/name"
)

//go:embed data
var data embed.FS

// tableSet is what the files under data say.
type tableSet struct {
	cow       map[string]string // ISO alpha-3 → number of the state
	cameo     map[string]string // ISO alpha-3 → CAMEO's country, where it differs
	projected map[string]projection
	codes     map[[2]string]string // PLOVER type and mode → CAMEO
	phoenix   map[string]float64   // CAMEO → Goldstein value where Phoenix differs
	columns   map[string][]string  // format → names
}

// A projection is what a deed becomes that has not happened.
type projection struct{ typ, code string }

var tables = sync.OnceValue(func() *tableSet {
	t := &tableSet{cow: map[string]string{}, cameo: map[string]string{}, projected: map[string]projection{},
		codes: map[[2]string]string{}, phoenix: map[string]float64{}, columns: map[string][]string{}}
	for _, r := range records("countries.tsv", 3) {
		t.cow[r[0]], t.cameo[r[0]] = r[1], r[2]
	}
	for _, r := range records("statuses.tsv", 3) {
		t.projected[r[0]] = projection{r[1], r[2]}
	}
	for _, r := range records("roots.tsv", 3) {
		t.codes[[2]string{r[0], r[1]}] = r[2]
	}
	for _, r := range records("phoenix_scale.tsv", 2) {
		t.phoenix[r[0]], _ = strconv.ParseFloat(r[1], 64)
	}
	for _, f := range []string{"gdelt2_events", "gdelt2_mentions", "icews", "phoenix", "polecat"} {
		b, err := data.ReadFile("data/" + f + ".txt")
		if err != nil {
			panic(err) // embedded; a test reads it
		}
		t.columns[f] = strings.Split(strings.TrimSpace(string(b)), "\n")
	}
	return t
})

// records reads a table of n columns.
func records(file string, n int) (out [][]string) {
	b, err := data.ReadFile("data/" + file)
	if err != nil {
		panic(err) // embedded; a test reads it
	}
	for i, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		r := strings.Split(line, "\t")
		if len(r) != n {
			panic(fmt.Sprintf("export: %s:%d has %d columns, not %d", file, i+1, len(r), n))
		}
		out = append(out, r)
	}
	return out
}

// codeOf is the CAMEO code of a PLOVER type and mode.
func codeOf(typ, mode string) string {
	if c, ok := tables().codes[[2]string{typ, mode}]; ok {
		return c
	}
	return tables().codes[[2]string{typ, ""}]
}

// fips is the FIPS 10-4 code of a country, "" if it has none.
func fips(iso3 string) string {
	c, _ := name.Default().Codes(iso3)
	return c.FIPS
}

// countryName is the English name of a country.
func countryName(iso3 string) string {
	e, _ := name.Default().CountryOf(iso3)
	return e.Name
}

// isState tells ISO countries from PLOVER's IGO, NGO, UNO …
func isState(code string) bool {
	_, ok := name.Default().Codes(code)
	return ok || code == "KOS"
}

// cameoCountry is the code that CAMEO has for a country.
func cameoCountry(iso3 string) string {
	if c := tables().cameo[iso3]; c != "" {
		return c
	}
	return iso3
}

// goldstein is GDELT's Goldstein value of a CAMEO code, its root's if it has none.
func goldstein(code string) (float64, bool) {
	for n := len(code); n >= 2; n-- {
		if c := event.Codebook().Code(code[:n]); c != nil {
			return c.Goldstein, true
		}
	}
	return 0, false
}

// quad is GDELT's quad class of a CAMEO code, 0 if the code is none.
func quad(code string) int {
	for n := len(code); n >= 2; n-- {
		if c := event.Codebook().Code(code[:n]); c != nil {
			return c.Quad
		}
	}
	return 0
}

// label names a CAMEO code, in the words of our codebook.
func label(code string) string {
	if c := event.Codebook().Code(code); c != nil {
		return c.Label
	}
	return ""
}
