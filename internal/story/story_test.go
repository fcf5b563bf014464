package story

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chancery/internal/news"
)

func sorted(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return s
}

// Two ferry accidents of one kind, and a summit.
var (
	ferryA1 = article("a1", "Ferry runs aground off Sorvaag", "A freight ferry ran aground near the island of Sorvaag early on Tuesday after its engine failed in heavy seas. All 42 people on board the Halden Star were taken off by helicopter, the coast guard said. The ship had left Brevik at midnight with timber and eleven lorries.", "2024-03-05")
	ferryA2 = article("a2", "Helicopters lift 42 from stranded ferry", "The ferry Halden Star lies on the rocks of Sorvaag after a fire alarm in the engine room on Tuesday. Helicopters of the coast guard lifted 42 people to safety. The ferry had sailed from Brevik with lorries and timber.", "2024-03-05")
	ferryA3 = article("a3", "Oil pumped from ferry at Sorvaag", "A tug from Brevik began to pump oil from the stranded ferry Halden Star on Wednesday. Fishermen from Sorvaag laid booms across the bay to protect mussel farms. The ferry ran aground on Tuesday with 42 people on board.", "2024-03-06")
	ferryB1 = article("b1", "Ferry hits pier in Lomma", "A passenger ferry rammed a pier in Lomma harbour on Friday and 17 people were hurt, two of them badly. The captain of the Queen Tove told police that the rudder had jammed. Ambulances took the injured to Malmby.", "2024-04-12")
	ferryB2 = article("b2", "17 hurt as Queen Tove rams pier", "Police in Lomma questioned the captain of the Queen Tove on Friday after the ferry rammed a pier and 17 passengers were hurt. A jammed rudder is suspected. The injured were taken to hospital in Malmby.", "2024-04-12")
	summit  = article("c1", "Fishing quotas agreed in Vantaa", "Ministers of eleven countries met in Vantaa on Wednesday to agree on fishing quotas. Cod stocks have halved since the last survey, scientists told the meeting.", "2024-03-06")
	six     = []*news.Article{ferryA1, ferryA2, ferryA3, ferryB1, ferryB2, summit}
)

const sixStories = "a1 a2 a3|b1 b2|c1"

func TestCluster(t *testing.T) {
	ss := Cluster(six)
	if got := partition(ss); got != sixStories {
		t.Errorf("got %s", got)
		for _, p := range MeasurePairs(six, func(i, j int) bool { return true }) {
			t.Logf("%s %s %.2f", six[p.A].ID, six[p.B].ID, p.Score)
		}
	}
	for _, s := range ss {
		if s.Title == "" || len(s.Joins) != len(s.Articles) || !s.Days.Known() || len(s.ID) != 13 {
			t.Errorf("story %+v", s)
		}
		for i, j := range s.Joins {
			if j.Article != s.Articles[i] || (i > 0) != (j.With != "") || j.Why == "" {
				t.Errorf("join %+v", j)
			}
		}
	}
}

// TestOrder checks that neither order nor batches matter.
func TestOrder(t *testing.T) {
	permute(slices.Clone(six), 0, func(as []*news.Article) {
		b, now := NewBook(Config{}), map[news.StoryID]news.Story{}
		for i, a := range as {
			b.Add(Take(a))
			if i%2 == 0 || i == len(as)-1 {
				apply(now, b.Settle())
			}
		}
		if got := partition(values(now)); got != sixStories {
			t.Fatalf("order %v: %s", ids(as), got)
		}
	})
}

// apply keeps a record as a store does.
func apply(now map[news.StoryID]news.Story, changed []news.Story) {
	for _, s := range changed {
		if len(s.Articles) == 0 {
			delete(now, s.ID)
		} else {
			now[s.ID] = s
		}
	}
}

func values(m map[news.StoryID]news.Story) (out []news.Story) {
	for _, s := range m {
		out = append(out, s)
	}
	return out
}

func ids(as []*news.Article) (out []news.ArticleID) {
	for _, a := range as {
		out = append(out, a.ID)
	}
	return out
}

