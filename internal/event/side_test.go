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

// Forces and governments act for the state whose they are; a spokesman is not
// his minister.
func TestServedBy(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"Russia's forces attacked Kharkiv on Monday.", "Russia"},
		{"Sudan's army and the militia attacked Gondar on Monday.", "Sudan"},
		{"Kenya's government accused Uganda on Monday.", "Kenya"},
		{"Emmanuel Macron's guards attacked Kharkiv on Monday.", ""},
	} {
		a := whole("News", c.body, "2025-06-10")
		got := "no event"
		for _, e := range a.Events {
			got = ""
			if n := a.Entity(e.Actor.Entity); n != nil {
				got = n.Name
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.body, got, c.want)
		}
	}
}
