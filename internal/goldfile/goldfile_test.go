package goldfile

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
	text := "“Zoë” 北京 x"
	x := PointsOf(text)
	for _, c := range []struct {
		start, end int
		want       string
	}{{0, 5, "“Zoë”"}, {1, 4, "Zoë"}, {6, 8, "北京"}, {9, 10, "x"}, {10, 10, ""}} {
		s, err := x.Span(c.start, c.end)
		if err != nil || s.In(text) != c.want {
			t.Errorf("span %d %d: %q, %v", c.start, c.end, s.In(text), err)
		}
	}
	for _, p := range []Pair{{-1, 2}, {3, 2}, {0, 11}} {
		if _, err := x.Span(p[0], p[1]); err == nil {
			t.Errorf("span %v fits", p)
		}
	}
}

func FuzzPoints(f *testing.F) {
	f.Add("“Zoë”", 1, 4)
	f.Add("plain", 0, 5)
	f.Add("\xff\xfe", 0, 2)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		s, err := PointsOf(text).Span(start, end)
		if err != nil {
			return
		}
		if got, want := s.In(text), string([]rune(text)[start:end]); strings.ToValidUTF8(text, "") == text && got != want {
			t.Errorf("%q, want %q", got, want)
		}
	})
}

func TestWithoutNaN(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"a": NaN, "b": "NaN \" NaN"}`, `{"a": null, "b": "NaN \" NaN"}`},
		{`[NaN,1]`, `[null,1]`},
		{`{"a": "none"}`, `{"a": "none"}`},
	} {
		if got := string(withoutNaN([]byte(c.in))); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
