package cli

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/internal/synthetic"
)

// TestKill reads 600 reports and is killed at random moments, twenty times in
// all; whenever a run comes to its end, the record must be that of a run that
// nobody disturbed.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills processes")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	os.Mkdir(in, 0o755)
	for i, r := range synthetic.Reports(1, 600, 4) {
		if err := os.WriteFile(filepath.Join(in, fmt.Sprintf("%04d.txt", i)), []byte(r.Write()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	calm := filepath.Join(dir, "calm.db")
	start := time.Now()
	program(t, in, calm, 0)
	whole := time.Since(start)
	want := dump(t, calm)
	rng := rand.New(rand.NewPCG(uint64(start.UnixNano()), 0))
	for killed, record := 0, 0; killed < 20; record++ {
		disturbed := filepath.Join(dir, fmt.Sprintf("disturbed-%d.db", record))
		// Within a third of the whole time: most runs die at work, and the next one comes further.
		for killed < 20 && program(t, in, disturbed, time.Duration(rng.Int64N(int64(whole/3)))) {
			killed++
		}
		program(t, in, disturbed, 0)
		if got := dump(t, disturbed); got != want {
			t.Fatalf("after %d kills record %d differs: %s", killed, record, difference(want, got))
		}
		t.Logf("record %d is whole after %d kills", record, killed)
	}
}

// program runs "chancery read" and kills it after the given time, 0 for never.
// It reports whether the kill came before the end.
func program(t *testing.T, in, db string, after time.Duration) bool {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if after > 0 {
		ctx, cancel = context.WithTimeout(ctx, after)
		defer cancel()
	}
	cmd := exec.CommandContext(ctx, os.Args[0], "read", in, "--db", db)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	var errs strings.Builder
	cmd.Stdout, cmd.Stderr = io.Discard, &errs
	err := cmd.Run()
	if err != nil && ctx.Err() == nil {
		t.Fatalf("chancery read: %v\n%s", err, errs.String())
	}
	return err != nil
}

// dump writes out all of a record but the times of reading, and the index of
// words, which is made of what the dump holds.
func dump(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var b strings.Builder
	for _, q := range []string{
		"SELECT hash, kind, size, body FROM raw ORDER BY hash",
		"SELECT * FROM article ORDER BY id",
		"SELECT * FROM former ORDER BY id, version",
		"SELECT * FROM rejected ORDER BY path, raw",
		"SELECT * FROM layer ORDER BY n, stage",
		"SELECT * FROM feature ORDER BY n",
		"SELECT * FROM link ORDER BY a, b",
		"SELECT * FROM derivation ORDER BY a, b, story",
		"SELECT * FROM story ORDER BY id",
		"SELECT * FROM member ORDER BY article",
		"SELECT * FROM event ORDER BY id",
	} {
		dumpQuery(t, db, q, &b)
	}
	return b.String()
}

func dumpQuery(t *testing.T, db *sql.DB, query string, b *strings.Builder) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	cols, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		vals, ptrs := make([]any, len(cols)), make([]any, len(cols))
		for i := range vals {
			ptrs[i] = &vals[i]
		}
		if err := rows.Scan(ptrs...); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(b, "%.40s: %q\n", query, vals)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// difference shows the first lines that differ.
func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d of %d and %d\nwant %.500s\ngot  %.500s", i, len(w), len(g), w[i], g[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
