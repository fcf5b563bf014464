package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"hash/fnv"

	"chancery/internal/name"
	"chancery/internal/store"
)

// withNames returns c with the knowledge base that the record's own names
// extend. Names given with c are kept in the record first.
func (c Config) withNames(ctx context.Context, db *store.DB) (Config, error) {
	kept, err := db.Names(ctx)
	if err != nil {
		return c, fmt.Errorf("reading the record's names: %w", err)
	}
	if c.Names != nil && !bytes.Equal(kept, c.Names) {
		kept = c.Names
		if err := db.Write(ctx, func(t *store.Tx) error { return t.SetNames(kept) }); err != nil {
			return c, fmt.Errorf("keeping names: %w", err)
		}
	}
	c.Names, c.names, c.mark = nil, nil, 0
	if len(kept) == 0 {
		return c, nil
	}
	c.names, _, err = name.Default().Extend(bytes.NewReader(kept))
	h := fnv.New32a()
	h.Write(kept)
	c.mark = int(h.Sum32()>>1) + 1
	return c, err
}

// versioned mixes the record's own names into the version of what rests on
// names, so that other names redo it.
func (c Config) versioned(version int) int {
	if c.mark == 0 {
		return version
	}
	return fold(version, c.mark)
}
