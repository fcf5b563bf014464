package score

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery/internal/goldfile"
)

// endings are what a file's name has beyond its set's name.
var endings = []string{".gz", ".jsonl", ".json", ".conllu", ".tar", ".research_only", "_train", "_dev", "_test"}

// setName is the name of the set that a file belongs to: its own without any
// of the endings.
func setName(path string) string {
	name := filepath.Base(path)
	for again := true; again; {
		again = false
		for _, e := range endings {
			if short := strings.TrimSuffix(name, e); short != name && short != "" {
				name, again = short, true
			}
		}
	}
	return name
}

// A goldSet is the files of one set.
type goldSet struct {
	name  string
	paths []string
}

// sets lists the sets of a task's folder by name: its files with one of the
// endings, compressed or not.
func sets(dir string, ends ...string) ([]goldSet, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []goldSet
	for _, e := range entries {
		plain := strings.TrimSuffix(e.Name(), ".gz")
		if e.IsDir() || !slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(plain, end) }) {
			continue
		}
		name, path := setName(e.Name()), filepath.Join(dir, e.Name())
		if i := slices.IndexFunc(out, func(s goldSet) bool { return s.name == name }); i >= 0 {
			out[i].paths = append(out[i].paths, path)
		} else {
			out = append(out, goldSet{name, []string{path}})
		}
	}
	for i := range out {
		out[i].paths = heldOut(out[i].paths)
	}
	slices.SortFunc(out, func(a, b goldSet) int { return strings.Compare(a.name, b.name) })
	return out, nil
}

// heldOut leaves out a set's training files where it has others: a model is
// not measured on what it may have learned from.
func heldOut(paths []string) []string {
	others := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return strings.Contains(filepath.Base(p), "_train.") })
	if len(others) == 0 {
		return paths
	}
	return others
}

// isFolder returns an error unless path is a folder.
func isFolder(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("looking for the gold folder: %w", err)
	}
	if !info.IsDir() {
		return fmt.Errorf("the gold folder %s is a file", path)
	}
	return nil
}

// records reads the JSON lines of a set. ready, if not nil, checks a record
// and turns its offsets into bytes.
func records[T any](s goldSet, ready func(*T) error) ([]T, error) {
	var out []T
	for _, path := range s.paths {
		err := goldfile.Lines(path, func(line []byte) error {
			rec, err := decode(line, ready)
			out = append(out, rec)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func decode[T any](line []byte, ready func(*T) error) (rec T, err error) {
	if err := goldfile.Decode(line, &rec); err != nil {
		return rec, err
	}
	if ready != nil {
		err = ready(&rec)
	}
	return rec, err
}

// keys returns the field names of a set's first record, by which formats are
// told apart.
func keys(s goldSet) (map[string]bool, error) {
	found := map[string]bool{}
	enough := errors.New("enough")
	for _, path := range s.paths {
		err := goldfile.Lines(path, func(line []byte) error {
			var rec map[string]json.RawMessage
			if err := goldfile.Decode(line, &rec); err != nil {
				return err
			}
			for k := range rec {
				found[k] = true
			}
			return enough
		})
		if err != nil && !errors.Is(err, enough) {
			return nil, err
		}
	}
	return found, nil
}

// eachSet reads every set of JSON lines in a task's folder that was asked for
// and scores it.
func eachSet[T any](r *run, task, dir string, ready func(*T) error, score func(set string, recs []T) error) error {
	found, err := sets(dir, ".jsonl")
	if err != nil {
		return err
	}
	var errs []error
	for _, s := range found {
		if !r.begin(task, s.name) {
			continue
		}
		recs, err := records(s, ready)
		if err == nil {
			err = score(s.name, recs)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
