package intake

import (
	"chancery/internal/news"
	"chancery/internal/page"
)

// readHTML reads a web page. Address is where it was fetched, if known;
// contentType the server's.
func readHTML(path string, raw []byte, address, contentType string, o Options) (*news.Article, string) {
	p, err := page.Extract(raw, page.Options{URL: address, ContentType: contentType, Fast: o.Fast})
	if err != nil {
		return nil, err.Error()
	}
	d := draft{
		title: p.Title, body: p.Text, outlet: p.Outlet, url: p.URL, byline: p.Byline, credit: p.Credit,
		language: p.Language, published: p.Published,
	}
	if d.url == "" {
		d.url = address
	}
	return d.article(path)
}
