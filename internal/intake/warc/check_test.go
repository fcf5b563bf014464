package warc

import (
	"os"
	"path/filepath"
	"testing"
)

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	good := record("response", "http://a.example/", response(page))
	for name, archive := range map[string]string{
		"good.warc": good, "good.warc.gz": gz(good), "README.md": "no archive",
		"cut-trunc.warc": good + good[:len(good)-40],
		"bad.warc":       "WARC/1.0\r\nContent-Length: x\r\n\r\n",
		"other.warc":     good, "other.warc.gz": gz(record("resource", "http://b.example/", "not the twin")),
		"whole-trunc.warc": good, // its name promises damage
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pass, total, failures, err := Check(dir)
	if err != nil || pass != 5 || total != 7 || len(failures) != 2 {
		t.Errorf("%d of %d, %q, %v", pass, total, failures, err)
	}
}
