package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"chancery/internal/news"
)

// Edits returns the log of corrections by hand, in order, and the numbers of
// those that the stories do not respect yet.
func (db *DB) Edits(ctx context.Context) (edits []news.StoryEdit, pending map[int]bool, err error) {
	pending = map[int]bool{}
	edits, err = collect(ctx, db.reader, func(rows *sql.Rows) (e news.StoryEdit, err error) {
		var data string
		var n int
		var applied bool
		if err = rows.Scan(&n, &applied, &data); err == nil {
			err = json.Unmarshal([]byte(data), &e)
		}
		if e.N = n; !applied {
			pending[n] = true
		}
		return e, err
	}, "SELECT n, applied, data FROM edit ORDER BY n")
	return edits, pending, err
}

// AddEdit puts e at the end of the log and returns it with its number and time.
func (t *Tx) AddEdit(e news.StoryEdit) (news.StoryEdit, error) {
	if _, err := t.row("SELECT coalesce(max(n), 0) + 1 FROM edit", nil, &e.N); err != nil {
		return e, err
	}
	e.At = time.Now().UTC().Format(time.RFC3339)
	return e, t.putEdit(e)
}

// UndoEdit takes back the edit with number n, or the last one that stands if n
// is 0, and returns it. What was undone stays in the log.
func (t *Tx) UndoEdit(n int) (e news.StoryEdit, err error) {
	var data string
	found, err := t.row("SELECT n, data FROM edit WHERE undone = 0 AND (?1 = 0 OR n = ?1) ORDER BY n DESC LIMIT 1", []any{n}, &n, &data)
	switch {
	case err != nil:
		return e, err
	case !found && n == 0:
		return e, fmt.Errorf("no edit to undo: %w", ErrNotFound)
	case !found:
		return e, fmt.Errorf("edit %d does not exist, or was undone before: %w", n, ErrNotFound)
	}
	if err := json.Unmarshal([]byte(data), &e); err != nil {
		return e, err
	}
	e.N, e.Undone = n, time.Now().UTC().Format(time.RFC3339)
	return e, t.putEdit(e)
}

// putEdit keeps e, not yet applied.
func (t *Tx) putEdit(e news.StoryEdit) error {
	data, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return t.exec("INSERT OR REPLACE INTO edit (n, undone, applied, data) VALUES (?, ?, 0, ?)", e.N, e.Undone != "", string(data))
}

// EditsApplied notes that the stories respect all edits.
func (t *Tx) EditsApplied() error { return t.exec("UPDATE edit SET applied = 1 WHERE applied = 0") }
