package cli

import (
	"sync"

	"chancery/internal/pipeline"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"os"
)

// A bar shows the progress of a run on standard error, one line a step, and
// nothing where standard error is not a terminal.
type bar struct {
	mu    sync.Mutex
	all   *mpb.Progress
	step  string
	now   *mpb.Bar
	items int64
}

func newBar(e *env) *bar {
	f, ok := e.err.(*os.File)
	if !ok || e.quiet || !term.IsTerminal(int(f.Fd())) {
		return &bar{}
	}
	return &bar{all: mpb.New(mpb.WithOutput(e.err), mpb.WithWidth(40))}
}

func (b *bar) update(p pipeline.Progress) {
	if b.all == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.step != p.Step {
		b.finish()
		b.step, b.now = p.Step, b.line(p)
	}
	b.items = p.Items
	b.now.SetTotal(max(p.Total, p.Done+1), false)
	b.now.SetCurrent(p.Done)
}

func (b *bar) line(p pipeline.Progress) *mpb.Bar {
	unit := decor.CountersNoUnit("%d of %d", decor.WCSyncSpace)
	if p.Step == "reading" {
		unit = decor.CountersKibiByte("% .1f of % .1f", decor.WCSyncSpace)
	}
	return b.all.AddBar(0,
		mpb.PrependDecorators(decor.Name(p.Step, decor.WC{W: 10, C: decor.DindentRight})),
		mpb.AppendDecorators(unit, decor.AverageETA(decor.ET_STYLE_GO, decor.WC{W: 8})))
}

// finish completes the line of the current step.
func (b *bar) finish() {
	if b.now != nil {
		b.now.SetTotal(-1, true)
	}
}

func (b *bar) done() {
	if b.all == nil {
		return
	}
	b.mu.Lock()
	b.finish()
	b.mu.Unlock()
	b.all.Wait()
}
