package grammar

import (
	"cmp"
	"slices"
)

// A span is an arc between two words, from the left one to the right one,
// with the level at which it is drawn: 1 is next to the words.
type span struct {
	left, right int // words from 0
	dependent   int
	level       int
}

// spansOf lays out the arcs of t so that an arc runs outside those that it
// spans.
func spansOf(t Tree) []span {
	var out []span
	for i, w := range t.Words {
		if h := w.Head - 1; h >= 0 && h < len(t.Words) && h != i {
			out = append(out, span{left: min(i, h), right: max(i, h), dependent: i})
		}
	}
	slices.SortStableFunc(out, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.right-a.left, b.right-b.left), cmp.Compare(a.left, b.left))
	})
	highest := make([]int, len(t.Words)) // level used over the gap after a word
	for i := range out {
		s := &out[i]
		gaps := highest[s.left:s.right]
		s.level = 1 + slices.Max(gaps)
		for j := range gaps {
			gaps[j] = s.level
		}
	}
	return out
}

// Arcs draws the arcs of t in characters, one line for each word: to be set
// beside the words, one below the other. An arrowhead points at the
// dependent. All lines are equally long.
func Arcs(t Tree) []string {
	spans := spansOf(t)
	width := 0
	for _, s := range spans {
		width = max(width, s.level)
	}
	grid := make([][]byte, len(t.Words))
	for i := range grid {
		grid[i] = make([]byte, 2*width+1)
	}
	for _, s := range spans {
		s.draw(grid)
	}
	lines := make([]string, len(grid))
	for i, row := range grid {
		line := make([]rune, len(row))
		for j, c := range row {
			line[j] = strokes[c]
		}
		lines[i] = string(line)
	}
	return lines
}

// A cell of the grid is a set of strokes from its middle, or an arrowhead.
const (
	up byte = 1 << iota
	down
	left
	right
	head
)

// strokes are the characters for each set.
var strokes = [32]rune{
	0: ' ', up: '╵', down: '╷', up | down: '│', left: '╴', left | up: '┘', left | down: '┐', left | up | down: '┤',
	right: '╶', right | up: '└', right | down: '┌', right | up | down: '├', left | right: '─',
	left | right | up: '┴', left | right | down: '┬', left | right | up | down: '┼',
	head: '◄', head | left: '◄', head | right: '◄', head | left | right: '◄',
	head | up: '◄', head | down: '◄', head | up | down: '◄', head | left | up: '◄', head | left | down: '◄', head | left | up | down: '◄',
	head | right | up: '◄', head | right | down: '◄', head | right | up | down: '◄',
	head | left | right | up: '◄', head | left | right | down: '◄', head | left | right | up | down: '◄',
}

func (s span) draw(grid [][]byte) {
	x := 2 * s.level
	for _, row := range []int{s.left, s.right} {
		for i := range x {
			grid[row][i] |= left | right
		}
		grid[row][x] |= left
	}
	grid[s.left][x] |= down
	grid[s.right][x] |= up
	for row := s.left + 1; row < s.right; row++ {
		grid[row][x] |= up | down
	}
	grid[s.dependent][x-1] |= head
}
