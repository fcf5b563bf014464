package feed

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"chancery/internal/news"

	"github.com/mmcdole/gofeed"
)

// Version is raised when the same bytes would give another feed.
const Version = 1

// Kinds of feed.
const (
	RSS  = "rss"
	RDF  = "rdf"
	Atom = "atom"
	JSON = "json"
)

// A Feed is what an outlet offers. Empty fields are unknown.
type Feed struct {
	Kind     string // rss, rdf, atom or json
	Title    string // plain text
	URL      string // of the site
	Language string // as declared, such as "en-gb"
	Items    []Item
}

// An Item is one entry of a feed.
type Item struct {
	Title     string // plain text
	URL       string // absolute where the feed says how
	GUID      string
	Author    string
	Published news.Published // How is always "feed"
	Updated   news.Published
	Content   string // safe HTML of the whole report; empty if the feed has only a summary
	Summary   string // plain text
	Source    string // the outlet that the item is credited to (RSS <source>, Atom source)
	SourceURL string
	Language  string
}

// ErrNoFeed says that the bytes are no feed of any known kind.
var ErrNoFeed = errors.New("not an RSS, Atom or JSON feed")

// Read reads a feed fetched from base, which may be empty. Where the feed
// breaks off, Read returns the complete items before that place together with
// the error; a feed without items and an error is none.
func Read(raw []byte, base string) (f Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("feed could not be read: the parser failed on it (%v)", r)
		}
	}()
	text := decode(raw)
	if t := bytes.TrimSpace(text); len(t) > 0 && (t[0] == '{' || t[0] == '[') {
		return readJSON(t, base)
	}
	if !bytes.Contains(text, []byte("<")) {
		return f, ErrNoFeed
	}
	tree, broken := Parse(text, base, "")
	root := rootOf(tree)
	if root == nil {
		return f, ErrNoFeed
	}
	g, err := gofeed.NewParser().Parse(bytes.NewReader(asUTF8(text)))
	if err != nil {
		broken = errors.Join(broken, err)
		g, err = gofeed.NewParser().Parse(bytes.NewReader(whole(text, root)))
	}
	if err != nil {
		g = nil
	}
	f = fromTree(root, g)
	return f, broken
}

// readJSON leaves JSON Feed to gofeed.
func readJSON(text []byte, base string) (Feed, error) {
	g, err := gofeed.NewParser().Parse(bytes.NewReader(text))
	if err != nil {
		return Feed{}, fmt.Errorf("%w: %v", ErrNoFeed, err)
	}
	if len(g.Items) == 0 && g.Title == "" {
		return Feed{}, ErrNoFeed
	}
	f := Feed{Kind: JSON, Title: oneLine(g.Title), URL: absolute(base, g.Link), Language: g.Language}
	for _, i := range g.Items {
		f.Items = append(f.Items, Item{
			Title: oneLine(i.Title), URL: absolute(base, i.Link), GUID: i.GUID, Author: names(i.Authors),
			Published: when(i.Published), Updated: when(i.Updated), Language: f.Language,
			Content: Sanitize(Resolve(i.Content, base)), Summary: Text{Value: i.Description, Type: Plain}.Plain(),
		})
	}
	return f, nil
}

// Prepare gives gofeed the bytes as [Read] does: as UTF-8, without an encoding
// declaration that no longer holds.
func Prepare(raw []byte) []byte { return asUTF8(decode(raw)) }

// asUTF8 drops the XML declaration, whose encoding no longer holds.
func asUTF8(text []byte) []byte {
	if bytes.HasPrefix(text, []byte("<?xml")) {
		if i := bytes.Index(text, []byte("?>")); i > 0 {
			return text[i+2:]
		}
	}
	return text
}

// rootOf returns the feed's top element: rss, RDF, feed, or a bare channel.
func rootOf(tree *Node) *Node {
	for _, k := range tree.Kids {
		switch strings.ToLower(k.Name) {
		case "rss", "rdf", "feed", "channel":
			return k
		}
	}
	return nil
}

// whole cuts a broken feed behind its last complete item and closes what is
// open.
func whole(text []byte, root *Node) []byte {
	end := int64(0)
	for _, i := range Items(root) {
		end = max(end, i.End)
	}
	if end == 0 || end > int64(len(text)) {
		return nil
	}
	closing := "</" + root.Name + ">"
	if c := channelOf(root); c != root && c.End == 0 {
		closing = "</" + c.Name + ">" + closing
	}
	return append(asUTF8(text[:end:end]), closing...)
}

func channelOf(root *Node) *Node {
	for _, k := range root.Kids {
		if strings.EqualFold(k.Name, "channel") {
			return k
		}
	}
	return root
}

// Items returns the items or entries of a feed, in order, the unfinished one
// at a break left out.
func Items(root *Node) []*Node {
	var out []*Node
	for _, n := range []*Node{root, channelOf(root)} {
		for _, k := range n.Kids {
			if (k.Is("", "item") || k.Is("", "entry")) && k.End > 0 {
				out = append(out, k)
			}
		}
		if channelOf(root) == root {
			break
		}
	}
	return out
}
