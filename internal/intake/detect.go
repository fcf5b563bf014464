package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// What bytes can be, beside the kinds of an Item.
const (
	isGzip    = "gzip"
	isZstd    = "zstd"
	isLZ4     = "lz4"
	isBzip2   = "bzip2"
	isZip     = "zip"
	isTar     = "tar"
	isMbox    = "mbox"
	isEmpty   = "empty"
	isRefused = "refused"
)

// magic are the first bytes of files that are not read, with the reason for
// people.
var magic = []struct{ prefix, why string }{
	{"%PDF-", "a PDF; save it as text first"},
	{"\x89PNG\r\n", "an image"},
	{"\xff\xd8\xff", "an image"},
	{"GIF87a", "an image"},
	{"GIF89a", "an image"},
	{"II*\x00", "an image"},
	{"MM\x00*", "an image"},
	{"BM\x00", "an image"},
	{"\x00\x00\x01\x00", "an image"},
	{"RIFF", "an image, sound or video file"},
	{"ID3", "a sound file"},
	{"OggS", "a sound or video file"},
	{"fLaC", "a sound file"},
	{"\x1aE\xdf\xa3", "a video file"},
	{"{\\rtf", "an RTF document; save it as text first"},
	{"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file; save it as text first"},
	{"\xfd7zXZ\x00", "an xz archive; unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"},
	{"Rar!\x1a\x07", "a RAR archive; unpack it first"},
	{"\x7fELF", "a program"},
	{"MZ", "a program"},
	{"SQLite format 3\x00", "a database"},
	{"PAR1", "a Parquet file; export it as JSON lines first"},
	{"wOFF", "a font"},
	{"wOF2", "a font"},
	{"PK\x05\x06", "an empty zip archive"},
	{"!<arch>", "a program library"},
	{"%!PS", "a PostScript document; save it as text first"},
	{"AT&TFORM", "a DjVu document; save it as text first"},
}

// detect tells what a stream holds by its first bytes, never by its name. For
// isRefused, why is the reason.
func detect(head []byte) (kind, why string) {
	for _, a := range []struct{ prefix, kind string }{
		{"\x1f\x8b", isGzip}, {"\x28\xb5\x2f\xfd", isZstd}, {"\x04\x22\x4d\x18", isLZ4}, {"PK\x03\x04", isZip},
		{"WARC/", KindWARC}, {"filedesc:", KindWARC},
	} {
		if bytes.HasPrefix(head, []byte(a.prefix)) {
			return a.kind, ""
		}
	}
	if len(head) > 10 && bytes.HasPrefix(head, []byte("BZh")) && string(head[4:10]) == "1AY&SY" {
		return isBzip2, ""
	}
	if len(head) >= 265 && string(head[257:262]) == "ustar" {
		return isTar, ""
	}
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.prefix)) && (len(m.prefix) > 2 || isBinary(head)) {
			return isRefused, m.why
		}
	}
	if len(head) > 12 && string(head[4:8]) == "ftyp" {
		return isRefused, "an image, sound or video file"
	}
	return detectText(head)
}

// detectText tells the kinds of text apart.
func detectText(head []byte) (kind, why string) {
	text := head
	if zeroShare(head, 0) > 0.6 || zeroShare(head, 1) > 0.6 || bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		text = []byte(decode(head[:len(head)&^1])) // UTF-16
	} else if isBinary(head) {
		return isRefused, "a binary file of a kind that is not read"
	}
	blank := len(bytes.TrimLeft(text, "\ufeff \t\r\n")) == 0
	text = bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\ufeff")), " \t\r\n\x00")
	switch {
	case blank:
		return isEmpty, "the file is empty"
	case len(text) == 0:
		return isEmpty, "nothing but control characters"
	}
	switch text[0] {
	case '<':
		return detectMarkup(text)
	case '{', '[':
		if looksJSON(text) {
			return KindJSON, ""
		}
	}
	if bytes.HasPrefix(text, []byte("From ")) && looksMail(afterLine(text)) {
		return isMbox, ""
	}
	if looksMail(text) {
		return KindMail, ""
	}
	return KindText, ""
}

