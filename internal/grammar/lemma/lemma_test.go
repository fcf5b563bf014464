package lemma

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// words are known to the tests.
var words = []string{"write", "stop", "hope", "agree", "city", "bus", "big"}

func table(t testing.TB) *Table {
	b, err := os.ReadFile("../data/en.lemmas")
	if err != nil {
		t.Fatal(err)
	}
	out, err := Read(string(b), func(w string) bool { return slices.Contains(words, w) })
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestLemma(t *testing.T) {
	l := table(t)
	for _, c := range []struct{ form, upos, xpos, want string }{
		{"ministers", "NOUN", "NNS", "minister"},
		{"Cities", "NOUN", "NNS", "city"},
		{"men", "NOUN", "NNS", "man"},
		{"said", "VERB", "VBD", "say"},
		{"Stopping", "VERB", "VBG", "stop"},
		{"hoping", "VERB", "VBG", "hope"},
		{"was", "AUX", "VBD", "be"},
		{"n't", "PART", "RB", "not"},
		{"THE", "DET", "DT", "the"},
		{"Lisbon", "PROPN", "NNP", "Lisbon"},
		{"Americans", "PROPN", "NNPS", "American"},
		{"bigger", "ADJ", "JJR", "big"},
		{"glorped", "VERB", "VBD", "glorp"},
		{"", "X", "FW", ""},
		{"\xff", "X", "FW", "\uFFFD"},
	} {
		if got := l.Lemma(c.form, c.upos, c.xpos); got != c.want {
			t.Errorf("{%q, %q, %q, %q}", c.form, c.upos, c.xpos, got)
		}
	}
}

func TestReadRejects(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"end\tVB\ts\tx\t\n", "line 1"},
		{"# fine\nor\tVB\ts\t1\t\n", "no first choice"},
		{"word\tVB\n", "cannot read record"},
	} {
		if _, err := Read(c.file, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.file, err, c.want)
		}
	}
}

// TestData checks that records are sorted within their kind and stand once.
func TestData(t *testing.T) {
	b, err := os.ReadFile("../data/en.lemmas")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	last := map[string]string{}
	for line := range strings.Lines(string(b)) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if c[0] == "or" || line[0] == '#' {
			continue
		}
		if len(c) < 3 {
			t.Fatalf("record %q is short", line)
		}
		key := strings.Join(c[:3], "\t")
		if seen[key] || key < last[c[0]] {
			t.Errorf("record %q stands twice or out of order", key)
		}
		seen[key], last[c[0]] = true, key
	}
}

func FuzzLemma(f *testing.F) {
	l := table(f)
	f.Add("running", "VERB", "VBG")
	f.Fuzz(func(t *testing.T, form, upos, xpos string) {
		if got := l.Lemma(form, upos, xpos); got == "" && form != "" {
			t.Errorf("no lemma of %q %s %s", form, upos, xpos)
		}
	})
}
