package event

import "testing"

// A name that stands beside an office is the one who holds it, whatever the
// parser hung the name on.
func TestNameBesideOffice(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"The captain of the MV Aurora, Pedro Lima, was arrested on Tuesday.", "Pedro Lima"},
		{"The prime minister of Hungary, Viktor Orban, was arrested on Tuesday.", "Viktor Orbán"},
	} {
		a := whole("An arrest", c.body, "2025-06-10")
		got := ""
		for _, e := range a.Events {
			if n := a.Entity(e.Recipient.Entity); n != nil && e.Type == "COERCE" {
				got = n.Name
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.body, got, c.want)
		}
	}
}
