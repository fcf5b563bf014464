package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/internal/news"
)

// article makes an article of a title and a body.
func article(title, body string) *news.Article {
	a := &news.Article{Title: title, Text: body}
	if title != "" {
		a.Text = title + "\n" + body
		a.TitleSpan = news.Span{Start: 0, End: len(title)}
	}
	a.Body = news.Span{Start: len(a.Text) - len(body), End: len(a.Text)}
	return a
}

// show prints the sentences of a with "|" between tokens and " / " between
// sentences; " // " marks a new paragraph.
func show(a *news.Article, tokens bool) string {
	var b strings.Builder
	for i, s := range a.Sentences {
		if i > 0 {
			b.WriteString(" /")
			if s.Paragraph != a.Sentences[i-1].Paragraph {
				b.WriteString("/")
			}
			b.WriteString(" ")
		}
		if !tokens {
			b.WriteString(strings.ReplaceAll(a.Words(s.Span), "\n", "¶"))
			continue
		}
		for j, t := range a.SentenceTokens(i) {
			if j > 0 {
				b.WriteString("|")
			}
			b.WriteString(a.Words(t.Span))
		}
	}
	return b.String()
}

var sentenceTests = []struct{ text, want string }{
	{"Rain fell. Roads closed.", "Rain fell. / Roads closed."},
	{"The U.S. envoy left. He was tired.", "The U.S. envoy left. / He was tired."},
	{"Talks moved to the U.S. They go on.", "Talks moved to the U.S. / They go on."},
	{"U.S. President Ann Lee spoke.", "U.S. President Ann Lee spoke."},
	{"It rose by .5 points. She had a .22 Rimfire.", "It rose by .5 points. / She had a .22 Rimfire."},
	{"He fell at 7 p.m. Friday night. She left at 9 a.m. Doors shut.", "He fell at 7 p.m. Friday night. / She left at 9 a.m. / Doors shut."},
	{"It began on Jan. 6 in Oslo. Nobody came.", "It began on Jan. 6 in Oslo. / Nobody came."},
	{"J. K. Rowling and George W. Bush met.", "J. K. Rowling and George W. Bush met."},
	{"Mr. Smith met Dr. Jones. Both smiled.", "Mr. Smith met Dr. Jones. / Both smiled."},
	{"Track No. 5 is shut. The rest run.", "Track No. 5 is shut. / The rest run."},
	{"He said no. Then he left.", "He said no. / Then he left."},
	{"BEIJING (AP) — Ships sailed. Crews waved.", "BEIJING (AP) — Ships sailed. / Crews waved."},
	{"“We won.” They cheered.", "“We won.” / They cheered."},
	{"\"Is it over?\" she asked. \"No.\" He sat.", "\"Is it over?\" she asked. / \"No.\" / He sat."},
	{"“Go!” he cried. All ran.", "“Go!” he cried. / All ran."},
	{"Acme Inc. sold shares. Beta Co. Ltd. bought.", "Acme Inc. sold shares. / Beta Co. Ltd. bought."},
	{"It cost $4.6 million. Prices rose 3.5 percent.", "It cost $4.6 million. / Prices rose 3.5 percent."},
	{"At 5 p.m. the vote ended. At 6 p.m. They left.", "At 5 p.m. the vote ended. / At 6 p.m. / They left."},
	{"One\nTwo", "One // Two"},
	{"One.\n\nTwo. Three.", "One. // Two. / Three."},
	{"会谈结束。他们离开了。", "会谈结束。 / 他们离开了。"},
	{"He waited... and left. She waited... Then she left.", "He waited... and left. / She waited... / Then she left."},
	{"See example.com for more. Write to a.b@c.org.", "See example.com for more. / Write to a.b@c.org."},
	{"The law (passed in May.) stands.", "The law (passed in May.) stands."},
	{"KYIV, Ukraine (AP) — Guns fell silent. Aid came.", "KYIV, Ukraine (AP) — Guns fell silent. / Aid came."},
	{"LONDON, June 3 (Reuters) - Prices rose. Oil fell.", "LONDON, June 3 (Reuters) - Prices rose. / Oil fell."},
	{"“It is over,” he said. “We won.” She agreed.", "“It is over,” he said. / “We won.” / She agreed."},
	{"He cited \"peace.\" \"It will last,\" he said.", "He cited \"peace.\" / \"It will last,\" he said."},
	{"At 9:30 p.m. EDT the ship sailed. It sank at 10 p.m. Nobody died.", "At 9:30 p.m. EDT the ship sailed. / It sank at 10 p.m. / Nobody died."},
	{"The film The Long Way (1951) Here Today followed. It won.", "The film The Long Way (1951) Here Today followed. / It won."},
	{"Gen. A. B. Smith Jr. of Acme Co. Ltd. spoke. Sen. Lee left.", "Gen. A. B. Smith Jr. of Acme Co. Ltd. spoke. / Sen. Lee left."},
	{"Turnout was 61.2%. In 2019 it was 58%. Dr. Lee was pleased.", "Turnout was 61.2%. / In 2019 it was 58%. / Dr. Lee was pleased."},
	{"i went there. it was shut. nobody knew why!! we left", "i went there. / it was shut. / nobody knew why!! / we left"},
	{"It ended.The crowd left.", "It ended. / The crowd left."},
	{
		"The committee met in the old town hall on\nMonday and agreed to send two of its members\nto the coast, where the storm had closed the\nharbour.",
		"The committee met in the old town hall on¶Monday and agreed to send two of its members¶to the coast, where the storm had closed the¶harbour.",
	},
	{"", ""},
	{" \n\n ", ""},
}

