package intake

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
	"time"

	"chancery/internal/news"
	"chancery/internal/page"

	"golang.org/x/net/html/charset"
)

// maxParts and maxPartDepth bound what is read of a message; newsletters have
// two or three parts.
const (
	maxParts     = 100
	maxPartDepth = 6
)

// A letter is what is read from a message: its best part in either form.
type letter struct {
	html, text []byte // text is UTF-8
	htmlType   string // Content-Type of html
	address    string // Content-Location of html, as saved pages (MHTML) have
	parts      int
}

// readMail reads a newsletter, a forwarded report or a page saved as MHTML.
func readMail(path string, raw []byte, o Options) (*news.Article, string) {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, "not a readable mail: " + err.Error()
	}
	var l letter
	truncated := l.read(textproto.MIMEHeader(m.Header), m.Body, 0)
	d := draft{title: header1(m.Header, "Subject"), url: header1(m.Header, "Archived-At"), language: m.Header.Get("Content-Language")}
	d.url = strings.Trim(d.url, "<>")
	if saved := m.Header.Get("Snapshot-Content-Location"); saved != "" {
		d.url, l.address = saved, saved
	}
	if from, err := (&mail.AddressParser{WordDecoder: wordDecoder()}).Parse(m.Header.Get("From")); err == nil && l.address == "" {
		d.outlet = from.Name
		if _, host, ok := strings.Cut(from.Address, "@"); ok && d.outlet == "" {
			d.outlet = host
		}
	}
	if t, err := m.Header.Date(); err == nil && saneYear(t.Year()) {
		d.published = exactly(t.Truncate(time.Second))
		d.published.How = news.HowHeader
	}
	l.fill(&d, o)
	a, reason := d.article(path)
	if reason != "" && truncated {
		reason = "the mail is truncated"
	}
	return a, reason
}

// fill puts the letter's words into d: those of the HTML part as a page, unless
// the plain part has far more.
func (l *letter) fill(d *draft, o Options) {
	text := tidy(string(l.text))
	if l.html == nil {
		d.body = text
		return
	}
	p, err := page.Extract(l.html, page.Options{URL: l.address, ContentType: l.htmlType, Fast: o.Fast})
	if err != nil {
		p = page.Page{Text: plain(decodeAs(l.html, l.htmlType))}
	}
	d.body = mend(p.Text)
	if weight(text) > 3*weight(d.body) {
		d.body = text
	}
	if l.address != "" { // a saved page speaks for itself
		d.title, d.byline, d.outlet, d.credit, d.language = p.Title, p.Byline, p.Outlet, p.Credit, p.Language
		d.published = p.Published
		if p.URL != "" {
			d.url = p.URL
		}
	}
}

// read collects the parts below one header. It reports whether the message
// breaks off.
func (l *letter) read(h textproto.MIMEHeader, body io.Reader, depth int) (truncated bool) {
	if l.parts++; l.parts > maxParts || depth > maxPartDepth {
		return false
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	body = transferDecoded(h.Get("Content-Transfer-Encoding"), body)
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		return l.readParts(multipart.NewReader(body, params["boundary"]), depth)
	case kind == "message/rfc822":
		if m, err := mail.ReadMessage(body); err == nil {
			return l.read(textproto.MIMEHeader(m.Header), m.Body, depth+1)
		}
		return false
	case strings.HasPrefix(h.Get("Content-Disposition"), "attachment"):
		return false
	}
	b, err := io.ReadAll(body)
	switch {
	case kind == "text/html" && l.html == nil:
		l.html, l.htmlType = b, h.Get("Content-Type")
		l.address = h.Get("Content-Location")
	case kind == "text/plain" && l.text == nil:
		l.text = []byte(decodeAs(b, h.Get("Content-Type")))
	}
	return errors.Is(err, io.ErrUnexpectedEOF)
}

func (l *letter) readParts(r *multipart.Reader, depth int) (truncated bool) {
	for {
		p, err := r.NextRawPart()
		if err != nil {
			return truncated || err != io.EOF
		}
		if l.read(p.Header, p, depth+1) {
			truncated = true
		}
	}
}

// transferDecoded undoes base64 and quoted-printable; damage ends the part, and
// what came before it stands.
func transferDecoded(coding string, r io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	}
	return r
}

// decodeAs turns b into UTF-8 by the charset of a Content-Type.
func decodeAs(b []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		if e, _ := charset.Lookup(params["charset"]); e != nil {
			if out, err := e.NewDecoder().Bytes(b); err == nil {
				return string(out)
			}
		}
	}
	return decode(b)
}

func wordDecoder() *mime.WordDecoder {
	return &mime.WordDecoder{CharsetReader: func(name string, r io.Reader) (io.Reader, error) {
		return charset.NewReaderLabel(name, r)
	}}
}

// header1 is a header field with its encoded words read.
func header1(h mail.Header, name string) string {
	s, err := wordDecoder().DecodeHeader(h.Get(name))
	if err != nil {
		return h.Get(name)
	}
	return s
}
