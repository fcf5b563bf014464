package reprint

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chancery/internal/news"
	"chancery/internal/reprint/words"
)

// report is a made-up agency report; the tests cut and change it.
const report = `A freight ferry ran aground near the island of Sorvaag early on Tuesday after its engine failed in heavy seas. ` +
	`All 42 people on board were taken off by helicopter, the coast guard said, and nobody was hurt. ` +
	`The Halden Star had left the mainland port of Brevik at midnight with timber, fish feed and eleven lorries. ` +
	`Its captain reported a fire alarm in the engine room shortly before four and dropped anchor, but the chain parted. ` +
	`A tug from Brevik reached the wreck at noon and began to pump oil from the forward tanks into a barge. ` +
	`Fishermen from Sorvaag laid two booms across the bay to keep oil away from the mussel farms there. ` +
	`The owner, Nordlund Lines, said that divers would look at the hull as soon as the wind dropped. ` +
	`Accident investigators asked passengers to hand in any pictures that they had taken during the night.`

func sentences(text string, at ...int) string {
	all := strings.SplitAfter(text, ". ")
	var b strings.Builder
	for _, i := range at {
		b.WriteString(strings.TrimSpace(all[i]) + " ")
	}
	return strings.TrimSpace(b.String())
}

// retold gives the same facts in other words, naming an outlet.
const retoldText = `Helicopters lifted 42 people to safety from a ferry stranded off Sorvaag, according to Reuters. ` +
	`The Halden Star, carrying timber and eleven lorries, had sailed from Brevik at midnight before a fire alarm in the engine room. ` +
	`The captain dropped anchor but the chain parted, and the ship drifted onto rocks. ` +
	`A tug from Brevik began to pump oil from the forward tanks, while fishermen laid two booms across the bay to protect mussel farms.`

const other = `Ministers of eleven countries met in Vantaa on Wednesday to agree on fishing quotas for the coming year. ` +
	`Cod stocks have halved since the last survey, scientists told the meeting, and herring is not far behind. ` +
	`Small ports fear for their fleets, and several mayors had come to protest outside the hall. ` +
	`A first vote is expected before the weekend, after which the parliament must give its consent.`

var compareTests = []struct {
	name, a, b string
	want       string // kind, direction, credit
}{
	{"same text", report, report, "reprint unknown"},
	{"first half", report, sentences(report, 0, 1, 2, 3), "reprint unknown"},
	{"few words changed", report, strings.NewReplacer("freight", "cargo", "helicopter", "helicopters", "noon", "midday", "oil", "fuel").Replace(report), "reprint unknown"},
	{"new sentences between", sentences(report, 0, 1, 2, 5), sentences(report, 0) + " " + sentences(other, 0, 1, 2) + " " + sentences(report, 1, 2, 5), "reprint unknown"},
	{"retold", report, retoldText, "rewrite unknown Reuters"},
	{"different news", report, other, ""},
	{"nothing", report, "", ""},
	{"both empty", "", "", ""},
}

func TestCompare(t *testing.T) {
	for _, x := range compareTests {
		a, b := article("a", "", x.a, "", ""), article("b", "", x.b, "", "")
		d, ok := Compare(a, b)
		got := ""
		if ok {
			got = strings.TrimSpace(fmt.Sprintf("%s %s %s", d.Kind, d.Direction, d.Credit))
		}
		if got != x.want {
			t.Errorf("%s: got %q, want %q", x.name, got, x.want)
		}
		back, _ := Compare(b, a)
		if !reflect.DeepEqual(d, back) {
			t.Errorf("%s: depends on the order of the arguments", x.name)
		}
		for i, e := range d.Evidence {
			if art := map[news.ArticleID]*news.Article{"a": a, "b": b}[e.Article]; art.Words(e.Span) != e.Text || e.Text == "" {
				t.Errorf("%s: evidence %d is %v", x.name, i, e)
			}
		}
	}
}

