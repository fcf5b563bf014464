package compare

import (
	"fmt"
	"testing"
)

var denseTests = []struct {
	name  string
	n     int
	links map[[2]int]float32
	want  string
}{
	{"none", 0, nil, "[]"},
	{"alone", 2, map[[2]int]float32{{0, 1}: .2}, "[[0] [1]]"},
	{"the closest first", 3, map[[2]int]float32{{0, 1}: .6, {1, 2}: .9}, "[[0] [1 2]]"},
	{"the mean of both", 3, map[[2]int]float32{{0, 1}: .6, {0, 2}: .5, {1, 2}: .9}, "[[0 1 2]]"},
	{"never, whatever binds them", 3, map[[2]int]float32{{0, 1}: .9, {1, 2}: .9, {0, 2}: float32(never)}, "[[0 1] [2]]"},
}

func TestJoinDense(t *testing.T) {
	for _, c := range denseTests {
		sum := make([]float32, c.n*c.n)
		for k, v := range c.links {
			sum[k[0]*c.n+k[1]], sum[k[1]*c.n+k[0]] = v, v
		}
		if got := fmt.Sprint(joinDense(c.n, sum, .4)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
