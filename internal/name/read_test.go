package name

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/news"
	"chancery/internal/text"
)

// article makes an article whose first line, if it ends in "\n\n", is the title.
func article(body string, day news.Day) *news.Article {
	a := &news.Article{Text: body, Body: news.Span{End: len(body)}, Language: "en"}
	if title, _, ok := strings.Cut(body, "\n\n"); ok {
		a.Title, a.TitleSpan = title, news.Span{End: len(title)}
		a.Body.Start = len(title) + 2
	}
	a.Published.Day = day
	text.Read(a)
	return a
}

// marked prints a's text with its mentions: [words=id], with the kind if it
// is not by name.
func marked(a *news.Article) string {
	var b strings.Builder
	at := 0
	for _, m := range a.Mentions {
		b.WriteString(a.Text[at:m.Start])
		kind := ""
		if m.Kind != news.ByName {
			kind = "/" + string(m.Kind)
		}
		id := string(m.Entity)
		if e := a.Entity(m.Entity); e != nil && strings.HasPrefix(id, "local:") {
			id = "local " + string(e.Type)
		}
		fmt.Fprintf(&b, "[%s=%s%s]", a.Words(m.Span), id, kind)
		at = m.End
	}
	return b.String() + a.Text[at:]
}

var readTests = []struct {
	day        news.Day
	text, want string
}{
	{"", "Russian President Vladimir Putin flew to Oslo.", "[Russian=Q159/demonym] President [Vladimir Putin=Q7747] flew to [Oslo=Q585]."},
	{"", "Vladimir Putin spoke. Putin smiled.", "[Vladimir Putin=Q7747] spoke. [Putin=Q7747] smiled."},
	{"", "Xi Jinping met aides. Xi left.", "[Xi Jinping=Q15031] met aides. [Xi=Q15031] left."},
	{"", "The U.S. and the UK signed.", "The [U.S.=Q30] and the [UK=Q145] signed."},
	{"", "Give us time, said the Turk.", "Give us time, said the [Turk=Q43/demonym]."},
	{"", "They ate turkey in Turkey.", "They ate turkey in [Turkey=Q43]."},
	{"", "Talks between Moscow and Beijing stalled.", "Talks between [Moscow=Q159/metonym] and [Beijing=Q148/metonym] stalled."},
	{"", "He landed in Beijing.", "He landed in [Beijing=Q956]."},
	{"", "Beijing said it was content.", "[Beijing=Q148/metonym] said it was content."},
	{"", "The Kremlin denied it.", "The [Kremlin=Q159/metonym] denied it."},
	{"", "Angela Merkel spoke. The German chancellor smiled.", "[Angela Merkel=Q567] spoke. [The German chancellor=Q567/title] smiled."},
	{"2015-03-01", "The German chancellor smiled.", "[The German chancellor=Q567/title] smiled."},
	{"", "The German chancellor smiled.", "The [German=Q183/demonym] chancellor smiled."},
	{"", "Theresa May resigned. She wept.", "[Theresa May=Q264766] resigned. [She=Q264766/pronoun] wept."},
	{"", "Angela Merkel met Theresa May. She wept.", "[Angela Merkel=Q567] met [Theresa May=Q264766]. She wept."},
	{"", "Angela Merkel met Tony Blair. She wept.", "[Angela Merkel=Q567] met [Tony Blair=Q9545]. [She=Q567/pronoun] wept."},
	{"", "Al-Qaeda and Hamas fought.", "[Al-Qaeda=Q34490] and [Hamas=Q38799] fought."},
	{"", "The Norwegian Ministry of Trade and Fisheries agreed.", "The [Norwegian Ministry of Trade and Fisheries=local organisation] agreed."},
	{"", "Norwegian lawmaker Kari Holm agreed. Holm left.", "[Norwegian=Q20/demonym] lawmaker [Kari Holm=local person] agreed. [Holm=local person] left."},
	{"", "She lives in Portland, Maine, now.", "She lives in [Portland=geonames:4975802], [Maine=Q724], now."},
	{"", "She lives in Portland, Ore., now.", "She lives in [Portland=Q6106], [Ore.=Q824], now."},
	{"", "Reuters and the New York Times reported it.", "[Reuters=Q130879] and the [New York Times=Q9684] reported it."},
	{"", "Kim Jong-un spoke. Kim left.", "[Kim Jong-un=Q56226] spoke. [Kim=Q56226] left."},
	{"", "On Monday the Bank of England raised rates.", "On Monday the [Bank of England=kb:bank-of-england] raised rates."},
	{"", "Time will tell. Most people left.", "Time will tell. Most people left."},
	{"", "Russians and Britons met.", "[Russians=Q159/demonym] and [Britons=Q145/demonym] met."},
	{"", "Jordan Baker won in Jordan.", "[Jordan Baker=local person] won in [Jordan=Q810]."},
	{
		"", "The Norwegian Trade Ministry agreed. The Trade Ministry paid.",
		"The [Norwegian Trade Ministry=local organisation] agreed. The [Trade Ministry=local organisation] paid.",
	},
	{
		"", "The Northern Salt Union (NSU) met. Later NSU left.",
		"The [Northern Salt Union=local organisation] ([NSU=local organisation]) met. Later [NSU=local organisation] left.",
	},
	{"", "CHINA AND IRAN SIGN\n\nThey did.", "[CHINA=Q148] AND [IRAN=Q794] SIGN\n\nThey did."},
	{"", "Kurds and European officials met.", "[Kurds=kb:kurds] and [European=Q46/demonym] officials met."},
	{"", "Acme Widgets Inc. hired J. R. Poole.", "[Acme Widgets Inc.=local organisation] hired [J. R. Poole=local person]."},
	{"", "", ""},
}

