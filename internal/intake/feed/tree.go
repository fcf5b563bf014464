package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"maps"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"
)

// MaxBytes is how much of a feed is read; the rest is ignored. The largest
// feeds that outlets publish are a few megabytes.
const MaxBytes = 32 << 20

// maxDepth bounds nesting. Real feeds with XHTML content stay below 40.
const maxDepth = 250

// A Node is an element of the feed's XML, or text if Name is empty.
type Node struct {
	Prefix string // the usual prefix of its namespace (dc, content, itunes …); empty for the feed formats themselves
	Name   string // local name as written
	Space  string // namespace address
	Attr   []xml.Attr
	Kids   []*Node
	Data   string // of text
	Base   string // xml:base in force, resolved
	Lang   string // xml:lang in force
	End    int64  // offset in the input just behind the element; 0 if it never ended
}

// spaces gives the usual prefix of the namespaces that feeds use.
var spaces = map[string]string{
	"":                                                     "",
	"http://backend.userland.com/rss":                      "",
	"http://backend.userland.com/rss2":                     "",
	"http://backend.userland.com/rss091":                   "",
	"http://blogs.law.harvard.edu/tech/rss":                "",
	"http://purl.org/rss/1.0/":                             "",
	"http://my.netscape.com/rdf/simple/0.9/":               "",
	"http://my.netscape.com/publish/formats/rss-0.91.dtd":  "",
	"http://example.com/newformat#":                        "",
	"http://example.com/necho":                             "",
	"http://purl.org/echo/":                                "",
	"uri/of/echo/namespace#":                               "",
	"http://purl.org/pie/":                                 "",
	"http://purl.org/atom/ns#":                             "",
	"http://www.w3.org/2005/atom":                          "",
	"http://purl.org/rss/1.0/modules/rss091#":              "",
	"http://purl.org/net/rss1.1#":                          "",
	"http://channel.netscape.com/rdf/simple/0.9/":          "",
	"http://purl.org/dc/elements/1.1/":                     "dc",
	"http://purl.org/dc/terms/":                            "dcterms",
	"http://purl.org/rss/1.0/modules/content/":             "content",
	"http://purl.org/rss/1.0/modules/syndication/":         "sy",
	"http://www.itunes.com/dtds/podcast-1.0.dtd":           "itunes",
	"http://example.com/dtds/podcast-1.0.dtd":              "itunes",
	"http://search.yahoo.com/mrss":                         "media",
	"http://search.yahoo.com/mrss/":                        "media",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#":          "rdf",
	"http://www.w3.org/1999/xhtml":                         "xhtml",
	"http://www.w3.org/xml/1998/namespace":                 "xml",
	"http://www.w3.org/1999/xlink":                         "xlink",
	"http://creativecommons.org/ns#license":                "cc",
	"http://web.resource.org/cc/":                          "cc",
	"http://backend.userland.com/creativecommonsrssmodule": "creativecommons",
	"http://wellformedweb.org/commentapi/":                 "wfw",
	"http://www.georss.org/georss":                         "georss",
	"http://www.opengis.net/gml":                           "gml",
	"http://www.w3.org/2003/01/geo/wgs84_pos#":             "geo",
	"http://podlove.org/simple-chapters":                   "psc",
	"http://webns.net/mvcb/":                               "admin",
	"http://freshmeat.net/rss/fm/":                         "fm",
	"http://purl.org/rss/1.0/modules/slash/":               "slash",
	"http://purl.org/syndication/thread/1.0":               "thr",
	"http://www.w3.org/2000/svg":                           "svg",
	"http://www.w3.org/1998/math/mathml":                   "mathml",
}

// Parse reads XML as a tree. base and lang are what the transport said. Where
// the XML breaks, Parse stops and returns what came before with the error;
// elements that had ended have End set.
func Parse(raw []byte, base, lang string) (*Node, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) { return in, nil }
	root := &Node{Base: base, Lang: lang}
	open := []*Node{root}
	for {
		t, err := d.Token()
		if err != nil {
			return root, treeError(err, d.InputOffset(), len(open) > 1)
		}
		top := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if len(open) > maxDepth {
				return root, fmt.Errorf("feed is nested deeper than %d elements at byte %d", maxDepth, d.InputOffset())
			}
			n := newNode(t, top)
			top.Kids = append(top.Kids, n)
			open = append(open, n)
		case xml.EndElement:
			if len(open) > 1 {
				top.End = d.InputOffset()
				open = open[:len(open)-1]
			}
		case xml.Directive:
			addEntities(d, string(t))
		case xml.CharData:
			if k := len(top.Kids); k > 0 && top.Kids[k-1].Name == "" {
				top.Kids[k-1].Data += string(t)
			} else if len(open) > 1 {
				top.Kids = append(top.Kids, &Node{Data: string(t)})
			}
		}
	}
}

var entityDecl = regexp.MustCompile(`<!ENTITY\s+(\w+)\s+(?:"([^"%]{0,200})"|'([^'%]{0,200})')\s*>`)