func TestSentences(t *testing.T) {
	for _, c := range sentenceTests {
		a := article("", c.text)
		Read(a)
		if got := show(a, false); got != c.want {
			t.Errorf("\n text %q\n  got %s\n want %s", c.text, got, c.want)
		}
	}
}

var tokenTests = []struct{ text, want string }{
	{"He didn't say it's Putin's.", "He|did|n't|say|it|'s|Putin|'s|."},
	{"We cannot go; they’ll wait.", "We|can|not|go|;|they|’ll|wait|."},
	{"a two-day visit", "a|two|-|day|visit"},
	{"his re-election e-mail", "his|re-election|e-mail"},
	{"5,000 men, 4.6%, $240 billion", "5,000|men|,|4.6|%|,|$|240|billion"},
	{"The U.S.'s plan", "The|U.S.|'s|plan"},
	{"O'Neal and the ministers' plan", "O'Neal|and|the|ministers|'|plan"},
	{"Jan. 6, 10:30 a.m.", "Jan.|6|,|10:30|a.m."},
	{"AT&T at www.x.org/a?b=1 now", "AT&T|at|www.x.org/a?b=1|now"},
	{"“Yes,” (he) said—twice...", "“|Yes|,|”|(|he|)|said|—|twice|..."},
	{"Café naïve Владимир 北京", "Café|naïve|Владимир|北|京"},
	{"at 10am for 50km", "at|10|am|for|50|km"},
	{"I dont know, im sure its not gonna work", "I|do|nt|know|,|i|m|sure|it|s|not|gon|na|work"},
	{"They lost its very own file; as is his custom", "They|lost|its|very|own|file|;|as|is|his|custom"},
	{"Nice :) see you :-D ;-)", "Nice|:)|see|you|:-D|;-)"},
	{"(as shown:) and (1:2)", "(|as|shown|:|)|and|(|1:2|)"},
	{"Call 212-555-0147 or +44 (0)20, ext. 5", "Call|212-555-0147|or|+44|(|0|)|20|,|ext.|5"},
	{"500-1000 men, 3-4 days, 2024-05-16, 10:30-11:30", "500|-|1000|men|,|3|-|4|days|,|2024-05-16|,|10:30|-|11:30"},
	{"9/11, 1/2 a mile, 24/7, 2001/02, 6/14", "9/11|,|1|/|2|a|mile|,|24|/|7|,|2001|/|02|,|6/14"},
	{"in '72, the '60s and the 1960's", "in|'72|,|the|'60s|and|the|1960's"},
	{"He said: '10 men died'.", "He|said|:|'|10|men|died|'|."},
	{"tell 'em, 'em' dashes", "tell|'em|,|'|em|'|dashes"},
	{"US$5bn, $2b, 65k, 3 x 4", "US$|5|bn|,|$|2|b|,|65|k|,|3|x|4"},
	{"Really?! No!!! What...? Oh.. Yes.", "Really|?! / No|!!! / What|...|? / Oh|.. / Yes|."},
	{"and/or w/o b/c PG&E D&D's", "and|/|or|w/o|b/c|PG&E|D&D|'s"},
	{"See plan-b_2.doc, <notes.xls>, a.b-c.com/x?y=1,2.", "See|plan-b_2.doc|,|<|notes.xls|>|,|a.b-c.com/x?y=1|,|2|."},
	{"http://x.org/a,b(c)_d.html). Ann_Lee@x.org, Lee@HQ", "http://x.org/a,b(c)_d.html|)|. / Ann_Lee@x.org|,|Lee@HQ"},
	{"groups like rec.arts.books too", "groups|like|rec.arts.books|too"},
	{"Wed. 6/14, Thu. Sept. 21, on Sun. He", "Wed.|6/14|,|Thu.|Sept.|21|,|on|Sun|. / He"},
	{"mid-2004 pre-war cross-border clock-wise X-ray vice-chair", "mid-2004|pre-war|cross-border|clock-wise|X|-|ray|vice|-|chair"},
	{"Cats, dogs, etc. They eat. See etc. in it.", "Cats|,|dogs|,|etc|. / They|eat|. / See|etc.|in|it|."},
	{"a $.22 coin, .5 kg, x.doc and .pdf", "a|$|.22|coin|,|.5|kg|,|x.doc|and|.pdf"},
	{"sh*t, b****, *bold* __init__", "sh*t|,|b****|,|*|bold|*|__|init|__"},
	{"----==---- *** ... => ++", "----==----|***|...|=|>|++"},
	{"Russia-China ties", "Russia|-|China|ties"},
}

