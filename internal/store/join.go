package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"chancery/internal/news"
)

// Features are what reprint and story keep of one article to compare it with
// later ones, in their own stored forms.
type Features struct {
	Article      news.ArticleID
	Story        news.StoryID // the story that it is in
	Print, Theme []byte       // reprint.Print, story.Features
}

// Link is a scored likeness of two articles in story's own stored form.
type Link struct {
	A, B news.ArticleID
	Data []byte
}

// PutFeatures keeps the features of one article.
func (t *Tx) PutFeatures(f Features, version int) error {
	return t.exec("INSERT OR REPLACE INTO feature (n, version, print, story) SELECT n, ?, ?, ? FROM article WHERE id = ?",
		version, f.Print, f.Theme, f.Article)
}

// PutLink keeps a link; the pair is put in order.
func (t *Tx) PutLink(l Link) error {
	return t.exec("INSERT OR REPLACE INTO link (a, b, data) VALUES (?, ?, ?)", min(l.A, l.B), max(l.A, l.B), string(l.Data))
}

// PutDerivation keeps d as found inside the given story, or between any two
// articles if story is empty.
func (t *Tx) PutDerivation(d news.Derivation, story news.StoryID) error {
	data, err := packJSON(d)
	if err != nil {
		return err
	}
	return t.exec("INSERT OR REPLACE INTO derivation (a, b, story, data) VALUES (?, ?, ?, ?)", d.A, d.B, story, data)
}

// Unjoin forgets all that ties an article to others, so that it is joined
// anew: features, links, derivations, and its place in a story.
func (t *Tx) Unjoin(id news.ArticleID, n int64) error {
	var story news.StoryID
	if _, err := t.row("SELECT story FROM member WHERE article = ?", []any{id}, &story); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM link WHERE a = ?1 OR b = ?1", "DELETE FROM derivation WHERE a = ?1 OR b = ?1",
		"DELETE FROM member WHERE article = ?1"} {
		if err := t.exec(q, id); err != nil {
			return err
		}
	}
	if err := t.exec("DELETE FROM feature WHERE n = ?", n); err != nil || story == "" {
		return err
	}
	return t.dropMember(story, id)
}

// dropMember takes id out of a story, which is compared again, or goes if
// nothing is left of it.
func (t *Tx) dropMember(story news.StoryID, id news.ArticleID) error {
	var s news.Story
	if _, err := t.row("SELECT data FROM story WHERE id = ?", []any{story}, packedInto{&s}); err != nil {
		return err
	}
	s.Articles = slices.DeleteFunc(s.Articles, func(a news.ArticleID) bool { return a == id })
	s.Joins = slices.DeleteFunc(s.Joins, func(j news.Join) bool { return j.Article == id })
	return t.PutStory(s, 0)
}

