package intake

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	long  = "The finance ministers of the two neighbours met in the harbour town on Tuesday and agreed to reopen the northern railway line by the autumn, officials said after the talks."
	long2 = "Freight trains are to run first, with passengers to follow once the stations on both sides have been rebuilt, according to a statement read out by a spokeswoman late in the evening."
)

// Each case prints title | outlet | published and how | byline | url | credit |
// first words of the body.
var textTests = []struct{ name, text, want string }{
	{"none at all", long + "\n" + long2, "||||||The finance"},
	{"title", "Neighbours to Reopen Railway\n" + long + "\n" + long2, "Neighbours to Reopen Railway||||||The finance"},
	{"title and empty line", "Neighbours to reopen railway\n\n" + long, "Neighbours to reopen railway||||||The finance"},
	{"question", "Will the railway reopen?\n" + long, "Will the railway reopen?||||||The finance"},
	{"markdown", "# Neighbours to reopen railway\n\n" + long, "Neighbours to reopen railway||||||The finance"},
	{"sentence is no title", "The railway will reopen.\n" + long, "||||||The railway"},
	{"hard wrapped", "The finance ministers of the two neighbours met in the harbour\ntown on Tuesday and agreed to reopen the northern railway line\nby the autumn, officials said after the long talks.", "||||||The finance"},
	{"hard wrapped, capital", "The finance ministers of the two neighbours met with Prime Minister\nJohanna Examplesson on Tuesday and agreed to reopen the northern\nrailway line by the autumn, officials said after the long talks.", "||||||The finance"},
	{"date before the text", " date 2024-05-16 " + long, "||2024-05-16 header day 2024-05-16||||The finance"},
	{"date line", "date 2024-05-16\n" + long, "||2024-05-16 header day 2024-05-16||||The finance"},
	{"title, then headers", "Neighbours to reopen railway\nSource: The Daily Example\nPublished: May 3, 2024\nBy Jane Doe\n\n" + long, "Neighbours to reopen railway|The Daily Example|2024-05-03 header day May 3, 2024|Jane Doe|||The finance"},
	{"headers, then title", "Source: The Daily Example\nPublished: May 3, 2024 10:00 GMT\nURL: https://www.example.org/rail?utm_source=x\n\nNeighbours to reopen railway\n\n" + long, "Neighbours to reopen railway|The Daily Example|2024-05-03 header second May 3, 2024 10:00 GMT||https://www.example.org/rail||The finance"},
	{"title header", "Title: Neighbours to reopen railway\nDate: 3 May 2024\n\n" + long, "Neighbours to reopen railway||2024-05-03 header day 3 May 2024||||The finance"},
	{"outlet and source", "Outlet: Port Herald\nSource: Example Wire\n" + long, "|Port Herald||||Example Wire|The finance"},
	{"address gives the outlet", "https://www.example.org/rail\n" + long, "|example.org|||https://www.example.org/rail||The finance"},
	{"bare date", "Neighbours to reopen railway\nMay 3, 2024\n" + long, "Neighbours to reopen railway||2024-05-03 header day May 3, 2024||||The finance"},
	{"ambiguous date", "Published: 02/11/2026\n" + long, "||||||The finance"},
	{"updated only", "Updated: 4 May 2024\n" + long, "||2024-05-04 header day 4 May 2024||||The finance"},
	{"a sentence about a date", "Date 2024-05-16 was chosen by the two ministers for the talks in the harbour town, officials said on Tuesday.", "||||||Date 2024-05-16"},
	{"dateline", "HARBOURTOWN, May 16 (Example Wire) — " + long, "|||||Example Wire|HARBOURTOWN, May"},
	{"agency alone", "(Example Wire) — " + long, "|||||Example Wire|(Example Wire)"},
	{"an aside is no agency", "(And so it goes) — " + long, "||||||(And so"},
	{"a dash later on", "Talks – which the ministers (Example Party) had put off – took place in the harbour town on Tuesday after all, officials said.", "||||||Talks –"},
	{"dateline with year", "HARBOURTOWN, May 16, 2024 (Example Wire) -- " + long, "||2024-05-16 dateline day May 16, 2024|||Example Wire|HARBOURTOWN, May"},
	{"byline is no paragraph", "By the time the ministers met in the harbour town on Tuesday, the railway had been closed for twenty years, officials said.", "||||||By the"},
	{"CRLF, BOM, NUL", "\ufeffNeighbours to reopen railway\r\n\r\n" + long + "\x00\r\n", "Neighbours to reopen railway||||||The finance"},
	{"Windows-1252", "Caf\xe9 owners on the line\n" + long, "Café owners on the line||||||The finance"},
	{"teaser before the text", "Neighbours to reopen railway\nThe finance ministers...\n" + long, "Neighbours to reopen railway||||||The finance"},
}

