package page

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/prompts.txt
var promptLines string

// prompts are the beginnings of lines that ask something of the reader,
// everywhere and at the end of the text, and whole lines that label what is
// not there.
var prompts = sync.OnceValue(func() (p struct{ anywhere, end, line []string }) {
	for line := range strings.Lines(promptLines) {
		place, rest, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		start, _, _ := strings.Cut(rest, "\t")
		switch {
		case !ok || line[0] == '#':
		case place == "any":
			p.anywhere = append(p.anywhere, start)
		case place == "line":
			p.line = append(p.line, start)
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
// again, addresses, prompts, signatures ("Reporting by …"), which are returned
// apart.
func trimLines(lines []string, title string) (kept, signed []string) {
	title = letters(title)
	for i, line := range lines {
		end := i >= len(lines)-lastLines
		switch {
		case i < 4 && title != "" && letters(line) == title:
			kept = kept[:0] // what stood above the headline goes too
		case end && isSignature(line):
			signed = append(signed, line)
		case i < 4 && isAddress(line), isPrompt(line, end):
		case letters(line) == "":
		default:
			kept = append(kept, line)
		}
	}
	return kept, signed
}

// isSignature reports whether a line only says who worked on the report.
func isSignature(line string) bool {
	if countWords(line) > 80 {
		return false
	}
	low := strings.ToLower(strings.TrimLeft(line, "([*_–—- "))
	low = strings.TrimRight(low, ").")
	for _, start := range []string{"reporting by", "additional reporting by", "writing by", "editing by", "compiled by"} {
		if strings.HasPrefix(low, start) {
			return true
		}
	}
	return strings.HasSuffix(low, "contributed to this report") || strings.HasSuffix(low, "contributed to this story") || strings.HasSuffix(low, "contributed reporting")
}

func isAddress(line string) bool {
	return strings.HasPrefix(line, "http") && !strings.Contains(line, " ")
}

func isPrompt(line string, end bool) bool {
	if countWords(line) > 60 {
		return false
	}
	low := strings.ToLower(strings.TrimLeft(line, "([*•–- "))
	if slices.Contains(prompts().line, strings.TrimRight(low, ".:…*)] ")) {
		return true
	}
	starts := func(p string) bool { return strings.HasPrefix(low, p) }
	return slices.ContainsFunc(prompts().anywhere, starts) || end && slices.ContainsFunc(prompts().end, starts)
}