func TestRead(t *testing.T) {
	for _, c := range readTests {
		a := article(c.text, c.day)
		Default().Read(a)
		if got := marked(a); got != c.want {
			t.Errorf("\n text %s\n  got %s\n want %s", c.text, got, c.want)
		}
		check(t, a)
	}
}

// TestShortForms checks that the short form is the same entity.
func TestShortForms(t *testing.T) {
	for _, body := range []string{
		"The Norwegian Trade Ministry agreed. The Trade Ministry paid.",
		"The Northern Salt Union (NSU) met. Later NSU left.",
		"Ola Vikander sang. Vikander left.",
	} {
		a := article(body, "")
		Default().Read(a)
		if len(a.Entities) != 1 {
			t.Errorf("%s: %d entities, not 1: %v", body, len(a.Entities), a.Entities)
		}
	}
}

// TestCountries checks the country and role that the words before a name tell.
func TestCountries(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"U.S. senator Ann Holm spoke.", "USA senator LEG"},
		{"Chinese Commerce Minister Wang Bolin spoke.", "CHN commerce minister GOV"},
		{"Kremlin spokesman Igor Vasin spoke.", "RUS spokesman GOV"},
		{"Hamas leader Khalil Sabri spoke.", "PSE leader "},
		{"Norway's prime minister, Kari Holm, spoke.", "  "},
	} {
		a := article(c.text, "")
		Default().Read(a)
		got := ""
		for _, e := range a.Entities {
			if e.Type == news.Person {
				got = e.Country + " " + e.Role + " " + e.Sector
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestRoles(t *testing.T) {
	for _, c := range []struct {
		day  news.Day
		want string
	}{
		{"2005-01-01", "president of Russia"}, {"2010-01-01", "prime minister of Russia"}, {"2024-05-16", "president of Russia"}, {"1990-01-01", ""}, {"", ""},
	} {
		a := article("Vladimir Putin spoke.", c.day)
		Default().Read(a)
		if got := a.Entities[0].Role; got != c.want {
			t.Errorf("on %q: got %q, want %q", c.day, got, c.want)
		}
	}
}

// check tests what must hold of the layers of any article.
func check(t *testing.T, a *news.Article) {
	t.Helper()
	at := 0
	for _, m := range a.Mentions {
		i := a.SentenceAt(m.Start)
		switch {
		case m.Start < at || m.End <= m.Start:
			t.Fatalf("mention %v begins before %d", m, at)
		case i < 0 || !a.Sentences[i].Contains(m.Span):
			t.Fatalf("mention %v lies outside its sentence", m)
		case a.Entity(m.Entity) == nil:
			t.Fatalf("mention %v of an unknown entity", m)
		case m.Why == "":
			t.Fatalf("mention %v has no reason", m)
		}
		at = m.End
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readTests {
		f.Add(c.text)
	}
	f.Add("AL-QAEDA IN\n\nÉ Van der. U.S.-led 'S Mr. of The President, 45, J. - Kim -un de la")
	f.Fuzz(func(t *testing.T, s string) {
		a := article(strings.ToValidUTF8(s, "�"), "2024-01-01")
		Default().Read(a)
		check(t, a)
	})
}

func BenchmarkRead(b *testing.B) {
	body := strings.Repeat("Russian President Vladimir Putin arrived in Beijing on Thursday for talks with Xi Jinping, Xinhua reported. "+
		"The Ukrainian Foreign Ministry said in Kyiv that it would watch. “We hope for peace,” said Maria Holm, a lawmaker. ", 11)
	a := article(body, "2024-05-16")
	Default().Read(a)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		Default().Read(a)
	}
}

// TestSameEveryTime reads one article from several goroutines at once.
func TestSameEveryTime(t *testing.T) {
	var all strings.Builder
	for _, c := range readTests {
		all.WriteString(c.text + "\n")
	}
	first := article(all.String(), "2024-05-16")
	Default().Read(first)
	out := make(chan string)
	for range 4 {
		go func() {
			a := article(all.String(), "2024-05-16")
			Default().Read(a)
			out <- marked(a) + fmt.Sprint(a.Entities)
		}()
	}
	for range 4 {
		if got := <-out; got != marked(first)+fmt.Sprint(first.Entities) {
			t.Error("a second reading differs")
		}
	}
}
