package goldfile

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"chancery/internal/news"
)

type row struct {
	Text string
	At   *float64
}

// TestRows reads the same lines plain and gzipped, and names the line of a
// broken one.
func TestRows(t *testing.T) {
	const lines = "{\"Text\":\"storm\",\"At\":1}\n\n{\"Text\":\"NaN\",\"At\":NaN}"
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write([]byte(lines))
	w.Close()
	dir := t.TempDir()
	for name, data := range map[string][]byte{"plain.jsonl": []byte(lines), "packed.jsonl.gz": z.Bytes()} {
		path := filepath.Join(dir, name)
		os.WriteFile(path, data, 0o600)
		rows, err := Rows[row](path)
		if err != nil || len(rows) != 2 || rows[0].Text != "storm" || rows[1].Text != "NaN" || rows[1].At != nil {
			t.Errorf("%s: %v, %+v", name, err, rows)
		}
	}
	path := filepath.Join(dir, "broken.jsonl")
	os.WriteFile(path, []byte("{}\n{\n"), 0o600)
	_, err := Rows[row](path)
	var at *Error
	if !errors.As(err, &at) || at.Line != 2 {
		t.Errorf("a broken second line: %v", err)
	}
}

func TestPoints(t *testing.T) {
	x := PointsOf("“Où?”")
	if s, err := x.Span(1, 3); err != nil || s != (news.Span{Start: 3, End: 6}) {
		t.Errorf("got %v, %v", s, err)
	}
	if _, err := x.Span(1, x.Len()+1); err == nil {
		t.Error("a span beyond the end fits")
	}
	if s, err := PointsOf("abc").Span(1, 3); err != nil || s != (news.Span{Start: 1, End: 3}) {
		t.Errorf("got %v, %v", s, err)
	}
}
