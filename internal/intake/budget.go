package intake

import (
	"errors"
	"fmt"
)

// Bounds on what may lie packed in one file. A few kilobytes of archives inside
// archives can name millions of members, each an item to keep; a report takes
// more than bytesAnItem bytes however well it is packed. Files that are not
// packed give no more than is in them and have no bound.
const (
	maxItems    = 200_000 // in a file of any size; larger files may hold one in bytesAnItem
	bytesAnItem = 100
	maxRefused  = 10_000 // one after another: more than the pictures beside any report
)

// A tally counts what has come out of one file.
type tally struct {
	packed  int   // archives and packings being read, one in another
	items   int   // out of those
	refused int   // rejected since the last that was none
	size    int64 // of the file in bytes, 0 if unknown
}

// errFull ends the reading of a file that holds too much.
var errFull = errors.New("too many members")

// admit counts one thing that comes out of an archive. Beyond the bounds it
// hands out one last item that says so.
func (w *walker) admit() error {
	c := &w.count
	if c.packed == 0 {
		return nil
	}
	c.items++
	most := max(maxItems, max(c.size, w.in.n)/bytesAnItem)
	why := ""
	switch {
	case int64(c.items) > most:
		why = fmt.Sprintf("more than %d members in one file; unpack it and read the folder", most)
	case c.refused > maxRefused:
		why = fmt.Sprintf("more than %d members in a row that are no reports; unpack it and read the folder", maxRefused)
	default:
		return nil
	}
	if err := w.ready(Item{Path: w.name, Rejected: why}); err != nil {
		return err
	}
	return errFull
}

// unpacking marks what f reads as coming out of an archive.
func (w *walker) unpacking(f func() error) error {
	w.count.packed++
	defer func() { w.count.packed-- }()
	if err := w.admit(); err != nil { // archives of archives of nothing count too
		return err
	}
	return f()
}
