// Command sentences prints the text it reads, cut by the product's own
// tokeniser: one token a line, an empty line after each sentence. A tab and
// "_" follow a token that no white space separates from the next one. Silver
// labels are made on this form, so that training sees the tokens of run time.
//
//	zcat news.txt.gz | go run ./internal/grammar/train/sentences | gzip > news.tokens.gz
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"chancery/internal/news"
	"chancery/internal/text"
)

// chunk bounds how much text is cut at once, in bytes.
const chunk = 64 << 10

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(r io.Reader, w io.Writer) error {
	out := bufio.NewWriter(w)
	in := bufio.NewReaderSize(r, chunk)
	for {
		s, err := piece(in)
		if s != "" {
			write(out, s)
		}
		if err == io.EOF {
			return out.Flush()
		}
		if err != nil {
			return err
		}
	}
}

// piece reads about chunk bytes, up to the next full stop and space, so that
// a sentence is seldom cut in two.
func piece(in *bufio.Reader) (string, error) {
	var b []byte
	for {
		c, err := in.ReadByte()
		if err != nil {
			return string(b), err
		}
		b = append(b, c)
		if c == '\n' || len(b) >= chunk && c == ' ' && b[len(b)-2] == '.' {
			return string(b), nil
		}
	}
}

// write prints the sentences of s.
func write(out *bufio.Writer, s string) {
	a := &news.Article{Text: s, Language: "en", Body: news.Span{End: len(s)}}
	text.Read(a)
	next := 0
	for _, sentence := range a.Sentences {
		for ; next < len(a.Tokens) && a.Tokens[next].Start < sentence.End; next++ {
			t := a.Tokens[next]
			out.WriteString(s[t.Start:t.End])
			if next+1 < len(a.Tokens) && a.Tokens[next+1].Start == t.End {
				out.WriteString("\t_")
			}
			out.WriteByte('\n')
		}
		out.WriteByte('\n')
	}
}
