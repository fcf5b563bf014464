package store

import (
	"context"
	"database/sql"

	"chancery/internal/news"
)

// A Change is an article of a story that came, or was edited, since somebody
// looked.
type Change struct {
	Story   news.StoryID
	Article news.ArticleID
	Seen    int // the version that was looked at; 0: none
}

// Unseen lists the articles whose newest version nobody has looked at, by
// story and article.
func (db *DB) Unseen(ctx context.Context) ([]Change, error) {
	return collect(ctx, db.reader, func(rows *sql.Rows) (c Change, err error) {
		return c, rows.Scan(&c.Story, &c.Article, &c.Seen)
	}, `SELECT m.story, a.id, coalesce(s.version, 0) FROM article a JOIN member m ON m.article = a.id
		LEFT JOIN seen s ON s.article = a.id WHERE s.version IS NULL OR s.version <> a.version ORDER BY m.story, a.id`)
}

// Seen returns which version of the articles of a story was looked at.
func (db *DB) Seen(ctx context.Context, id news.StoryID) (map[news.ArticleID]int, error) {
	seen := map[news.ArticleID]int{}
	_, err := collect(ctx, db.reader, func(rows *sql.Rows) (struct{}, error) {
		var a news.ArticleID
		var v int
		err := rows.Scan(&a, &v)
		seen[a] = v
		return struct{}{}, err
	}, "SELECT article, version FROM seen WHERE article IN (SELECT article FROM member WHERE story = ?)", id)
	return seen, err
}

// See marks the newest version of the articles of a story as looked at, of the
// whole record if none is named.
func (t *Tx) See(id news.StoryID) error {
	if id == "" {
		return t.exec("INSERT OR REPLACE INTO seen (article, version) SELECT id, version FROM article")
	}
	return t.exec(`INSERT OR REPLACE INTO seen (article, version) SELECT id, version FROM article
		WHERE id IN (SELECT article FROM member WHERE story = ?)`, id)
}
