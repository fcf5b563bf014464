package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"chancery/internal/news"
)

// Outcome says what reading an article changed.
type Outcome int

const (
	Unchanged Outcome = iota // this very text was known, now or as a former version
	New
	Updated // a known article with another text: a new version
)

// maxRejectedRaw is how many bytes of a rejected item are kept: enough for any
// page or mail; a film that somebody put into the folder is only named.
const maxRejectedRaw = 16 << 20

func digest(b []byte) []byte {
	h := sha256.Sum256(b)
	return h[:16]
}

// ContentHash identifies what a reader of a sees; where it is equal, reading
// a again changes nothing.
func ContentHash(a *news.Article) []byte {
	return digest([]byte(strings.Join([]string{
		a.Outlet, a.URL, a.Byline, a.Credit, a.Title, string(a.Published.Day), a.Published.Time, a.Text,
	}, "\x00")))
}

// PutArticle keeps a as the newest version of its article, with the raw bytes
// that it came from, and sets a.Version. Layers are not touched for an
// unchanged article and dropped for an updated one.
func (t *Tx) PutArticle(a *news.Article, kind string, raw []byte) (Outcome, error) {
	hash := ContentHash(a)
	var n int64
	var have []byte
	found, err := t.row("SELECT n, version, hash FROM article WHERE id = ?", []any{a.ID}, &n, &a.Version, &have)
	if err != nil {
		return 0, err
	}
	if found {
		return t.putVersion(n, a, have, hash, kind, raw)
	}
	a.Version = 1
	if err := t.putRaw(kind, raw); err != nil {
		return 0, err
	}
	if err := t.insertArticle(nil, a, hash, digest(raw)); err != nil {
		return 0, err
	}
	return New, nil
}

// putVersion handles an article whose row n holds a text with hash have.
func (t *Tx) putVersion(n int64, a *news.Article, have, hash []byte, kind string, raw []byte) (Outcome, error) {
	if bytes.Equal(have, hash) {
		return Unchanged, nil
	}
	var one int
	known, err := t.row("SELECT 1 FROM former WHERE id = ? AND hash = ?", []any{a.ID, hash}, &one)
	if err != nil || known {
		return Unchanged, err
	}
	if err := t.putRaw(kind, raw); err != nil {
		return 0, err
	}
	if err := t.retire(n, a.ID); err != nil {
		return 0, err
	}
	a.Version++
	if err := t.insertArticle(n, a, hash, digest(raw)); err != nil {
		return 0, err
	}
	return Updated, nil
}

func (t *Tx) putRaw(kind string, raw []byte) error {
	return t.exec("INSERT OR IGNORE INTO raw (hash, kind, size, read_at, body) VALUES (?, ?, ?, ?, ?)",
		digest(raw), kind, len(raw), time.Now().UTC().Format(time.RFC3339), pack(raw))
}

const articleColumns = `id, version, path, outlet, url, byline, credit, title, published, language,
	title_at, title_end, body_at, body_end, text`

func (t *Tx) insertArticle(n any, a *news.Article, hash, raw []byte) error {
	published, err := json.Marshal(a.Published)
	if err != nil {
		return err
	}
	var row int64
	if _, err = t.row(`INSERT INTO article (n, hash, raw, day, `+articleColumns+`)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n`,
		[]any{n, hash, raw, a.Published.Day, a.ID, a.Version, a.Path, a.Outlet, a.URL, a.Byline, a.Credit, a.Title,
			string(published), a.Language, a.TitleSpan.Start, a.TitleSpan.End, a.Body.Start, a.Body.End, a.Text}, &row); err != nil {
		return fmt.Errorf("keeping article %s: %w", a.ID, err)
	}
	return t.exec("INSERT INTO words (rowid, title, body, outlet) VALUES (?, ?, ?, ?)", row, a.Title, a.Words(a.Body), a.Outlet)
}

// retire moves the article in row n to former and drops all that was derived
// from its text.
func (t *Tx) retire(n int64, id news.ArticleID) error {
	var hash, raw []byte
	var a news.Article
	if _, err := t.row("SELECT hash, raw, "+articleColumns+" FROM article WHERE n = ?", []any{n},
		append([]any{&hash, &raw}, articleFields(&a)...)...); err != nil {
		return err
	}
	data, err := json.Marshal(&a)
	if err != nil {
		return err
	}
	if err := t.exec("INSERT INTO former (id, version, hash, raw, data) VALUES (?, ?, ?, ?, ?)", id, a.Version, hash, raw, pack(data)); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM words WHERE rowid = ?", "DELETE FROM layer WHERE n = ?", "DELETE FROM article WHERE n = ?"} {
		if err := t.exec(q, n); err != nil {
			return err
		}
	}
	return t.Unjoin(id, n)
}

// Reject keeps the news that an item could not be read, with its bytes.
func (t *Tx) Reject(path, kind, stage, reason string, raw []byte) error {
	if len(raw) > 0 && len(raw) <= maxRejectedRaw {
		if err := t.putRaw(kind, raw); err != nil {
			return err
		}
	}
	return t.exec("INSERT OR REPLACE INTO rejected (path, raw, stage, reason) VALUES (?, ?, ?, ?)", path, digest(raw), stage, reason)
}

// PutLayer keeps what the named stage, at the given version, added to a.
func (t *Tx) PutLayer(a *news.Article, stage string, version int) error {
	data, err := encodeLayer(stage, a)
	if err != nil {
		return fmt.Errorf("keeping layer %s of article %s: %w", stage, a.ID, err)
	}
	return t.exec(`INSERT OR REPLACE INTO layer (n, stage, version, data) SELECT n, ?, ?, ? FROM article WHERE id = ?`,
		stage, version, data, a.ID)
}

// SetLanguage keeps the language that the text stage found.
func (t *Tx) SetLanguage(a *news.Article) error {
	return t.exec("UPDATE article SET language = ? WHERE id = ? AND language <> ?", a.Language, a.ID, a.Language)
}
