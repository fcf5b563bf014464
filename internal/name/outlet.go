package name

import "strings"

// outletWeight is what the town in an outlet's name or address adds to the
// article's setting: less than a town that the article names.
const outletWeight = 0.7

// outletTown finds the town in the outlet's name ("The Springfield Courier") or
// in its address ("springfieldcourier.example"), nil if there is none.
func (r *reading) outletTown() *toponym {
	key := keyOf(r.a.Outlet)
	key = strings.TrimPrefix(key, "the ")
	for n := strings.LastIndexByte(key, ' '); n > 0; n = strings.LastIndexByte(key[:n], ' ') {
		if t := r.paperTown(key[:n], strings.Fields(key[n:])); t != nil {
			return t
		}
	}
	label := hostLabel(r.a.URL)
	for n := len(label); n >= 5; n-- {
		if rest := label[n:]; rest == "" || !r.w.paper[rest] {
			continue
		}
		for gap := 0; gap < n-2; gap++ {
			town := label[:n]
			if gap > 2 {
				town = label[:gap] + " " + label[gap:n]
			}
			if t := r.paperTown(town, []string{label[n:]}); t != nil {
				return t
			}
		}
	}
	return nil
}

// paperTown returns the towns of that name if the other words are those of
// newspapers.
func (r *reading) paperTown(town string, rest []string) *toponym {
	for _, w := range rest {
		if !r.w.paper[w] {
			return nil
		}
	}
	is := r.g.named([]byte(town))
	if is == nil || len(town) < 5 {
		return nil
	}
	return &toponym{key: "outlet " + town, cities: is, weight: outletWeight, chosen: is[0]}
}

// hostLabel returns the name of an address before its top-level domain:
// "springfieldcourier" of "http://www.springfieldcourier.com/a/b".
func hostLabel(url string) string {
	_, host, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(host, ":")
	labels := strings.Split(strings.ToLower(host), ".")
	best := ""
	for _, l := range labels[:max(0, len(labels)-1)] {
		if len(l) > len(best) && l != "www" {
			best = l
		}
	}
	return strings.ReplaceAll(best, "-", "")
}
