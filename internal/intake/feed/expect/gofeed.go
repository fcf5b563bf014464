package expect

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"reflect"
	"strings"

	"chancery/internal/intake/feed"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	jsonfeed "github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"
)

// CheckGofeed checks the files of gofeed's testdata: the feed, made ready as
// Read does it, must parse to the structure in the JSON file beside it, and
// Read must take it without a crash. Under parser/universal the file's name
// tells the kind of feed. It returns how many files pass, how many have an
// expectation, and a line for each that fails.
func CheckGofeed(tarball io.Reader) (pass, total int, failures []string, err error) {
	all, names, err := files(tarball)
	if err != nil {
		return 0, 0, nil, err
	}
	for _, name := range names {
		want, ok := expectation(name, all)
		if !ok {
			continue
		}
		total++
		if err := try(func() error { return checkGofeed(name, all[name], want) }); err != nil {
			failures = append(failures, name+": "+err.Error())
			continue
		}
		pass++
	}
	return pass, total, failures, nil
}

// expectation returns the JSON beside a feed, if name is a feed at all.
func expectation(name string, all map[string][]byte) ([]byte, bool) {
	stem := strings.TrimSuffix(name, path.Ext(name))
	switch {
	case strings.Contains(name, "/universal/"):
		return nil, true
	case strings.HasSuffix(name, ".xml"):
		want, ok := all[stem+".json"]
		return want, ok
	case strings.HasSuffix(name, ".json"):
		want, ok := all[stem+"_expected.json"]
		return want, ok
	}
	return nil, false
}

func checkGofeed(name string, raw, want []byte) error {
	read, readErr := feed.Read(raw, "")
	folder := path.Base(path.Dir(name))
	ready := bytes.NewReader(feed.Prepare(raw))
	switch {
	case folder == "universal":
		return checkKind(path.Base(name), read, readErr)
	case strings.Contains(name, "/parser/rss/"):
		got, _ := (&rss.Parser{}).Parse(ready)
		return same(want, &rss.Feed{}, got)
	case strings.Contains(name, "/parser/atom/"):
		got, _ := (&atom.Parser{}).Parse(ready)
		return same(want, &atom.Feed{}, got)
	case strings.Contains(name, "/parser/json/"):
		got, _ := (&jsonfeed.Parser{}).Parse(ready)
		return same(want, &jsonfeed.Feed{}, got)
	case strings.Contains(name, "/translator/rss/"):
		f, _ := (&rss.Parser{}).Parse(ready)
		got, _ := (&gofeed.DefaultRSSTranslator{}).Translate(f)
		return same(want, &gofeed.Feed{}, got)
	case strings.Contains(name, "/translator/atom/"):
		f, _ := (&atom.Parser{}).Parse(ready)
		got, _ := (&gofeed.DefaultAtomTranslator{}).Translate(f)
		return same(want, &gofeed.Feed{}, got)
	}
	got, _ := gofeed.NewParser().Parse(ready)
	return same(want, &gofeed.Feed{}, got)
}

func same(want []byte, into, got any) error {
	if err := json.Unmarshal(want, into); err != nil {
		return fmt.Errorf("expectation cannot be read: %w", err)
	}
	if !reflect.DeepEqual(into, got) {
		a, _ := json.Marshal(into)
		b, _ := json.Marshal(got)
		return fmt.Errorf("want %.300s got %.300s", a, b)
	}
	return nil
}

// checkKind compares the kind that Read found with the file's name.
func checkKind(name string, got feed.Feed, err error) error {
	want := ""
	for _, kind := range []string{feed.Atom, feed.RSS, feed.RDF, feed.JSON} {
		if strings.HasPrefix(name, kind) || kind == feed.JSON && name == "sample.json" {
			want = kind
		}
	}
	if got.Kind != want || want == "" && err == nil {
		return fmt.Errorf("want kind %q, got %q (%v)", want, got.Kind, err)
	}
	return nil
}
