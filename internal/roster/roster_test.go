package roster

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestTable puts thousands of IDs, some twice, and finds all of them again.
func TestTable(t *testing.T) {
	var table Table
	var ids []string
	name := func(n int32) string { return ids[n] }
	want := map[string]int32{}
	r := rand.New(rand.NewPCG(1, 2))
	if table.Get("a1", name) != -1 {
		t.Error("an empty table knows an ID")
	}
	for range 5000 {
		id := fmt.Sprintf("a%d", r.IntN(4000))
		old, ok := want[id]
		if !ok {
			old = -1
		}
		n := int32(len(ids))
		if got := table.Put(id, n, name); got != old {
			t.Fatalf("Put(%s) gives %d, want %d", id, got, old)
		}
		ids, want[id] = append(ids, id), n
	}
	for id, n := range want {
		if got := table.Get(id, name); got != n {
			t.Errorf("Get(%s) gives %d, want %d", id, got, n)
		}
	}
	if table.Get("b", name) != -1 || table.Len() != len(want) {
		t.Errorf("%d IDs, want %d", table.Len(), len(want))
	}
}
