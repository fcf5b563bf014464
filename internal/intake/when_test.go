package intake

import (
	"strings"
	"testing"
)

var whenTests = []struct{ text, want string }{
	{"2024-05-16T10:11:12Z", "2024-05-16 second 2024-05-16T10:11:12Z"},
	{"2024-05-16T10:11:12.345+08:00", "2024-05-16 second 2024-05-16T10:11:12+08:00"},
	{"2024-05-16T23:30:00-0500", "2024-05-16 second 2024-05-16T23:30:00-05:00"},
	{"2024-05-16 10:11:12+02", "2024-05-16 second 2024-05-16T10:11:12+02:00"},
	{"2024-05-16 10:00:00", "2024-05-16 day "},
	{"2024-05-16", "2024-05-16 day "},
	{"2024/5/6", "2024-05-06 day "},
	{"2024-05", "2024-05-01 month "},
	{"May 2024", "2024-05-01 month "},
	{"2024", "2024-01-01 year "},
	{"20261102", "2026-11-02 day "},
	{"20240516101112", "2024-05-16 day "},
	{"20240516T101112Z", "2024-05-16 second 2024-05-16T10:11:12Z"},
	{"1715853600", "2024-05-16 second 2024-05-16T10:00:00Z"},
	{"1715853600000", "2024-05-16 second 2024-05-16T10:00:00Z"},
	{"Thu, 16 May 2024 10:00:00 GMT", "2024-05-16 second 2024-05-16T10:00:00Z"},
	{"Thu, 16 May 24 10:00:00 +0000", "2024-05-16 second 2024-05-16T10:00:00Z"},
	{"Thursday, 16-May-24 10:00:00 GMT", "2024-05-16 second 2024-05-16T10:00:00Z"},
	{"Thu May 16 10:00:00 2024", "2024-05-16 day "},
	{"Thu May 16 10:00:00 UTC 2024", "2024-05-16 second 2024-05-16T10:00:00Z"},
	{"Thu May 16 10:00:00 +0000 2024", "2024-05-16 second 2024-05-16T10:00:00Z"},
	{"May 3, 2024", "2024-05-03 day "},
	{"3 May 2024", "2024-05-03 day "},
	{"3rd of May, 2024", "2024-05-03 day "},
	{"May 3, 2024, 4:05 p.m. EDT", "2024-05-03 second 2024-05-03T16:05:00-04:00"},
	{"May 3, 2024 at 12:05 AM GMT+2", "2024-05-03 second 2024-05-03T00:05:00+02:00"},
	{"May 3, 2024 4 pm ET", "2024-05-03 day "}, // which offset ET is depends on the season
	{"16.05.2024 10:30", "2024-05-16 day "},
	{"2024年5月16日", "2024-05-16 day "},
	{"16 mai 2024", "2024-05-16 day "},
	{"3 de mayo de 2024", "2024-05-03 day "},
	{"16 мая 2024 г.", "2024-05-16 day "},
	{"2024-05-16T10:00:00+01:00[Europe/Paris]", "2024-05-16 second 2024-05-16T10:00:00+01:00"},
	{"13/11/2026", "2026-11-13 day "},
	{"11/13/2026", "2026-11-13 day "},
	{"5/5/2026", "2026-05-05 day "},
	{"02/11/2026", ""}, // two days on two sides of an ocean
	{"2/11/26", ""},
	{"May 16", ""}, // no year
	{"yesterday", ""},
	{"2 hours ago", ""},
	{"2023-02-30", ""},
	{"2024-13-01", ""},
	{"version 2024.1", ""},
	{"", ""},
}

func TestParseTime(t *testing.T) {
	for _, c := range whenTests {
		p := ParseTime(c.text)
		got := ""
		if p.Day.Known() {
			got = strings.Join([]string{string(p.Day), string(p.Precision), p.Time}, " ")
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzParseTime(f *testing.F) {
	for _, c := range whenTests {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := ParseTime(s)
		if p.Day.Known() != (p.Precision != "") || p.Day.Known() && p.Day.Time().IsZero() {
			t.Errorf("%q: %+v", s, p)
		}
	})
}

func BenchmarkParseTime(b *testing.B) {
	for b.Loop() {
		ParseTime("Thu, 16 May 2024 10:00:00 GMT")
	}
}
