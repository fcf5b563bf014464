package expect

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"chancery/internal/intake/feed"
)

// CheckFeedparser checks the files of feedparser's tests/wellformed: each
// carries an expression in a comment, and the feed as package feed reads it
// must meet it. An expression that is just "1" asks that the file does not
// crash the reader. It returns how many files pass, how many have an
// expectation, and a line for each that fails.
func CheckFeedparser(tarball io.Reader) (pass, total int, failures []string, err error) {
	all, names, err := files(tarball)
	if err != nil {
		return 0, 0, nil, err
	}
	for _, name := range names {
		ready := string(feed.Prepare(all[name]))
		m := expects.FindStringSubmatch(ready)
		if m == nil {
			continue
		}
		total++
		if err := try(func() error { return checkFeedparser(name, all[name], ready, m[1]) }); err != nil {
			reason := ""
			if why, ok := refused(name); ok {
				reason = " (refused: " + why + ")"
			}
			failures = append(failures, name+": "+err.Error()+reason)
			continue
		}
		pass++
	}
	return pass, total, failures, nil
}

var (
	expects = regexp.MustCompile(`(?s)Expect:\s*(.*?)\s*(?:\n[A-Z][a-z]+:|-->)`)
	headers = regexp.MustCompile(`(?m)^\s*Header:\s*([A-Za-z-]+):\s*(.*?)\s*$`)
)

func checkFeedparser(name string, raw []byte, ready, expression string) error {
	sent := map[string]string{}
	for _, m := range headers.FindAllStringSubmatch(ready, -1) {
		sent[strings.ToLower(m[1])] = m[2]
	}
	base := where(name, sent["content-location"])
	read, err := feed.Read(raw, base)
	if err != nil && expression == "1" {
		return nil // an honest error is no crash
	}
	tree, broken := feed.Parse([]byte(ready), base, sent["content-language"])
	r := view(tree, broken)
	if n := len(r["entries"].([]value)); err == nil && n != len(read.Items) {
		return fmt.Errorf("feed.Read finds %d items of %d", len(read.Items), n)
	}
	h := record{}
	for k, v := range sent {
		h[k] = v
	}
	r["headers"] = h
	ok, err := evaluate(expression, r)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", expression, err)
	case !ok:
		return fmt.Errorf("%s: does not hold%s", expression, shown(r))
	}
	return nil
}

// where is the address that a file was fetched from, as feedparser's tests have
// it: those that test this are served by their own web server.
func where(name, location string) string {
	base := ""
	if strings.Contains(name, "/http/") || strings.Contains(name, "/http_") {
		base = "http://127.0.0.1:8097/" + name
	}
	if strings.HasPrefix(location, "javascript:") {
		return base
	}
	return feed.Absolute(base, location)
}

// shown gives the start of what was read, to tell why an expression fails.
func shown(r record) string {
	if e, ok := r["entries"].([]value); ok && len(e) > 0 {
		return fmt.Sprintf("; entry %.400v", e[0])
	}
	return fmt.Sprintf("; feed %.400v", r["feed"])
}
