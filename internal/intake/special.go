package intake

import (
	"context"
	"io"
	"io/fs"
)

// notAFile says why a path that was named is not read: opening a pipe waits for
// whoever writes to it, a device may never end. "" for files.
func notAFile(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe, not a file; pass what comes out of it to standard input (-)"
	case m&fs.ModeSocket != 0:
		return "a socket, not a file"
	case m&fs.ModeDevice != 0:
		return "a device, not a file"
	case !m.IsRegular():
		return "not a file"
	}
	return ""
}

// A patient reads what may keep silent for ever, standard input, and gives up
// when ctx is done. The read that waits then is left to itself: there is no way
// to end it, and the program is about to.
type patient struct {
	ctx    context.Context
	r      io.Reader
	result chan got
	buf    []byte // given to the read under way, so that it never writes into its caller's
	rest   []byte // read and not yet handed on
	err    error  // that comes after rest
}

type got struct {
	n   int
	err error
}

func newPatient(ctx context.Context, r io.Reader) *patient {
	return &patient{ctx: ctx, r: r, result: make(chan got, 1), buf: make([]byte, 64<<10)}
}

func (p *patient) Read(b []byte) (int, error) {
	if len(p.rest) == 0 && p.err == nil {
		if err := p.ctx.Err(); err != nil {
			return 0, err
		}
		go func() {
			n, err := p.r.Read(p.buf)
			p.result <- got{n, err}
		}()
		select {
		case g := <-p.result:
			p.rest, p.err = p.buf[:g.n], g.err
		case <-p.ctx.Done():
			p.err = p.ctx.Err()
			return 0, p.err
		}
	}
	if len(p.rest) > 0 || p.err == nil {
		n := copy(b, p.rest)
		p.rest = p.rest[n:]
		return n, nil
	}
	return 0, p.err
}