func TestTokens(t *testing.T) {
	for _, c := range tokenTests {
		a := article("", c.text)
		Read(a)
		if got := show(a, true); got != c.want {
			t.Errorf("\n text %q\n  got %s\n want %s", c.text, got, c.want)
		}
	}
}

func TestTitleIsOneSentence(t *testing.T) {
	a := article("Flood! City shuts. Trains stop", "Water rose. People left.")
	Read(a)
	if got, want := show(a, false), "Flood! City shuts. Trains stop // Water rose. / People left."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if !a.Sentences[0].Title || a.Sentences[1].Title {
		t.Error("only the first sentence is title")
	}
}

// A book is read up to Limit, and no sentence of it, title or not, goes on for
// ever.
func TestLimit(t *testing.T) {
	for _, word := range []string{"word ", "word. ", "été", "Word\n"} {
		a := article(strings.Repeat("Title ", 2000), strings.Repeat(word, 3*Limit/len(word)))
		Read(a)
		check(t, a)
		last := a.Sentences[len(a.Sentences)-1]
		if end := a.Body.Start + Limit; last.End > end || last.End < end-1100 && word != "été" {
			t.Errorf("%q: read up to %d, limit %d", word, last.End, end)
		}
		for i, s := range a.Sentences {
			if s.Count > 401 || s.Title != (i < 5) {
				t.Fatalf("%q: sentence %d has %d tokens", word, i, s.Count)
			}
		}
	}
}

func TestHeaderLinesStayOut(t *testing.T) {
	a := &news.Article{Text: "Source: X\nThe sun shone."}
	a.Body = news.Span{Start: 10, End: len(a.Text)}
	Read(a)
	if got := show(a, false); got != "The sun shone." {
		t.Errorf("got %s", got)
	}
}

var languageTests = []struct{ want, text string }{
	{"en", "The foreign minister arrived on Monday for talks about trade and security."},
	{"fr", "Le ministre des affaires étrangères est arrivé lundi pour des entretiens."},
	{"de", "Der Außenminister ist am Montag zu Gesprächen über Handel eingetroffen."},
	{"es", "El ministro de Asuntos Exteriores llegó el lunes para hablar de comercio."},
	{"ru", "Министр иностранных дел прибыл в понедельник на переговоры о торговле."},
	{"zh", "外交部长星期一抵达北京，就贸易和安全问题举行会谈。"},
	{"ar", "وصل وزير الخارجية يوم الاثنين لإجراء محادثات حول التجارة والأمن."},
	{"", "OK"},
	{"", ""},
	{"", "1234 5678 90"},
}

