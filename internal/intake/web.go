package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"chancery/internal/intake/warc"
	"chancery/internal/page"
)

// warc reads the pages of a web archive. Records that cannot hold a report
// (requests, images, scripts, redirects, error pages, what the archive says
// about itself) are passed over without an item, for there are many more of
// them than pages.
func (w *walker) warc(in input) error {
	r := warc.Config{MaxBody: w.o.MaxItem}.NewReader(in.r)
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return nil
		}
		var broken *warc.Error
		if errors.As(err, &broken) {
			return w.reject(fmt.Sprintf("%s@%d", in.path, broken.Offset), KindWARC, nil, "the rest of the archive cannot be read: "+broken.Error())
		}
		if err != nil {
			return w.reject(in.path, KindWARC, nil, "the rest of the archive cannot be read: "+err.Error())
		}
		err = w.record(fmt.Sprintf("%s@%d", in.path, rec.Offset), rec)
		if err != nil || rec.Truncated && mayHoldReport(rec) { // the record's own reason says it all
			return err
		}
	}
}

func (w *walker) record(path string, rec *warc.Record) error {
	if !mayHoldReport(rec) {
		return w.tick()
	}
	rec.Keep()
	switch {
	case rec.IsRevisit():
		return w.ready(Item{Path: path, Kind: KindWARC, Unchanged: true})
	case rec.Skipped != "":
		return w.reject(path, KindWARC, nil, rec.Skipped)
	case rec.Truncated:
		return w.reject(path, KindWARC, rec.Block, "truncated: "+strings.Join(rec.Problems, "; "))
	}
	return w.submit(path, rec.Block, func() []Item { return readWeb(path, rec, w.o) })
}

// mayHoldReport goes by the record's type, the server's status and the media
// type; what states none is looked at.
func mayHoldReport(rec *warc.Record) bool {
	switch rec.Type {
	case "response", "resource", "conversion", "revisit":
	default:
		return false
	}
	if h := rec.HTTP; h != nil && h.Status != 0 && (h.Status < 200 || h.Status > 299) && (!rec.IsRevisit() || h.Status != 304) {
		return false
	}
	if !strings.HasPrefix(rec.URI, "http") && rec.URI != "" && !strings.HasPrefix(rec.URI, "file:") {
		return false // dns:, whois:, metadata:
	}
	switch t := rec.MediaType(); {
	case t == "", t == "unk", t == "no-type", t == "application/octet-stream", t == "application/http":
		return true
	case strings.HasPrefix(t, "text/"):
		return t != "text/css" && t != "text/javascript" && t != "text/csv" && t != "text/calendar" && t != "text/vtt" && t != "text/dns"
	default:
		return strings.Contains(t, "html") || strings.HasSuffix(t, "xml") && !strings.Contains(t, "svg") || strings.HasSuffix(t, "json")
	}
}

// readWeb reads a record's body as what it is. Scripts, images and data that
// were served as something else give nothing.
func readWeb(path string, rec *warc.Record, o Options) []Item {
	it := Item{Path: path, Kind: KindWARC}
	body, err := rec.Body()
	if err != nil && len(body) == 0 {
		it.Raw, it.Rejected = rec.Block, err.Error()
		return []Item{it}
	}
	it.Raw = alone(rec, body)
	contentType := rec.ContentType
	if rec.HTTP != nil {
		contentType = rec.HTTP.Header.Get("Content-Type")
	}
	kind, why := detect(body[:min(len(body), headSize)])
	switch kind {
	case KindHTML:
		it.Article, it.Rejected = readHTML(path, body, rec.URI, contentType, o)
	case KindText, KindMail:
		if it.Article, it.Rejected = readText(path, body); it.Article != nil {
			addressed(&it, rec)
		}
	case KindFeed, KindJSON:
		return readInner(path, kind, body, it, o)
	case isEmpty:
		it.Rejected = "the record is empty"
	case isRefused:
		it.Rejected = why
	default:
		it.Rejected = "a packed file inside a web archive"
	}
	return []Item{it}
}

// readInner reads a feed or JSON that was archived; its items get the archive's
// kind and, if there is but one, the whole record as raw bytes. JSON without a
// report is passed over: sites fetch a lot of it for their own use.
func readInner(path, kind string, body []byte, it Item, o Options) []Item {
	items := parse(path, kind, body, o)
	if kind == KindJSON {
		items = slices.DeleteFunc(items, func(it Item) bool { return it.Article == nil })
	}
	for i := range items {
		items[i].Kind = KindWARC
		if len(items) == 1 {
			items[i].Raw = it.Raw
		}
	}
	return items
}

// addressed gives the article of a text file its address.
func addressed(it *Item, rec *warc.Record) {
	a := it.Article
	if a.URL == "" {
		a.URL = page.CanonicalURL(rec.URI)
		finish(a, a.Credit)
	}
}

// alone is a WARC of the one record with its body decoded: what is kept of a
// web archive can be read again by itself.
func alone(rec *warc.Record, body []byte) []byte {
	contentType := rec.ContentType
	if rec.HTTP != nil {
		contentType = rec.HTTP.Header.Get("Content-Type")
	}
	date := rec.Date
	if !rec.Time.IsZero() {
		date = rec.Time.UTC().Format(time.RFC3339)
	}
	var b bytes.Buffer
	b.Grow(len(body) + 512)
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", name, strings.NewReplacer("\r", " ", "\n", " ").Replace(value))
		}
	}
	b.WriteString("WARC/1.1\r\nWARC-Type: resource\r\n")
	line("WARC-Target-URI", rec.URI)
	line("WARC-Date", date)
	line("WARC-Record-ID", "<"+rec.ID+">")
	line("Content-Type", contentType)
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(body))
	b.Write(body)
	b.WriteString("\r\n\r\n")
	return b.Bytes()
}
