package words

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/internal/news"
)

// marks writes words as the scanner sees them: s3 begins sentence 3, ^ capital,
// # number, " quoted, + joined to the word before.
func marks(text string) string {
	var out []string
	sentence := int32(-1)
	for _, w := range OfString(text, 0) {
		s := ""
		if w.Sentence != sentence {
			sentence = w.Sentence
			s = fmt.Sprintf("s%d:", sentence)
		}
		for _, m := range []struct {
			f Flag
			s string
		}{{Quoted, `"`}, {Joined, "+"}, {Upper, "^"}, {Capital, "^"}, {Number, "#"}} {
			if w.Is(m.f) {
				s += m.s
			}
		}
		out = append(out, s+text[w.Start:w.End])
	}
	return strings.Join(out, " ")
}

var wordTests = []struct{ text, want string }{
	{"The envoy left.", "s0:^The +envoy +left"},
	{"Mr. Okoro left. He was ill.", "s0:^Mr ^Okoro +left s1:^He +was +ill"},
	{"The mayor's plan", "s0:^The +mayor plan"},
	{"The mayor’s plan", "s0:^The +mayor plan"},
	{"They don't know", "s0:^They +don't +know"},
	{"It cost 1,250.50 dollars", "s0:^It +cost +#1,250.50 +dollars"},
	{"a twenty-nation summit", "s0:a +twenty +nation +summit"},
	{"NATO met in Vilnius", "s0:^^NATO +met +in +^Vilnius"},
	{`He said "we will stay" twice`, `s0:^He +said "we "+will "+stay twice`},
	{"Sie sagte „wir bleiben“ im Café", `s0:^Sie +sagte "wir "+bleiben im +^Café`},
	{"the 10th round", "s0:the +#10th +round"},
	{"the U.S. envoy", "s0:the +^U ^S envoy"},
	{"", ""},
	{" .,; ", ""},
}

func TestOfString(t *testing.T) {
	for _, x := range wordTests {
		if got := marks(x.text); got != x.want {
			t.Errorf("{%q, %q},", x.text, got)
		}
	}
}

var stemTests = []struct{ a, b string }{
	{"visit", "visits"}, {"visited", "visiting"}, {"city", "cities"}, {"stop", "stopped"}, {"use", "uses"}, {"Paris", "Paris's"}, {"Straße", "straße"},
}

func TestStem(t *testing.T) {
	for _, x := range stemTests {
		if Hash(x.a) != Hash(x.b) {
			t.Errorf("%s and %s are two words", x.a, x.b)
		}
	}
	if Hash("press") == Hash("pre") || Hash("100") == Hash("10") {
		t.Error("different words are one")
	}
}

func TestOfReadsTitleAndBodyOnly(t *testing.T) {
	a := &news.Article{Text: "Source: nobody\nFloods recede\nThe water fell."}
	a.TitleSpan = news.Span{Start: 15, End: 28}
	a.Body = news.Span{Start: 29, End: len(a.Text)}
	var got []string
	for _, w := range Of(a) {
		got = append(got, fmt.Sprintf("%s %t %d", w.Span().In(a.Text), w.Is(Title), w.Sentence))
	}
	want := []string{"Floods true 0", "recede true 0", "The false 1", "water false 1", "fell false 1"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestInto reads articles into the same memory, longer and shorter ones.
func TestInto(t *testing.T) {
	var room []Word
	for _, text := range []string{"A short one.", "A longer one, with more words than the one before. It ends here.", "No.", ""} {
		a := &news.Article{Text: text}
		if room = Into(room, a); !slices.Equal(room, Of(a)) {
			t.Errorf("%q: %v", text, room)
		}
	}
}

func TestCommon(t *testing.T) {
	c := Common()
	if c.Len() < 30000 {
		t.Fatalf("%d words", c.Len())
	}
	the, harbour, unseen := c.IDF(Hash("the")), c.IDF(Hash("harbour")), c.IDF(Hash("qwzxqwzx"))
	if the > .5 || harbour < 3 || unseen < harbour {
		t.Errorf("idf of the %.1f, harbour %.1f, unseen %.1f", the, harbour, unseen)
	}
	if got := c.IDF(Hash("zelenskyy")); got > leaderIDF {
		t.Errorf("a head of government's name has idf %.1f", got)
	}
}

// TestTableLint checks the data files: sorted, no word twice.
func TestTableLint(t *testing.T) {
	last := ""
	for line := range strings.Lines(dfFile) {
		word, _, ok := strings.Cut(line, "\t")
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "=") {
			continue
		}
		if !ok || word <= last {
			t.Errorf("df.tsv: %q after %q", word, last)
		}
		last = word
	}
	last = ""
	for line := range strings.Lines(leaderFile) {
		if !strings.HasPrefix(line, "#") && line <= last {
			t.Errorf("leaders.txt: %q after %q", line, last)
		}
		last = line
	}
}

func FuzzOf(f *testing.F) {
	f.Add("Mr. O’Neil’s “10,000” cafés\xff re-open.", 0, 5, 6, 30)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "?")
		}
		art := &news.Article{Text: text, TitleSpan: news.Span{Start: a, End: b}, Body: news.Span{Start: c, End: d}}
		for _, x := range []*news.Article{art, {Text: text}} {
			for _, w := range Of(x) {
				if w.Start < 0 || int(w.End) > len(text) || w.Start >= w.End || !utf8.RuneStart(text[w.Start]) {
					t.Fatalf("word %v of %q", w, text)
				}
			}
		}
	})
}

func BenchmarkOf(b *testing.B) {
	a := &news.Article{Text: strings.Repeat("The minister of transport said on Friday that Line 4 would open in March. ", 34)}
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		Of(a)
	}
}