func TestLanguage(t *testing.T) {
	for _, c := range languageTests {
		if got := Language(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLanguageIsKept(t *testing.T) {
	a := article("", "The foreign minister arrived on Monday for talks.")
	a.Language = "xx"
	if Read(a); a.Language != "xx" {
		t.Errorf("got %q", a.Language)
	}
}

// TestWordList is the lint of data/words.tsv: sorted, known kinds, no double.
func TestWordList(t *testing.T) {
	last := ""
	for line := range strings.Lines(wordsTSV) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		kind, word, ok := strings.Cut(line, "\t")
		_, known := kinds[kind]
		switch {
		case !ok || word == "" || !known && kind != "cut" || kind == "cut" != strings.Contains(word, "|"):
			t.Errorf("bad line %q", line)
		case len(word) > longestWord || word != strings.ToLower(word) || strings.HasSuffix(word, "."):
			t.Errorf("bad word %q", word)
		case line <= last:
			t.Errorf("%q stands after %q", line, last)
		}
		last = line
	}
}

// TestEmoticonList is the lint of data/emoticons.txt: in byte order, no
// double, and each is a token.
func TestEmoticonList(t *testing.T) {
	last := ""
	for line := range strings.Lines(emoticonsTXT) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if line <= last || strings.ContainsAny(line, " \t") {
			t.Errorf("%q stands after %q", line, last)
		}
		a := article("", "Well "+line)
		if Read(a); len(a.Tokens) != 2 {
			t.Errorf("%q is not one token", line)
		}
		last = line
	}
}

func TestBoundaryTable(t *testing.T) {
	if len(boundaries) != Weights+2 {
		t.Errorf("table has %d bytes, want %d", len(boundaries), Weights+2)
	}
}

func TestGramTable(t *testing.T) {
	if n := len(grams()); n < 50000 {
		t.Errorf("table has %d n-grams", n)
	}
}

// check reports what is wrong with the layers of a.
func check(t *testing.T, a *news.Article) {
	t.Helper()
	at, next := 0, 0
	for i, s := range a.Sentences {
		if s.First != next || s.Count < 1 {
			t.Fatalf("sentence %d has tokens %d+%d, want from %d", i, s.First, s.Count, next)
		}
		for _, k := range a.SentenceTokens(i) {
			if k.Start < at || k.End <= k.Start || !s.Contains(k.Span) {
				t.Fatalf("token %v of sentence %d %v", k, i, s.Span)
			}
			if inRune(a.Text, k.Start) || inRune(a.Text, k.End) {
				t.Fatalf("token %v cuts a character", k)
			}
			if strings.TrimSpace(a.Text[at:k.Start]) != "" && at > s.Start {
				t.Fatalf("%q lies between tokens", a.Text[at:k.Start])
			}
			at = k.End
		}
		if at != s.End {
			t.Fatalf("sentence %d ends at %d, its tokens at %d", i, s.End, at)
		}
		next += s.Count
	}
	if next != len(a.Tokens) {
		t.Fatalf("%d of %d tokens are in sentences", next, len(a.Tokens))
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range sentenceTests {
		f.Add(c.text, "A title", 3)
	}
	f.Add("don't 'S’s\u200d🇫🇷 U.S.'s 3.5km #x @y", "", 0)
	f.Fuzz(func(t *testing.T, body, title string, shift int) {
		body, title = strings.ToValidUTF8(body, "�"), strings.ToValidUTF8(title, "")
		a := article(title, body)
		Read(a)
		check(t, a)
		if shift > 0 && shift < len(a.Text) {
			a.Body.Start += shift
			a.Sentences, a.Tokens = nil, nil
			Read(a)
			check(t, a)
		}
		_ = utf8.ValidString(a.Language)
	})
}

func BenchmarkRead(b *testing.B) {
	body := strings.Repeat("The U.S. envoy, Ann Lee, said on Jan. 6 that a two-day visit didn't end well. “We'll go,” she said.\n", 25)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		Read(article("Envoy says visit failed", body))
	}
}
