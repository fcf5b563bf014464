package compare

import (
	_ "embed"
	"strings"
	"sync"

	"chancery/internal/news"
)

//go:embed data/heads.tsv
var headsFile string

//go:embed data/groups.txt
var groupsFile string

//go:embed data/loose.txt
var looseFile string

//go:embed data/verbs.tsv
var verbsFile string

// A head is how the board names and treats what a figure counts.
type head struct {
	name  string
	class headClass
}

type headClass string

const (
	plain headClass = "plain"
	toll  headClass = "toll"
	key   headClass = "key"
)

var heads = sync.OnceValue(func() map[string]head {
	m := map[string]head{}
	for _, f := range records(headsFile) {
		if len(f) == 3 {
			m[f[0]] = head{f[1], headClass(f[2])}
		}
	}
	return m
})

// groups are plurals of those who are mostly some of those whom a toll counts.
var groups = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, f := range records(groupsFile) {
		m[f[0]] = true
	}
	return m
})

// loose are things that come in twos and threes all over a story: an equal small
// number of them says nothing yet.
var loose = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, f := range records(looseFile) {
		m[f[0]] = true
	}
	return m
})

// verbs maps "TYPE mode" and "TYPE -" to a verb.
var verbs = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, f := range records(verbsFile) {
		if len(f) == 3 {
			m[f[0]+" "+f[1]] = f[2]
		}
	}
	return m
})

// records splits a data file into its lines' tab-separated fields, comments
// and empty lines left out.
func records(file string) [][]string {
	var out [][]string
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// headOf returns the board's word for what a figure counts.
func headOf(of string) head {
	of = strings.ToLower(strings.TrimSpace(of))
	if h, ok := heads()[of]; ok {
		return h
	}
	return head{of, plain}
}

// verbOf words what an event is: by its CAMEO code where type and mode say too
// little, else by these; "" if the codebook is newer.
func verbOf(e *news.Event) string {
	for _, of := range [...]string{e.CAMEO, e.Mode} {
		if v, ok := verbs()[e.Type+" "+of]; ok {
			return v
		}
	}
	return verbs()[e.Type+" -"]
}

// Head returns the board's word for what a figure counts, and how a count of
// it is worded: "killed", "number freed", "number of passengers".
func Head(of string) (name, count string) {
	h := headOf(of)
	return h.name, counted(h)
}
