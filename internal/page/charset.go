package page

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

var (
	// metaCharset finds both spellings of the declaration, XML's included.
	metaCharset = regexp.MustCompile(`(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)`)
	htmlLang    = regexp.MustCompile(`(?i)<html[^>]{0,400}?\slang\s*=\s*["']?([a-z]{2})`)
)

// decode turns raw into UTF-8. A byte order mark wins, then the HTTP header,
// then the page's own declaration, as browsers do it; but a declaration that
// the bytes refute is dropped: UTF-8 with multi-byte characters is UTF-8
// whatever it is called, and bytes that are mostly not UTF-8 are not UTF-8.
func decode(raw []byte, contentType string) string {
	if text, ok := decodeMarked(raw); ok {
		return scrub(text)
	}
	if multi, bad := countUTF8(raw); bad*8 <= multi && !sevenBit(raw, contentType) {
		return scrub(string(raw)) // also plain ASCII: 0 <= 0
	}
	for _, name := range declared(raw, contentType) {
		if e, canonical := charset.Lookup(name); e != nil && canonical != "utf-8" && !strings.HasPrefix(canonical, "utf-16") && canonical != "replacement" {
			return scrub(convert(e, raw))
		}
	}
	e, _ := charset.Lookup(usualCharset(raw))
	return scrub(convert(e, raw))
}

// declared lists the character sets that header and page name.
func declared(raw []byte, contentType string) []string {
	var names []string
	if _, after, ok := strings.Cut(strings.ToLower(contentType), "charset="); ok {
		name, _, _ := strings.Cut(after, ";")
		names = append(names, strings.Trim(name, ` "'`))
	}
	head := raw[:min(len(raw), 16<<10)]
	for _, m := range metaCharset.FindAllSubmatch(head, 4) {
		names = append(names, string(m[1]))
	}
	return names
}

// decodeMarked reads text that begins with a byte order mark.
func decodeMarked(raw []byte) (string, bool) {
	for mark, name := range map[string]string{"\xef\xbb\xbf": "utf-8", "\xff\xfe": "utf-16le", "\xfe\xff": "utf-16be"} {
		if rest, ok := bytes.CutPrefix(raw, []byte(mark)); ok {
			e, _ := charset.Lookup(name)
			return convert(e, rest), true
		}
	}
	return "", false
}

// countUTF8 counts multi-byte characters and bytes that belong to none.
func countUTF8(raw []byte) (multi, bad int) {
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			multi++
		}
		i += n
	}
	return multi, bad
}

// sevenBit reports whether raw looks like ISO-2022-JP, which is ASCII to every
// other test.
func sevenBit(raw []byte, contentType string) bool {
	if !bytes.Contains(raw, []byte("\x1b$")) {
		return false
	}
	for _, name := range declared(raw, contentType) {
		if strings.EqualFold(name, "iso-2022-jp") {
			return true
		}
	}
	return false
}

// usualCharset guesses the set of a page that names none, or a wrong one, by
// the language that it names: what the HTML standard advises per locale.
func usualCharset(raw []byte) string {
	m := htmlLang.FindSubmatch(raw[:min(len(raw), 16<<10)])
	if m == nil {
		return "windows-1252"
	}
	switch strings.ToLower(string(m[1])) {
	case "ru", "uk", "bg", "be", "sr", "mk", "kk":
		return "windows-1251"
	case "cs", "pl", "hu", "sk", "sl", "hr", "ro":
		return "windows-1250"
	case "ja":
		return "shift_jis"
	case "zh":
		return "gb18030"
	case "ko":
		return "euc-kr"
	case "tr":
		return "windows-1254"
	case "el":
		return "iso-8859-7"
	case "ar", "fa":
		return "windows-1256"
	case "he":
		return "windows-1255"
	case "th":
		return "windows-874"
	}
	return "windows-1252"
}

func convert(e encoding.Encoding, raw []byte) string {
	if e == nil {
		return string(raw)
	}
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return string(raw)
	}
	return string(out)
}

// scrub makes text valid UTF-8 without NUL and byte order marks.
func scrub(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.IndexByte(s, 0) >= 0 || strings.Contains(s, "\uFEFF") {
		s = strings.NewReplacer("\x00", "", "\uFEFF", "").Replace(s)
	}
	return s
}
