package intake

import (
	"bytes"
	"fmt"
	"io"
)

// mbox reads a mailbox: mails one after another, each begun by a "From " line
// after an empty one (RFC 4155), lines of the mail that look so quoted by ">".
func (w *walker) mbox(in input) error {
	var mail []byte
	n, blank, over := 0, true, false
	flush := func() error {
		if n == 0 {
			return nil
		}
		path := fmt.Sprintf("%s#%d", in.path, n)
		raw := mail
		mail = nil
		if over {
			return w.reject(path, KindMail, nil, tooLarge(w.o.MaxItem))
		}
		return w.submit(path, raw, func() []Item { return parse(path, KindMail, raw, w.o) })
	}
	for {
		line, err := longLine(in.r, w.o.MaxItem)
		switch {
		case err == errTooLarge || int64(len(mail)+len(line)) > w.o.MaxItem:
			over, mail = true, nil
		case err != nil && err != io.EOF:
			if err := flush(); err != nil {
				return err
			}
			return w.reject(in.path, KindMail, nil, "the rest of the mailbox cannot be read: "+readFailure(err))
		case blank && bytes.HasPrefix(line, []byte("From ")):
			if err := flush(); err != nil {
				return err
			}
			n, over = n+1, false
		case !over:
			if quoted := bytes.TrimLeft(line, ">"); len(quoted) < len(line) && bytes.HasPrefix(quoted, []byte("From ")) {
				line = line[1:]
			}
			mail = append(mail, line...)
		}
		blank = len(bytes.TrimRight(line, "\r\n")) == 0
		if err == io.EOF {
			return flush()
		}
	}
}
