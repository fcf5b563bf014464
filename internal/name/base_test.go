package name

import "testing"

func TestDefaultLoads(t *testing.T) {
	b := Default()
	if n := len(b.gazette().cities); n < 30000 {
		t.Errorf("%d cities", n)
	}
	t.Logf("%d entities, %d names, %d cities", len(b.entities), len(b.aliases), len(b.gazette().cities))
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		x := newBase()
		if err := x.load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCities(b *testing.B) {
	for b.Loop() {
		loadGazetteer(nil) // without the join of the regions
	}
}