// addEntities takes the entities that a document type declares. Their values
// are used as they stand, so none can grow by naming another.
func addEntities(d *xml.Decoder, doctype string) {
	found := entityDecl.FindAllStringSubmatch(doctype, 100)
	if len(found) == 0 {
		return
	}
	d.Entity = maps.Clone(d.Entity)
	for _, m := range found {
		d.Entity[m[1]] = html.UnescapeString(m[2] + m[3])
	}
}

func treeError(err error, at int64, unfinished bool) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, io.EOF) && !unfinished:
		return nil
	case errors.Is(err, io.EOF):
		return fmt.Errorf("feed ends at byte %d inside an element", at)
	case errors.As(err, &syntax):
		return fmt.Errorf("feed breaks at line %d: %s", syntax.Line, syntax.Msg)
	}
	return fmt.Errorf("feed breaks at byte %d: %w", at, err)
}

func newNode(t xml.StartElement, parent *Node) *Node {
	n := &Node{Name: t.Name.Local, Space: t.Name.Space, Base: parent.Base, Lang: parent.Lang, Attr: append([]xml.Attr(nil), t.Attr...)}
	prefix, known := spaces[strings.ToLower(t.Name.Space)]
	if !known {
		if prefix = t.Name.Space; strings.ContainsAny(prefix, ":/") {
			prefix = "unknown"
		}
	}
	n.Prefix = prefix
	for _, a := range t.Attr {
		if a.Name.Space != "xml" && a.Name.Space != "http://www.w3.org/XML/1998/namespace" {
			continue
		}
		switch a.Name.Local {
		case "base":
			if b := absolute(parent.Base, a.Value); safeAddress(b) {
				n.Base = b
			}
		case "lang":
			n.Lang = strings.ReplaceAll(a.Value, "_", "-")
		}
	}
	return n
}

// absolute is short for Absolute.
func absolute(base, ref string) string { return Absolute(base, ref) }

// Absolute resolves ref against base as far as both can be read.
func Absolute(base, ref string) string {
	ref = strings.TrimSpace(ref)
	b, err := url.Parse(base)
	if err != nil || base == "" {
		return ref
	}
	r, err := url.Parse(ref)
	if err != nil {
		return ref
	}
	return b.ResolveReference(r).String()
}

// Is reports whether n is the named element; the prefix is the usual one.
func (n *Node) Is(prefix, name string) bool {
	return n.Prefix == prefix && strings.EqualFold(n.Name, name)
}

// Get returns the first child element of the given name, or nil.
func (n *Node) Get(prefix, name string) *Node {
	for _, k := range n.Kids {
		if k.Name != "" && k.Is(prefix, name) {
			return k
		}
	}
	return nil
}

// Attribute returns the value of an attribute without namespace.
func (n *Node) Attribute(name string) string {
	for _, a := range n.Attr {
		if a.Name.Space == "" && strings.EqualFold(a.Name.Local, name) {
			return a.Value
		}
	}
	return ""
}

// Words returns the text below n, tags left out.
func (n *Node) Words() string {
	var b strings.Builder
	n.words(&b)
	return b.String()
}

func (n *Node) words(b *strings.Builder) {
	b.WriteString(n.Data)
	for _, k := range n.Kids {
		k.words(b)
	}
}

// decode turns raw into UTF-8 by byte order mark, else the XML declaration,
// else as it is; bytes that are not valid then are read as windows-1252.
func decode(raw []byte) []byte {
	raw = bytes.TrimLeft(raw[:min(len(raw), MaxBytes)], " \t\r\n")
	label := declaredEncoding(raw)
	for mark, name := range map[string]string{"\xef\xbb\xbf": "utf-8", "\xff\xfe": "utf-16le", "\xfe\xff": "utf-16be"} {
		if rest, ok := bytes.CutPrefix(raw, []byte(mark)); ok {
			raw, label = rest, name
			break
		}
	}
	if label == "" || strings.EqualFold(label, "utf-8") {
		if isUTF8(raw) {
			return raw
		}
		label = "windows-1252"
	}
	if e, _ := charset.Lookup(label); e != nil {
		if out, err := e.NewDecoder().Bytes(raw); err == nil {
			return out
		}
	}
	return bytes.ToValidUTF8(raw, []byte("\uFFFD"))
}

// isUTF8 allows a broken rune per 2,000 bytes, as cut strings leave them.
func isUTF8(raw []byte) bool {
	bad := bytes.Count(bytes.ToValidUTF8(raw, []byte("\uFFFD")), []byte("\uFFFD")) - bytes.Count(raw, []byte("\uFFFD"))
	return bad*2000 <= len(raw)
}

func declaredEncoding(raw []byte) string {
	head := string(raw[:min(len(raw), 200)])
	if strings.HasPrefix(head, "<\x00?\x00") {
		return "utf-16le"
	}
	if strings.HasPrefix(head, "\x00<\x00?") {
		return "utf-16be"
	}
	end := strings.Index(head, "?>")
	if !strings.HasPrefix(head, "<?xml") || end < 0 {
		return ""
	}
	_, after, ok := strings.Cut(head[:end], "encoding")
	if !ok {
		return ""
	}
	after = strings.TrimLeft(after, " \t=")
	if after == "" {
		return ""
	}
	label, _, _ := strings.Cut(after[1:], after[:1])
	return label
}
