//go:build unix

package intake

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Neither waits for a writer nor reads without end.
func TestNotFiles(t *testing.T) {
	dir := put(t, map[string]string{"nul.txt": strings.Repeat("\x00", 1<<16), "space.txt": " \n\t\n"})
	pipe, socket := filepath.Join(dir, "pipe"), filepath.Join(dir, "s")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Skip(err)
	}
	defer l.Close()
	items := read(t, Options{}, pipe, socket, "/dev/zero", "/dev/null", filepath.Join(dir, "nul.txt"), filepath.Join(dir, "space.txt"))
	want := `pipe  REJECTED a named pipe, not a file; pass what comes out of it to standard input (-)
s  REJECTED a socket, not a file
dev/zero  REJECTED a device, not a file
dev/null  REJECTED a device, not a file
nul.txt  REJECTED nothing but control characters
space.txt  REJECTED the file is empty`
	if got := strings.ReplaceAll(show(dir, items), "\n/dev", "\ndev"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Standard input that keeps silent does not hold up the end of a run.
func TestSilentStandardInput(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	old := os.Stdin
	os.Stdin = r
	defer func() { os.Stdin = old }()
	ctx, cancel := context.WithCancel(context.Background())
	if _, err := w.WriteString(jsonRecord + "\n" + strings.Repeat(jsonRecord+"\n", 100)); err != nil {
		t.Fatal(err)
	}
	n := 0
	err = Read(ctx, []string{"-"}, Options{}, func(Item) error {
		if n++; n == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n < 10 {
		t.Error(n, err)
	}
	w.Close() // ends the read that was left
	r.Close()
}