func TestReadText(t *testing.T) {
	for _, c := range textTests {
		a, reason := readText("x.txt", []byte(c.text))
		if a == nil {
			t.Errorf("%s: rejected: %s", c.name, reason)
			continue
		}
		when := ""
		if a.Published.Day.Known() {
			when = fmt.Sprint(a.Published.Day, " ", a.Published.How, " ", a.Published.Precision, " ", a.Words(a.Published.Span))
		}
		first := strings.Join(strings.Fields(a.Words(a.Body))[:2], " ")
		got := strings.Join([]string{a.Title, a.Outlet, when, a.Byline, a.URL, a.Credit, first}, "|")
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		if title := a.Words(a.TitleSpan); title != a.Title {
			t.Errorf("%s: title span holds %q", c.name, title)
		}
	}
}

var refusedTexts = []struct{ text, want string }{
	{"", "the file is empty"},
	{" \r\n", "the file is empty"},
	{"Page not found.", "too short to be a report"},
	{"12345 67890", "no words"},
	{strings.Repeat("if (x == 1) { y[2] = x; }\n", 20), "program code"},
	{"Title: Only a title\nDate: 2024-05-16\n", "there is no text"},
}

func TestRefusedText(t *testing.T) {
	for _, c := range refusedTexts {
		if a, reason := readText("x.txt", []byte(c.text)); a != nil || !strings.Contains(reason, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, reason, c.want)
		}
	}
}

func TestMend(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{" a\r\nb\rc ", "a\nb\nc"}, {"a\x00b\x07c", "abc"}, {"a\ufeffb", "ab"}, {"a\u2028b", "a\nb"}, {"a\u0093b", "ab"},
		{"e\u0301", "e\u0301"}, // not normalised
		{"a\xffb", "a\ufffdb"},
		{"pay \u202e001\u202c now \u2067x\u2069\u200e\u2060\U000e0041", "pay 001 now x"},         // text that runs backwards, hidden marks
		{"می\u200cخواهم 👨\u200d👩 co\u00adop \u0601", "می\u200cخواهم 👨\u200d👩 co\u00adop \u0601"}, // what writing needs
	} {
		if got := mend(c.in); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzReadText(f *testing.F) {
	for _, c := range textTests {
		f.Add([]byte(c.text))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		a, reason := readText("x", b)
		if (a == nil) == (reason == "") {
			t.Fatal("neither article nor reason, or both")
		}
		if a == nil {
			return
		}
		if !utf8.ValidString(a.Text) || strings.TrimSpace(a.Text) != a.Text {
			t.Errorf("text not mended: %q", a.Text)
		}
		for _, s := range []string{a.Words(a.TitleSpan), a.Words(a.Body), a.Words(a.Published.Span)} {
			if !utf8.ValidString(s) {
				t.Errorf("a span cuts a character: %q", s)
			}
		}
		if a.TitleSpan.Overlaps(a.Body) || a.Body.IsZero() || a.Body.End != len(a.Text) {
			t.Errorf("title %v, body %v of %d", a.TitleSpan, a.Body, len(a.Text))
		}
	})
}

func BenchmarkReadText(b *testing.B) {
	text := []byte("Neighbours to reopen railway\nSource: The Daily Example\nPublished: May 3, 2024\n\n" + strings.Repeat(long+"\n\n", 14))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		readText("x", text)
	}
}
