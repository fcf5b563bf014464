// Package goldfile reads evaluation data: files of JSON Lines, plain or gzipped,
// whose offsets count code points. It knows no format beyond that; internal/score
// knows the sets.
package goldfile

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// An Error is a record that does not have the documented form.
type Error struct {
	File string
	Line int // from 1; 0 for a whole file
	Err  error
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %v", e.File, e.Err)
	}
	return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// Open opens a file and undoes gzip, which is told by its first two bytes.
func Open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	r := bufio.NewReaderSize(f, 1<<16)
	if magic, _ := r.Peek(2); !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return file{r, f}, nil
	}
	z, err := gzip.NewReader(r)
	if err != nil {
		f.Close()
		return nil, &Error{File: path, Err: err}
	}
	return file{z, f}, nil
}

type file struct {
	io.Reader
	io.Closer
}

// ReadFile returns a whole file, uncompressed.
func ReadFile(path string) ([]byte, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		return nil, &Error{File: path, Err: err}
	}
	return b, nil
}

// Lines calls do with every line of a file that is not blank. Errors of do are
// named with file and line.
func Lines(path string, do func(line []byte) error) error {
	f, err := Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<16)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if err := do(line); err != nil {
				return &Error{path, n, err}
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return &Error{path, n, err}
		}
	}
}

// Rows reads a file of JSON Lines.
func Rows[T any](path string) ([]T, error) {
	var out []T
	err := Lines(path, func(line []byte) error {
		var row T
		err := Decode(line, &row)
		out = append(out, row)
		return err
	})
	return out, err
}

// Decode is json.Unmarshal for lines in which Python's json has written NaN
// for a missing value, which JSON does not know: it reads as null.
func Decode(line []byte, into any) error { return json.Unmarshal(withoutNaN(line), into) }

func withoutNaN(line []byte) []byte {
	nan := []byte("NaN")
	if !bytes.Contains(line, nan) {
		return line
	}
	var out []byte
	quoted := false
	for i := 0; i < len(line); i++ {
		switch {
		case quoted && line[i] == '\\' && i+1 < len(line):
			out = append(out, line[i])
			i++
		case line[i] == '"':
			quoted = !quoted
		case !quoted && bytes.HasPrefix(line[i:], nan):
			out = append(out, "null"...)
			i += len(nan) - 1
			continue
		}
		out = append(out, line[i])
	}
	return out
}
