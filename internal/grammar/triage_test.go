package grammar

import (
	"strings"
	"testing"
)

func TestNeedsTree(t *testing.T) {
	for _, c := range []struct {
		tagged string
		want   bool
	}{
		{"Police/NOUN freed/VERB two/NUM men/NOUN", true},
		{"It/PRON was/AUX late/ADJ", true},
		{"Twelve/NUM dead/ADJ in/ADP fire/NOUN", true},
		{"By/ADP Ana/PROPN Reis/PROPN", false},
		{"Oh/INTJ no/INTJ !/PUNCT", false},
		{"Page/PROPN 12/NUM", false},
		{"", false},
	} {
		var tree Tree
		for _, w := range strings.Fields(c.tagged) {
			form, tag, _ := strings.Cut(w, "/")
			tree.Words = append(tree.Words, Word{Form: form, UPOS: tag})
		}
		if got := NeedsTree(&tree); got != c.want {
			t.Errorf("{%q, %v}", c.tagged, got)
		}
	}
}
