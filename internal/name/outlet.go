package name

import "strings"

// What the outlet's town adds to the article's setting: a town that only the
// name tells less than one that the article names.
const (
	outletWeight = 0.7
	paperWeight  = 1.0 // in data/papers.tsv
)

// outletTown finds the town of the outlet: by its address in data/papers.tsv,
// in its name ("The Springfield Courier") or in its address
// ("springfieldcourier.example", "courier.springfield.example"); nil if there
// is none.
func (r *reading) outletTown() *toponym {
	if r.a.URL == "" && r.a.Outlet == "" {
		return nil
	}
	host := hostOf(r.a.URL)
	if i, ok := r.g.paper(host); ok {
		return &toponym{key: keyOf(r.g.cities[i].name), cities: []int32{i}, weight: paperWeight, chosen: i, sure: true}
	}
	key := strings.TrimPrefix(keyOf(r.a.Outlet), "the ")
	for n := strings.LastIndexByte(key, ' '); n > 0; n = strings.LastIndexByte(key[:n], ' ') {
		if r.papers(strings.Join(strings.Fields(key[n:]), "")) {
			if t := r.paperTown(key[:n], host); t != nil {
				return t
			}
		}
	}
	labels := strings.Split(host, ".")
	for _, l := range labels[:max(0, len(labels)-1)] {
		if t := r.labelTown(strings.ReplaceAll(l, "-", ""), host); t != nil {
			return t
		}
	}
	if len(labels) > 2 && r.papers(labels[0]) { // "courier.springfield.example"
		return r.paperTown(strings.ReplaceAll(labels[1], "-", ""), host)
	}
	return nil
}

// paper returns the town of a newspaper by its host.
func (g *gazetteer) paper(host string) (int32, bool) {
	for host != "" {
		if i, ok := g.papers[host]; ok {
			return i, true
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return 0, false
}

// labelTown reads a town and words of newspapers in one part of an address:
// "theparisnews", "columbuslocalnews", "onlineathens".
func (r *reading) labelTown(label, host string) *toponym {
	for _, first := range []string{"", "the", "daily", "thedaily", "online", "my", "go"} {
		rest, ok := strings.CutPrefix(label, first)
		if !ok {
			continue
		}
		for n := len(rest); n >= 4; n-- {
			if n == len(rest) && first == "" || n < len(rest) && !r.papers(rest[n:]) {
				continue
			}
			for gap := 0; gap < n-2; gap++ { // "new london"
				town := rest[:n]
				if gap == 1 || gap == 2 {
					continue
				}
				if gap > 2 {
					town = rest[:gap] + " " + rest[gap:n]
				}
				if t := r.paperTown(town, host); t != nil {
					return t
				}
			}
		}
	}
	return nil
}

// papers reports whether a word is made of words of newspapers: "dailynews".
func (r *reading) papers(s string) bool {
	if r.w.is(s, paperWord) {
		return true
	}
	for n := 3; n < len(s); n++ {
		if r.w.is(s[:n], paperWord) && r.papers(s[n:]) {
			return true
		}
	}
	return false
}

// paperTown returns the towns of that name in the countries that the host's
// ending leaves.
func (r *reading) paperTown(town, host string) *toponym {
	if len(town) < 5 {
		return nil
	}
	var is []int32
	for _, i := range r.g.named([]byte(town)) {
		if c := &r.g.cities[i]; !c.division() && c.kind != 'X' && r.publishes(c.country, host) {
			is = append(is, i)
		}
	}
	if is == nil {
		return nil
	}
	return &toponym{key: town, cities: is, weight: outletWeight, chosen: is[0]}
}

// publishes reports whether a newspaper of the country may have the host: an
// ending of a country is that country's, another may be of any country where
// newspapers are in English.
func (r *reading) publishes(iso3, host string) bool {
	end := host[strings.LastIndexByte(host, '.')+1:]
	if end == "uk" {
		end = "gb"
	}
	if len(end) == 2 && end != "co" && end != "tv" && end != "us" {
		return strings.EqualFold(r.b.codes[iso3].ISO2, end)
	}
	switch iso3 {
	case "USA", "CAN", "GBR", "IRL", "AUS", "NZL", "ZAF":
		return true
	case "IND", "PAK", "NGA", "KEN", "GHA", "PHL", "SGP", "JAM":
		return end != "us"
	}
	return host == ""
}

// outletCountry is the country whose ending the outlet's address has, "" where
// the ending tells none.
func (r *reading) outletCountry() string {
	host := hostOf(r.a.URL)
	end := host[strings.LastIndexByte(host, '.')+1:]
	switch end {
	case "co", "tv", "me", "io", "ai", "fm", "ly", "to", "cc", "ws", "eu", "im", "is", "am", "st", "nu", "la", "vc", "gg", "sh":
		return "" // sold to everybody
	case "uk":
		end = "gb"
	}
	if len(end) != 2 {
		return ""
	}
	return r.b.byISO2[strings.ToUpper(end)]
}

// hostOf returns the host of an address, in lower case and without "www.".
func hostOf(url string) string {
	_, host, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(host, ":")
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}
