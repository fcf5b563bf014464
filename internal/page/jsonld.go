package page

import (
	"encoding/json"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
)

// An ldNode is what a JSON-LD object says about a page or article
// (schema.org/Article and its kin).
type ldNode struct {
	rank      int // how surely it is the report: 3 a news type, 2 another article, 1 the web page
	headline  string
	url       string
	published string
	modified  string
	language  string
	publisher string
	basedOn   string // isBasedOn, or sourceOrganization: whom the report is from
	body      string // articleBody
	authors   []string
}

// maxLD bounds the depth to which JSON-LD is followed.
const maxLD = 12

// readLD reads one block of JSON-LD. Broken blocks are mended where they break
// in the usual ways (comments, raw line breaks, commas before a bracket,
// escaped HTML), else searched for single fields.
func readLD(block string) []ldNode {
	block = strings.TrimSpace(block)
	for _, cut := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		block = strings.TrimSpace(strings.TrimPrefix(block, cut))
	}
	for _, cut := range []string{"-->", "//]]>", "/*]]>*/", "]]>", ";"} {
		block = strings.TrimSpace(strings.TrimSuffix(block, cut))
	}
	for _, try := range []func(string) string{same, mendJSON, html.UnescapeString} {
		if values, ok := decodeAll(try(block)); ok {
			return flattenLD(values)
		}
	}
	if n, ok := salvageLD(block); ok {
		return []ldNode{n}
	}
	return nil
}

func same(s string) string { return s }

// decodeAll reads the JSON values of s, one after the other.
func decodeAll(s string) (values []any, ok bool) {
	d := json.NewDecoder(strings.NewReader(s))
	for {
		var v any
		switch err := d.Decode(&v); err {
		case nil:
			values = append(values, v)
		case io.EOF:
			return values, len(values) > 0
		default:
			return values, false
		}
	}
}

var (
	commaBefore = regexp.MustCompile(`,\s*([}\]])`)
	badEscape   = regexp.MustCompile(`\\([^"\\/bfnrtu])`)
)

// mendJSON drops what JSON does not allow but templates print.
func mendJSON(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	return commaBefore.ReplaceAllString(badEscape.ReplaceAllString(s, "$1"), "$1")
}

var ldField = regexp.MustCompile(`"(datePublished|dateModified|headline)"\s*:\s*"((?:[^"\\]|\\.){1,400})"`)

// salvageLD takes single fields out of a block that cannot be read.
func salvageLD(block string) (n ldNode, ok bool) {
	if !strings.Contains(block, "Article") && !strings.Contains(block, "BlogPosting") {
		return n, false
	}
	for _, m := range ldField.FindAllStringSubmatch(block, 20) {
		to := map[string]*string{"datePublished": &n.published, "dateModified": &n.modified, "headline": &n.headline}[m[1]]
		if *to == "" {
			*to, ok = clean(m[2]), true
		}
	}
	n.rank = 1
	return n, ok
}

// flattenLD finds the articles in values: in @graph, arrays and main entities,
// but not in lists of other articles.
func flattenLD(values []any) []ldNode {
	var out []ldNode
	named := map[string]map[string]any{}
	for _, v := range values {
		index(v, named, 0)
	}
	for _, v := range values {
		out = append(out, visitLD(v, named, 0)...)
	}
	slices.SortStableFunc(out, func(a, b ldNode) int { return b.rank - a.rank })
	return out
}

// index notes the objects with an @id, which others refer to.
func index(v any, named map[string]map[string]any, depth int) {
	if depth > maxLD {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			index(e, named, depth+1)
		}
	case map[string]any:
		if id, _ := v["@id"].(string); id != "" && len(v) > 1 {
			named[id] = v
		}
		for _, e := range v {
			index(e, named, depth+1)
		}
	}
}

func visitLD(v any, named map[string]map[string]any, depth int) []ldNode {
	if depth > maxLD {
		return nil
	}
	switch v := v.(type) {
	case []any:
		var out []ldNode
		for _, e := range v {
			out = append(out, visitLD(e, named, depth+1)...)
		}
		return out
	case map[string]any:
		var out []ldNode
		if rank := rankLD(v); rank > 0 {
			out = append(out, nodeLD(v, named, rank))
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			out = append(out, visitLD(v[key], named, depth+1)...)
		}
		return out
	}
	return nil
}

// rankLD says how surely an object is the report, by its type.
func rankLD(v map[string]any) int {
	best := 0
	for _, t := range stringsOf(v["@type"]) {
		t = t[strings.LastIndexAny(t, "/#:")+1:]
		switch {
		case strings.HasSuffix(t, "NewsArticle") || t == "LiveBlogPosting" || t == "Report":
			best = max(best, 3)
		case strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Review" || t == "Recipe":
			best = max(best, 2)
		case t == "WebPage" || t == "ItemPage" || t == "CreativeWork":
			best = max(best, 1)
		}
	}
	return best
}

func nodeLD(v map[string]any, named map[string]map[string]any, rank int) ldNode {
	n := ldNode{
		rank:      rank,
		headline:  clean(oneOf(v, "headline", "name")),
		url:       oneOf(v, "url", "@id"),
		published: oneOf(v, "datePublished", "dateCreated", "uploadDate"),
		modified:  oneOf(v, "dateModified"),
		language:  oneOf(v, "inLanguage"),
		body:      oneOf(v, "articleBody"),
	}
	if u, ok := v["mainEntityOfPage"].(string); ok && strings.HasPrefix(u, "http") {
		n.url = u
	}
	n.publisher = first(namesOf(v["publisher"], named, 0))
	n.basedOn = first(namesOf(v["isBasedOn"], named, 0))
	if n.basedOn == "" {
		n.basedOn = first(namesOf(v["sourceOrganization"], named, 0))
	}
	for _, key := range []string{"author", "creator"} {
		if len(n.authors) == 0 {
			n.authors = namesOf(v[key], named, 0)
		}
	}
	return n
}

// oneOf returns the first of the keys that holds words.
func oneOf(v map[string]any, keys ...string) string {
	for _, key := range keys {
		if s := first(stringsOf(v[key])); s != "" {
			return strings.TrimSpace(s)
		}
	}
	return ""
}

// stringsOf reads a string or a list of them; objects give their @value or
// name.
func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				out = append(out, s)
			}
		}
		return out
	case map[string]any:
		for _, key := range []string{"@value", "alternateName", "name"} {
			if s, ok := v[key].(string); ok {
				return []string{s}
			}
		}
	}
	return nil
}

// namesOf reads people or organisations: names, objects with a name, references
// to objects elsewhere, and lists of these.
func namesOf(v any, named map[string]map[string]any, depth int) []string {
	if depth > 3 {
		return nil
	}
	switch v := v.(type) {
	case string:
		if o := named[v]; o != nil {
			return namesOf(o, named, depth+1)
		}
		if s := clean(v); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, namesOf(e, named, depth+1)...)
		}
		return out
	case map[string]any:
		if name := clean(oneOf(v, "name")); name != "" {
			return []string{name}
		}
		if id, _ := v["@id"].(string); id != "" && len(v) <= 2 && named[id] != nil {
			return namesOf(named[id], named, depth+1)
		}
		if u, _ := v["url"].(string); u != "" {
			return []string{u}
		}
	}
	return nil
}

// clean unescapes HTML that was put into JSON or attributes and drops tags.
func clean(s string) string {
	s = html.UnescapeString(s)
	if strings.Contains(s, "<") {
		s = tags.ReplaceAllString(s, "")
	}
	return oneLine(s)
}

var tags = regexp.MustCompile(`</?[a-zA-Z][^<>]{0,200}>`)

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}
