package intake

import (
	"bytes"
	"strconv"

	"chancery/internal/news"
	"chancery/internal/page"
)

// readHTML reads a web page. Address is where it was fetched, if known;
// contentType the server's.
//
// The address of a page that a browser saved stands in a comment on top.
func readHTML(path string, raw []byte, address, contentType string, o Options) (*news.Article, string) {
	if address == "" {
		address = savedFrom(raw)
	}
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

// savedFrom finds "<!-- saved from url=(0031)https://example.org/report -->",
// the Mark of the Web that browsers write; the number is the address's length.
func savedFrom(raw []byte) string {
	head := raw[:min(len(raw), 2048)]
	_, after, ok := bytes.Cut(head, []byte("saved from url=("))
	if !ok || len(after) < 5 || after[4] != ')' {
		return ""
	}
	n, err := strconv.Atoi(string(after[:4]))
	if after = after[5:]; err != nil || n > len(after) {
		return ""
	}
	return page.CanonicalURL(string(after[:n]))
}