// TestRestore checks that a book restored after each article goes on as if it
// had never been put away, and that stories keep their IDs.
func TestRestore(t *testing.T) {
	now, kept := map[news.StoryID]news.Story{}, map[news.ArticleID][]byte{}
	var edges []Edge
	var order []news.ArticleID
	first := news.StoryID("")
	for _, a := range []*news.Article{ferryB1, ferryA1, summit, ferryA3, ferryB2, ferryA2} {
		b := NewBook(Config{})
		in := map[news.ArticleID]news.StoryID{}
		for _, s := range now {
			for _, id := range s.Articles {
				in[id] = s.ID
			}
		}
		slices.Reverse(order) // the other end of an edge may come later
		for _, id := range order {
			var f Features
			if err := f.UnmarshalBinary(kept[id]); err != nil {
				t.Fatal(err)
			}
			var mine []Edge
			for _, e := range edges {
				if min(e.A, e.B) == id {
					mine = append(mine, e)
				}
			}
			b.Restore(f, mine, in[id])
		}
		f := Take(a)
		edges = append(edges, b.Add(f)...)
		apply(now, b.Settle())
		kept[a.ID], _ = f.MarshalBinary()
		order = append(order, a.ID)
		if a == ferryA1 {
			for _, s := range now {
				if slices.Contains(s.Articles, "a1") {
					first = s.ID
				}
			}
		}
	}
	if got := partition(values(now)); got != sixStories {
		t.Errorf("got %s", got)
	}
	if !slices.Contains(now[first].Articles, "a2") {
		t.Errorf("story of a1 changed its ID from %s", first)
	}
}

func TestNewVersionReplaces(t *testing.T) {
	b, now := NewBook(Config{}), map[news.StoryID]news.Story{}
	for _, a := range six {
		b.Add(Take(a))
	}
	apply(now, b.Settle())
	moved := *ferryA2
	moved.Text, moved.TitleSpan, moved.Body = summit.Text, summit.TitleSpan, summit.Body
	moved.Title, moved.Published = summit.Title, summit.Published
	b.Add(Take(&moved))
	apply(now, b.Settle())
	if got := partition(values(now)); got != "a1 a3|a2 c1|b1 b2" {
		t.Errorf("got %s", got)
	}
}

func TestLargeComponentsAreParted(t *testing.T) {
	var as []*news.Article
	for i := range 60 {
		a := *ferryA1
		a.ID = news.ArticleID(fmt.Sprint("x", i))
		as = append(as, &a)
	}
	n := 0
	for _, s := range ClusterWith(Config{Largest: 20}, as) {
		n += len(s.Articles)
		if len(s.Articles) > 20 {
			t.Errorf("a story of %d", len(s.Articles))
		}
	}
	if n != 60 {
		t.Errorf("%d articles in stories", n)
	}
	if ss := Cluster(as); len(ss) != 1 {
		t.Errorf("copies make %d stories", len(ss))
	}
}

func TestDegenerate(t *testing.T) {
	for _, text := range []string{"", " ", "x", "\n\n", "…", strings.Repeat("a", 5000), strings.Repeat("A B ", 9000)} {
		a, b := article("a", "", text, ""), article("b", "", text, "")
		if n := len(Cluster([]*news.Article{a, b, summit})); n < 2 {
			t.Errorf("%.10q: %d stories", text, n)
		}
	}
	if ss := Cluster(nil); len(ss) != 0 {
		t.Errorf("nothing makes %v", ss)
	}
}

func TestHeadline(t *testing.T) {
	long := strings.Repeat("Überaus ", 40)
	for _, x := range []struct{ title, text, want string }{
		{"A  title", "Text.", "A title"},
		{"", "The first sentence. The second.", "The first sentence"},
		{"", "", ""},
	} {
		if got := Take(article("a", x.title, x.text, "")).Title; got != x.want {
			t.Errorf("%q %q: %q, want %q", x.title, x.text, got, x.want)
		}
	}
	if got := Take(article("a", long, "x", "")).Title; len(got) > maxTitle || !strings.HasSuffix(got, "Überaus…") {
		t.Errorf("cut to %q", got)
	}
}

