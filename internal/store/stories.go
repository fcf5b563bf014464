package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"chancery/internal/news"
)

// Story returns one story.
func (db *DB) Story(ctx context.Context, id news.StoryID) (*news.Story, error) {
	s := new(news.Story)
	err := db.reader.QueryRowContext(ctx, "SELECT data FROM story WHERE id = ?", id).Scan(packedInto{s})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("story %s: %w", id, ErrNotFound)
	}
	return s, err
}

// StoryFilter selects stories; the zero value selects all.
type StoryFilter struct {
	Since, Until news.Day // stories that have an article in between
	MinArticles  int
	Limit        int // 0: no limit
}

// Stories lists stories, those with the newest reports first, then the
// larger, then by ID.
func (db *DB) Stories(ctx context.Context, f StoryFilter) ([]*news.Story, error) {
	w := where{}
	w.and(f.Since.Known(), "last >= ?", f.Since)
	w.and(f.Until.Known(), "first <> '' AND first <= ?", f.Until)
	w.and(f.MinArticles > 1, "articles >= ?", f.MinArticles)
	return collect(ctx, db.reader, func(rows *sql.Rows) (*news.Story, error) {
		s := new(news.Story)
		return s, rows.Scan(packedInto{s})
	}, "SELECT data FROM story"+w.sql()+" ORDER BY last DESC, articles DESC, id"+limit(f.Limit), w.args...)
}

const withinStory = `SELECT data FROM derivation WHERE
	a IN (SELECT article FROM member WHERE story = ?1) AND b IN (SELECT article FROM member WHERE story = ?1) AND `

// Derivations returns who derives from whom among the articles of a story.
func (db *DB) Derivations(ctx context.Context, id news.StoryID) ([]news.Derivation, error) {
	return db.derivations(ctx, withinStory+"story IN ('', ?1) ORDER BY a, b, story", id)
}

// KnownDerivations returns those of Derivations that were found without
// looking at the story as a whole.
func (db *DB) KnownDerivations(ctx context.Context, id news.StoryID) ([]news.Derivation, error) {
	return db.derivations(ctx, withinStory+"story = '' ORDER BY a, b", id)
}

// AllDerivations returns every derivation of the record.
func (db *DB) AllDerivations(ctx context.Context) ([]news.Derivation, error) {
	return db.derivations(ctx, "SELECT data FROM derivation ORDER BY a, b, story")
}

// DerivationsBetween returns what ties two articles: one derivation, or none.
func (db *DB) DerivationsBetween(ctx context.Context, a, b news.ArticleID) ([]news.Derivation, error) {
	return db.derivations(ctx, "SELECT data FROM derivation WHERE a = ? AND b = ? ORDER BY story", min(a, b), max(a, b))
}

// derivations keeps one derivation a pair: what was found between any two
// articles stands before what was found inside a story.
func (db *DB) derivations(ctx context.Context, query string, args ...any) ([]news.Derivation, error) {
	all, err := collect(ctx, db.reader, func(rows *sql.Rows) (d news.Derivation, err error) {
		return d, rows.Scan(packedInto{&d})
	}, query, args...)
	var out []news.Derivation
	for _, d := range all {
		if n := len(out); n == 0 || out[n-1].A != d.A || out[n-1].B != d.B {
			out = append(out, d)
		}
	}
	return out, err
}

// EventFilter selects events; the zero value selects all. Actor and Recipient
// are a country code of three capitals, an entity ID, or part of a name.
type EventFilter struct {
	Actor, Recipient string
	Type, Status     string
	Since, Until     news.Day // events that may have happened in between; unknown days match only if both are empty
	Story            news.StoryID
	Either           bool // Actor and Recipient may change sides
	Limit            int  // 0: no limit
}

// Events lists events by day, unknown days last.
func (db *DB) Events(ctx context.Context, f EventFilter) ([]news.Event, error) {
	w := where{}
	w.and(f.Type != "", "type = ?", strings.ToUpper(f.Type))
	w.and(f.Status != "", "status = ?", strings.ToLower(f.Status))
	w.and(f.Story != "", "story = ?", f.Story)
	w.and(f.Since.Known(), "last <> '' AND last >= ?", f.Since)
	w.and(f.Until.Known(), "first <> '' AND first <= ?", f.Until)
	w.sides(f)
	return collect(ctx, db.reader, func(rows *sql.Rows) (e news.Event, err error) {
		return e, rows.Scan(packedInto{&e})
	}, "SELECT data FROM event"+w.sql()+" ORDER BY first = '', first, origins DESC, id"+limit(f.Limit), w.args...)
}

// Event returns one event by its ID or the beginning of it.
func (db *DB) Event(ctx context.Context, ref string) (*news.Event, error) {
	ids, err := db.strings(ctx, "SELECT id FROM event WHERE length(?1) >= 3 AND substr(id, 1, length(?1)) = ?1 LIMIT 3", ref)
	if err != nil {
		return nil, err
	}
	id, err := onlyOne("event", ref, ids)
	if err != nil {
		return nil, err
	}
	e := new(news.Event)
	return e, db.reader.QueryRowContext(ctx, "SELECT data FROM event WHERE id = ?", id).Scan(packedInto{e})
}

// where gathers the conditions of a query.
type where struct {
	conds []string
	args  []any
}

func (w *where) and(use bool, cond string, args ...any) {
	if use {
		w.conds = append(w.conds, "("+cond+")")
		w.args = append(w.args, args...)
	}
}

// sides adds the conditions on actor and recipient.
func (w *where) sides(f EventFilter) {
	match := func(side, ref string) (string, []any) {
		switch {
		case ref == "":
			return "1", nil
		case len(ref) == 3 && ref == strings.ToUpper(ref):
			return side + "_country = ?", []any{ref}
		}
		return side + "_id = ? OR instr(lower(" + side + "), ?) > 0", []any{ref, strings.ToLower(ref)}
	}
	pair := func(actor, recipient string) (string, []any) {
		a, aArgs := match("actor", actor)
		r, rArgs := match("recipient", recipient)
		return "((" + a + ") AND (" + r + "))", append(aArgs, rArgs...)
	}
	cond, args := pair(f.Actor, f.Recipient)
	if f.Either {
		back, backArgs := pair(f.Recipient, f.Actor)
		cond, args = cond+" OR "+back, append(args, backArgs...)
	}
	w.and(f.Actor != "" || f.Recipient != "", cond, args...)
}

func (w *where) sql() string {
	if len(w.conds) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conds, " AND ")
}

func limit(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf(" LIMIT %d", n)
}
