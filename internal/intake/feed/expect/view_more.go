package expect

import (
	"strconv"
	"strings"

	"chancery/internal/intake/feed"
)

// people reads authors, contributors and publishers.
func (b *builder) people(key string, n *feed.Node, r record) bool {
	to := map[string]string{
		"author": "author", "managingeditor": "author", "dc_author": "author", "dc_creator": "author", "itunes_author": "author",
		"webmaster": "publisher", "dc_publisher": "publisher", "itunes_owner": "publisher",
		"contributor": "contributor", "dc_contributor": "contributor",
	}[key]
	if to == "" {
		return false
	}
	p := feed.Person{}
	structured := false
	for _, k := range n.Kids {
		switch b.key(k) {
		case "name", "itunes_name":
			p.Name, structured = words(k), true
		case "email", "itunes_email":
			p.Email, structured = words(k), true
		case "uri", "url", "homepage":
			p.URL, structured = feed.Absolute(k.Base, words(k)), true
		}
	}
	if !structured {
		p = feed.ReadPerson(words(n))
	}
	d := record{}
	for k, v := range map[string]string{"name": p.Name, "email": p.Email, "href": p.URL} {
		if v != "" {
			d[k] = v
		}
	}
	alias(d, "href", "url")
	if to == "contributor" {
		list, _ := r["contributors"].([]value)
		r["contributors"] = append(list, d)
		r["contributor"] = p.Name
		return true
	}
	r[to+"_detail"] = d
	if structured {
		r[to] = p.String()
	} else {
		r[to] = words(n)
	}
	list, _ := r[to+"s"].([]value)
	r[to+"s"] = append(list, d)
	return true
}

// tags reads categories.
func (b *builder) tags(key string, n *feed.Node, r record) bool {
	add := func(term, scheme, label string) {
		if term == "" && scheme == "" && label == "" {
			return
		}
		t := record{"term": term, "scheme": nil, "label": nil}
		if scheme != "" {
			t["scheme"] = scheme
		}
		if label != "" {
			t["label"] = label
		}
		list, _ := r["tags"].([]value)
		for _, old := range list {
			if o, _ := old.(record); o["term"] == t["term"] && o["scheme"] == t["scheme"] && o["label"] == t["label"] {
				return
			}
		}
		r["tags"] = append(list, t)
	}
	switch key {
	case "category", "dc_subject", "keywords":
		term, scheme := n.Attribute("term"), n.Attribute("scheme")
		if term == "" {
			term = words(n)
		}
		if scheme == "" {
			scheme = n.Attribute("domain")
		}
		add(term, scheme, n.Attribute("label"))
	case "tags":
		for term := range strings.SplitSeq(words(n), ",") {
			add(strings.TrimSpace(term), "", "")
		}
	case "media_category":
		scheme := n.Attribute("scheme")
		if scheme == "" {
			scheme = "http://search.yahoo.com/mrss/category_schema"
		}
		add(words(n), scheme, n.Attribute("label"))
	case "itunes_category":
		add(n.Attribute("text"), "http://www.itunes.com/", "")
		for _, k := range n.Kids {
			if k.Name != "" {
				b.tags(b.key(k), k, r)
			}
		}
	case "itunes_keywords":
		for word := range strings.FieldsFuncSeq(words(n), func(c rune) bool { return c == ',' || c == ' ' || c == '\n' || c == '\t' }) {
			add(word, "http://www.itunes.com/", "")
		}
	default:
		return false
	}
	return true
}

// other reads the smaller parts of a feed and elements that nobody knows.
func (b *builder) other(key string, n *feed.Node, r record) {
	switch key {
	case "generator", "admin_generatoragent":
		b.generator(n, r)
	case "image", "textinput":
		r[key] = b.picture(n)
	case "itunes_image", "itunes_link", "itunes_block", "itunes_explicit":
		podcast(key, n, r)
	case "enclosure":
		l := record{"rel": "enclosure"}
		for _, a := range n.Attr {
			l[strings.ToLower(a.Name.Local)] = a.Value
		}
		if u, ok := l["url"].(string); ok {
			l["href"] = feed.Absolute(n.Base, u)
		}
		addLink(r, l)
	case "creativecommons_license", "cc_license":
		href := words(n)
		for _, a := range n.Attr {
			if a.Name.Local == "resource" {
				href = a.Value
			}
		}
		addLink(r, record{"rel": "license", "href": href})
	case "wfw_comment", "wfw_commentrss", "docs", "comments", "icon", "logo", "url", "href":
		r[key] = feed.Absolute(n.Base, words(n))
	case "items", "rdf_li", "rdf_seq":
	default:
		b.unknown(key, n, r)
	}
}

func addLink(r, link record) {
	list, _ := r["links"].([]value)
	r["links"] = append(list, link)
}

// picture reads an image or text input, which have fields of their own.
func (b *builder) picture(n *feed.Node) record {
	d := record{}
	inner := &builder{version: b.version, prefixes: b.prefixes}
	inner.children(n, d, false)
	for _, k := range []string{"width", "height"} {
		if s, ok := d[k].(string); ok {
			w, _ := strconv.ParseInt(s, 10, 64)
			d[k] = w
		}
	}
	alias(d, "subtitle", "description")
	alias(d, "url", "href")
	if href := n.Attribute("href"); href != "" {
		d["href"] = href
	}
	return d
}

// podcast reads the elements of podcasts with values of their own.
func podcast(key string, n *feed.Node, r record) {
	switch key {
	case "itunes_block":
		r[key] = int64(0)
		if n.Words() == "yes" {
			r[key] = int64(1)
		}
	case "itunes_explicit":
		switch n.Words() {
		case "yes", "true":
			r[key] = true
		case "clean", "no", "false":
			r[key] = false
		default:
			r[key] = nil
		}
	default:
		for _, a := range []string{"url", "href"} {
			if href := n.Attribute(a); href != "" {
				r["image"] = record{"href": href}
			}
		}
	}
}

func (b *builder) generator(n *feed.Node, r record) {
	d := record{"name": words(n)}
	for _, a := range n.Attr {
		switch strings.ToLower(a.Name.Local) {
		case "url", "uri", "resource":
			d["href"] = feed.Absolute(n.Base, a.Value)
		case "version":
			d["version"] = a.Value
		}
	}
	alias(d, "href", "url")
	r["generator"], r["generator_detail"] = words(n), d
	if words(n) == "" {
		r["generator"] = d["href"]
	}
}

func (b *builder) unknown(key string, n *feed.Node, r record) {
	attrs := record{}
	for _, a := range n.Attr {
		if a.Name.Space == "" && a.Name.Local != "xmlns" {
			attrs[strings.ToLower(a.Name.Local)] = a.Value
		}
	}
	if t := words(n); t != "" || len(attrs) == 0 {
		r[key] = t
		return
	}
	r[key] = attrs
}
