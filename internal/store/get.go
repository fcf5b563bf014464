package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"chancery/internal/news"
)

// articleFields are the scan targets for articleColumns.
func articleFields(a *news.Article) []any {
	return []any{&a.ID, &a.Version, &a.Path, &a.Outlet, &a.URL, &a.Byline, &a.Credit, &a.Title, jsonInto{&a.Published}, &a.Language,
		&a.TitleSpan.Start, &a.TitleSpan.End, &a.Body.Start, &a.Body.End, &a.Text}
}

// jsonInto scans a JSON column into what v points at.
type jsonInto struct{ v any }

func (j jsonInto) Scan(src any) error {
	if s, ok := src.(string); ok {
		return json.Unmarshal([]byte(s), j.v)
	}
	return fmt.Errorf("JSON column holds %T", src)
}

// packedInto scans a column of packed JSON into what v points at.
type packedInto struct{ v any }

func (p packedInto) Scan(src any) error {
	b, ok := src.([]byte)
	if !ok {
		return fmt.Errorf("column of packed JSON holds %T", src)
	}
	b, err := unpack(b)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, p.v)
}

// packJSON is the stored form that packedInto reads.
func packJSON(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	return pack(b), err
}

// Article returns the newest version of the article with the given ID, with
// its layers.
func (db *DB) Article(ctx context.Context, id news.ArticleID) (*news.Article, error) {
	as, err := db.Articles(ctx, []news.ArticleID{id})
	if err != nil {
		return nil, err
	}
	return as[0], nil
}

// Articles returns the named articles with their layers, in the order of ids.
// It is an error if one is missing.
func (db *DB) Articles(ctx context.Context, ids []news.ArticleID) ([]*news.Article, error) {
	return db.articles(ctx, ids, articleColumns, db.loadLayers)
}

// Texts returns the named articles without their layers.
func (db *DB) Texts(ctx context.Context, ids []news.ArticleID) ([]*news.Article, error) {
	return db.articles(ctx, ids, articleColumns, nil)
}

// Heads returns the named articles without text and layers: what a list
// shows.
func (db *DB) Heads(ctx context.Context, ids []news.ArticleID) ([]*news.Article, error) {
	return db.articles(ctx, ids, strings.Replace(articleColumns, " text", " ''", 1), nil)
}

// articles reads the given columns, and then what more loads if it is not nil.
func (db *DB) articles(ctx context.Context, ids []news.ArticleID, columns string, more func(context.Context, int64, *news.Article) error) ([]*news.Article, error) {
	out := make([]*news.Article, 0, len(ids))
	for _, id := range ids {
		var n int64
		a := new(news.Article)
		err := db.reader.QueryRowContext(ctx, "SELECT n, "+columns+" FROM article WHERE id = ?", id).
			Scan(append([]any{&n}, articleFields(a)...)...)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, fmt.Errorf("article %s: %w", id, ErrNotFound)
		}
		if err == nil && more != nil {
			err = more(ctx, n, a)
		}
		if err != nil {
			return nil, fmt.Errorf("reading article %s: %w", id, err)
		}
		out = append(out, a)
	}
	return out, nil
}

// layerOrder loads the text layer first: the others point into it.
const layerOrder = "SELECT stage, data FROM layer WHERE n = ? ORDER BY stage <> 'text', stage"