// looksJSON reports whether text goes on like JSON after its first brace:
// "[AP] The minister …" does not.
func looksJSON(text []byte) bool {
	rest := bytes.TrimLeft(text[1:], " \t\r\n")
	if len(rest) == 0 {
		return false
	}
	switch rest[0] {
	case '"', '}', ']', '{':
		return true
	case '[':
		return text[0] == '['
	}
	return text[0] == '[' && (isDigit(rest[0]) || rest[0] == '-')
}

// detectMarkup tells feeds from pages by the first element that is not a
// declaration.
func detectMarkup(text []byte) (kind, why string) {
	low := strings.ToLower(string(text))
	for {
		low = strings.TrimLeft(low, " \t\r\n\ufeff")
		end := ""
		switch {
		case strings.HasPrefix(low, "<!--"):
			end = "-->"
		case strings.HasPrefix(low, "<?"), strings.HasPrefix(low, "<!"):
			end = ">"
		}
		if strings.HasPrefix(low, "<!doctype html") {
			return KindHTML, ""
		}
		if end == "" {
			break
		}
		if open := strings.IndexByte(low, '['); end == ">" && open >= 0 && open < strings.IndexByte(low, '>') {
			end = "]>" // declarations inside a document type
		}
		_, rest, ok := strings.Cut(low, end)
		if !ok {
			return KindHTML, "" // a long comment
		}
		low = rest
	}
	name := strings.TrimPrefix(low, "<")
	if i := strings.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	local := name[strings.IndexByte(name, ':')+1:]
	switch {
	case local == "rss", local == "feed", local == "rdf", local == "channel":
		return KindFeed, ""
	case local == "urlset", local == "sitemapindex":
		return isRefused, "a sitemap: it lists addresses, not reports"
	case local == "opml":
		return isRefused, "a list of feeds (OPML); use it with watch"
	case local == "svg":
		return isRefused, "an image"
	case strings.HasPrefix(string(text), "<?xml") && local != "html":
		return isRefused, "XML of a kind that is not read (its root is <" + quotedName(name) + ">)"
	}
	return KindHTML, ""
}

func quotedName(s string) string {
	return strings.ToValidUTF8(s[:min(len(s), 40)], "")
}

func afterLine(b []byte) []byte {
	_, rest, _ := bytes.Cut(b, []byte("\n"))
	return rest
}

// mailFields are header fields that only mail has.
var mailFields = map[string]bool{
	"from": true, "to": true, "subject": true, "message-id": true, "mime-version": true, "received": true, "return-path": true,
	"content-type": true, "content-transfer-encoding": true, "delivered-to": true, "reply-to": true, "dkim-signature": true,
	"list-unsubscribe": true, "x-mailer": true, "sender": true, "snapshot-content-location": true,
}

// looksMail reports whether text starts with a mail header: only header lines
// up to the first empty one, at least three fields of mail, or two of which one
// is only written by mail programs.
func looksMail(text []byte) bool {
	known, sure := 0, false
	for i := 0; i < 60 && len(text) > 0; i++ {
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		text = rest
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if i == 0 {
				return false
			}
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || len(name) == 0 || len(name) > 60 || bytes.ContainsAny(name, " \t") {
			return known >= 3 && sure
		}
		low := strings.ToLower(string(name))
		if mailFields[low] {
			known++
		}
		switch low {
		case "message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature", "snapshot-content-location":
			sure = true
		}
	}
	return known >= 3 || known >= 2 && sure
}

// isBinary reports whether bytes are no text in any encoding that is read: zero
// bytes, or many control characters.
func isBinary(head []byte) bool {
	if len(head) == 0 {
		return false
	}
	control, zero := 0, 0
	for _, c := range head {
		switch {
		case c == 0:
			zero++
		case c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b:
			control++
		}
	}
	if zero*50 > len(head) || control*30 > len(head) {
		return true
	}
	return zero > 2 && !utf8.Valid(head[:max(0, len(head)-4)])
}
