package main

import "strings"

// kingdoms maps realms of several countries to the country that news mean by
// the name, which has the ISO code (name-suggestion-index and country-coder
// have these ids).
var kingdoms = map[string]string{"Q29999": "Q55", "Q756617": "Q35"}

// countries writes countries.tsv from the ISO table and the hand-made COW
// codes.
func (b *builder) countries() error {
	rows, err := b.table("kb/country-codes.csv")
	if err != nil {
		return err
	}
	cow := map[string]string{}
	codes, err := b.hand("cow.tsv")
	if err != nil {
		return err
	}
	for _, r := range codes {
		if r[3] == "" { // a state that goes on
			cow[r[2]] = r[0]
		}
	}
	b.iso2, b.byQ, b.iso3 = map[string]string{}, map[string]string{}, map[string]bool{}
	var out []string
	for _, r := range rows {
		iso3 := r["ISO3166-1-Alpha-3"]
		if iso3 == "NAM" && r["wikidata_id"] == "" {
			r["wikidata_id"] = "Q1030" // missing in the table
		}
		q := r["wikidata_id"][strings.LastIndex(r["wikidata_id"], "/")+1:]
		b.byQ[q] = iso3 // leaders are listed under the kingdom
		if whole := kingdoms[q]; whole != "" {
			q = whole
		}
		b.iso2[r["ISO3166-1-Alpha-2"]], b.byQ[q], b.iso3[iso3] = iso3, iso3, true
		name := r["CLDR display name"]
		if name == "" {
			name = r["official_name_en"]
		}
		fips := strings.TrimSpace(r["FIPS"])
		if len(fips) != 2 {
			fips = ""
		}
		out = append(out, strings.Join([]string{iso3, r["ISO3166-1-Alpha-2"], cow[iso3], fips, r["Geoname ID"], q,
			name, r["Capital"], variants(r, name)}, "\t"))
	}
	// Kosovo has no ISO code: XKX is the code in use.
	b.iso2["XK"], b.byQ["Q1246"], b.iso3["XKX"] = "XKX", "XKX", true
	out = append(out, "XKX\tXK\tKOS\tKV\t831053\tQ1246\tKosovo\tPristina\tRepublic of Kosovo")
	return b.write("countries.tsv", "iso3, iso2, COW, FIPS, GeoNames, Wikidata, name, capital, other names", out)
}

// variants returns the other English names of a country.
func variants(r map[string]string, name string) string {
	seen := map[string]bool{name: true}
	var out []string
	for _, key := range []string{"UNTERM English Short", "UNTERM English Formal", "official_name_en"} {
		v := r[key]
		if i := strings.Index(v, " ("); i >= 0 {
			v = v[:i]
		}
		v = strings.TrimPrefix(strings.TrimPrefix(v, "the "), "The ")
		if v == "" || seen[v] || strings.ContainsAny(v, ",*") {
			continue
		}
		seen[v] = true
		out = append(out, v)
	}
	return strings.Join(out, "|")
}
