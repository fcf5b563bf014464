package expect

import (
	"strings"

	"chancery/internal/intake/feed"
)

// view lays a tree out as feedparser's result does, by the rules of package
// feed for texts, addresses, people and dates.
func view(tree *feed.Node, broken error) record {
	r := record{"bozo": broken != nil, "feed": record{}, "entries": []value{}, "version": ""}
	for _, root := range tree.Kids {
		if root.Name == "" {
			continue
		}
		b := &builder{version: version(root), prefixes: map[string]string{}}
		b.notePrefixes(root)
		r["version"] = b.version
		r["feed"] = b.feed(root)
		r["entries"] = b.entries
		r["namespaces"] = record{}
		break
	}
	return r
}

// version names the format as feedparser does.
func version(root *feed.Node) string {
	switch name := strings.ToLower(root.Name); {
	case name == "rss":
		switch v := root.Attribute("version"); v {
		case "0.91":
			return "rss091u"
		case "0.92", "0.93", "0.94":
			return "rss" + strings.ReplaceAll(v, ".", "")
		default:
			if strings.HasPrefix(v, "2.") {
				return "rss20"
			}
			return "rss"
		}
	case name == "rdf":
		for _, k := range root.Kids {
			switch strings.ToLower(k.Space) {
			case "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/":
				return "rss090"
			case "http://purl.org/rss/1.0/":
				return "rss10"
			case "http://purl.org/net/rss1.1#":
				return "rss11"
			}
		}
		for _, a := range root.Attr {
			if strings.HasSuffix(a.Value, "netscape.com/rdf/simple/0.9/") {
				return "rss090"
			}
		}
		return "rss10"
	case name == "feed":
		switch strings.ToLower(root.Space) {
		case "http://www.w3.org/2005/atom":
			return "atom10"
		case "http://purl.org/atom/ns#":
			return "atom03"
		}
		if root.Attribute("version") == "0.3" {
			return "atom03"
		}
		return "atom"
	}
	return ""
}

// A builder makes records of elements.
type builder struct {
	version  string
	entries  []value
	prefixes map[string]string // namespace address → prefix in the file
}

func (b *builder) atom() bool { return strings.HasPrefix(b.version, "atom") }

func (b *builder) notePrefixes(n *feed.Node) {
	for _, a := range n.Attr {
		if a.Name.Space == "xmlns" {
			b.prefixes[a.Value] = a.Name.Local
		}
	}
	for _, k := range n.Kids {
		b.notePrefixes(k)
	}
}

func (b *builder) feed(root *feed.Node) record {
	r := record{}
	if root.Lang != "" {
		r["language"] = root.Lang
	}
	b.entries = []value{}
	b.children(root, r, false)
	alias(r, "subtitle", "tagline", "description")
	alias(r, "subtitle_detail", "tagline_detail", "description_detail")
	alias(r, "summary", "description")
	finish(r)
	return r
}

func (b *builder) children(n *feed.Node, r record, entry bool) {
	for _, k := range n.Kids {
		if k.Name != "" {
			b.element(k, r, entry)
		}
	}
}

// key is the element's name as feedparser writes it: prefix_name.
func (b *builder) key(n *feed.Node) string {
	name := strings.ToLower(n.Name)
	prefix := n.Prefix
	if prefix == "unknown" {
		prefix = strings.ToLower(b.prefixes[n.Space])
	}
	if prefix == "" {
		return name
	}
	return prefix + "_" + name
}

// element reads one child of a feed, entry or source into r.
func (b *builder) element(n *feed.Node, r record, entry bool) {
	switch key := b.key(n); key {
	case "channel", "redirect":
		if n.Lang != "" {
			r["language"] = n.Lang
		}
		b.children(n, r, false)
	case "item", "entry":
		e := record{}
		for _, a := range n.Attr {
			if a.Name.Local == "about" {
				e["id"] = a.Value
			}
		}
		b.children(n, e, true)
		b.finishEntry(e)
		b.entries = append(b.entries, e)
	case "title", "dc_title", "media_title":
		if _, has := r["title"]; !has || key == "title" {
			b.text(n, r, "title", feed.Plain)
		}
	case "tagline", "subtitle", "itunes_subtitle":
		b.text(n, r, "subtitle", feed.Plain)
	case "info", "feedburner_browserfriendly":
		b.text(n, r, "info", feed.Plain)
	case "rights", "copyright", "dc_rights":
		b.text(n, r, "rights", feed.Plain)
	case "description", "dc_description", "abstract", "media_description":
		b.description(n, r, entry)
	case "summary", "itunes_summary":
		b.summary(n, r)
	case "content":
		b.content(n, r, feed.Plain)
	case "content_encoded", "fullitem":
		b.content(n, r, feed.HTML)
	case "body", "xhtml_body":
		b.content(n, r, feed.XHTML)
	case "source":
		r["source"] = b.source(n)
	case "link":
		b.link(n, r)
	case "id", "guid":
		b.id(n, r)
	case "language", "dc_language":
		r["language"] = words(n)
	default:
		if !b.people(key, n, r) && !b.dates(key, n, r) && !b.tags(key, n, r) {
			b.other(key, n, r)
		}
	}
}

