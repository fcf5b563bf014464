package expect

import (
	"strings"
	"time"

	"chancery/internal/intake/feed"
	"chancery/internal/page"
)

func (b *builder) dates(key string, n *feed.Node, r record) bool {
	to := map[string]string{
		"updated": "updated", "modified": "updated", "lastbuilddate": "updated", "dc_date": "updated", "dcterms_modified": "updated", "date": "updated",
		"pubdate": "published", "published": "published", "issued": "published", "dcterms_issued": "published",
		"created": "created", "dcterms_created": "created", "expirationdate": "expired",
	}[key]
	if key == "dcterms_valid" {
		b.validity(n, r)
		return true
	}
	if to == "" {
		return false
	}
	r[to], r[to+"_parsed"] = words(n), parsed(words(n))
	return true
}

func (b *builder) validity(n *feed.Node, r record) {
	r["validity"] = words(n)
	for part := range strings.SplitSeq(words(n), ";") {
		if k, v, ok := strings.Cut(part, "="); ok && (strings.TrimSpace(k) == "start" || strings.TrimSpace(k) == "end") {
			key := "validity_" + strings.TrimSpace(k)
			r[key], r[key+"_parsed"] = strings.TrimSpace(v), parsed(v)
		}
	}
}

// parsed reads a date with the product's own reader.
func parsed(s string) value {
	p := page.ReadDate(s)
	if t, err := time.Parse(time.RFC3339, p.Time); err == nil {
		return t
	}
	if p.Day.Known() {
		return p.Day.Time()
	}
	return nil
}

// alias sets other names of a field.
func alias(r record, of string, names ...string) {
	v, ok := r[of]
	if !ok {
		return
	}
	for _, name := range names {
		setDefault(r, name, v)
	}
}

// finish sets the names that feedparser's results answer to besides their own.
func finish(r record) {
	alias(r, "id", "guid")
	alias(r, "rights", "copyright")
	alias(r, "rights_detail", "copyright_detail")
	alias(r, "published", "issued")
	alias(r, "published_parsed", "issued_parsed")
	alias(r, "published", "updated")
	alias(r, "published_parsed", "updated_parsed")
	alias(r, "updated", "date", "modified")
	alias(r, "updated_parsed", "date_parsed", "modified_parsed")
	for _, key := range []string{"author_detail", "publisher_detail", "image", "source", "generator_detail"} {
		if d, ok := r[key].(record); ok {
			alias(d, "href", "url")
			alias(d, "url", "href")
		}
	}
	if list, ok := r["tags"].([]value); ok && len(list) > 0 {
		first, _ := list[0].(record)
		alias(r, "tags", "categories")
		setDefault(r, "category", first["term"])
	}
	var enclosures []value
	links, _ := r["links"].([]value)
	for _, l := range links {
		if l, ok := l.(record); ok && l["rel"] == "enclosure" {
			e := record{"href": "", "url": ""}
			for _, k := range []string{"type", "length", "href", "url"} {
				if v, has := l[k]; has {
					e[k] = v
				}
			}
			alias(l, "href", "url")
			e["url"] = e["href"]
			enclosures = append(enclosures, e)
		}
		if l, ok := l.(record); ok && l["rel"] == "license" {
			setDefault(r, "license", l["href"])
		}
	}
	if enclosures != nil {
		r["enclosures"] = enclosures
	}
	delete(r, "linkofguid")
}

func (b *builder) finishEntry(e record) {
	alias(e, "summary", "description")
	alias(e, "summary_detail", "description_detail")
	finish(e)
}
