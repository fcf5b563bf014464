package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// CanonicalURL gives the form under which addresses of one article compare
// equal: lower-case scheme and host, no default port, no fragment, no query
// parameters that only track where a reader came from, the rest sorted. What
// is not an absolute http address becomes "".
func CanonicalURL(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	u.Scheme = strings.ToLower(u.Scheme)
	u.Host = strings.TrimSuffix(strings.ToLower(u.Hostname()), ".") + port(u)
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	if u.RawQuery != "" {
		u.RawQuery = withoutTracking(u.Query())
	}
	u.ForceQuery = false
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

func port(u *url.URL) string {
	p := u.Port()
	if p == "" || p == "80" && u.Scheme == "http" || p == "443" && u.Scheme == "https" {
		return ""
	}
	return ":" + p
}

func withoutTracking(q url.Values) string {
	for key := range q {
		if tracks(key) {
			q.Del(key)
		}
	}
	return q.Encode()
}

// tracks reports whether a query parameter only says how a reader came: those
// of the large analytics, mailing and advertising services, by their public
// documentation.
func tracks(key string) bool {
	key = strings.ToLower(key)
	for _, prefix := range []string{"utm_", "mc_", "pk_", "piwik_", "mtm_", "hsa_", "at_", "wt.", "__hs", "_hs", "ns_", "xtor"} {
		if strings.HasPrefix(key, prefix) {
			return true
		}
	}
	switch key {
	case "fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "igshid", "igsh", "ttclid", "wbraid", "gbraid", "cmpid", "cmp",
		"smid", "smtyp", "ocid", "ncid", "icid", "ito", "ref", "ref_src", "ref_url", "referer", "referrer", "spm", "share", "shared",
		"partner", "rss", "feedtype", "feedname", "sref", "taid", "guccounter", "guce_referrer", "guce_referrer_sig", "amp", "outputtype",
		"sr_share", "sh", "soc_src", "soc_trk", "srnd", "trk", "trkcampaign", "mkt_tok", "vero_id", "_ga", "_gl", "s_cid", "cid_src":
		return true
	}
	return false
}

// host is the lower-case host of an address without "www." and the like.
func host(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	h := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m.", "mobile.", "amp."} {
		h = strings.TrimPrefix(h, prefix)
	}
	return h
}

// site is the registered domain of an address: bbc.co.uk for www.bbc.co.uk.
func site(s string) string {
	h := host(s)
	if d, err := publicsuffix.EffectiveTLDPlusOne(h); err == nil {
		return d
	}
	return h
}

// address chooses the canonical address. Where the canonical link or og:url
// lead to another site than the page was read from, the page is a copy: the
// address stays the page's own and the other site is its credit.
func (f *facts) address(fetched string) (canonical, credit string) {
	own := CanonicalURL(fetched)
	base, _ := url.Parse(fetched)
	for _, s := range f.stated() {
		if base != nil {
			if u, err := base.Parse(s); err == nil {
				s = u.String()
			}
		}
		c := CanonicalURL(s)
		switch {
		case c == "", isRoot(c) && !isRoot(own):
			continue // a template's mistake: every page claims to be the home page
		case own != "" && site(c) != site(own):
			if credit == "" && !related(c, own) {
				credit = site(c)
			}
			continue
		case canonical == "":
			canonical = c
		}
	}
	if canonical == "" {
		canonical = own
	}
	return canonical, credit
}

// stated lists the addresses that the page gives itself, the best first.
func (f *facts) stated() []string {
	var out []string
	out = append(out, f.links["canonical"]...)
	out = append(out, f.metas["og:url"]...)
	for _, a := range f.articles {
		if a.rank > 1 && strings.HasPrefix(a.url, "http") {
			out = append(out, a.url)
			break
		}
	}
	return out
}

// related reports whether two sites are one outlet's: example.com and
// example.co.uk, or an AMP cache and what it caches.
func related(a, b string) bool {
	name := func(s string) string { n, _, _ := strings.Cut(site(s), "."); return n }
	if name(a) == name(b) {
		return true
	}
	for _, s := range []string{site(a), site(b)} {
		switch s {
		case "ampproject.org", "googleusercontent.com", "archive.org", "archive.is", "archive.ph", "localhost", "bit.ly", "t.co":
			return true
		}
	}
	return false
}

func isRoot(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Path == "" || u.Path == "/") && u.RawQuery == ""
}
