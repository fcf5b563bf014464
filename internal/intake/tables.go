package intake

import (
	"embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/*.tsv
var dataFiles embed.FS

// rows reads a data file: one record a line, columns split by tabs, "#" lines
// are comments.
func rows(name string) [][]string {
	b, err := dataFiles.ReadFile("data/" + name)
	if err != nil {
		panic(err) // embedded at build time
	}
	var out [][]string
	for line := range strings.SplitSeq(string(b), "\n") {
		if line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// numbers reads a file of names with one number each. A malformed number is
// caught by the test that lints the data files.
func numbers(name string) map[string]int {
	out := map[string]int{}
	for _, r := range rows(name) {
		out[r[0]], _ = strconv.Atoi(r[1])
	}
	return out
}

func words(name string) map[string]bool {
	out := map[string]bool{}
	for _, r := range rows(name) {
		out[r[0]] = true
	}
	return out
}

var (
	months    = sync.OnceValue(func() map[string]int { return numbers("months.tsv") })
	zones     = sync.OnceValue(func() map[string]int { return numbers("zones.tsv") })
	dateWords = sync.OnceValue(func() map[string]bool { return words("datewords.tsv") })
)