var factTests = []struct{ text, want string }{
	{"He came on Tuesday in March 2023 for the second time.", "Tuesday; March; 2023; no. 2"},
	{"They may march on the 10th anniversary.", "no. 10"},
	{"May was cold.", ""},
	{"The first of many.", ""},
	{"In 1850 and 2091.", ""},
}

func TestFacts(t *testing.T) {
	for _, x := range factTests {
		f := Take(article("a", "", x.text, "")).lead
		agree, _ := f.against(f)
		if got := strings.Join(agree, "; "); got != x.want {
			t.Errorf("{%q, %q},", x.text, got)
		}
	}
}

func TestWhy(t *testing.T) {
	b := NewBook(Config{})
	for _, a := range six {
		b.Add(Take(a))
	}
	got := why(&b.docs[b.number("a1")], &b.docs[b.number("b1")])
	if want := "38 days apart; but Tuesday against Friday"; !strings.HasSuffix(got, want) {
		t.Errorf("got %q, want %q at the end", got, want)
	}
	got = why(&b.docs[b.number("a1")], &b.docs[b.number("a2")])
	for _, want := range []string{"Sorvaag", "same day", "both name Tuesday"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

func TestFeaturesBinary(t *testing.T) {
	for _, a := range six {
		f := Take(a)
		b, err := f.MarshalBinary()
		var g Features
		if err != nil || g.UnmarshalBinary(b) != nil || !reflect.DeepEqual(f, g) {
			t.Errorf("%s does not come back: %v", a.ID, g)
		}
		if len(b) > 1500 {
			t.Errorf("%s takes %d bytes", a.ID, len(b))
		}
	}
}

// TestModelLint checks that the model file names every measure once, and nothing
// else.
func TestModelLint(t *testing.T) {
	if len(measureNames) != measures {
		t.Fatalf("%d names for %d measures", len(measureNames), measures)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(modelFile) {
		name, _, _ := strings.Cut(line, "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if seen[name] || name != "=cut" && !slices.Contains(measureNames, name) {
			t.Errorf("%q", line)
		}
		seen[name] = true
	}
	if len(seen) != measures+1 {
		t.Errorf("%d weights for %d measures", len(seen)-1, measures)
	}
}

func TestMeasuresAreFinite(t *testing.T) {
	for _, p := range MeasurePairs(append(slices.Clone(six), article("z", "", "", "")), func(i, j int) bool { return true }) {
		for i, x := range p.X {
			if math.IsNaN(x) || math.Abs(x) > 20 {
				t.Errorf("%s is %v", measureNames[i], x)
			}
		}
	}
}

func FuzzFeatures(f *testing.F) {
	b, _ := Take(ferryA1).MarshalBinary()
	f.Add(b)
	f.Add([]byte{featuresFormat, 2, 'a'}) // a string longer than what is left
	f.Fuzz(func(t *testing.T, data []byte) {
		var x, y Features
		if x.UnmarshalBinary(data) != nil {
			return
		}
		again, err := x.MarshalBinary()
		if err != nil || y.UnmarshalBinary(again) != nil || !reflect.DeepEqual(x, y) {
			t.Fatalf("%v does not come back", x)
		}
		book := NewBook(Config{})
		book.Restore(Take(ferryA2), nil, "")
		book.Add(x)
		book.Settle()
	})
}

func FuzzTake(f *testing.F) {
	f.Add("Title", ferryA1.Text, "2024-03-05")
	f.Fuzz(func(t *testing.T, title, text, day string) {
		a := article("a", strings.ToValidUTF8(title, "?"), strings.ToValidUTF8(text, "?"), day)
		b := article("b", "", strings.ToValidUTF8(text, "?"), "")
		Cluster([]*news.Article{a, b, ferryA1})
	})
}

// Articles a and b with days far apart: is one day wrong, or is it the next time?
var farTests = []struct{ name, a, b, dayA, dayB, want string }{
	{"monthly figures",
		"Consumer prices in Halden rose 3.2 percent in March from a year earlier, the Central Bureau of Statistics said on Tuesday, slowing from 3.6 percent in February. Food prices rose 4.1 percent and energy fell 2 percent. Economists polled by Nordlund Bank had expected 3.4 percent.",
		"Consumer prices in Halden rose 2.4 percent in September from a year earlier, the Central Bureau of Statistics said on Wednesday, up from 2.1 percent in August. Food prices rose 3.1 percent and energy rose 1 percent. Economists polled by Nordlund Bank had expected 2.2 percent.",
		"2024-04-09", "2024-10-09", "a|b"},
	{"the quarter after",
		"Halden Timber earned 48 million crowns in the first quarter, 12 percent more than a year before, the company said on Thursday. Chief executive Mia Strand expects orders from Vantaa to grow. Shares rose 3 percent in Brevik.",
		"Halden Timber earned 31 million crowns in the second quarter, 9 percent less than a year before, the company said on Friday. Chief executive Mia Strand blamed weak orders from Vantaa. Shares fell 6 percent in Brevik.",
		"2024-04-25", "2024-07-12", "a|b"},
	{"the inquiry ten weeks later",
		"The ferry Halden Star ran aground off Sorvaag on Tuesday after a fire in the engine room. All 42 people on board were lifted off by helicopter, and oil leaked into the bay. The ship had left Brevik at midnight with timber and eleven lorries.",
		"A worn fuel pipe set fire to the engine room of the Halden Star, the ferry that ran aground off Sorvaag with 42 people on board, the accident board found. Helicopters lifted all off. The ship was on its way from Brevik with timber and lorries.",
		"2024-03-05", "2024-05-16", "a b"},
	{"next year's visit",
		"President Anders Lund arrived in Vantaa on Monday for a two-day visit and will meet Prime Minister Elina Koski. The two leaders will sign an agreement on rail links and discuss fishing in the northern sea.",
		"President Anders Lund arrived in Vantaa on Thursday for talks with Prime Minister Elina Koski on defence. The two leaders discussed the northern sea and signed a declaration on energy.",
		"2023-05-15", "2024-09-12", "a|b"},
	{"yearly festival",
		"The annual cod festival of Brevik opened on Saturday with 12,400 visitors. Mayor Alice Renner cut the ribbon at the old harbour. The cooking contest was won by Jon Dahl.",
		"Brevik's annual cod festival opened on Saturday with 9,700 visitors in the rain. Mayor Alice Renner cut the ribbon at the old harbour. Mia Strand won the cooking contest.",
		"2023-06-10", "2024-06-08", "a|b"},
	{"a wrong day",
		"A landslide buried 37 houses in the mining town of Halden on Saturday and killed at least 164 people, rescuers said. Some 2,350 people sleep in tents. Governor Alice Renner asked for helicopters.",
		"Rescuers in Halden have found 164 bodies since a landslide buried 37 houses of the mining town. Governor Alice Renner said 2,350 people had to sleep in tents, and that helicopters were needed.",
		"2024-03-04", "2022-03-09", "a b"},
}

func TestFarApart(t *testing.T) {
	for _, x := range farTests {
		for _, rest := range [][]*news.Article{nil, six} {
			as := append(slices.Clone(rest), article("a", "", x.a, x.dayA), article("b", "", x.b, x.dayB))
			got := "a|b"
			for _, s := range Cluster(as) {
				if slices.Contains(s.Articles, "a") && slices.Contains(s.Articles, "b") {
					got = "a b"
				}
			}
			if got != x.want {
				t.Errorf("%s, with %d others: %s, want %s", x.name, len(rest), got, x.want)
			}
		}
	}
}

// TestProbeForgets replaces the article that the probe holds: none of its terms
// may be found for the next one.
func TestProbeForgets(t *testing.T) {
	var p probe
	old, next, other := &doc{entries: []entry{{id: 3}, {id: 9}}}, &doc{entries: []entry{{id: 5}}}, &doc{entries: []entry{{id: 3}, {id: 5}}}
	p.load(old)
	old.entries = nil
	p.load(next)
	if got := p.matches(other, nil); len(got) != 1 || got[0] != (match{0, 1}) {
		t.Errorf("matches %v, want the term of both alone", got)
	}
}
