package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// A term is one person's time in one office.
type term struct {
	id, name, country, office, from, to, source string
}

// leaders writes leaders.tsv and leaders2026.tsv: heads of state and government
// with their time in office, the same person under one id where the sources
// allow to tell. What rests on the list of 2026 has a file of its own, for
// its licence.
func (b *builder) leaders() error {
	var terms []term
	for _, read := range []func() ([]term, error){b.people, b.current, b.wikidata, b.reign} {
		more, err := read()
		if err != nil {
			return err
		}
		terms = append(terms, more...)
	}
	identify(terms)
	terms = merge(terms)
	var free, shared []string
	for _, t := range terms {
		row := strings.Join([]string{t.id, t.name, t.country, t.office, t.from, t.to, t.source}, "\t")
		switch {
		case strings.HasPrefix(t.source, "people"): // people.tsv is read as it is
		case strings.Contains(t.source, "g20-2026"):
			shared = append(shared, row)
		default:
			free = append(free, row)
		}
	}
	const fields = "id, name, iso3, office, from, to (YYYY-MM-DD, YYYY-MM or YYYY; empty: in office in August 2026; ?: unknown), source"
	if err := b.write("leaders.tsv", fields, free); err != nil {
		return err
	}
	return b.write("leaders2026.tsv", fields+". CC BY-SA 4.0", shared)
}

// people reads the hand-made rows, which go before every list.
func (b *builder) people() ([]term, error) {
	rows, err := b.hand("people.tsv")
	if err != nil {
		return nil, err
	}
	var out []term
	for _, r := range rows {
		out = append(out, term{r[0], r[1], r[3], r[5], r[6], r[7], "people"})
		for _, n := range strings.Split(r[2], "|") {
			if n != "" && !strings.Contains(n, " ") {
				out = append(out, term{r[0], n, r[3], r[5], r[6], r[7], "people"})
			}
		}
	}
	return out, nil
}

// current reads the heads of August 2026.
func (b *builder) current() ([]term, error) {
	var file struct {
		Countries map[string]struct {
			Country struct {
				ISO string `json:"iso_code"`
			}
			Positions map[string]struct {
				Title  string `json:"title_en"`
				Holder *struct {
					Name, Wikidata, Since string
				} `json:"current_holder"`
			}
		}
	}
	raw, err := os.ReadFile(filepath.Join(b.reference, "kb/leaders-2026-g20-asean.json"))
	if err != nil {
		return nil, err
	}
	text := strings.NewReplacer(`"name_en"`, `"Name"`, `"wikidata_id"`, `"Wikidata"`, `"since"`, `"Since"`).Replace(string(raw))
	if err := json.Unmarshal([]byte(text), &file); err != nil {
		return nil, err
	}
	var out []term
	for _, c := range file.Countries {
		iso3 := b.iso2[c.Country.ISO]
		if iso3 == "" {
			continue // the European and African unions have rows in people.tsv
		}
		for _, p := range c.Positions {
			if h := p.Holder; h != nil && h.Wikidata != "" {
				out = append(out, term{h.Wikidata, h.Name, iso3, office(p.Title), h.Since, "", "g20-2026"})
			}
		}
	}
	sortTerms(out)
	return out, nil
}

// office reduces a title to the words that news use.
func office(title string) string {
	low := strings.ToLower(title)
	for _, w := range []string{"prime minister", "chancellor", "premier", "president", "emperor", "sultan", "monarch", "king", "queen", "emir",
		"grand duke", "prince", "governor", "chairman", "chairperson", "supreme leader", "pope"} {
		if strings.Contains(low, w) && !strings.Contains(low, "prime minister of the council") {
			switch w {
			case "premier":
				return "premier"
			case "chairperson":
				return "chairman"
			}
			return w
		}
	}
	return "leader"
}

// wikidata reads the heads of 2021 and 2022, known by year.
func (b *builder) wikidata() ([]term, error) {
	rows, err := b.table("kb/leaders-2021-wikidata.csv")
	if err != nil {
		return nil, err
	}
	var out []term
	for _, r := range rows {
		if iso3 := b.byQ[r["countryid"]]; iso3 != "" {
			to := r["end_year"]
			if to == "" {
				to = "?" // in office in 2022; the end is unknown
			}
			out = append(out, term{r["officeholder"], r["officeholderLabel"], iso3, office(r["positionLabel"]), r["start_year"], to, "wikidata-2021"})
		}
	}
	return out, nil
}