var directionTests = []struct {
	name                       string
	dayA, dayB, outletA, textB string
	want                       string
}{
	{"earlier day", "2024-03-05", "2024-03-06", "", report, "a<b"},
	{"later day", "2024-03-07", "2024-03-06", "", report, "b<a"},
	{"same day", "2024-03-06", "2024-03-06", "", report, "unknown"},
	{"one day unknown", "2024-03-06", "", "", report, "unknown"},
	{"credit beats the clock", "2024-03-07", "2024-03-06", "Reuters", retoldText, "a<b"},
	{"a name in no list, in brackets", "2024-03-06", "2024-03-06", "Sorvaag Line", "BREVIK (Sorvaag Line) " + report, "a<b"},
	{"and with a phrase", "2024-03-06", "2024-03-06", "The Sorvaag Line", report + " The Sorvaag Line reported the story.", "a<b"},
	{"known by its address", "", "", "www.sorvaagline.no", "(Sorvaag Line) " + report, "a<b"},
	{"told to an outlet", "2024-03-06", "2024-03-06", "Sorvaag Line", report + " The captain told the Sorvaag Line that he was tired.", "unknown"},
	{"possessive name", "", "", "Sailor's Friend", report + " According to Sailor's Friend, the wind drops.", "a<b"},
}

func TestDirection(t *testing.T) {
	for _, x := range directionTests {
		d, ok := Compare(article("a", "", report, x.dayA, x.outletA), article("b", "", x.textB, x.dayB, ""))
		if string(d.Direction) != x.want || !ok {
			t.Errorf("%s: got %s, want %s", x.name, d.Direction, x.want)
		}
	}
}

func TestCites(t *testing.T) {
	b := article("b", "", "Mussel farmers around Sorvaag fear for their harvest. The Halden Star lies on the rocks, Reuters reported, with timber and lorries on deck. "+other, "", "")
	d, ok := Compare(article("a", "", report, "", "Reuters"), b)
	if !ok || d.Kind != news.Cites || d.Direction != news.Forward || d.Credit != "Reuters" {
		t.Errorf("got %v %v", d, ok)
	}
}

var creditTests = []struct{ text, want string }{
	{"The deal is off, according to CNN.", "CNN=according to CNN"},
	{"The deal is off, according to reports from CNN.", "CNN=according to reports from CNN"},
	{"BBC News reported on Monday that the deal is off.", "BBC=BBC News reported"},
	{"The Associated Press first reported the deal.", "AP=The Associated Press first reported"},
	{"PARIS (Reuters) - The deal is off.", "Reuters=Reuters"},
	{"The deal is off (AFP, dpa).", "AFP=AFP dpa=dpa"},
	{"The Harlow Times-News reports that the deal is off.", "Harlow Times-News=The Harlow Times-News reports"},
	{"The deal is off, Northgate News Agency reported.", "Northgate News Agency=Northgate News Agency reported"},
	{"The deal is off, according to the Brevik Wire.", "Brevik Wire=according to the Brevik Wire"},
	{"(Sorvaag Line) The deal is off.", "Sorvaag Line=Sorvaag Line"},
	{"BREVIK, March 4 (SNK) -- The deal is off.", "SNK=SNK"},
	{"BREVIK (Halden Newswire) The deal is off.", "Halden Newswire=Halden Newswire"},
	{"By Reuters\nThe deal is off.", "Reuters=By Reuters"},
	{"The deal is off.\nSource: Reuters", "Reuters=Source: Reuters"},
	{"BREVIK (South Island) The deal is off.", ""},
	{"(Adds details) The deal is off.", ""},
	{"(UPDATE) The deal is off.", ""},
	{"(Breaking News) The deal is off.", ""},
	{"The Harbour Protection Agency reported an oil spill.", ""},
	{"The deal (Free Trade) is off.", ""},
	{"The minister told Xinhua that the deal is off.", ""},
	{"In an interview with Xinhua he praised the deal.", ""},
	{"CNN is a television channel.", ""},
	{"According to the minister, CNN was wrong.", ""},
}

func TestCredits(t *testing.T) {
	for _, x := range creditTests {
		a := article("a", "", x.text, "", "")
		var got []string
		for _, c := range credits(a, words.Of(a)) {
			got = append(got, c.Name+"="+a.Words(c.Span))
		}
		if strings.Join(got, " ") != x.want {
			t.Errorf("{%q, %q},", x.text, strings.Join(got, " "))
		}
	}
}

func TestIndexFindsCutsAndEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	x := NewIndex()
	x.Add(Take(article("orig", "", report, "2024-03-05", "")))
	for i := range 300 {
		x.Add(Take(article(fmt.Sprint("noise", i), "", noise(r, 200), "2024-03-05", "")))
	}
	for name, text := range map[string]string{
		"same": report, "half": sentences(report, 0, 1, 2, 3), "back half": sentences(report, 4, 5, 6, 7), "inside another": other + " " + sentences(report, 2, 3, 4),
	} {
		if got := x.Add(Take(article("new", "", text, "", ""))); !slices.Contains(got, "orig") {
			t.Errorf("%s: candidates %v", name, got)
		}
	}
	if got := x.Add(Take(article("new", "", other, "", ""))); len(got) > 0 {
		t.Errorf("other news: candidates %v", got)
	}
	if got := x.Add(Take(article("new", "", report, "2024-05-05", ""))); len(got) > 0 {
		t.Errorf("two months later: candidates %v", got)
	}
	if got := x.Add(Take(article("orig", "", report, "2024-03-05", ""))); len(got) > 0 {
		t.Errorf("an article is its own candidate: %v", got)
	}
}

func noise(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		for range 2 + r.IntN(3) {
			k := r.IntN(10) * 2
			b.WriteString("bacedifoguhajekiloma"[k : k+2])
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// TestReuseLadder measures how much of a copied text may be changed before it is
// lost: some words of each copy are replaced by random ones.
func TestReuseLadder(t *testing.T) {
	for _, x := range []struct {
		changed float64
		want    string
	}{{.02, "reprint"}, {.10, "reprint"}, {.20, "rewrite"}} {
		r := rand.New(rand.NewPCG(5, 6))
		ws := strings.Fields(report)
		for i := range ws {
			if r.Float64() < x.changed {
				ws[i] = strings.TrimSpace(noise(r, 1))
			}
		}
		if d, _ := Compare(article("a", "", report, "", ""), article("b", "", strings.Join(ws, " "), "", "")); string(d.Kind) != x.want {
			t.Errorf("%.0f%% of words changed: %q (score %.2f)", 100*x.changed, d.Kind, d.Score)
		}
	}
}

func TestPrintBinary(t *testing.T) {
	p := Take(article("a", "Ferry", report+" (Reuters)", "2024-03-05", ""))
	b, err := p.MarshalBinary()
	var q Print
	if err != nil || q.UnmarshalBinary(b) != nil || !reflect.DeepEqual(p, q) {
		t.Errorf("got %v, want %v", q, p)
	}
	if len(b) > 600 {
		t.Errorf("%d bytes", len(b))
	}
	if p.Likeness(&q) != 1 {
		t.Error("not like itself")
	}
}

func FuzzPrint(f *testing.F) {
	b, _ := Take(article("a", "Ferry", report, "2024-03-05", "")).MarshalBinary()
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		var p, q Print
		if p.UnmarshalBinary(b) != nil {
			return
		}
		again, err := p.MarshalBinary()
		if err != nil || q.UnmarshalBinary(again) != nil {
			t.Fatalf("%v does not come back", p)
		}
		x := NewIndex()
		x.Add(p)
		x.Add(q)
	})
}

func FuzzCompare(f *testing.F) {
	f.Add(report, retoldText)
	f.Fuzz(func(t *testing.T, s, u string) {
		s, u = strings.ToValidUTF8(s, "?"), strings.ToValidUTF8(u, "?")
		a, b := article("a", "", s, "", ""), article("b", "", u, "", "")
		d, _ := Compare(a, b)
		ds := Rewrites([]*news.Article{a, b}, nil)
		for _, d := range append(ds, d) {
			for _, e := range d.Evidence {
				if (e.Article == "a" && a.Words(e.Span) != e.Text) || (e.Article == "b" && b.Words(e.Span) != e.Text) {
					t.Fatalf("evidence %v", e)
				}
			}
		}
	})
}

