package words

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery/internal/news"
)

func split(s string) []Word { return Split(nil, s, news.Span{End: len(s)}) }

var splitTests = []struct{ text, want string }{
	{"Xi’s two-day visit", "xi 's two - day visit"},
	{"$3.5bn, 1,200 km", "$ 3.5 bn , 1,200 km"},
	{"at 8 p.m. in the 1990s", "at 8 p.m. in the 1990 s"},
	{"17.10.2023", "17 . 10 . 2023"},
	{"9 o’clock, the U.S. said", "9 o'clock , the u.s. said"},
	{"It ended.", "it ended ."},
	{"Plan B.", "plan b ."},
	{"the boys' room", "the boys ' room"},
}

func TestSplit(t *testing.T) {
	for _, c := range splitTests {
		var got []string
		for _, w := range split(c.text) {
			got = append(got, w.Lower)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q: got %q, want %q", c.text, g, c.want)
		}
	}
}

var numberTests = []struct{ text, want string }{
	{"twenty-one guns", "21/3"},
	{"twenty one guns", "21/2"},
	{"one hundred and five days", "105/4"},
	{"two hundred thousand people", "200000/3"},
	{"1.2 million people", "1.2e+06/2"},
	{"a dozen eggs", "12/2"},
	{"two dozen eggs", "24/2"},
	{"half a million people", "500000/3"},
	{"a couple of years", "2/3"},
	{"2 1/2 years", "2.5/4"},
	{"two and a half years", "2.5/4"},
	{"fourth meeting", "4 ordinal/1"},
	{"twenty-first century", "21 ordinal/3"},
	{"10th anniversary", "10 ordinal/2"},
	{"dozens injured", "24..99/1"},
	{"tens of thousands of people", "20000..99999/3"},
	{"hundreds of people", "200..999/1"},
	{"a few days", "3..9/2"},
	{"nineteen ninety-six", "19/1"},
	{"one two", "1/1"},
	{"several hundred feet", "300..999/2"},
	{"a few thousand feet", "3000..9999/3"},
	{"a couple danced", "0/0"},
	{"a day", "0/0"},
	{"million dollar", "1e+06/1"},
}

func TestReadNumber(t *testing.T) {
	for _, c := range numberTests {
		n := ReadNumber(split(c.text), 0)
		got := fmt.Sprint(n.Value)
		if n.Vague {
			got += fmt.Sprint("..", n.High)
		}
		if n.Ordinal {
			got += " ordinal"
		}
		if got += fmt.Sprint("/", n.Words); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestData(t *testing.T) {
	var ws []string
	for line := range strings.Lines(numbersTSV) {
		if !strings.HasPrefix(line, "#") {
			ws = append(ws, strings.Split(line, "\t")[0])
		}
	}
	if !slices.IsSorted(ws) || len(lexicon()) != len(ws) {
		t.Error("data/numbers.tsv: not sorted, or a word stands twice")
	}
}

func FuzzSplit(f *testing.F) {
	for _, c := range numberTests {
		f.Add(c.text)
	}
	f.Add("’s \xff 1,2.3.4 a. b.c -")
	f.Fuzz(func(t *testing.T, s string) {
		ws, at := split(s), 0
		for i, w := range ws {
			if w.Start < at || w.End <= w.Start || w.End > len(s) {
				t.Fatalf("%q: word %d is %v", s, i, w.Span)
			}
			at = w.End
			if n := ReadNumber(ws, i); n.Words < 0 || i+n.Words > len(ws) || n.Value > 1e200 {
				t.Fatalf("%q: number of %d words at %d", s, n.Words, i)
			}
		}
	})
}
