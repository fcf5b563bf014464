package petrarch

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"chancery/internal/news"
	"chancery/internal/pipeline"
)

func own(t testing.TB) *Dictionary {
	t.Helper()
	d, err := Load(os.DirFS("testdata/own"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// read runs the chain on a text printed on a day.
func read(t testing.TB, text string, day news.Day) *news.Article {
	t.Helper()
	a := &news.Article{Text: text, Body: news.Span{End: len(text)}, Language: "en", Published: news.Published{Day: day, Precision: news.ToDay}}
	if err := pipeline.Analyse(a); err != nil {
		t.Fatal(err)
	}
	return a
}

// Every case is printed on 1 March 2010 unless it begins with a day.
var codeTests = []struct{ text, want string }{
	// Sides: actor, synonym, agents, agents over a compound, an actor unknown.
	{"France supplied Mali with maps.", "FRA>MLI:0710"},
	{"The French foreign minister criticised the president of Mali.", "FRAGOVFRM>MLIGOV:111"},
	{"Police in Kenya criticised the U.N. on Monday.", "KENCOP>UNO:111"},
	{"The presidents of Kenya and Mali criticised France.", "KENGOV>FRA:111 MLIGOV>FRA:111"},
	{"An aid group from Kenya criticised France.", "NGOKEN>FRA:111"},
	{"Rebels and police in Mali criticised France.", "MLIREB>FRA:111 MLICOP>FRA:111"},
	{"A spokeswoman criticised France.", "---GOV>FRA:111"},
	{"The former president of Kenya criticised France.", "KENELI>FRA:111"},
	{"The northern desert regiment criticised France.", "KENMIL>FRA:111"},
	{"Paris criticised the Twin Cities.", "FRA>MLI:111 FRA>KEN:111"},
	{"Attorneys general of Kenya criticised France.", "KENJUD>FRA:111"},
	{"A farmer criticised France.", ""},
	{"France was criticised by the police of Kenya and the rebels of Mali.", "KENCOP>FRA:111 MLIREB>FRA:111"},
	{"The Malian president Anna Kamau criticised France.", "MLIGOV>FRA:111"},

	// Days.
	{"2004-05-06 Anna Kamau criticised France.", "KENOPP>FRA:111"},
	{"2007-05-06 Anna Kamau criticised France.", "KENGOV>FRA:111"},
	{"2010-01-01 Anna Kamau criticised France.", "KEN>FRA:111"},
	{"Old Kingdom criticised France.", ""},

	// Patterns: sets with plurals, sets within sets, marks, order, adjacency.
	{"France shipped tractors to Mali.", "FRA>MLI:072"},
	{"France shipped seed drills to Mali.", "FRA>MLI:072"},
	{"France is shipping advice on tractors to Mali.", "FRA>MLI:072"},
	{"France is shipping advice to Mali.", "FRA>MLI:073"},
	{"France will not supply Mali.", "FRA>MLI:1222"},
	{"France broke off talks with Kenya about Mali.", "KEN>MLI:161"},
	{"France broke relations with Mali.", "FRA>MLI:1641"},
	{"France took Mali to court.", "FRA>MLI:115"},
	{"France took Mali to a high court.", ""},
	{"Mali was taken from France.", "FRA>MLI:066"},
	{"France and Mali met in Vienna.", "FRA>MLI:040 MLI>FRA:040"},
	{"The president of France met Mali's president.", "FRAGOV>MLIGOV:036 MLIGOV>FRAGOV:036"},
	{"Kenya's death toll criticised France.", "KEN>FRA:001"},
	{"France sped up Mali.", ""},
	{"France speeded up aid to Mali.", "FRA>MLI:120"},
	{"France speeded aid to Mali.", "FRA>MLI:099"},

	// The passive, two verbs of one subject, insertions between commas.
	{"Mali was sharply criticised by France.", "FRA>MLI:111"},
	{"France criticised Mali and supplied Kenya with maps.", "FRA>MLI:111 FRA>KEN:0710"},
	{"France, long an ally of Kenya, criticised Mali.", "FRA>MLI:111"},

	// Discards.
	{"France criticised Mali at chess.", ""},
	{"France criticised Mali. Recipe of the day: leeks.", ""},
}

func TestCode(t *testing.T) {
	d := own(t)
	for _, c := range codeTests {
		text, day := c.text, news.Day("2010-03-01")
		if d := news.ParseDay(text[:10]); d.Known() {
			text, day = text[11:], d
		}
		var got []string
		for _, e := range d.Code(read(t, text, day), Defaults()) {
			got = append(got, e.Source+">"+e.Target+":"+e.Code)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("{%q, %q},", c.text, s)
		}
	}
}

func TestOptions(t *testing.T) {
	d, o := own(t), Defaults()
	for _, c := range []struct {
		length int
		one    bool
		want   string
	}{
		{0, false, ""},
		{3, false, `"THE STREET VENDORS">FRA:111`},
		{2, false, ""},
		{0, true, ""},
	} {
		o.NewActorLength, o.OneSided = c.length, c.one
		got := ""
		for _, e := range d.Code(read(t, "The street vendors criticised France.", "2010-03-01"), o) {
			got += e.Source + ">" + e.Target + ":" + e.Code
		}
		if got != c.want {
			t.Errorf("%+v: got %q", c, got)
		}
	}
	es := d.Code(read(t, "France criticised on Monday.", "2010-03-01"), Options{OneSided: true})
	if len(es) != 1 || es[0].Target != "---" {
		t.Errorf("one side: %+v", es)
	}
}

func TestSpansAndIssues(t *testing.T) {
	a := read(t, "The French president criticised Mali over its harvests and seed-bank.", "2010-03-01")
	es := own(t).Code(a, Defaults())
	if len(es) != 1 {
		t.Fatalf("got %+v", es)
	}
	e := es[0]
	got := fmt.Sprint(a.Words(e.From), "|", a.Words(e.Trigger), "|", a.Words(e.To), "|", e.Rule, "|", e.Issues)
	if want := "The French president|criticised|Mali|CRITICISED [111]|[HARVEST SEEDS]"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestFiles(t *testing.T) {
	want := []string{"actors.txt (actors)", "agents.txt (agents)", "discards.txt (discards)", "issues.txt (issues)", "verbs.txt (verbs)"}
	if got := own(t).Files(); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	if _, err := Load(os.DirFS("testdata")); err == nil {
		t.Error("a folder without dictionaries loads")
	}
}

func TestVerbForms(t *testing.T) {
	for v, want := range map[string]string{
		"CARRY": "CARRIES CARRIED CARRYING", "AGREE": "AGREES AGREED AGREEING", "MOVE": "MOVES MOVED MOVING",
		"PUSH": "PUSHES PUSHED PUSHING", "SAY": "SAYS SAYED SAYING",
	} {
		if got := strings.Join(verbForms(v), " "); got != want {
			t.Errorf("%s: %s", v, got)
		}
	}
}

// FuzzCode puts arbitrary bytes in as dictionaries and text: nothing may break.
func FuzzCode(f *testing.F) {
	f.Add("--- A [1] ---\nA\n- + * $ [2]\n", "X [Y]\n", "X a B.")
	f.Add("&A\n+&A\nGO\n- &A * % ^ [3:4]\n", "!\n[", "go &A go")
	f.Fuzz(func(t *testing.T, verbs, actors, text string) {
		d := empty()
		for _, b := range []string{verbs, actors} {
			if d.add("discards", []byte(b)) != nil {
				return
			}
		}
		d.sort()
		text = strings.ToValidUTF8(text, "?")
		d.Code(read(t, text, ""), Options{NewActorLength: 3, OneSided: true})
	})
}
