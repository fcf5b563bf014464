package web

import (
	"cmp"
	"slices"

	"chancery/internal/news"
	"chancery/internal/store"
)

// A graph is the drawing of who derives from whom: a row for each family of two
// and more, reports from left to right by day of publication.
type graph struct {
	Width, Height int
	Nodes         []node
	Arcs          []tie
	Days          []tick
}

type node struct {
	X, Y   int
	ID     news.ArticleID
	Label  string
	Title  string
	Origin bool
}

// A tie runs from the origin to what derives from it, with an arrow where the
// direction is known.
type tie struct {
	Kind   news.Kinship
	Path   [6]int // from x, y; the bend; to x, y
	Arrow  bool
	A, B   news.ArticleID
	Says   string
	TX, TY int // of the arrow's tip
}

type tick struct {
	X   int
	Day string
}

// Measures of the drawing, in pixels.
const (
	graphStep  = 118 // between two reports
	graphRow   = 84
	graphEdge  = 70
	nodeRadius = 8
)

// draw lays out the families of a story that hold more than one report; nil if
// there is none.
func draw(fs []family, lineage []news.Derivation) *graph {
	g := &graph{}
	at := map[news.ArticleID]node{}
	heads := map[news.ArticleID]store.Head{}
	columns := columnsOf(fs)
	for _, f := range fs {
		if len(f.Members) < 2 {
			continue
		}
		y := 44 + g.Height
		g.Height += graphRow
		for _, m := range f.Members {
			n := node{X: graphEdge + graphStep*columns[m.ID], Y: y, ID: m.ID, Label: short(16, label(m.Head)), Title: or(m.Title, m.Path), Origin: m.Origin}
			at[m.ID], heads[m.ID] = n, m.Head
			g.Nodes = append(g.Nodes, n)
		}
	}
	if len(g.Nodes) == 0 {
		return nil
	}
	g.Width = 2*graphEdge + graphStep*(len(columns)-1)
	g.Height += 4
	g.Days = ticks(g.Nodes, heads)
	for _, d := range lineage {
		a, ok1 := at[d.A]
		b, ok2 := at[d.B]
		if ok1 && ok2 && a.Y == b.Y {
			g.Arcs = append(g.Arcs, arc(a, b, d))
		}
	}
	return g
}

// columnsOf gives each report of the larger families its place in the order of
// publication; those without a day come last.
func columnsOf(fs []family) map[news.ArticleID]int {
	var ms []member
	for _, f := range fs {
		if len(f.Members) > 1 {
			ms = append(ms, f.Members...)
		}
	}
	slices.SortStableFunc(ms, func(a, b member) int {
		if (a.Published == "") != (b.Published == "") {
			return cmp.Compare(len(b.Published), len(a.Published))
		}
		return cmp.Compare(a.Published, b.Published)
	})
	out := map[news.ArticleID]int{}
	for i, m := range ms {
		out[m.ID] = i
	}
	return out
}

// ticks names the days above the columns where a new one begins.
func ticks(nodes []node, heads map[news.ArticleID]store.Head) (out []tick) {
	nodes = slices.Clone(nodes)
	slices.SortFunc(nodes, func(a, b node) int { return cmp.Compare(a.X, b.X) })
	last := "-"
	for _, n := range nodes {
		day := or(string(heads[n.ID].Published), "undated")
		if day != last {
			out = append(out, tick{n.X, day})
		}
		last = day
	}
	return out
}

func arc(a, b node, d news.Derivation) tie {
	says := string(d.Kind) + ", " + a.Label + " and " + b.Label
	if d.Direction == news.Backward {
		a, b = b, a
	}
	if d.Direction != news.Unknown {
		says = string(d.Kind) + ": " + b.Label + " after " + a.Label
	}
	dx := nodeRadius
	if b.X < a.X {
		dx = -dx
	}
	bend := min(34, 12+abs(b.X-a.X)/12)
	return tie{
		Kind: d.Kind, A: d.A, B: d.B, Says: says, Arrow: d.Direction != news.Unknown,
		Path: [6]int{a.X + dx/2, a.Y - nodeRadius, (a.X + b.X) / 2, a.Y - nodeRadius - bend, b.X - dx/2, b.Y - nodeRadius},
		TX:   b.X - dx/2, TY: b.Y - nodeRadius,
	}
}

func abs(x int) int { return max(x, -x) }
