package figure

import (
	"embed"
	"strings"
	"sync"

	"chancery/internal/text/vocab"
	"chancery/internal/text/words"
)

//go:embed data/*.tsv
var data embed.FS

// A row is one record of a table: a phrase and what stands in its columns.
type row struct {
	words []string
	cols  []string
}

// A table finds phrases by their first word; longer ones come first.
type table struct {
	rows  map[string][]row
	known *vocab.Sieve // of rows
}

// tables is everything under data/.
type tables struct {
	changes, happenings, hedges, plurals, signs, units, classes, things table

	spare *sync.Pool // of readers
}

var load = sync.OnceValue(func() *tables {
	return &tables{
		changes: read("changes"), happenings: read("happenings"), hedges: read("hedges"), plurals: read("plurals"),
		signs: read("signs"), units: read("units"), classes: read("classes"), things: read("things"),
		spare: &sync.Pool{},
	}
})

func lines(name string) [][]string {
	b, _ := data.ReadFile("data/" + name + ".tsv") // embedded: cannot fail
	var out [][]string
	for line := range strings.Lines(string(b)) {
		if !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(strings.TrimRight(line, "\n"), "\t"))
		}
	}
	return out
}

func read(name string) table {
	t := map[string][]row{}
	for _, f := range lines(name) {
		ws := strings.Fields(strings.NewReplacer("-", " - ", "$", " $", "/", " / ").Replace(f[0]))
		t[ws[0]] = append(t[ws[0]], row{words: ws, cols: f[1:]})
	}
	return table{t, vocab.SieveOf(t)}
}

// at returns the longest row of t at ws[i] that keep accepts, and how many
// words it takes. Articles between the words of a phrase are passed over.
func (t table) at(ws []words.Word, i int, keep func(row) bool) (row, int) {
	if i < 0 || i >= len(ws) {
		return row{}, 0
	}
	var best row
	n := 0
	for _, r := range t.of(ws[i].Lower) {
		if m := r.length(ws, i); m > n && (keep == nil || keep(r)) {
			best, n = r, m
		}
	}
	return best, n
}

// of returns the rows that begin with w.
func (t table) of(w string) []row {
	if !t.known.Has(w) {
		return nil
	}
	return t.rows[w]
}

func (r row) length(ws []words.Word, i int) int {
	k := i
	for n, w := range r.words {
		if n > 0 && k < len(ws) && ws[k].Lower != w && (ws[k].Is("the") || ws[k].Is("a")) {
			k++
		}
		if k >= len(ws) || ws[k].Lower != w {
			return 0
		}
		k++
	}
	return k - i
}

// word returns the columns of the row of the single word w.
func (t table) word(w string) ([]string, bool) {
	for _, r := range t.of(w) {
		if len(r.words) == 1 {
			return r.cols, true
		}
	}
	return nil, false
}