var familyTests = []struct{ name, ids, links, days, want string }{
	{"alone", "a b", "", "", "a|b"},
	{"a copy", "a b", "a b reprint unknown", "", "a b"},
	{"earliest first", "a b", "a b reprint unknown", "a=2024-03-06 b=2024-03-05", "b a"},
	{"direction first", "a b c", "a c reprint b<a,b c rewrite b<a", "", "c a b"},
	{"credited first", "a b c d", "b a reprint a<b Line,b d reprint b<a,c d reprint unknown,c a reprint unknown", "b=2024-03-06 a=2024-03-06 c=2024-03-05 d=2024-03-05", "b c d a"},
	{"citing keeps apart", "a b", "a b cites a<b", "", "a|b"},
	{"over two steps", "a b c d", "a b reprint unknown,b c rewrite unknown", "c=2024-03-01 a=2024-03-02 b=2024-03-02", "c a b|d"},
	{"links to others", "a b", "a x reprint unknown,x b reprint unknown", "", "a|b"},
}

func TestFamilies(t *testing.T) {
	for _, x := range familyTests {
		var ids []news.ArticleID
		for s := range strings.FieldsSeq(x.ids) {
			ids = append(ids, news.ArticleID(s))
		}
		var ds []news.Derivation
		for s := range strings.SplitSeq(x.links, ",") {
			if w := strings.Fields(s); len(w) >= 4 {
				ds = append(ds, news.Derivation{Credit: strings.Join(w[4:], " "), A: news.ArticleID(w[0]), B: news.ArticleID(w[1]), Kind: news.Kinship(w[2]), Direction: news.Direction(w[3]), Score: .5})
			}
		}
		days := map[news.ArticleID]news.Published{}
		for s := range strings.FieldsSeq(x.days) {
			id, day, _ := strings.Cut(s, "=")
			days[news.ArticleID(id)] = news.Published{Day: news.Day(day), Precision: news.ToDay}
		}
		var got []string
		for _, f := range Families(ids, ds, func(id news.ArticleID) news.Published { return days[id] }) {
			got = append(got, strings.Trim(fmt.Sprint(f), "[]"))
		}
		if g := strings.Join(got, "|"); g != x.want {
			t.Errorf("%s: got %s, want %s", x.name, g, x.want)
		}
	}
}

func TestRewritesWithCommonCredit(t *testing.T) {
	as := []*news.Article{
		article("a", "", "A ferry with eleven lorries lies stranded off Sorvaag, Reuters reported. Fishermen laid two booms across the bay near the mussel farms. The tug pumped oil from forward tanks.", "", ""),
		article("b", "", "Fishermen have laid two booms across the bay near mussel farms at Sorvaag, according to Reuters. A stranded ferry carried eleven lorries. Oil was taken from its forward tanks by a tug.", "", ""),
		article("c", "", other, "", ""),
		article("d", "", "The strike of dockers in Brevik ends its third week. "+sentences(other, 1, 2), "", ""),
	}
	ds := Rewrites(as, nil)
	if len(ds) == 0 || ds[0].A != "a" || ds[0].B != "b" || ds[0].Credit != "Reuters" || ds[0].Kind != news.Rewrite {
		t.Errorf("got %v", ds)
	}
	known := []news.Derivation{{A: "a", B: "b", Kind: news.Rewrite}}
	for _, d := range Rewrites(as, known) {
		if d.A == "a" && d.B == "b" {
			t.Error("a known link was found again")
		}
	}
}

// TestDataLint checks that the data files are sorted and name nothing twice.
func TestDataLint(t *testing.T) {
	seen := map[string]bool{}
	for _, file := range []string{outletFile, endingFile, notNameFile} {
		last := ""
		for line := range records(file) {
			if line <= last {
				t.Errorf("%q after %q", line, last)
			}
			last = line
			for s := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == '\t' || r == '|' }) {
				if seen[s] && file == outletFile {
					t.Errorf("%q twice", s)
				}
				seen[s] = true
			}
		}
	}
}

// TestJudgeFile checks that the weights in the file are those that the models
// have, each once.
func TestJudgeFile(t *testing.T) {
	var want, got []string
	for i, names := range [][]string{derivedMeasures, reprintMeasures} {
		for _, n := range names {
			want = append(want, []string{"derived", "reprint"}[i]+" "+n)
		}
	}
	for line := range records(judgeFile) {
		ws := strings.Split(line, "\t")
		if len(ws) != 3 {
			t.Fatalf("%q is no weight", line)
		}
		got = append(got, ws[0]+" "+ws[1])
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