// reign reads the leaders of 1945 to August 2021.
func (b *builder) reign() ([]term, error) {
	rows, err := b.table("kb/leaders-1945-2021-reign.csv")
	if err != nil {
		return nil, err
	}
	codes, err := b.hand("cow.tsv")
	if err != nil {
		return nil, err
	}
	iso := map[string]string{}
	for _, r := range codes {
		iso[r[0]] = r[2]
	}
	var out []term
	for _, r := range rows {
		iso3 := iso[r["stateabb"]]
		name := strings.Join(strings.Fields(r["leader"]), " ")
		if iso3 == "" || name == "" || r["syear"] == "" {
			continue
		}
		t := term{"", name, iso3, "leader", date(r["syear"], r["smonth"], r["sdate"]), date(r["eyear"], r["emonth"], ""), "reign"}
		if t.to == "" {
			t.to = "?" // in office in August 2021
		}
		out = append(out, t)
	}
	return out, nil
}

func date(y, m, d string) string {
	if y == "" {
		return ""
	}
	out := y
	for _, p := range []string{m, d} {
		if p == "" || p == "0" {
			return out
		}
		out += fmt.Sprintf("-%02s", p)
	}
	return out
}

// surname is a crude key to match a name of one source with one of another.
func surname(name string) string {
	f := strings.Fields(fold(name))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// identify gives the terms the id of the one person of the same country and
// surname who can be meant: an office of about the same years, or no other
// bearer of the name. The others get an id made of the name.
func identify(terms []term) {
	type key struct{ country, word string }
	known := map[key][]term{}
	for i := range terms {
		t := &terms[i]
		k := key{t.country, surname(t.name)}
		if o, ok := one(known[k], *t); ok && (t.id == "" || t.id != o.id && strings.HasPrefix(o.id, "kb:") && fold(t.name) == fold(o.name)) {
			t.id, t.name = o.id, o.name
		}
		if t.id == "" {
			t.id = "kb:leader-" + strings.ToLower(t.country) + "-" + slug(t.name)
			continue
		}
		known[k] = append(known[k], *t)
	}
}

// one finds the term of those known that t repeats or goes on.
func one(known []term, t term) (term, bool) {
	ids := map[string]term{}
	for _, o := range known {
		if fold(o.name) == fold(t.name) {
			return o, true
		}
		near := year(o.from)-year(t.from) <= 1 && year(t.from)-year(o.from) <= 1
		if near && (!strings.Contains(t.name, " ") || initial(t.name) == initial(o.name)) {
			return o, true
		}
		ids[o.id] = o
	}
	for _, o := range ids {
		if len(ids) == 1 && strings.Contains(t.name, " ") && initial(t.name) == initial(o.name) && len(fold(t.name)) > len(surname(t.name))+4 {
			return o, true
		}
	}
	return term{}, false
}

func initial(name string) string { return fold(name)[:1] }

// merge joins terms of one person: a term without end takes that of a better
// source, a "leader" vanishes where an office is known for the same years.
func merge(terms []term) []term {
	sortTerms(terms)
	var out []term
	for _, t := range terms {
		if i := same(out, t); i >= 0 {
			join(&out[i], t)
			continue
		}
		out = append(out, t)
	}
	return out
}

// same finds the term of out that t repeats, or -1.
func same(out []term, t term) int {
	for i, o := range out {
		if o.id == t.id && o.country == t.country && (o.office == t.office || o.office == "leader" || t.office == "leader") &&
			(t.from == "" || year(o.from)-year(t.from) <= 1 && year(t.from)-year(o.from) <= 1) {
			return i
		}
	}
	return -1
}

func year(d string) int {
	n := 0
	fmt.Sscanf(d, "%d", &n)
	return n
}

func join(o *term, t term) {
	if o.office == "leader" {
		o.office = t.office
	}
	if len(t.from) > len(o.from) && o.source != "people" {
		o.from = t.from
	}
	switch {
	case o.source == "people" || o.to == "" || t.to == "": // in office in 2026
		if o.source != "people" {
			o.to = ""
		}
	case o.to == "?" || t.to != "?" && len(t.to) > len(o.to) && strings.HasPrefix(t.to, o.to):
		o.to = t.to
	}
	if !strings.Contains(o.source, t.source) {
		o.source += "+" + t.source
	}
}

func sortTerms(ts []term) {
	rank := map[string]int{"people": -1, "g20-2026": 0, "wikidata-2021": 1, "reign": 2}
	sort.SliceStable(ts, func(i, j int) bool {
		a, b := ts[i], ts[j]
		if rank[a.source] != rank[b.source] {
			return rank[a.source] < rank[b.source]
		}
		return a.id+a.country+a.office+a.from+a.name < b.id+b.country+b.office+b.from+b.name
	})
}
