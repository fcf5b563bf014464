package web

import (
	"fmt"
	"slices"
	"strconv"

	"chancery/internal/event"
	"chancery/internal/ledger"
	"chancery/internal/news"
)

// A chart is bars over time: one column a bin, each a link to its events. It is
// drawn by templates/chart.html without scripts.
type chart struct {
	Width, Height int
	Axis          float64 // where nothing is
	Columns       []pillar
	Ticks         []caption
	Levels        []caption // counts at the left
	About         string
	Mirrored      bool
}

// A pillar is one bin.
type pillar struct {
	ledger.Bin
	X, Wide float64
	Bars    []rect
	Link    string
	Says    string
	Open    bool // its sentences are on the page
}

type rect struct {
	Y, High float64
	Quad    int
}

type caption struct {
	At   float64
	Text string
}

// Measures of a chart, in units of its view box.
const (
	chartWidth  = 720
	chartLeft   = 34  // room for counts
	chartBelow  = 22  // room for days
	chartAbove  = 24  // room for what is above the axis
	chartHigh   = 150 // of the bars, on one side of the axis
	widestBar   = 44
	tickSpacing = 90
)

// upright stacks all classes on one axis; nil if there is nothing to draw.
func upright(bins []ledger.Bin, step ledger.Step, link func(ledger.Bin) string) *chart {
	most := 0
	for _, b := range bins {
		most = max(most, b.Good()+b.Bad())
	}
	if most == 0 {
		return nil
	}
	c := newChart(bins, step, link)
	c.Axis = chartAbove + chartHigh
	c.Height = int(c.Axis) + chartBelow
	scale := chartHigh / float64(most)
	for i := range c.Columns {
		y := c.Axis
		for quad := 1; quad <= 4; quad++ {
			if n := c.Columns[i].Quads[quad]; n > 0 {
				h := float64(n) * scale
				y -= h
				c.Columns[i].Bars = append(c.Columns[i].Bars, rect{y, h, quad})
			}
		}
	}
	c.Levels = levels(most, c.Axis, -scale)
	return c
}

// mirrored draws co-operation above the axis and conflict below, deeds next to it.
func mirrored(bins []ledger.Bin, step ledger.Step, open news.Interval, link func(ledger.Bin) string) *chart {
	most := 0
	for _, b := range bins {
		most = max(most, b.Good(), b.Bad())
	}
	if most == 0 {
		return nil
	}
	c := newChart(bins, step, link)
	c.Mirrored = true
	c.Ticks = slices.DeleteFunc(c.Ticks, func(t caption) bool { return t.At > chartWidth-1.5*tickSpacing }) // "conflict" stands there
	c.Axis = chartAbove + chartHigh
	c.Height = int(c.Axis) + chartHigh + chartBelow
	scale := chartHigh / float64(most)
	for i := range c.Columns {
		p := &c.Columns[i]
		p.Open = open.Known() && p.Days.Meets(open)
		up, down := c.Axis, c.Axis
		for _, quad := range []int{2, 1, 4, 3} {
			h := float64(p.Quads[quad]) * scale
			switch {
			case h == 0:
			case quad <= 2:
				up -= h
				p.Bars = append(p.Bars, rect{up, h, quad})
			default:
				p.Bars = append(p.Bars, rect{down, h, quad})
				down += h
			}
		}
	}
	c.Levels = append(levels(most, c.Axis, -scale), levels(most, c.Axis, scale)[1:]...)
	return c
}

func newChart(bins []ledger.Bin, step ledger.Step, link func(ledger.Bin) string) *chart {
	c := &chart{Width: chartWidth}
	wide := min(float64(chartWidth-chartLeft)/float64(len(bins)), widestBar)
	next := 0.0
	for i, b := range bins {
		x := chartLeft + wide*float64(i)
		p := pillar{Bin: b, X: x, Wide: wide, Link: link(b)}
		p.Says = fmt.Sprintf("%s: %d of co-operation, %d of conflict", b.Label, b.Good(), b.Bad())
		c.Columns = append(c.Columns, p)
		if x >= next && (i == 0 || x < chartWidth-0.9*tickSpacing) {
			c.Ticks = append(c.Ticks, caption{x, tickText(b, step)})
			next = x + tickSpacing
		}
	}
	c.About = fmt.Sprintf("Events by %s, from %s to %s", step, bins[0].Label, bins[len(bins)-1].Label)
	return c
}

// tickText is a bin's label where room is short.
func tickText(b ledger.Bin, step ledger.Step) string {
	t := b.Days.From.Time()
	switch step {
	case ledger.Yearly:
		return t.Format("2006")
	case ledger.Monthly:
		return t.Format("Jan 2006")
	}
	return t.Format("2 Jan 2006")
}

// levels are three counts at most: nothing, all, and half if that is a count.
func levels(most int, axis, scale float64) []caption {
	out := []caption{{axis, "0"}}
	if most > 1 && most%2 == 0 {
		out = append(out, caption{axis + scale*float64(most/2), strconv.Itoa(most / 2)})
	}
	return append(out, caption{axis + scale*float64(most), strconv.Itoa(most)})
}

// good reports whether an event is of co-operation.
func good(e *news.Event) bool { return event.Codebook().Quad(e.Type) <= 2 }
