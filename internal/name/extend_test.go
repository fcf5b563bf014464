package name

import (
	"fmt"
	"strings"
	"testing"
)

// extended reads rows into the default base and returns it with the conflicts,
// one a line.
func extended(t *testing.T, rows string) (*Base, string) {
	t.Helper()
	b, conflicts, err := Default().Extend(strings.NewReader(rows))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, c := range conflicts {
		fmt.Fprintln(&out, c)
	}
	return b, out.String()
}

func TestExtend(t *testing.T) {
	b, conflicts := extended(t, `# ours
our:1	person	NOR	GOV	Kari Holm	Holm	mayor	2020-01-01	
our:2	outlet	NOR	MED	Fjord Courier
Q159	person	RUS	GOV	Russia
our:3	robot	NOR	GOV	R2
our:4	person	NOR	GOV	Ola Vik		mayor	2020-01-01	2019-01-01
our:5	organisation	NOR	BUS	Gazprom
our:6	place	NOR		Vikbukta					60.5	5.2
our:7	place	NOR		Holmen					north	5.2
`)
	want := `line 4: Q159 is a country already: Russia
line 5: unknown type "robot"; it is person, organisation, outlet, country, place or group
line 6: office ends on 2019-01-01 before it begins on 2020-01-01
line 7: "Gazprom" named Gazprom (Q102673) so far, and our:5 from now on
line 9: "north" is no latitude or longitude in degrees
`
	if conflicts != want {
		t.Errorf("conflicts:\n%swant:\n%s", conflicts, want)
	}
	a := article("The Fjord Courier praised Kari Holm and Gazprom in Vikbukta.", "2024-01-01")
	b.Read(a)
	if got, want := marked(a), "The [Fjord Courier=our:2] praised [Kari Holm=our:1] and [Gazprom=our:5] in [Vikbukta=our:6]."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if e, _ := b.Entity("our:6"); e.Lat != 60.5 || e.Lon != 5.2 || e.Country != "NOR" {
		t.Errorf("Vikbukta is %+v", e)
	}
	Default().Read(a)
	if strings.Contains(marked(a), "our:") {
		t.Error("the default base has changed")
	}
}

func TestExtendDictionary(t *testing.T) {
	b, conflicts := extended(t, `# a dictionary of actors
NORTHERN_FJORD_FRONT_ [NORREB]
+FRONT_OF_THE_FJORDS_
KARI_HOLM_ ; the minister
	[NORGOV >20200101]
	[NORELI <20200101]
NORWAY_ [NOR]
+THE_STORTING_HILL_
+OSLO_
GAZPROM_ [USABUS]
FJORD_AND_SONS_
`)
	want := `line 10: "Gazprom" belongs to RUS already
line 11: "Fjord and Sons" has no code
`
	if conflicts != want {
		t.Errorf("conflicts:\n%swant:\n%s", conflicts, want)
	}
	a := article("Storting Hill told Kari Holm that the Front of the Fjords, or Northern Fjord Front, had left Oslo.", "2024-01-01")
	b.Read(a)
	got := marked(a)
	if want := "[Storting Hill=Q20/metonym] told [Kari Holm=user:kari-holm] that the [Front of the Fjords=user:northern-fjord-front], or [Northern Fjord Front=user:northern-fjord-front], had left [Oslo=Q585]."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if e, _ := b.Entity("user:kari-holm"); e.Type != "person" || e.Country != "NOR" || e.Sector != "GOV" {
		t.Errorf("Kari Holm is %+v", e)
	}
	if e, _ := b.Entity("user:northern-fjord-front"); e.Type != "organisation" || e.Sector != "REB" {
		t.Errorf("the front is %+v", e)
	}
}

// FuzzExtend checks that no table breaks the base, or the reading with it.
func FuzzExtend(f *testing.F) {
	f.Add("our:1\tperson\tNOR\tGOV\tKari Holm\tHolm|K\tmayor\t2020-01-01")
	f.Add("A_B_ [NORGOV <200101>]\n+C_\n[")
	f.Fuzz(func(t *testing.T, rows string) {
		b, _, err := Default().Extend(strings.NewReader(rows))
		if err != nil {
			t.Skip()
		}
		b.Read(article("Kari Holm told A B of the Fjord Courier in Oslo.", "2024-01-01"))
	})
}
