package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// A post is one postal code of the USA with the town of its post office.
type post struct {
	Zip, City, State    string
	Latitude, Longitude float64
}

// posts writes posts.tsv.zst: towns of the USA that have a post office and
// that GeoNames' towns with inhabitants lack: villages, and parts of townships.
// They have a postal code instead of a GeoNames id, kept as its negative.
func (b *builder) posts(path string, cities []city) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	codes := map[string]post{}
	if err := json.NewDecoder(bytes.NewReader(raw[bytes.IndexByte(raw, '{'):])).Decode(&codes); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	have := map[string]bool{}
	for _, c := range cities {
		if c.country == "US" {
			have[c.admin+" "+townKey(c.name)] = true
		}
	}
	towns := map[string][]post{}
	sharing := map[[2]float64]map[string]bool{} // point → towns
	for _, zip := range slices.Sorted(maps.Keys(codes)) {
		p := codes[zip]
		if name, ok := strings.CutPrefix(p.City, "Mc "); ok {
			p.City = "Mc" + name
		}
		key := p.State + " " + townKey(p.City)
		towns[key] = append(towns[key], p)
		at := [2]float64{p.Latitude, p.Longitude}
		if sharing[at] == nil {
			sharing[at] = map[string]bool{}
		}
		sharing[at][key] = true
	}
	var rows []string
	for key, ps := range towns {
		// A code whose point is another town's too is often a firm's own.
		own := slices.ContainsFunc(ps, func(p post) bool { return len(sharing[[2]float64{p.Latitude, p.Longitude}]) == 1 })
		p := ps[0]
		if have[key] || !own || !states[p.State] || firm(p.City) {
			continue
		}
		rows = append(rows, fmt.Sprintf("-%s\t%s\tUSA\t%s\tZ\t0\t%.3f\t%.3f", strings.TrimLeft(p.Zip, "0"), p.City, p.State, p.Latitude, p.Longitude))
	}
	return b.packed("posts.tsv.zst", rows)
}

// states are the states of the USA; other codes are of armed forces abroad and
// of territories, which are countries here.
var states = func() map[string]bool {
	out := map[string]bool{}
	for _, s := range strings.Fields(`AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC
		ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY`) {
		out[s] = true
	}
	return out
}()

// firm reports whether the name is of a business or office with a code of its
// own.
func firm(name string) bool {
	for _, w := range strings.Fields(name) {
		switch w {
		case "Co", "Corp", "Inc", "Insurance", "Ins", "Dept", "Natl", "Mail", "Irs", "Firm", "Firms", "Box", "Office", "Telephone", "Zip", "Fac", "Services", "Service",
			"Bank", "Lottery", "Afb", "Ctr", "Tel", "Edison", "Sweepstakes", "Systems", "Company", "Dhs", "Naval", "Publishers", "Magazine":
			return len(strings.Fields(name)) > 2 || w != "Bank" // "Cut Bank" is a town
		}
	}
	return false
}

// townKey makes names of one town equal: "St. Anthony", "Saint Anthony".
func townKey(name string) string {
	s := strings.NewReplacer(".", "", "'", "", "-", " ").Replace(strings.ToLower(name))
	for _, p := range [...][2]string{{"st ", "saint "}, {"ft ", "fort "}, {"mt ", "mount "}} {
		if rest, ok := strings.CutPrefix(s, p[0]); ok {
			s = p[1] + rest
		}
	}
	return s
}

// shortForms reads GeoNames' other names: those by which a town is called
// without what stands behind its name, "Ludwigshafen" for "Ludwigshafen am
// Rhein", by GeoNames id.
func shortForms(path string) (map[int]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all map[string]struct {
		GeoNameID      int
		Name           string
		AlternateNames []string
	}
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := map[int]string{}
	for _, c := range all {
		for _, other := range c.AlternateNames {
			if shorter(c.Name, other) && len(other) > len(out[c.GeoNameID]) {
				out[c.GeoNameID] = other
			}
		}
	}
	return out, nil
}

// shorter reports whether short is name without a river, a province or the like.
func shorter(name, short string) bool {
	rest, ok := strings.CutPrefix(name, short)
	if !ok || len(short) < 4 || len(rest) < 5 || strings.ContainsAny(short, " -") {
		return false
	}
	link, _, ok := strings.Cut(strings.ReplaceAll(rest[1:], "-", " "), " ")
	if !ok || rest[0] != ' ' && rest[0] != '-' {
		return false
	}
	switch link {
	case "am", "an", "im", "ob", "bei", "on", "upon", "under", "sur", "en", "del", "de", "do", "da", "di", "aan", "nad", "na":
		return true
	}
	return false
}
