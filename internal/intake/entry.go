package intake

import (
	"encoding/json"
	"fmt"
	"strings"

	"chancery/internal/intake/feed"
	"chancery/internal/news"
)

// readFeed reads the entries of an RSS, Atom or JSON feed.
func readFeed(path string, raw []byte) []Item {
	f, err := feed.Read(raw, "")
	if err != nil {
		return rejected(path, KindFeed, raw, "not a readable feed: "+err.Error())
	}
	if len(f.Items) == 0 {
		return rejected(path, KindFeed, raw, "a feed without entries")
	}
	out := make([]Item, len(f.Items))
	for i := range f.Items {
		out[i] = readEntry(fmt.Sprintf("%s#%d", path, i+1), &f, &f.Items[i])
	}
	return out
}

// kept is the raw form of one entry: what its feed said of it and of itself.
type kept struct {
	Feed struct {
		Kind     string `json:"kind,omitempty"`
		Title    string `json:"title,omitempty"`
		URL      string `json:"url,omitempty"`
		Language string `json:"language,omitempty"`
	} `json:"feed"`
	Entry *feed.Item `json:"entry"`
}

func readEntry(path string, f *feed.Feed, e *feed.Item) Item {
	k := kept{Entry: e}
	k.Feed.Kind, k.Feed.Title, k.Feed.URL, k.Feed.Language = fmt.Sprint(f.Kind), f.Title, f.URL, f.Language
	it := Item{Path: path, Kind: KindFeed}
	it.Raw, _ = json.Marshal(k) // strings alone
	d := draft{
		title: plain(e.Title), url: e.URL, byline: e.Author, published: e.Published,
		language: e.Language, body: plain(e.Content),
	}
	if d.language == "" {
		d.language = f.Language
	}
	if d.published.Day.Known() && d.published.How == "" {
		d.published.How = news.HowFeed
	}
	d.outlet, d.credit = publisher(f, e)
	if summary := plain(e.Summary); weight(d.body) < MinBody || weight(summary) > weight(d.body) {
		d.body = summary
	}
	if w := weight(d.body); w < MinSummary && weight(plain(e.Content)) < MinSummary {
		it.Rejected = "the feed gives only a headline: " + quoted(d.title)
		return it
	}
	it.Article, it.Rejected = d.article(path)
	return it
}

// publisher tells who published an entry. A feed of a site's own reports may
// credit another outlet; a feed that leads to other sites collects, and the
// entry's source is the outlet.
func publisher(f *feed.Feed, e *feed.Item) (outlet, credit string) {
	source, own := oneLine(plain(e.Source)), oneLine(plain(f.Title))
	feedHost, entryHost := hostOf(f.URL), hostOf(e.URL)
	if feedHost == "" || entryHost == "" || sameSite(feedHost, entryHost) {
		if own == "" {
			return source, ""
		}
		return own, source
	}
	if source != "" {
		return source, ""
	}
	return entryHost, ""
}

// sameSite reports whether one host is the other or lies below it, or both
// below one registered name of two labels.
func sameSite(a, b string) bool {
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a) || lastLabels(a) == lastLabels(b)
}

func lastLabels(host string) string {
	labels := strings.Split(host, ".")
	return strings.Join(labels[max(0, len(labels)-2):], ".")
}
