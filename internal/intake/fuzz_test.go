package intake

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// whole checks what holds of every item, whatever came in.
func whole(t *testing.T, it Item) {
	t.Helper()
	a := it.Article
	if a == nil {
		if it.Rejected == "" && !it.Unchanged {
			t.Errorf("%s: neither article nor reason", it.Path)
		}
		return
	}
	if it.Rejected != "" || a.ID == "" || !utf8.ValidString(a.Text) || a.Body.IsZero() || a.Body.End > len(a.Text) || a.TitleSpan.Overlaps(a.Body) {
		t.Errorf("%s: %q: title %v body %v of %d", it.Path, it.Rejected, a.TitleSpan, a.Body, len(a.Text))
	}
	for _, s := range []string{a.Words(a.TitleSpan), a.Words(a.Body), a.Words(a.Published.Span)} {
		if !utf8.ValidString(s) {
			t.Errorf("%s: a span cuts a character", it.Path)
		}
	}
	if a.Words(a.TitleSpan) != a.Title {
		t.Errorf("%s: title %q, in the text %q", it.Path, a.Title, a.Words(a.TitleSpan))
	}
}

func FuzzDetect(f *testing.F) {
	for _, content := range everything() {
		f.Add([]byte(content[:min(len(content), 600)]))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if kind, why := detect(b); kind == "" || (kind == isRefused) != (why != "" && kind != isEmpty) {
			t.Errorf("%q %q", kind, why)
		}
	})
}

func FuzzRecord(f *testing.F) {
	f.Add([]byte(jsonRecord))
	f.Add([]byte(`{"articles":[` + jsonRecord + `,{}]}`))
	f.Add([]byte(`{"headlines":[{"value":"T"}],"bodies":[[]],"text":"date 2024-05-16 ` + long + `"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, it := range readObject("x", b) {
			whole(t, it)
		}
	})
}

func FuzzMail(f *testing.F) {
	f.Add([]byte(mailFile))
	f.Add([]byte("From: a@example.org\nSubject: x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+aGk8L3A+"))
	f.Fuzz(func(t *testing.T, b []byte) {
		it := Item{Path: "x"}
		it.Article, it.Rejected = readMail("x", b, Options{Fast: true})
		whole(t, it)
	})
}

// FuzzFile reads any bytes as a file: zip, tar, gzip, mbox, web archive, feed …
func FuzzFile(f *testing.F) {
	for _, content := range everything() {
		f.Add([]byte(content))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(p, b, 0o600); err != nil {
			t.Skip()
		}
		for _, it := range read(t, Options{Workers: 1, MaxItem: 64 << 10, Fast: true}, p) {
			whole(t, it)
		}
	})
}
