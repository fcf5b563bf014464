package score

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// each calls f for every item, as many at once as there are processors, and
// returns the results in the order of the items, so that what is made of them
// does not depend on timing.
func each[T, R any](ctx context.Context, items []T, f func(*T) (R, error)) ([]R, error) {
	out := make([]R, len(items))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range items {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			var err error
			out[i], err = f(&items[i])
			return err
		})
	}
	return out, g.Wait()
}
