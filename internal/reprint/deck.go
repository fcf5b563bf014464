package reprint

// A deck is a list that grows without being moved.
type deck[T any] struct {
	chunks [][]T // of deckSize
	n      int
}

const deckSize = 1 << 12

func (d *deck[T]) at(i int32) *T { return &d.chunks[uint32(i)/deckSize][uint32(i)%deckSize] }

func (d *deck[T]) push(v T) {
	if d.n == len(d.chunks)*deckSize {
		d.chunks = append(d.chunks, make([]T, deckSize))
	}
	d.n++
	*d.at(int32(d.n - 1)) = v
}
