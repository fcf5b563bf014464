package warc

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// Check reads every archive under dir and counts those that behave as their
// names promise: names say what a test file is about ("…-trunc.warc",
// "…-space-in-url.arc"). A failure is "path: what is wrong". Files that are no
// archives by name (README.md) are not counted. Two archives of one name that
// differ in packing alone (x.warc, x.warc.gz, x.warc.lz4) must hold the same
// records.
func Check(dir string) (pass, total int, failures []string, err error) {
	twins := map[string]outcome{} // plain file by its name
	var packed []outcome
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !archiveName.MatchString(d.Name()) {
			return err
		}
		o := tryFile(path)
		total++
		why := o.judge()
		switch name := strings.ToLower(path); {
		case why != "":
			failures = append(failures, path+": "+why)
		case packing.MatchString(name):
			packed = append(packed, o)
		default:
			twins[name] = o
			pass++
		}
		return nil
	})
	for _, o := range packed {
		plain, ok := twins[packing.ReplaceAllString(strings.ToLower(o.path), "")]
		if ok && !o.sameAs(plain) {
			failures = append(failures, o.path+": records differ from those of "+plain.path)
			continue
		}
		pass++
	}
	return pass, total, failures, err
}

var (
	archiveName = regexp.MustCompile(`(?i)\.w?arc(\.(gz|lz4|zst))?(\.bad)?$`)
	packing     = regexp.MustCompile(`(?i)\.(gz|lz4|zst)$`)
)

// An outcome is what reading one archive came to.
type outcome struct {
	path    string
	records []seen
	err     error // nil at a clean end
	hung    bool
}

// A seen is a record as compared between twins; offsets differ by nature.
type seen struct {
	kind, uri, date, digest string
	length                  int64
	body                    [32]byte
	size                    int
	chunked, digestOK       bool
	problems                int
	truncated               bool
}

// tryFile gives up after 30 s, which is reported as hanging.
func tryFile(path string) outcome {
	done := make(chan outcome, 1)
	go func() { done <- readFile(path) }()
	select {
	case o := <-done:
		return o
	case <-time.After(30 * time.Second):
		return outcome{path: path, hung: true}
	}
}

func readFile(path string) outcome {
	o := outcome{path: path}
	f, err := os.Open(path)
	if err != nil {
		o.err = err
		return o
	}
	defer f.Close()
	r := NewReader(f)
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return o
		}
		if err != nil {
			o.err = err
			return o
		}
		o.records = append(o.records, look(rec))
	}
}

func look(rec *Record) seen {
	body, _ := rec.Body()
	return seen{
		kind: rec.Type, uri: rec.URI, date: rec.Date, digest: rec.PayloadDigest, length: rec.Length,
		body: sha256.Sum256(body), size: len(body), chunked: isChunked(body), digestOK: rec.DigestOK,
		problems: len(rec.Problems), truncated: rec.Truncated,
	}
}

// isChunked reports whether b still starts with a chunk-size line.
func isChunked(b []byte) bool {
	n, skip, ok := chunkSize(b)
	return ok && n > 0 && skip+n < len(b) && bytes.HasPrefix(bytes.TrimLeft(b[skip+n:], "\r"), []byte("\n"))
}

func (o outcome) sameAs(p outcome) bool {
	if len(o.records) != len(p.records) {
		return false
	}
	for i := range o.records {
		if o.records[i].kind != p.records[i].kind || o.records[i].uri != p.records[i].uri ||
			o.records[i].length != p.records[i].length || o.records[i].body != p.records[i].body {
			return false
		}
	}
	return true
}

// An expectation is what a word in a file's name promises.
type expectation struct {
	name *regexp.Regexp
	test func(outcome) string // "" if met
}

var expectations = []expectation{
	{regexp.MustCompile(`trunc`), outcome.wantDamageSeen},
	{regexp.MustCompile(`clipped`), outcome.wantCut},
	{regexp.MustCompile(`^bad\.|\.bad$`), outcome.wantSurvival},
	{regexp.MustCompile(`digest`), outcome.wantDigests},
	{regexp.MustCompile(`space-in|bad-target-uri`), outcome.wantCleanAddresses},
	{regexp.MustCompile(`(^|[^n]-)chunked|chunks`), outcome.wantNoChunks},
	{regexp.MustCompile(`resource`), func(o outcome) string { return o.wantKinds("resource") }},
	{regexp.MustCompile(`^post`), func(o outcome) string { return o.wantKinds("request", "response") }},
}

// judge returns what is wrong with o, or "".
func (o outcome) judge() string {
	if o.hung {
		return "reading did not end"
	}
	if len(o.records) == 0 {
		return fmt.Sprintf("no record was read: %v", o.err)
	}
	broken := false
	name := strings.ToLower(filepath.Base(o.path))
	for _, e := range expectations {
		if !e.name.MatchString(name) {
			continue
		}
		if why := e.test(o); why != "" {
			return why
		}
		broken = broken || regexp.MustCompile(`trunc|clipped|bad\.|\.bad`).MatchString(name)
	}
	if o.err != nil && !broken {
		return "a good archive was not read to its end: " + o.err.Error()
	}
	return ""
}

func (o outcome) wantDamageSeen() string {
	for _, s := range o.records {
		if s.truncated || s.problems > 0 {
			return ""
		}
	}
	if o.err == nil {
		return "the damage was not reported"
	}
	return ""
}

func (o outcome) wantCut() string {
	var e *Error
	if !errors.As(o.err, &e) {
		return "the early end was not reported with its place"
	}
	return ""
}

func (o outcome) wantSurvival() string {
	var e *Error
	if o.err != nil && !errors.As(o.err, &e) {
		return "an error without a place: " + o.err.Error()
	}
	return ""
}

func (o outcome) wantDigests() string {
	good, wrong := false, false
	for _, s := range o.records {
		good = good || s.digestOK
		wrong = wrong || !s.digestOK
	}
	if !good || !wrong {
		return fmt.Sprintf("right digests told: %t, wrong ones: %t", good, wrong)
	}
	return ""
}

func (o outcome) wantCleanAddresses() string {
	for _, s := range o.records {
		if strings.ContainsAny(s.uri, "<> ") {
			return "address not clean: " + s.uri
		}
	}
	return o.wantAnyAddress()
}

func (o outcome) wantAnyAddress() string {
	for _, s := range o.records {
		if strings.Contains(s.uri, ":/") {
			return ""
		}
	}
	return "no record has an address"
}

func (o outcome) wantNoChunks() string {
	for _, s := range o.records {
		if s.kind == "response" && (s.chunked || s.size == 0) {
			return "the body of " + s.uri + " is empty or still chunked"
		}
	}
	return ""
}

func (o outcome) wantKinds(kinds ...string) string {
	for _, k := range kinds {
		found := false
		for _, s := range o.records {
			found = found || s.kind == k
		}
		if !found {
			return "no record of type " + k
		}
	}
	return ""
}
