package quote

import (
	"strings"
	"testing"
)

func TestMayHold(t *testing.T) {
	for s, want := range map[string]bool{
		"it was late , she said .":           true,
		"according to the mayor , it rained": true,
		"they say that it rained .":          true,
		"the claim was settled .":            false,
		"\" it is a long day indeed":         true,
		"a \" lucky \" hat":                  false,
		"the river is wide here .":           false,
		"":                                   false,
	} {
		if got := MayHold(strings.Fields(s)); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
