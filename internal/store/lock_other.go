//go:build !unix

package store

import (
	"errors"
	"os"
)

// A fileLock keeps a second process from writing: these systems refuse to
// remove a file that another process holds open.
type fileLock struct{ f *os.File }

func lockFile(path string) (*fileLock, error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, errors.New("another chancery is writing to it; wait until it has finished, or give another --db")
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	return &fileLock{f}, nil
}

func (l *fileLock) release() error { return l.f.Close() }
