package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// A table writes rows of tab-separated cells, each named by its column, so that
// no cell can slip into the next column.
type table struct {
	w       *bufio.Writer
	columns []string
	cell    func(string) string // how a cell is spelled
	err     error
}

func newTable(w io.Writer, columns []string, cell func(string) string) *table {
	return &table{w: bufio.NewWriter(w), columns: columns, cell: cell}
}

// header writes the names of the columns.
func (t *table) header() { t.line(t.columns) }

// put writes one row. A cell of no column is an error of the program.
func (t *table) put(row map[string]string) {
	cells := make([]string, len(t.columns))
	used := 0
	for i, c := range t.columns {
		if v, ok := row[c]; ok {
			cells[i], used = t.cell(v), used+1
		}
	}
	if used != len(row) && t.err == nil {
		t.err = fmt.Errorf("a row has cells that no column holds: %v", row)
	}
	t.line(cells)
}

func (t *table) line(cells []string) {
	if _, err := t.w.WriteString(strings.Join(cells, "\t") + "\n"); err != nil && t.err == nil {
		t.err = err
	}
}

func (t *table) close() error {
	if err := t.w.Flush(); err != nil && t.err == nil {
		t.err = err
	}
	return t.err
}

// plain keeps a cell in its line and column: tabs and line breaks become spaces.
func plain(s string) string {
	if strings.ContainsAny(s, "\t\n\r\v\f\u0085\u2028\u2029") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}
