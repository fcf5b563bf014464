package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// facts are the statements that a page makes about itself, as found in one
// walk over the tree, in document order.
type facts struct {
	title    string              // <title>
	signed   []string            // lines at the end that only say who worked on the report
	h1       []string            // visible headlines
	metas    map[string][]string // <meta>: lower-case name, property or itemprop → contents
	links    map[string][]string // <link>: lower-case rel → addresses
	lang     string              // <html lang>
	scripts  int                 // how many <script> elements
	json     []string            // JSON-LD blocks
	times    []stamp             // <time> and elements that play its part
	authors  []string            // rel=author, itemprop=author, byline classes
	words    int                 // visible words
	elements int                 // how many elements were walked
	linked   int                 // visible words in links
	articles []ldNode            // from json
	headed   int                 // visible words up to the end of the first <h1>
}

// A stamp is an element that states a time.
type stamp struct {
	value   string // datetime, content or title attribute
	text    string // what people see
	marked  bool   // says that it is the publication: itemprop, pubdate, class
	changed bool   // says that it is the last change
	inside  bool   // inside the article or its header, before comments and other lists
	after   bool   // after the first <h1>
	below   int    // visible words between that <h1> and it
}

// gather walks the tree once.
func gather(doc *html.Node) *facts {
	f := &facts{metas: map[string][]string{}, links: map[string][]string{}}
	f.walk(doc, place{})
	for _, block := range f.json {
		f.articles = append(f.articles, readLD(block)...)
	}
	return f
}

// place says where in the page a walk is.
type place struct {
	link   bool // inside <a>
	aside  bool // inside navigation, footer, comments
	report bool // inside <article> or <main>
}

func (f *facts) walk(n *html.Node, in place) {
	switch n.Type {
	case html.TextNode:
		w := len(strings.Fields(n.Data))
		f.words += w
		if in.link {
			f.linked += w
		}
		return
	case html.ElementNode:
		f.elements++
		if !f.element(n, &in) {
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.walk(c, in)
	}
}

// element notes what n states; false says that nothing inside is of interest.
func (f *facts) element(n *html.Node, in *place) bool {
	switch n.DataAtom {
	case atom.Html:
		f.lang = attr(n, "lang")
	case atom.Title:
		if f.title == "" && (n.Namespace == "") {
			f.title = words(n)
		}
		return false
	case atom.Meta:
		f.meta(n)
	case atom.Link:
		for rel := range strings.FieldsSeq(strings.ToLower(attr(n, "rel"))) {
			f.links[rel] = append(f.links[rel], attr(n, "href"))
		}
	case atom.Script:
		f.scripts++
		if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
			f.json = append(f.json, n.FirstChild.Data)
		}
		return false
	case atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg:
		return false
	case atom.H1:
		if t := words(n); t != "" {
			if len(f.h1) == 0 {
				f.headed = f.words + len(strings.Fields(t))
			}
			f.h1 = append(f.h1, t)
		}
	case atom.A:
		in.link = true
	case atom.Nav, atom.Footer, atom.Aside:
		in.aside = true
	case atom.Article, atom.Main:
		in.report = true
	}
	if mark := lowerMark(n); strings.Contains(mark, "comment") || strings.Contains(mark, "related") {
		in.aside = true
	}
	f.stampOf(n, *in)
	f.authorOf(n)
	return true
}

func (f *facts) meta(n *html.Node) {
	content := strings.TrimSpace(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"name", "property", "itemprop", "http-equiv"} {
		if k := strings.ToLower(strings.TrimSpace(attr(n, key))); k != "" {
			f.metas[k] = append(f.metas[k], content)
		}
	}
}

// first returns the first content of the first of the metas that is there.
func (f *facts) first(names ...string) string {
	for _, name := range names {
		for _, v := range f.metas[name] {
			return v
		}
	}
	return ""
}

// stampOf notes n if it states a time.
func (f *facts) stampOf(n *html.Node, in place) {
	prop, class := strings.ToLower(attr(n, "itemprop")), lowerMark(n)
	published := strings.Contains(prop, "datepublished") || prop == "datecreated"
	changed := strings.Contains(prop, "datemodified")
	isTime := n.DataAtom == atom.Time || (n.DataAtom == atom.Abbr && strings.Contains(class, "published"))
	if !isTime && !published && !changed {
		return
	}
	s := stamp{below: f.words - f.headed, after: len(f.h1) > 0, inside: in.report && !in.aside}
	for _, key := range []string{"datetime", "content", "title"} {
		if s.value = strings.TrimSpace(attr(n, key)); s.value != "" {
			break
		}
	}
	s.text = words(n)
	s.changed = changed || strings.Contains(class, "updated") && !strings.Contains(class, "published") || strings.Contains(class, "modified")
	s.marked = !s.changed && (published || hasAttr(n, "pubdate") || strings.Contains(class, "publish") || strings.Contains(class, "entry-date"))
	if !in.aside || s.marked {
		f.times = append(f.times, s)
	}
}

// authorOf notes n if it names an author.
func (f *facts) authorOf(n *html.Node) {
	if len(f.authors) >= 8 || n.DataAtom == atom.Link || n.DataAtom == atom.Meta {
		return
	}
	prop := strings.ToLower(attr(n, "itemprop"))
	rel := strings.ToLower(attr(n, "rel"))
	if prop == "author" || rel == "author" {
		if t := words(n); t != "" && len(t) < 120 {
			f.authors = append(f.authors, t)
		}
	}
}
