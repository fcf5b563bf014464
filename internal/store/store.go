package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the database/sql driver "sqlite"
)

//go:embed migrations/*.sql
var migrations embed.FS

// ErrNotFound is returned (wrapped) when a story, article or event is not in
// the record.
var ErrNotFound = errors.New("not in the record")

// DB is an open record. Its methods may be called from any goroutine.
type DB struct {
	path   string
	writer *sql.DB // one connection
	reader *sql.DB
	lock   *fileLock
}

// Options say how to open a record.
type Options struct {
	ReadOnly  bool // fail if the file does not exist, and take no lock
	MustExist bool // fail if the file does not exist
}

// Open opens the record at path and brings its schema up to date. Unless
// o.ReadOnly, it is created if it does not exist, and Open fails if another
// process is writing to it.
func Open(path string, o Options) (*DB, error) {
	if err := checkPath(path, o); err != nil {
		return nil, err
	}
	db := &DB{path: path}
	if !o.ReadOnly {
		lock, err := lockFile(path + ".lock")
		if err != nil {
			return nil, fmt.Errorf("opening the record %s: %w", path, explain(err))
		}
		db.lock = lock
	}
	err := db.connect(o, "")
	if err != nil && o.ReadOnly && strings.Contains(err.Error(), "readonly") {
		// A record on a disk or in a folder where nothing may be written.
		db.Close()
		err = db.connect(o, "&mode=ro&immutable=1")
	}
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("opening the record %s: %w", path, explain(err))
	}
	return db, nil
}

// checkPath refuses what can be no record, with what to do instead.
func checkPath(path string, o Options) error {
	if strings.HasPrefix(path, "postgres:") || strings.HasPrefix(path, "postgresql:") {
		return errors.New("opening the record: PostgreSQL is not supported yet; give a file, for example --db chancery.db")
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a folder; the record is a file, for example --db %s", path, filepath.Join(path, "chancery.db"))
	case err != nil && (o.ReadOnly || o.MustExist):
		return fmt.Errorf("there is no record at %s; make one with: chancery read PATH… --db %s", path, path)
	}
	if dir := filepath.Dir(path); err != nil {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return fmt.Errorf("opening the record %s: there is no such folder as %s; make it first", path, dir)
		}
	}
	return nil
}

// explain adds to an error of SQLite what a person can do about it.
func explain(err error) error {
	switch text := err.Error(); {
	case strings.Contains(text, "malformed"), strings.Contains(text, "not a database"):
		return fmt.Errorf("%w; the file is damaged or no record: keep a copy of it, and read the input into a new --db", err)
	case strings.Contains(text, "permission denied"), strings.Contains(text, "readonly"), strings.Contains(text, "unable to open"):
		return fmt.Errorf("%w; give a place where you may write with --db", err)
	}
	return err
}

func (db *DB) connect(o Options, more string) (err error) {
	pragmas := "?_pragma=busy_timeout(10000)&_pragma=synchronous(NORMAL)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-32768)" + more
	file := "file:" + (&url.URL{Path: db.path}).EscapedPath()
	if db.reader, err = sql.Open("sqlite", file+pragmas); err != nil {
		return err
	}
	db.reader.SetMaxOpenConns(4)
	if o.ReadOnly {
		return db.checkSchema()
	}
	if db.writer, err = sql.Open("sqlite", file+pragmas+"&_pragma=journal_mode(WAL)&_txlock=immediate"); err != nil {
		return err
	}
	db.writer.SetMaxOpenConns(1)
	return db.migrate()
}

// Close releases the file. It is safe to call twice.
func (db *DB) Close() error {
	var errs []error
	for _, c := range []*sql.DB{db.reader, db.writer} {
		if c != nil {
			errs = append(errs, c.Close())
		}
	}
	if db.lock != nil {
		errs = append(errs, db.lock.release())
	}
	db.reader, db.writer, db.lock = nil, nil, nil
	return errors.Join(errs...)
}

// Path is the file that holds the record.
func (db *DB) Path() string { return db.path }

// scripts returns the migrations in order; the i-th brings version i to i+1.
func scripts() ([]string, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, name := range names {
		b, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, string(b))
	}
	return out, nil
}

func schemaVersion(c *sql.DB) (v int, err error) {
	err = c.QueryRow("PRAGMA user_version").Scan(&v)
	return v, err
}

func (db *DB) migrate() error {
	have, err := schemaVersion(db.writer)
	if err != nil {
		return err
	}
	steps, err := scripts()
	if err != nil {
		return err
	}
	if have > len(steps) {
		return fmt.Errorf("it was written by a newer chancery (schema %d, this program knows %d)", have, len(steps))
	}
	for v := have; v < len(steps); v++ {
		if err := db.applyMigration(steps[v], v+1); err != nil {
			return fmt.Errorf("migrating the schema to version %d: %w", v+1, err)
		}
	}
	return nil
}

func (db *DB) applyMigration(script string, to int) error {
	tx, err := db.writer.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec(script); err != nil {
		return err
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", to)); err != nil {
		return err
	}
	return tx.Commit()
}

// checkSchema refuses to read a record of another schema.
func (db *DB) checkSchema() error {
	have, err := schemaVersion(db.reader)
	if err != nil {
		return err
	}
	steps, err := scripts()
	if err != nil {
		return err
	}
	if have != len(steps) {
		return fmt.Errorf("its schema is version %d and this program reads %d; run chancery read --db %s once to bring it up to date", have, len(steps), db.path)
	}
	return nil
}

// Tx is the writer's view of the record within one call of Write.
type Tx struct {
	tx    *sql.Tx
	stmts map[string]*sql.Stmt
}

// Write runs fn in one transaction: all of it is kept, or nothing.
func (db *DB) Write(ctx context.Context, fn func(*Tx) error) error {
	if db.writer == nil {
		return errors.New("the record was opened for reading only")
	}
	tx, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("starting to write to %s: %w", db.path, err)
	}
	defer tx.Rollback()
	if err := fn(&Tx{tx: tx, stmts: map[string]*sql.Stmt{}}); err != nil {
		return err
	}
	return tx.Commit()
}

// exec runs a statement, prepared once a transaction.
func (t *Tx) exec(query string, args ...any) error {
	st, err := t.prepare(query)
	if err != nil {
		return err
	}
	_, err = st.Exec(args...)
	return err
}

// row runs a query that gives at most one row into dest; found is false if it
// gives none.
func (t *Tx) row(query string, args []any, dest ...any) (found bool, err error) {
	st, err := t.prepare(query)
	if err != nil {
		return false, err
	}
	err = st.QueryRow(args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

func (t *Tx) prepare(query string) (*sql.Stmt, error) {
	if st := t.stmts[query]; st != nil {
		return st, nil
	}
	st, err := t.tx.Prepare(query)
	if err != nil {
		return nil, fmt.Errorf("preparing %q: %w", query, err)
	}
	t.stmts[query] = st
	return st, nil
}
