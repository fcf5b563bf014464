package event

import (
	"strings"
	"testing"
)

func TestMayHold(t *testing.T) {
	for s, want := range map[string]bool{
		"the ministers met in lisbon .":               true,
		"the treaty was signed .":                     true,
		"kidnappers took two engineers hostage .":     true,
		"the hostage is an old engineer .":            false,
		"the river is wide here .":                    false,
		"":                                            false,
		"saudi arabia 's airstrikes on sanaa ended .": true,
	} {
		if got := MayHold(strings.Fields(s)); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestMayHoldExamples checks that no example of the codebook is held back.
func TestMayHoldExamples(t *testing.T) {
	for _, r := range Codebook().Rules {
		if words := strings.Fields(strings.NewReplacer(",", " ,", ".", " .", "'s", " 's").Replace(strings.ToLower(r.Example))); r.Type != "" && !MayHold(words) {
			t.Errorf("%s: %q", r.ID, r.Example)
		}
	}
}
