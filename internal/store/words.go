package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"chancery/internal/news"
)

// WordQuery selects articles by their words; see FTS5's documentation for the
// syntax of Match. The zero value selects all.
type WordQuery struct {
	Match        string // FTS5 expression over the columns title, body, outlet
	Outlet       string // part of the outlet's name
	Language     string
	Since, Until news.Day
	Limit        int
}

// Search returns matching articles, newest first: ranking by bm25 takes 125 ms
// on a common word at 200,000 articles, recency under one.
func (db *DB) Search(ctx context.Context, q WordQuery) ([]news.ArticleID, error) {
	w := where{}
	w.and(q.Match != "", "n IN (SELECT rowid FROM words WHERE words MATCH ?)", q.Match)
	w.and(q.Outlet != "", "instr(lower(outlet), ?) > 0", strings.ToLower(q.Outlet))
	w.and(q.Language != "", "language = ?", strings.ToLower(q.Language))
	w.and(q.Since.Known(), "day >= ?", q.Since)
	w.and(q.Until.Known(), "day <> '' AND day <= ?", q.Until)
	ids, err := collect(ctx, db.reader, func(rows *sql.Rows) (id news.ArticleID, err error) {
		return id, rows.Scan(&id)
	}, "SELECT id FROM article"+w.sql()+" ORDER BY day DESC, id"+limit(q.Limit), w.args...)
	if err != nil {
		return nil, fmt.Errorf("searching for %s: %w", q.Match, err)
	}
	return ids, nil
}
