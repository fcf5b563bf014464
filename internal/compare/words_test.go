package compare

import (
	"slices"
	"strings"
	"testing"
)

func TestWordListsAreSorted(t *testing.T) {
	for name, file := range map[string]string{"weak.txt": weakFile, "furniture.txt": furnitureFile, "loose.txt": looseFile} {
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
