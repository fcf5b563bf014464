package compare

import "testing"

// The date of each sentence is asked for in words.
var whenTests = []struct{ text, want string }{
	{"The council approved the bridge on 4 March 2024.", "when the council approved the bridge"},
	{"OSLO, March 5 - Ana Torv opened the bridge on 4 March 2024.", "when Ana Torv opened the bridge"},
	{"Norwegian troops left the island in May 2021.", "when Norwegian troops left the island"},
	{"The bridge that was opened in May 2021 has cracks.", "when the bridge was opened"},
	{"They asked about the 4 March 2024 ferry strike.", "date of the ferry strike"},
}

func TestWhenName(t *testing.T) {
	for _, tt := range whenTests {
		d := parsed(t, "a", tt.text)
		s, as := storyOf([]draft{d})
		cs := lay(s, as).dateClaims()
		if len(cs) != 1 {
			t.Errorf("%s: %d dates", tt.text, len(cs))
			continue
		}
		if got := whenName(cs); got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}
