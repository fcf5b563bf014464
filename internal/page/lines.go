package page

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/prompts.txt
var promptLines string

// prompts are the beginnings of lines that ask something of the reader:
// everywhere, and at the end of the text.
var prompts = sync.OnceValue(func() (p struct{ anywhere, end []string }) {
	for line := range strings.Lines(promptLines) {
		place, rest, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		start, _, _ := strings.Cut(rest, "\t")
		switch {
		case !ok || line[0] == '#':
		case place == "any":
			p.anywhere = append(p.anywhere, start)
		default:
			p.end = append(p.end, start)
		}
	}
	return p
})

// lastLines is how many lines at the end are searched for prompts that may
// also begin a sentence of a report.
const lastLines = 8

// trimLines drops the lines that are not the report: the headline printed
// again, addresses, prompts.
func trimLines(lines []string, title string) []string {
	title = letters(title)
	kept := lines[:0:0]
	for i, line := range lines {
		switch {
		case i < 4 && title != "" && letters(line) == title:
			kept = kept[:0] // what stood above the headline goes too
		case i < 4 && isAddress(line), isPrompt(line, i >= len(lines)-lastLines):
		case letters(line) == "":
		default:
			kept = append(kept, line)
		}
	}
	return kept
}

func isAddress(line string) bool {
	return strings.HasPrefix(line, "http") && !strings.Contains(line, " ")
}

func isPrompt(line string, end bool) bool {
	if countWords(line) > 60 {
		return false
	}
	low := strings.ToLower(strings.TrimLeft(line, "([*•–- "))
	starts := func(p string) bool { return strings.HasPrefix(low, p) }
	return slices.ContainsFunc(prompts().anywhere, starts) || end && slices.ContainsFunc(prompts().end, starts)
}
