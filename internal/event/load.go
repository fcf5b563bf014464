package event

import (
	"embed"
	"strings"
)

//go:embed data/*.tsv
var files embed.FS

// records returns the lines of a data file as tab-separated fields, each line
// padded to n fields; lines that start with "#" are comments. A "-" field is
// empty.
func records(file string, n int) [][]string {
	b, err := files.ReadFile("data/" + file)
	if err != nil {
		panic(err) // embedded: cannot happen in a built program
	}
	var out [][]string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		for i := range f {
			if f[i] == "-" {
				f[i] = ""
			}
		}
		for len(f) < n {
			f = append(f, "")
		}
		out = append(out, f)
	}
	return out
}
