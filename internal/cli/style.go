package cli

import (
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

// A style says how to print to one output: in colour on a terminal, plain into
// a file or pipe.
type style struct {
	colour bool
	width  int // columns; 0: no limit
}

func styleFor(w io.Writer) style {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return style{}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		width = 100
	}
	return style{colour: os.Getenv("NO_COLOR") == "", width: width}
}

func (s style) paint(code, text string) string {
	if !s.colour || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s style) bold(text string) string  { return s.paint("1", text) }
func (s style) faint(text string) string { return s.paint("2", text) }

// verdict colours the word for what the reports amount to.
func (s style) verdict(v string) string {
	return s.paint(map[string]string{"agreed": "32", "contradicted": "31", "wording differs": "31", "single-source": "33", "[one origin]": "33", "updated": "36"}[v], v)
}

// A table prints rows in columns; the last column takes what room is left.
type table struct {
	head []string
	rows [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// gap stands between columns.
const gap = "  "

// print writes t, or "nothing found" if it has no rows.
func (t *table) print(w io.Writer, s style) {
	if len(t.rows) == 0 {
		io.WriteString(w, "nothing found\n")
		return
	}
	widths := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(plain(cell)))
		}
	}
	if s.width > 0 {
		shrink(widths, s.width)
	}
	var b strings.Builder
	t.line(&b, t.head, widths, s.faint)
	for _, row := range t.rows {
		t.line(&b, row, widths, nil)
	}
	io.WriteString(w, b.String())
}

func (t *table) line(b *strings.Builder, row []string, widths []int, paint func(string) string) {
	var line strings.Builder
	for i, cell := range row {
		cell = cut(cell, widths[i])
		if i < len(row)-1 {
			cell += strings.Repeat(" ", widths[i]-utf8.RuneCountInString(plain(cell))) + gap
		}
		line.WriteString(cell)
	}
	text := strings.TrimRight(line.String(), " ")
	if paint != nil {
		text = paint(text)
	}
	b.WriteString(text + "\n")
}

// shrink takes columns from the widest until the line fits.
func shrink(widths []int, limit int) {
	for {
		sum, widest := len(gap)*(len(widths)-1), 0
		for i, w := range widths {
			sum += w
			if w > widths[widest] {
				widest = i
			}
		}
		if sum <= limit || widths[widest] <= 12 {
			return
		}
		widths[widest] -= min(sum-limit, widths[widest]-12)
	}
}

// cut shortens text to n columns; coloured text is left whole.
func cut(text string, n int) string {
	if utf8.RuneCountInString(text) <= n || strings.Contains(text, "\x1b") {
		return text
	}
	return strings.TrimRight(string([]rune(text)[:n-1]), " ") + "…"
}

// plain is text without colour codes.
func plain(text string) string {
	for {
		before, rest, ok := strings.Cut(text, "\x1b[")
		if !ok {
			return text
		}
		_, after, _ := strings.Cut(rest, "m")
		text = before + after
	}
}

// wrap breaks text into lines of the style's width, each after the first
// indented.
func (s style) wrap(text, indent string) string {
	limit := s.width
	if limit == 0 {
		limit = 100
	}
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(plain(word))
		switch {
		case i == 0:
		case column+1+n > limit:
			b.WriteString("\n" + indent)
			column = len(indent)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}
