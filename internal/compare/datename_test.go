package compare

import (
	"strings"
	"testing"
)

// The date of each sentence is asked for in words.
var whenTests = []struct{ text, want string }{
	{"The council approved the bridge on 4 March 2024.", "when the council approved the bridge"},
	{"OSLO, March 5 - Ana Torv opened the bridge on 4 March 2024.", "when Ana Torv opened the bridge"},
	{"Norwegian troops left the island in May 2021.", "when Norwegian troops left the island"},
	{"The bridge that was opened in May 2021 has cracks.", "when the bridge was opened"},
	{"More than 30 pupils were freed on 4 March 2024.", "when more than 30 pupils were freed"},
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

// The dates of each sentence, as the board writes them. Every sentence is read as
// if printed on 5 March 2024.
var spanTests = []struct{ text, want string }{
	{"The strike will last from March 7 to March 9.", "2024-03-07/2024-03-09"},
	{"The strike will take place between March 7 and 9, the union said.", "2024-03-07/2024-03-09"},
	{"The vote is open from 7 March until 14 March.", "2024-03-07/2024-03-14"},
	{"He was there on March 7 and 9 people saw him.", "2024-03-07"},
	{"They met on March 7 and March 9.", "2024-03-07 2024-03-09"},
}

func TestTimesFromAndTo(t *testing.T) {
	for _, tt := range spanTests {
		d := parsed(t, "a", tt.text)
		s, as := storyOf([]draft{d})
		var got []string
		for _, c := range lay(s, as).dateClaims() {
			got = append(got, c.value)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: got %s, want %s", tt.text, strings.Join(got, " "), tt.want)
		}
	}
}
