package grammar

import "testing"

// TestRows compares rows with those that train/features.py computes.
func TestRows(t *testing.T) {
	words := map[string]int32{"the": 1, "0,000": 2, "são": 3}
	for _, c := range []struct {
		form string
		want [7]int // word, suffixes of 4, 3 and 2 runes, prefix of 3, shape, form
	}{
		{"The", [7]int{1, 4636, 4636, 950, 540, 175, 2492}},
		{"São", [7]int{3, 5293, 5293, 1284, 1197, 175, 2061}},
		{"1,234", [7]int{2, 1924, 7378, 1986, 3846, 125, 8001}},
		{"McDonald's", [7]int{0, 7335, 3165, 751, 3455, 312, 6363}},
		{"’", [7]int{0, 1554, 1554, 1554, 1554, 274, 1554}},
		{"İstanbul", [7]int{0, 5160, 5460, 1844, 1459, 175, 7568}},
		{"ﬁt", [7]int{0, 5043, 5043, 947, 947, 365, 5043}},
		{"a", [7]int{0, 2348, 2348, 300, 2348, 135, 2348}},
		{"U.S.", [7]int{0, 3967, 4632, 1476, 3531, 101, 3455}},
		{"x²", [7]int{0, 6871, 6871, 727, 2775, 44, 6871}},
	} {
		var s speller
		s.read(c.form)
		for i, f := range []feature{{Of: "word"}, {Of: "suffix", Runes: 4}, {Of: "suffix", Runes: 3}, {Of: "suffix", Runes: 2}, {Of: "prefix", Runes: 3}, {Of: "shape"}, {Of: "form"}} {
			f.table = &tensor{Rows: [7]int{0, 8192, 8192, 2048, 4096, 512, 8192}[i]}
			if got := s.row(&f, words); got != c.want[i] {
				t.Errorf("%s: %s %d is row %d, want %d", c.form, f.Of, f.Runes, got, c.want[i])
			}
		}
	}
}
