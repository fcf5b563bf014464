package feed

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

//go:embed data/allowed.txt
var allowedLines string

// lists are the sets of data/allowed.txt.
type lists struct {
	elements, drop, attributes, uris, schemes, properties, keywords map[string]bool
}

var allowed = sync.OnceValue(func() lists {
	l := lists{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	sets := map[string]map[string]bool{
		"element": l.elements, "drop": l.drop, "attribute": l.attributes, "uri": l.uris, "scheme": l.schemes,
		"property": l.properties, "keyword": l.keywords,
	}
	for line := range strings.Lines(allowedLines) {
		if kind, name, ok := strings.Cut(strings.TrimSpace(line), " "); ok && sets[kind] != nil {
			sets[kind][name] = true
		}
	}
	return l
})

// Sanitize returns HTML that can be shown: elements and attributes that can
// run something, load something unasked or break out of their place are
// dropped, and so are comments. Attributes come out sorted.
func Sanitize(s string) string {
	if !strings.ContainsAny(s, "<>&") {
		return s
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	dropping := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if dropping == "" {
				b.WriteString(escapeBare(string(z.Raw())))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := rawTag(z)
			switch {
			case dropping != "":
			case allowed().drop[t.name]:
				if !t.closed {
					dropping = t.name
				}
			case allowed().elements[t.name]:
				t.keepSafe()
				t.print(&b)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch {
			case dropping != "":
				if string(name) == dropping {
					dropping = ""
				}
			case allowed().elements[string(name)] && !void[string(name)]:
				b.WriteString("</" + string(name) + ">")
			}
		}
	}
}

// reference begins a character reference.
var reference = regexp.MustCompile(`^&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);`)

// escapeBare escapes ampersands that begin no reference.
func escapeBare(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteByte(s[i])
		if s[i] == '&' && !reference.MatchString(s[i:min(len(s), i+40)]) {
			b.WriteString("amp;")
		}
	}
	return b.String()
}

// A tag is a start tag with its attributes unescaped.
type tag struct {
	name   string
	attrs  [][2]string
	closed bool // <br/>
}

func rawTag(z *html.Tokenizer) tag {
	raw := z.Raw()
	name, more := z.TagName()
	t := tag{name: string(name), closed: len(raw) > 2 && raw[len(raw)-2] == '/'}
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		t.attrs = append(t.attrs, [2]string{string(k), string(v)})
	}
	return t
}

// keepSafe drops attributes that may not stay and sorts the others.
func (t *tag) keepSafe() {
	kept := t.attrs[:0]
	for _, a := range t.attrs {
		switch {
		case !allowed().attributes[a[0]]:
			continue
		case allowed().uris[a[0]] && !safeAddress(a[1]):
			a[1] = ""
		case a[0] == "style":
			if a[1] = safeStyle(a[1]); a[1] == "" {
				continue
			}
		}
		kept = append(kept, a)
	}
	t.attrs = kept
	slices.SortStableFunc(t.attrs, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
}

var quoteEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func (t *tag) print(b *strings.Builder) {
	b.WriteString("<" + t.name)
	for _, a := range t.attrs {
		b.WriteString(" " + a[0] + `="` + quoteEscaper.Replace(a[1]) + `"`)
	}
	switch {
	case void[t.name]:
		b.WriteString(" />")
	case t.closed:
		b.WriteString("></" + t.name + ">")
	default:
		b.WriteByte('>')
	}
}

// safeAddress reports whether an address has no scheme or a harmless one.
// White space and control characters do not hide a scheme.
func safeAddress(s string) bool {
	s = strings.Map(func(r rune) rune {
		if r <= ' ' || r >= 0x7f && r <= 0xa0 || r == 0xFFFD {
			return -1
		}
		return r
	}, strings.ToLower(s))
	i := strings.IndexAny(s, ":/?#")
	return i < 0 || s[i] != ':' || allowed().schemes[s[:i]]
}

var (
	cssURL    = regexp.MustCompile(`url\s*\(\s*[^\s)]+?\s*\)\s*`)
	cssPlain  = regexp.MustCompile(`^([:,;#%.\sa-zA-Z0-9!]|\w-\w|'[\s\w]+'|"[\s\w]+"|\([\d,\s]+\))*$`)
	cssRule   = regexp.MustCompile(`\s*[-\w]+\s*:\s*[^:;]*;?`)
	cssPair   = regexp.MustCompile(`([-\w]+)\s*:\s*([^:;]*)`)
	cssValue  = regexp.MustCompile(`^(#[0-9a-fA-F]+|rgb\(\d+%?,\d*%?,?\d*%?\)?|\d{0,2}\.?\d{0,2}(cm|em|ex|in|mm|pc|pt|px|%|,|\))?)$`)
	cssFamily = map[string]bool{"background": true, "border": true, "margin": true, "padding": true}
)

// safeStyle keeps harmless CSS properties, by feedparser's rules.
func safeStyle(s string) string {
	s = cssURL.ReplaceAllString(s, " ")
	if !cssPlain.MatchString(s) || strings.TrimSpace(cssRule.ReplaceAllString(s, "")) != "" {
		return ""
	}
	var kept []string
	for _, m := range cssPair.FindAllStringSubmatch(s, -1) {
		property, value := strings.ToLower(m[1]), m[2]
		family, _, _ := strings.Cut(property, "-")
		switch {
		case value == "":
		case allowed().properties[property], cssFamily[family] && harmlessWords(value):
			kept = append(kept, m[1]+": "+value+";")
		}
	}
	return strings.Join(kept, " ")
}

func harmlessWords(value string) bool {
	for word := range strings.FieldsSeq(value) {
		if !allowed().keywords[word] && !cssValue.MatchString(word) {
			return false
		}
	}
	return true
}
