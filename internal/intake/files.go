package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// stdin is the path that stands for standard input.
const stdin = "-"

// list expands folders and sums up the sizes of files in bytes.
func list(paths []string) (files []string, total int64, err error) {
	if len(paths) == 0 {
		return nil, 0, errors.New("nothing to read: name files or folders, or - for standard input")
	}
	for _, p := range paths {
		if p == stdin {
			files = append(files, p)
			continue
		}
		info, err := os.Stat(p)
		if err != nil {
			return nil, 0, fmt.Errorf("cannot read %s: %w", p, errors.Unwrap(err))
		}
		if !info.IsDir() {
			files, total = append(files, p), total+info.Size()
			continue
		}
		under, size, err := walk(p)
		if err != nil {
			return nil, 0, err
		}
		files, total = append(files, under...), total+size
	}
	return files, total, nil
}

// walk lists the files below dir in sorted order: no hidden ones, none in the
// "_files" folder that a browser puts beside a saved page, links to files
// followed, links to folders not.
func walk(dir string) (files []string, total int64, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			if path == dir {
				return err
			}
			files = append(files, path) // opening it will tell why, as an item
			return nil
		}
		if path != dir && strings.HasPrefix(d.Name(), ".") || d.IsDir() && besidePage(path) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		info, err := os.Stat(path)
		if err != nil || info.Mode().IsRegular() {
			files = append(files, path)
			if err == nil {
				total += info.Size()
			}
		}
		return nil
	})
	return files, total, err
}

// besidePage reports whether folder "x_files" belongs to a saved page "x.html".
func besidePage(path string) bool {
	stem, ok := strings.CutSuffix(path, "_files")
	if !ok {
		return false
	}
	for _, ext := range []string{".html", ".htm"} {
		if _, err := os.Stat(stem + ext); err == nil {
			return true
		}
	}
	return false
}