func (db *DB) loadLayers(ctx context.Context, n int64, a *news.Article) error {
	rows, err := db.reader.QueryContext(ctx, layerOrder, n)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var stage string
		var data []byte
		if err := rows.Scan(&stage, &data); err != nil {
			return err
		}
		if err := decodeLayer(stage, data, a); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Known reports whether this very text of the article is in the record, so
// that it need not be analysed again.
func (db *DB) Known(ctx context.Context, a *news.Article) (bool, error) {
	var one int
	hash := ContentHash(a)
	err := db.reader.QueryRowContext(ctx, `SELECT 1 FROM article WHERE id = ? AND hash = ?
		UNION ALL SELECT 1 FROM former WHERE id = ? AND hash = ? LIMIT 1`, a.ID, hash, a.ID, hash).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// FindArticle resolves what a person types for an article: an ID, the
// beginning of one, or a path or file name that it was read from.
func (db *DB) FindArticle(ctx context.Context, ref string) (news.ArticleID, error) {
	ids, err := db.strings(ctx, `SELECT id FROM article WHERE id = ?1 OR path = ?1
		UNION SELECT id FROM article WHERE length(?1) >= 4 AND substr(id, 1, length(?1)) = ?1
		UNION SELECT id FROM article WHERE substr(path, -length(?1) - 1) = '/' || ?1 LIMIT 3`, ref)
	if err != nil {
		return "", err
	}
	id, err := onlyOne("article", ref, ids)
	return news.ArticleID(id), err
}

// FindStory resolves what a person types for a story: an ID, the beginning of
// one, or anything that FindArticle takes for one of its articles.
func (db *DB) FindStory(ctx context.Context, ref string) (news.StoryID, error) {
	ids, err := db.strings(ctx, "SELECT id FROM story WHERE id = ?1 OR (length(?1) >= 3 AND substr(id, 1, length(?1)) = ?1) LIMIT 3", ref)
	if err != nil {
		return "", err
	}
	if len(ids) == 0 {
		if a, err := db.FindArticle(ctx, ref); err == nil {
			if ids, err = db.strings(ctx, "SELECT story FROM member WHERE article = ?", a); err != nil {
				return "", err
			}
		}
	}
	id, err := onlyOne("story", ref, ids)
	return news.StoryID(id), err
}

func onlyOne(what, ref string, ids []string) (string, error) {
	switch len(ids) {
	case 0:
		return "", fmt.Errorf("%s %q: %w", what, ref, ErrNotFound)
	case 1:
		return ids[0], nil
	}
	return "", fmt.Errorf("%s %q is ambiguous: %s; give more of the ID", what, ref, strings.Join(ids, ", "))
}

// strings returns the single column of a query's rows.
func (db *DB) strings(ctx context.Context, query string, args ...any) ([]string, error) {
	return collect(ctx, db.reader, func(rows *sql.Rows) (s string, err error) {
		return s, rows.Scan(&s)
	}, query, args...)
}

// collect runs a query and gathers what scan makes of each row.
func collect[T any](ctx context.Context, c *sql.DB, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := c.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// Rejection is an item that could not be read.
type Rejection struct {
	Path   string `json:"path"`
	Stage  string `json:"stage"`
	Reason string `json:"reason"`
}

// Rejections lists what could not be read, by path.
func (db *DB) Rejections(ctx context.Context) ([]Rejection, error) {
	return collect(ctx, db.reader, func(rows *sql.Rows) (r Rejection, err error) {
		return r, rows.Scan(&r.Path, &r.Stage, &r.Reason)
	}, "SELECT path, stage, reason FROM rejected ORDER BY path")
}

// Stale lists articles of which the named stage's layer is missing or of
// another version, in order of arrival.
func (db *DB) Stale(ctx context.Context, stage string, version int) ([]news.ArticleID, error) {
	ids, err := db.strings(ctx, `SELECT id FROM article a WHERE NOT EXISTS
		(SELECT 1 FROM layer l WHERE l.n = a.n AND l.stage = ? AND l.version = ?) ORDER BY n`, stage, version)
	out := make([]news.ArticleID, len(ids))
	for i, id := range ids {
		out[i] = news.ArticleID(id)
	}
	return out, err
}

// Former returns the earlier versions of an article, oldest first, without
// layers.
func (db *DB) Former(ctx context.Context, id news.ArticleID) ([]*news.Article, error) {
	return collect(ctx, db.reader, func(rows *sql.Rows) (*news.Article, error) {
		var data []byte
		if err := rows.Scan(&data); err != nil {
			return nil, err
		}
		b, err := unpack(data)
		if err != nil {
			return nil, err
		}
		a := new(news.Article)
		return a, json.Unmarshal(b, a)
	}, "SELECT data FROM former WHERE id = ? ORDER BY version", id)
}

// Raw returns the bytes that the newest version of an article was read from.
func (db *DB) Raw(ctx context.Context, id news.ArticleID) (kind string, body []byte, err error) {
	err = db.reader.QueryRowContext(ctx, "SELECT kind, body FROM raw WHERE hash = (SELECT raw FROM article WHERE id = ?)", id).Scan(&kind, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil, fmt.Errorf("article %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return "", nil, err
	}
	body, err = unpack(body)
	return kind, body, err
}
