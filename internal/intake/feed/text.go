package feed

import (
	"encoding/base64"
	"html"
	"regexp"
	"strings"
)

// Media types of a Text.
const (
	Plain = "text/plain"
	HTML  = "text/html"
	XHTML = "application/xhtml+xml"
)

// A Text is a text construct: words with their media type, and the base and
// language in force. HTML in Value is safe and its addresses are absolute.
type Text struct {
	Value string
	Type  string
	Base  string
	Lang  string
}

const atom10 = "http://www.w3.org/2005/Atom"

// IsHTML reports whether Value is markup.
func (t Text) IsHTML() bool { return t.Type == HTML || t.Type == XHTML }

// Plain returns the words without markup.
func (t Text) Plain() string {
	s := t.Value
	if t.IsHTML() {
		s = html.UnescapeString(anyTag.ReplaceAllString(s, " "))
	}
	return strings.Join(strings.Fields(s), " ")
}

var anyTag = regexp.MustCompile(`<[^<>]*>`)

// Text reads n as a text construct (RFC 4287, 3.1, and its kin): fallback is
// the media type where n names none. With guess, as RSS needs it, text that
// looks like HTML is taken for it.
func (n *Node) Text(fallback string, guess bool) Text {
	t := Text{Type: mediaType(n.Attribute("type"), fallback), Base: n.Base, Lang: n.Lang}
	named := n.Attribute("type") != ""
	mode := strings.ToLower(n.Attribute("mode"))
	switch {
	case mode == "base64" || named && mode == "" && isBinary(t.Type):
		t.Value = unbase64(n.Words())
	case mode == "escaped":
		t.Value = n.Words()
	case t.Type == XHTML || strings.HasSuffix(t.Type, "xml") || n.hasElements():
		t.Value = n.inner()
		if n.Space == atom10 {
			t.Value = unwrapDiv(t.Value)
		}
		if n.Space == atom10 && t.Type == HTML && !strings.Contains(t.Value, "<") {
			t.Value = n.Words() // escaped markup, wrapped by mistake
		}
	default:
		t.Value = n.Words()
	}
	t.Value = strings.TrimSpace(t.Value)
	if t.Type == Plain && guess && looksLikeHTML(t.Value) {
		t.Type = HTML
	}
	if t.IsHTML() {
		t.Value = Sanitize(Resolve(t.Value, t.Base))
		t.Value = strings.TrimSpace(t.Value)
	}
	return t
}

func mediaType(s, fallback string) string {
	switch s = strings.ToLower(strings.TrimSpace(s)); s {
	case "":
		return fallback
	case "text", "plain":
		return Plain
	case "html":
		return HTML
	case "xhtml", "xml":
		return XHTML
	}
	if !strings.Contains(s, "/") {
		return fallback
	}
	return s
}

func isBinary(mediaType string) bool {
	return !strings.HasPrefix(mediaType, "text/") && !strings.HasSuffix(mediaType, "xml")
}

func unbase64(s string) string {
	b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s), ""))
	if err != nil {
		return s
	}
	return strings.ToValidUTF8(string(b), "\uFFFD")
}

func (n *Node) hasElements() bool {
	for _, k := range n.Kids {
		if k.Name != "" {
			return true
		}
	}
	return false
}

// inner prints the markup below n as HTML: without prefixes, void elements
// closed.
func (n *Node) inner() string {
	var b strings.Builder
	for _, k := range n.Kids {
		k.print(&b)
	}
	return b.String()
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func (n *Node) print(b *strings.Builder) {
	if n.Name == "" {
		b.WriteString(escaper.Replace(n.Data))
		return
	}
	name := strings.ToLower(n.Name)
	b.WriteString("<" + name)
	for _, a := range n.Attr {
		if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" && a.Name.Space == "" {
			b.WriteString(" " + strings.ToLower(a.Name.Local) + `="` + strings.ReplaceAll(escaper.Replace(a.Value), `"`, "&quot;") + `"`)
		}
	}
	if void[name] && len(n.Kids) == 0 {
		b.WriteString(" />")
		return
	}
	b.WriteByte('>')
	for _, k := range n.Kids {
		k.print(b)
	}
	b.WriteString("</" + name + ">")
}

// void lists the elements without content of HTML 4 and 5.
var void = map[string]bool{
	"area": true, "base": true, "basefont": true, "br": true, "col": true, "command": true, "embed": true, "frame": true, "hr": true,
	"img": true, "input": true, "isindex": true, "keygen": true, "link": true, "meta": true, "param": true, "source": true,
}

// unwrapDiv drops the <div> that Atom wraps around XHTML.
func unwrapDiv(s string) string {
	t := strings.TrimSpace(s)
	if !strings.HasPrefix(t, "<div>") && !strings.HasPrefix(t, "<div ") || !strings.HasSuffix(t, "</div>") {
		return s
	}
	depth := 0
	for _, m := range divTag.FindAllStringIndex(t, -1) {
		if t[m[0]+1] == '/' {
			depth--
		} else {
			depth++
		}
		if depth == 0 && m[1] < len(t) {
			return s // two of them side by side
		}
	}
	return t[strings.IndexByte(t, '>')+1 : len(t)-len("</div>")]
}

var (
	divTag    = regexp.MustCompile(`</?div\b[^>]*>`)
	closeTag  = regexp.MustCompile(`</(\w+)>`)
	entityRef = regexp.MustCompile(`&#?\w+;`)
	tagName   = regexp.MustCompile(`</?(\w+)`)
	entityNam = regexp.MustCompile(`&(\w+);`)
)

// looksLikeHTML guesses, as feedparser does, whether text of unknown type is
// HTML: it has an end tag or an entity, and no tag or entity that HTML does not
// know.
func looksLikeHTML(s string) bool {
	if !closeTag.MatchString(s) && !entityRef.MatchString(s) {
		return false
	}
	for _, m := range tagName.FindAllStringSubmatch(s, -1) {
		if !allowed().elements[strings.ToLower(m[1])] {
			return false
		}
	}
	for _, m := range entityNam.FindAllString(s, -1) {
		if html.UnescapeString(m) == m {
			return false
		}
	}
	return true
}
