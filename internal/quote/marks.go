package quote

import (
	"strings"
	"unicode/utf8"

	"chancery/internal/news"
)

// A quotation is the span of a pair of quotation marks, the marks included.
type quotation struct {
	news.Span
	speech bool // long enough to be speech rather than a word set apart
}

// minSpeech is how many words make a quotation speech; shorter ones are so
// only if they end as a sentence does.
const minSpeech = 5

// quotations pairs the quotation marks of text[s.Start:s.End]. A quotation
// that its paragraph leaves open goes on if the next paragraph opens with a
// mark, and otherwise ends with its paragraph.
func quotations(qs []quotation, text string, s news.Span) []quotation {
	open := -1
	for i := s.Start; i < s.End; {
		end := i + strings.IndexByte(text[i:s.End], '\n')
		if end < i {
			end = s.End
		}
		qs, open = paragraph(qs, text, i, end, open)
		i = end + 1
	}
	if open >= 0 {
		qs = closeAt(qs, text, open, s.End)
	}
	return qs
}

// paragraph pairs the marks of one paragraph. open is where a quotation began
// that an earlier paragraph left open, or -1; so is the result.
func paragraph(qs []quotation, text string, from, to, open int) ([]quotation, int) {
	p := strings.TrimLeft(text[from:to], " \t\r")
	if p == "" {
		return qs, open
	}
	if open >= 0 && !opens(p) {
		qs, open = closeAt(qs, text, open, from-1), -1
	} else if open >= 0 { // continues: pass over the mark that repeats
		_, n := utf8.DecodeRuneInString(p)
		from = to - len(p) + n
	}
	for i := from; i < to; {
		if c := text[i]; c < utf8.RuneSelf && c != '"' && c != '`' && c != '\'' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if pair := text[i:min(i+2, to)]; pair == "``" || pair == "''" {
			r, n = '"', 2
			if pair == "``" {
				r = '“'
			}
		}
		switch {
		case open < 0 && (r == '“' || r == '«' || r == '„' || r == '"' || r == '‘' && single(text, i+n, to)):
			open = i
		case open >= 0 && (r == '”' || r == '»' || r == '"' || r == '’' && strings.HasPrefix(text[open:], "‘") && ends(text, i+n, to)):
			qs = append(qs, quote(text, open, i+n))
			open = -1
		}
		i += n
	}
	return qs, open
}

func opens(p string) bool {
	return strings.HasPrefix(p, "“") || strings.HasPrefix(p, `"`) || strings.HasPrefix(p, "``") || strings.HasPrefix(p, "«")
}

// single reports whether a single mark that opens before i is closed in the
// paragraph, so that it is no apostrophe.
func single(text string, i, to int) bool {
	for rest := text[i:to]; ; {
		k := strings.Index(rest, "’")
		if k < 0 {
			return false
		}
		rest = rest[k+len("’"):]
		if ends(rest, 0, len(rest)) {
			return true
		}
	}
}

// ends reports whether a word may end before i: a space or mark follows.
func ends(text string, i, to int) bool {
	return i >= to || strings.IndexByte(" .,;:!?)\"\n", text[i]) >= 0
}

func closeAt(qs []quotation, text string, open, end int) []quotation {
	end = open + len(strings.TrimRight(text[open:max(end, open)], " \t\r\n"))
	if end <= open+3 {
		return qs
	}
	return append(qs, quote(text, open, end))
}

func quote(text string, from, to int) quotation {
	q := quotation{Span: news.Span{Start: from, End: to}}
	inner := strings.TrimRight(text[from:to], "”\"»’'")
	sentence := inner != "" && strings.IndexByte(",.?!", inner[len(inner)-1]) >= 0
	n := 0
	for range strings.FieldsSeq(inner) {
		n++
	}
	q.speech = n >= minSpeech || sentence && n >= 1 && !title(inner)
	return q
}

// maxTitle is the most words of a title.
const maxTitle = 8

// title reports whether s looks like the name of a book or programme: several
// words, all of them capitalised, and no end of a sentence.
func title(s string) bool {
	ws := strings.Fields(strings.TrimLeft(s, "“\"`'‘«"))
	for _, w := range ws {
		if w[0] >= 'a' && w[0] <= 'z' {
			return false
		}
	}
	return len(ws) > 1 && len(ws) <= maxTitle && (strings.HasSuffix(s, ",") || strings.HasSuffix(s, "."))
}
