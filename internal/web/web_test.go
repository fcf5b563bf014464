package web

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chancery/examples"
	"chancery/internal/pipeline"
	"chancery/internal/store"
	"os"
)

// record reads the examples and one hostile article into a record.
func record(t *testing.T) *store.DB {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "in"), examples.Files); err != nil {
		t.Fatal(err)
	}
	hostile := "Title: <script>alert(1)</script> & \"quotes\"\nSource: <b>Bold Daily</b>\nDate: 2024-01-02\n\n" +
		"The minister of <i>nothing</i> said on Tuesday that <script>alert(2)</script> would not run. " +
		strings.Repeat("Nobody in the town of Ravenholt expected anything else from the council. ", 4) + "\n"
	if err := os.WriteFile(filepath.Join(dir, "in", "hostile.txt"), []byte(hostile), 0o644); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(filepath.Join(dir, "r.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if _, err := pipeline.Read(context.Background(), db, []string{filepath.Join(dir, "in")}, pipeline.Config{TrimPath: filepath.Join(dir, "in") + string(filepath.Separator)}); err != nil {
		t.Fatal(err)
	}
	return db
}

func get(t *testing.T, srv *httptest.Server, path string) (int, http.Header, string) {
	t.Helper()
	resp, err := srv.Client().Get(srv.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(b)
}

var href = regexp.MustCompile(`href="(/[^"#]*)`)

// TestEveryLink walks the pages from the story list and asks for every
// address on them.
func TestEveryLink(t *testing.T) {
	srv := httptest.NewServer(New(record(t), Options{}))
	defer srv.Close()
	seen, queue := map[string]bool{"/": true}, []string{"/"}
	for len(queue) > 0 && len(seen) < 2000 {
		path := queue[0]
		queue = queue[1:]
		status, header, body := get(t, srv, path)
		if status != http.StatusOK {
			t.Errorf("%s: status %d", path, status)
		}
		if path != "/style.css" && !strings.Contains(header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: no content security policy", path)
		}
		if strings.Contains(body, "<script") || strings.Contains(body, "style=") {
			t.Errorf("%s: a script or an inline style is on the page", path)
		}
		for _, m := range href.FindAllStringSubmatch(body, -1) {
			next := strings.ReplaceAll(m[1], "&amp;", "&")
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	if len(seen) < 50 {
		t.Errorf("only %d addresses are linked", len(seen))
	}
}

func TestAnswers(t *testing.T) {
	srv := httptest.NewServer(New(record(t), Options{}))
	defer srv.Close()
	for _, c := range []struct {
		path   string
		status int
		want   string
	}{
		{"/", 200, "independent origins"},
		{"/story/none", 404, "Not in the record"},
		{"/article/none", 404, "Not in the record"},
		{"/nowhere", 404, "Not in the record"},
		{"/events?actor=Russia&type=CONSULT", 200, "CONSULT"},
		{"/events?since=yesterday", 400, "is not a day"},
		{"/events?type=DANCE", 400, "is no type"},
		{"/events?country=China&origins=2", 200, "Beijing"},
		{"/events?place=nowhere-at-all", 200, "No event answers"},
		{"/event/e0", 404, "Not in the record"},
		{"/dyad/RUS/CHN", 200, "Russia and China"},
		{"/dyad/Russia/China?since=2024-05-01", 200, "from 1 May 2024"},
		{"/dyad/RUS/ISL", 200, "no event between"},
		{"/dyad/RUS/RUS", 400, "two different sides"},
		{"/dyad?a=Russia&b=CHN", 200, "Russia and China"},
		{"/search?q=harbin", 200, "Harbin"},
		{"/search?q=-harbin", 400, "excluded word"},
		{"/search?q=xyzzy+%22%27%28%3B--", 200, "0 articles"},
		{"/search", 200, "joint statement"},
		{"/rejected", 200, "could not be read"},
		{"/search?q=ravenholt", 200, "&lt;script&gt;"},
	} {
		status, _, body := get(t, srv, c.path)
		if status != c.status || !strings.Contains(body, c.want) {
			t.Errorf("%s: status %d, want %d with %q in:\n%.600s", c.path, status, c.status, c.want, body)
		}
	}
}

func TestForeignHostRefused(t *testing.T) {
	for host, want := range map[string]int{"evil.example": 403, "localhost:8600": 200, "127.0.0.1": 200, "[::1]:80": 200, "127.0.0.1.evil.example": 403} {
		r := httptest.NewRequest("GET", "/style.css", nil)
		r.Host = host
		w := httptest.NewRecorder()
		New(nil, Options{}).ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s: status %d, want %d", host, w.Code, want)
		}
	}
}

func TestSpan(t *testing.T) {
	for s, want := range map[string]bool{"3-9": true, "9-3": false, "-1-4": false, "0-99": false, "x": false, "": false} {
		if got := !span(s, 50).IsZero(); got != want {
			t.Errorf("%q is a range: %v", s, got)
		}
	}
}
