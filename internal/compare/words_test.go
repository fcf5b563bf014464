package compare

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/news"
)

func TestWordListsAreSorted(t *testing.T) {
	for name, file := range map[string]string{"weak.txt": weakFile, "furniture.txt": furnitureFile, "loose.txt": looseFile, "groups.txt": groupsFile} {
		var words []string
		for _, f := range records(file) {
			words = append(words, f[0])
		}
		if !slices.IsSorted(words) || len(slices.Compact(slices.Clone(words))) != len(words) {
			t.Errorf("%s is not sorted or has a word twice", name)
		}
	}
}

func TestDataFiles(t *testing.T) {
	for name, file := range map[string]string{"heads.tsv": headsFile, "verbs.tsv": verbsFile} {
		var keys []string
		for _, f := range records(file) {
			if len(f) != 3 || slices.Contains(f, "") {
				t.Errorf("%s: want three fields in %q", name, strings.Join(f, "\t"))
				continue
			}
			k := f[0]
			if name == "verbs.tsv" {
				k += " " + f[1]
			} else if c := headClass(f[2]); c != plain && c != toll && c != key {
				t.Errorf("%s: unknown class %q", name, f[2])
			}
			keys = append(keys, k)
		}
		if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
			t.Errorf("%s is not sorted or has a word twice", name)
		}
	}
}

func TestHeadOf(t *testing.T) {
	for _, tt := range []struct{ of, want string }{
		{"Died", "killed toll"},
		{"trip", "visit plain"},
		{"magnitude", "magnitude key"},
		{"apple", "apple plain"},
	} {
		if h := headOf(tt.of); h.name+" "+string(h.class) != tt.want {
			t.Errorf("%s: got %s %s, want %s", tt.of, h.name, h.class, tt.want)
		}
	}
}

// Names of rows for amounts, of what one report says of them.
var amountNameTests = []struct{ text, words, of, want string }{
	{"The council spent $5 million on the bridge.", "$5 million", "", "sum: the council spent"},
	{"The bridge cost $5 million.", "$5 million", "aid", "sum of aid"},
	{"A mere $5 million.", "$5 million", "", "sum: 5000000 USD"},
}

func TestAmountNames(t *testing.T) {
	for _, tt := range amountNameTests {
		d := parsed(t, "a", tt.text).figure(tt.words, news.Money, 5e6, tt.of, "USD", "")
		s, as := storyOf([]draft{d})
		table := lay(s, as)
		if got := amountName("sum", table.weigh([]claim{table.figureClaim(d.Article, &d.Figures[0])})); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.text, got, tt.want)
		}
	}
}
