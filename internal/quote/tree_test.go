package quote

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/grammar"
	"chancery/internal/news"
)

// treeTests are sentences that the rules over words read wrongly or not at
// all.
var treeTests = []struct{ text, want string }{
	{"The harbour board criticised the plan for the new bridge.", "The harbour board | criticised | the plan for the new bridge | indirect says"},
	{"The minister called for a vote on the treaty.", "The minister | called for | a vote on the treaty | indirect asks"},
	{"Jane Poe is confident that the talks will hold.", "Jane Poe | is confident | that the talks will hold | indirect believes"},
	{"Poe’s plan to close the port has failed.", "Poe | plan | to close the port | indirect promises"},
	{"He is a critic of the treaty.", "He | is a critic of | the treaty | indirect says"},
	{"The plan was rejected by the union.", "the union | was rejected | The plan | indirect says"},
	{"Voters are expected to stay home.", " | are expected | Voters are expected to stay home | indirect believes"},
	{"As Jane Poe said, the port was lost.", "Jane Poe | said | the port was lost | indirect says"},
	{"Critics see the bridge as a waste of money.", "Critics | see | the bridge as a waste of money | indirect believes"},
	{"The union wants to close the port.", "The union | wants | to close the port | indirect believes"},
	{"She met officials who opposed the treaty.", "who | opposed | the treaty | indirect says unnamed"},
	{"The union on Sunday called off a strike by dock workers.", ""},
	{"Police called up reserves.", ""},
	{"The storm tore down the bridge.", ""},
	{"The visit comes at a bad time.", ""},
}

func TestTrees(t *testing.T) {
	for _, c := range treeTests {
		if got := strings.Join(read(c.text), "\n"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func read(s string) (out []string) {
	a := article(s)
	grammar.Read(a)
	Read(a)
	for _, x := range a.Attributions {
		out = append(out, show(a, x))
	}
	return out
}

// TestAntecedent gives "who" the name before it.
func TestAntecedent(t *testing.T) {
	a := article("Officials who opposed the treaty left on Monday.")
	grammar.Read(a)
	Read(a)
	if len(a.Attributions) != 1 || a.Attributions[0].Speaker != "Officials" || !a.Attributions[0].Unnamed {
		t.Errorf("got %+v", a.Attributions)
	}
}

// TestContinued joins speech over a sentence of the reporter's and over the
// end of a paragraph.
func TestContinued(t *testing.T) {
	s := "“We lost the port,” Jane Poe said.\n\n“We will win it back before the winter comes.”\n\nThe town was quiet."
	want := "Jane Poe | said | “We lost the port,” Jane Poe said.\n\n“We will win it back before the winter comes.” | direct says"
	if got := strings.Join(read(s), "\n"); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// TestFrames runs the example of every class, and checks the table. An example
// may hold an attribution of another class around its own.
func TestFrames(t *testing.T) {
	for _, l := range lines("frames.tsv") {
		f := strings.Split(l, "\t")
		if len(f) != 5 {
			t.Errorf("%s: %d columns, want 5", l, len(f))
			continue
		}
		if f[1] == string(none) {
			if got := read(f[4]); len(got) > 0 {
				t.Errorf("%q gives %v", f[4], got)
			}
			continue
		}
		if !slices.Contains([]news.Stance{news.Says, news.Denies, news.Believes, news.Asks, news.Orders, news.Promises}, news.Stance(f[1])) {
			t.Errorf("%s: no such stance", f[1])
		}
		if got := read(f[4]); !strings.Contains(strings.Join(got, "\n")+"\n", " "+f[1]) {
			t.Errorf("%q gives %v, want one that %s", f[4], got, f[1])
		}
	}
}