// detail is a text with what is known of it.
func detail(t feed.Text) record {
	d := record{"value": t.Value, "type": t.Type, "base": t.Base, "language": nil}
	if t.Lang != "" {
		d["language"] = t.Lang
	}
	return d
}

func (b *builder) text(n *feed.Node, r record, key, fallback string) {
	t := n.Text(fallback, !b.atom())
	r[key], r[key+"_detail"] = t.Value, detail(t)
}

func (b *builder) description(n *feed.Node, r record, entry bool) {
	if !entry {
		b.text(n, r, "subtitle", feed.HTML)
		return
	}
	if _, has := r["summary"]; has {
		b.content(n, r, feed.HTML)
		return
	}
	b.text(n, r, "summary", feed.HTML)
}

func (b *builder) summary(n *feed.Node, r record) {
	if _, has := r["summary"]; has && r["content"] == nil {
		b.content(n, r, feed.Plain)
		return
	}
	b.text(n, r, "summary", feed.Plain)
}

func (b *builder) content(n *feed.Node, r record, fallback string) {
	t := n.Text(fallback, !b.atom())
	d := detail(t)
	if src := n.Attribute("src"); src != "" {
		d["src"] = src
	}
	list, _ := r["content"].([]value)
	r["content"] = append(list, d)
	if _, has := r["summary"]; !has && (t.Type == feed.Plain || t.IsHTML()) {
		r["summary"], r["summary_detail"] = t.Value, d
	}
}

func (b *builder) source(n *feed.Node) record {
	s := record{}
	if u := n.Attribute("url"); u != "" {
		s["href"] = feed.Absolute(n.Base, u)
	}
	inner := &builder{version: b.version, prefixes: b.prefixes}
	inner.children(n, s, false)
	if t := strings.TrimSpace(ownWords(n)); t != "" {
		s["title"] = t
	}
	alias(s, "subtitle", "tagline", "description")
	finish(s)
	return s
}

func ownWords(n *feed.Node) string {
	var b strings.Builder
	for _, k := range n.Kids {
		b.WriteString(k.Data)
	}
	return b.String()
}

func words(n *feed.Node) string { return strings.TrimSpace(n.Words()) }

func (b *builder) id(n *feed.Node, r record) {
	v := words(n)
	r["id"] = v
	if n.Base != "" && strings.HasPrefix(v, "/") {
		r["id"] = feed.Absolute(n.Base, v)
	}
	if strings.EqualFold(n.Name, "guid") {
		permanent := !strings.EqualFold(n.Attribute("ispermalink"), "false")
		_, linked := r["link"]
		r["guidislink"] = permanent && !linked
		if permanent && !linked {
			r["link"] = feed.Absolute(n.Base, v)
			r["linkofguid"] = true
		}
	}
}

func (b *builder) link(n *feed.Node, r record) {
	l := record{}
	for _, a := range n.Attr {
		if a.Name.Space == "" && a.Name.Local != "xmlns" {
			l[strings.ToLower(a.Name.Local)] = a.Value
		}
	}
	setDefault(l, "rel", "alternate")
	kind := "text/html"
	if l["rel"] == "self" {
		kind = "application/atom+xml"
	}
	setDefault(l, "type", kind)
	href, _ := l["href"].(string)
	fromText := href == ""
	if fromText {
		href = words(n)
	}
	if href == "" && fromText {
		if _, hasHref := l["href"]; !hasHref && n.Attribute("rel") == "" {
			return
		}
	}
	if href != "" {
		l["href"] = feed.Absolute(n.Base, href)
	}
	list, _ := r["links"].([]value)
	r["links"] = append(list, l)
	t, _ := l["type"].(string)
	_, taken := r["link"]
	if r["linkofguid"] == true {
		taken = false
		delete(r, "linkofguid")
	}
	if l["rel"] == "alternate" && href != "" && (t == feed.HTML || t == feed.XHTML) && (!taken || !fromText) {
		r["link"] = l["href"]
	}
}

func setDefault(r record, key string, v value) {
	if _, ok := r[key]; !ok {
		r[key] = v
	}
}