// PutStory keeps s as compared by the given version of the comparison, 0 for
// not yet. A story without articles is removed with its events.
func (t *Tx) PutStory(s news.Story, version int) error {
	if len(s.Articles) == 0 {
		return t.dropStory(s.ID)
	}
	data, err := packJSON(s)
	if err != nil {
		return err
	}
	if err := t.exec(`INSERT OR REPLACE INTO story (id, title, first, last, articles, origins, version, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		s.ID, s.Title, s.Days.From, s.Days.To, len(s.Articles), s.Origins(), version, data); err != nil {
		return fmt.Errorf("keeping story %s: %w", s.ID, err)
	}
	for _, a := range s.Articles {
		if err := t.exec("INSERT OR REPLACE INTO member (article, story) VALUES (?, ?)", a, s.ID); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tx) dropStory(id news.StoryID) error {
	for _, q := range []string{"DELETE FROM story WHERE id = ?", "DELETE FROM event WHERE story = ?", "DELETE FROM derivation WHERE story = ?"} {
		if err := t.exec(q, id); err != nil {
			return err
		}
	}
	return nil
}

// PutComparison replaces what the comparison of story s gave: its families,
// the derivations found inside it, and its events.
func (t *Tx) PutComparison(s news.Story, version int, ds []news.Derivation, es []news.Event) error {
	for _, q := range []string{"DELETE FROM event WHERE story = ?", "DELETE FROM derivation WHERE story = ?"} {
		if err := t.exec(q, s.ID); err != nil {
			return err
		}
	}
	for _, d := range ds {
		if err := t.PutDerivation(d, s.ID); err != nil {
			return err
		}
	}
	for i := range es {
		if err := t.putEvent(&es[i]); err != nil {
			return err
		}
	}
	return t.PutStory(s, version)
}

func (t *Tx) putEvent(e *news.Event) error {
	data, err := packJSON(e)
	if err != nil {
		return err
	}
	err = t.exec(`INSERT OR REPLACE INTO event (id, story, type, status, actor, actor_country, actor_id,
		recipient, recipient_country, recipient_id, first, last, origins, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.ID, e.Story, e.Type, e.Status, e.Actor.Name, e.Actor.Country, e.Actor.ID,
		e.Recipient.Name, e.Recipient.Country, e.Recipient.ID, e.Days.From, e.Days.To, e.Origins, data)
	if err != nil {
		return fmt.Errorf("keeping event %s: %w", e.ID, err)
	}
	return nil
}

// EachFeature calls fn with the features of every joined article whose
// features are of the given version, in order of publication.
func (db *DB) EachFeature(ctx context.Context, version int, fn func(Features) error) error {
	rows, err := db.reader.QueryContext(ctx, `SELECT a.id, coalesce(m.story, ''), f.print, f.story FROM feature f JOIN article a USING (n)
		LEFT JOIN member m ON m.article = a.id WHERE f.version = ? ORDER BY a.day = '', a.day, a.id`, version)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var f Features
		if err := rows.Scan(&f.Article, &f.Story, &f.Print, &f.Theme); err != nil {
			return err
		}
		if err := fn(f); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Links returns all links, by article.
func (db *DB) Links(ctx context.Context) ([]Link, error) {
	return collect(ctx, db.reader, func(rows *sql.Rows) (l Link, err error) {
		return l, rows.Scan(&l.A, &l.B, &l.Data)
	}, "SELECT a, b, data FROM link ORDER BY a, b")
}

// Unjoined lists the analysed articles that have no features of the given
// version, by day of publication (unknown last), then ID.
func (db *DB) Unjoined(ctx context.Context, version int) ([]news.ArticleID, error) {
	return collect(ctx, db.reader, func(rows *sql.Rows) (id news.ArticleID, err error) {
		return id, rows.Scan(&id)
	}, `SELECT id FROM article a WHERE NOT EXISTS (SELECT 1 FROM feature f WHERE f.n = a.n AND f.version = ?)
		ORDER BY day = '', day, id`, version)
}

// ForgetJoins removes every feature, link, derivation and story, if any
// feature is of another version than the given one: articles are then joined
// anew.
func (db *DB) ForgetJoins(ctx context.Context, version int) error {
	var stale int
	err := db.reader.QueryRowContext(ctx, "SELECT count(*) FROM feature WHERE version <> ?", version).Scan(&stale)
	if err != nil || stale == 0 {
		return err
	}
	return db.Write(ctx, func(t *Tx) error {
		for _, table := range []string{"feature", "link", "derivation", "member", "story", "event"} {
			if err := t.exec("DELETE FROM " + table); err != nil {
				return err
			}
		}
		return nil
	})
}

// StaleStories lists stories that were not compared by the given version.
func (db *DB) StaleStories(ctx context.Context, version int) ([]news.StoryID, error) {
	return collect(ctx, db.reader, func(rows *sql.Rows) (id news.StoryID, err error) {
		return id, rows.Scan(&id)
	}, "SELECT id FROM story WHERE version <> ? ORDER BY id", version)
}
