package expect

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"sort"
	"time"
)

// limits keep a damaged archive or a hanging parser from stopping the check.
const (
	maxArchive = 256 << 20
	maxTime    = 10 * time.Second
)

// files reads a tar archive, gzipped or not, into memory, by name.
func files(r io.Reader) (map[string][]byte, []string, error) {
	in := bufio.NewReader(r)
	if head, _ := in.Peek(2); len(head) == 2 && head[0] == 0x1f && head[1] == 0x8b {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, nil, fmt.Errorf("archive of feeds: %w", err)
		}
		defer z.Close()
		in = bufio.NewReader(z)
	}
	out, names := map[string][]byte{}, []string(nil)
	t := tar.NewReader(io.LimitReader(in, maxArchive))
	for {
		h, err := t.Next()
		if err == io.EOF {
			sort.Strings(names)
			return out, names, nil
		}
		if err != nil {
			return nil, nil, fmt.Errorf("archive of feeds: %w", err)
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		b, err := io.ReadAll(t)
		if err != nil {
			return nil, nil, fmt.Errorf("archive of feeds, %s: %w", h.Name, err)
		}
		out[h.Name] = b
		names = append(names, h.Name)
	}
}

// try runs a check and turns panics and endless loops into failures.
func try(check func() error) error {
	done := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- fmt.Errorf("panic: %v", r)
			}
		}()
		done <- check()
	}()
	select {
	case err := <-done:
		return err
	case <-time.After(maxTime):
		return fmt.Errorf("no result after %v", maxTime)
	}
}
