package brief

import "testing"

// What stands alone in a brief, and how; "" for what does not.
var aloneTests = []struct{ text, want string }{
	{"In return, the port of Malmo got a new crane from the council.", "The port of Malmo got a new crane from the council."},
	{"Why it matters: the port of Malmo handles half of the country's grain.", "The port of Malmo handles half of the country's grain."},
	{"(Northgate) The port of Malmo got a new crane from the council.", "The port of Malmo got a new crane from the council."},
	{"That's because the port of Malmo got a new crane from the council.", ""},
	{"The port of Malmo is seen from a helicopter on the day of the storm.", ""},
	{"“The port of Malmo will get a new crane within the coming year.”", ""},
	{"“The port will get a new crane within the coming year,” Ana Torv said.", "“The port will get a new crane within the coming year,” Ana Torv said."},
	{"HARBOUR MAP NORTH QUAY The port of Malmo got a new crane from the council.", ""},
	{"The port of Malmo got a new crane from the council.Nobody knows why.", "The port of Malmo got a new crane from the council."}, // parted by the reader of sentences
	{"The port of Malmo did the same in March, after a long quarrel in the council.", ""},
	{"The council did not respond to a request for comment on the crane.", ""},
}

func TestAlone(t *testing.T) {
	for _, tt := range aloneTests {
		a := article(t, "a", "2024-03-05", tt.text).Article
		got := ""
		for _, c := range candidates(a) {
			got += c.text
		}
		if got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}
