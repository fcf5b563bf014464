package feed

import (
	"html"
	"strings"

	"chancery/internal/news"
	"chancery/internal/page"

	"github.com/mmcdole/gofeed"
)

// fullText is how many characters of words make an RSS description the whole
// report rather than a summary.
const fullText = 1500

// fromTree makes a Feed of the tree, with what gofeed found for people and
// dates. g may be nil.
func fromTree(root *Node, g *gofeed.Feed) Feed {
	channel := channelOf(root)
	f := Feed{Kind: kindOf(root), Language: channel.Lang}
	f.Title = title(channel)
	f.URL = link(channel)
	if n := channel.Get("", "language"); n != nil && f.Language == "" {
		f.Language = oneLine(n.Words())
	}
	nodes := Items(root)
	for i, n := range nodes {
		item := itemOf(n)
		if g != nil && i < len(g.Items) && len(g.Items) >= len(nodes) {
			fill(&item, g.Items[i])
		}
		if item.Language == "" {
			item.Language = f.Language
		}
		f.Items = append(f.Items, item)
	}
	return f
}

func kindOf(root *Node) string {
	switch strings.ToLower(root.Name) {
	case "rdf":
		return RDF
	case "feed":
		return Atom
	}
	return RSS
}

func itemOf(n *Node) Item {
	item := Item{Title: title(n), URL: link(n), Language: n.Lang}
	if s := n.Get("", "source"); s != nil {
		item.Source, item.SourceURL = oneLine(s.Words()), absolute(n.Base, s.Attribute("url"))
		if t := s.Get("", "title"); t != nil {
			item.Source, item.SourceURL = t.Text(Plain, true).Plain(), link(s)
		}
	}
	if s := summary(n); s.Value != "" {
		item.Summary = s.Plain()
		if s.IsHTML() && len(item.Summary) >= fullText {
			item.Content = s.Value
		}
	}
	if c := content(n); c.Value != "" {
		item.Content = c.Value
		if !c.IsHTML() {
			item.Content = "<p>" + strings.ReplaceAll(html.EscapeString(c.Value), "\n\n", "</p><p>") + "</p>"
		}
	}
	for _, name := range [][2]string{{"", "published"}, {"", "issued"}, {"", "pubDate"}, {"dc", "date"}, {"dcterms", "issued"}, {"dcterms", "created"}, {"", "created"}} {
		if k := n.Get(name[0], name[1]); k != nil && !item.Published.Day.Known() {
			item.Published = when(k.Words())
		}
	}
	for _, name := range [][2]string{{"", "updated"}, {"", "modified"}, {"", "lastBuildDate"}, {"dcterms", "modified"}} {
		if k := n.Get(name[0], name[1]); k != nil && !item.Updated.Day.Known() {
			item.Updated = when(k.Words())
		}
	}
	return item
}

func title(n *Node) string {
	for _, prefix := range []string{"", "dc", "media"} {
		if t := n.Get(prefix, "title"); t != nil {
			return t.Text(Plain, true).Plain()
		}
	}
	return ""
}

func summary(n *Node) Text {
	for _, name := range [][2]string{{"", "summary"}, {"", "description"}, {"dc", "description"}, {"itunes", "summary"}} {
		if k := n.Get(name[0], name[1]); k != nil {
			fallback := Plain
			if name[1] == "description" {
				fallback = HTML
			}
			return k.Text(fallback, true)
		}
	}
	return Text{}
}

func content(n *Node) Text {
	for _, name := range [][2]string{{"content", "encoded"}, {"", "content"}, {"xhtml", "body"}, {"", "body"}, {"", "fullitem"}} {
		k := n.Get(name[0], name[1])
		switch {
		case k == nil || k.Attribute("src") != "":
		case name[1] == "body":
			return k.Text(XHTML, false)
		case name[1] == "content":
			return k.Text(Plain, false)
		default:
			return k.Text(HTML, false)
		}
	}
	return Text{}
}

// link is the address of the page that n is about: Atom's alternate link,
// RSS's link, else a guid that is one.
func link(n *Node) string {
	for _, k := range n.Kids {
		if !k.Is("", "link") {
			continue
		}
		href, rel := k.Attribute("href"), strings.ToLower(k.Attribute("rel"))
		switch {
		case href != "" && (rel == "" || rel == "alternate"):
			return absolute(k.Base, href)
		case href == "" && oneLine(k.Words()) != "":
			return absolute(k.Base, oneLine(k.Words()))
		}
	}
	if g := n.Get("", "guid"); g != nil && !strings.EqualFold(g.Attribute("isPermaLink"), "false") && strings.HasPrefix(g.Words(), "http") {
		return strings.TrimSpace(g.Words())
	}
	return ""
}

// fill takes from gofeed what the tree did not give.
func fill(item *Item, g *gofeed.Item) {
	item.GUID = g.GUID
	item.Author = names(g.Authors)
	if item.URL == "" && strings.HasPrefix(g.Link, "http") {
		item.URL = g.Link
	}
	if !item.Published.Day.Known() {
		item.Published = when(g.Published)
	}
	if !item.Published.Day.Known() && g.PublishedParsed != nil {
		item.Published = news.Published{Day: news.DayOf(*g.PublishedParsed), Precision: news.ToDay, How: news.HowFeed}
	}
	if !item.Updated.Day.Known() && g.Updated != g.Published { // gofeed takes dc:date for both
		item.Updated = when(g.Updated)
	}
}

// when reads a date of a feed.
func when(s string) news.Published {
	p := page.ReadDate(s)
	if p.Day.Known() {
		p.How = news.HowFeed
	}
	return p
}

func names(people []*gofeed.Person) string {
	var out []string
	for _, p := range people {
		switch {
		case p == nil:
		case p.Name != "":
			out = append(out, oneLine(p.Name))
		case p.Email != "":
			out = append(out, oneLine(p.Email))
		}
	}
	return strings.Join(out, ", ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
