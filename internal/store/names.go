package store

import (
	"context"
	"database/sql"
)

// Names returns the table of names that people gave the record, as they wrote
// it; nil if they gave none.
func (db *DB) Names(ctx context.Context) ([]byte, error) {
	rows, err := collect(ctx, db.reader, func(rows *sql.Rows) (data []byte, err error) {
		return data, rows.Scan(&data)
	}, "SELECT data FROM names")
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0], nil
}

// SetNames replaces the record's table of names; an empty one takes it away.
func (t *Tx) SetNames(data []byte) error {
	if len(data) == 0 {
		return t.exec("DELETE FROM names")
	}
	return t.exec("INSERT OR REPLACE INTO names (n, data) VALUES (1, ?)", data)
}
