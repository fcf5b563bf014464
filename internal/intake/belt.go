package intake

import (
	"context"
	"fmt"

	"golang.org/x/sync/semaphore"
)

// A belt carries jobs from the walker through the workers to the emitter, who
// gets the results in the walker's order. At most room bytes of raw input and
// 8 jobs a worker are on it.
type belt struct {
	ctx   context.Context
	o     Options
	todo  chan *job
	order chan *job
	room  *semaphore.Weighted
	size  int64
}

// A job is one piece of input to parse, or (with parse nil) items that are
// ready. It may yield any number of items.
type job struct {
	path  string
	raw   []byte
	parse func() []Item
	items []Item
	done  chan struct{}
	held  int64 // bytes of room

	file string // for progress
	read int64  // bytes of all files read when the job was cut off
}

func newBelt(ctx context.Context, o Options) *belt {
	size := max(64<<20, 2*o.MaxItem)
	return &belt{
		ctx: ctx, o: o, todo: make(chan *job, 8*o.Workers), order: make(chan *job, 8*o.Workers),
		room: semaphore.NewWeighted(size), size: size,
	}
}

// put hands over a job; it waits while the belt is full.
func (b *belt) put(j *job) error {
	j.done = make(chan struct{})
	j.held = min(int64(len(j.raw)), b.size)
	if err := b.room.Acquire(b.ctx, j.held); err != nil {
		return err
	}
	if j.parse == nil {
		close(j.done)
	} else if err := send(b.ctx, b.todo, j); err != nil {
		return err
	}
	return send(b.ctx, b.order, j)
}

func send(ctx context.Context, c chan<- *job, j *job) error {
	select {
	case c <- j:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (b *belt) close() {
	close(b.todo)
	close(b.order)
}

func (b *belt) work() error {
	for j := range b.todo {
		if b.ctx.Err() != nil {
			return b.ctx.Err()
		}
		j.items = safely(j)
		close(j.done)
	}
	return nil
}

// safely parses a job. Parsers are fuzzed and should not panic; if one does all
// the same, this input is rejected and the others are read.
func safely(j *job) (items []Item) {
	defer func() {
		if p := recover(); p != nil {
			items = rejected(j.path, "", j.raw, fmt.Sprintf("the reader broke on it (%v): please report this", p))
		}
	}()
	return j.parse()
}

// deliver calls emit for the items of each job in order.
func (b *belt) deliver(total int64, emit func(Item) error) error {
	items := 0
	for j := range b.order {
		select {
		case <-j.done:
		case <-b.ctx.Done():
			return b.ctx.Err()
		}
		for _, it := range j.items {
			if err := emit(it); err != nil {
				return err
			}
			items++
		}
		b.room.Release(j.held)
		b.o.Progress(Progress{Path: j.file, BytesDone: j.read, BytesTotal: total, Items: items})
	}
	return nil
}
