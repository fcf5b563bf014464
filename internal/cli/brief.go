package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"chancery/internal/brief"
	"chancery/internal/dossier"
	"chancery/internal/news"
	"chancery/internal/store"
)

type briefCmd struct {
	Story    string `arg:"" help:"A story's ID, the beginning of it, or one of its articles."`
	Markdown bool   `xor:"form" help:"Print Markdown with footnotes."`
	HTML     bool   `xor:"form" name:"html" help:"Print a web page with footnotes."`
}

func (briefCmd) Help() string {
	return `Every sentence names the words that it rests on; what cannot be anchored is left out and listed.

Examples:
  chancery brief s3f2
  chancery brief s3f2 --html > brief.html
  chancery brief s3f2 --json > brief.json && chancery verify brief.json`
}

func (c briefCmd) Run(e *env) error {
	return e.story(c.Story, func(db *store.DB, id news.StoryID) error {
		d, err := dossier.Open(e.ctx, db, id)
		if err != nil {
			return err
		}
		b := d.Brief()
		return e.print(b, func() {
			switch {
			case c.Markdown:
				e.say("%s", brief.Markdown(b, d.Article))
			case c.HTML:
				fmt.Fprint(e.out, brief.HTML(b, d.Article))
			default:
				e.printBrief(b, d)
			}
		})
	})
}

func (e *env) printBrief(b news.Brief, d *dossier.Dossier) {
	e.say("%s", e.style.bold(b.Title))
	for i, s := range b.Sentences {
		n := fmt.Sprintf("%2d. ", i+1)
		text := s.Text
		if s.Origins == 1 && d.Story.Origins() > 1 {
			text += " " + e.style.verdict("[one origin]")
		}
		e.say("%s%s", n, e.style.wrap(text, "    "))
		for _, c := range s.Citations {
			e.say("    %s", e.style.faint(e.style.wrap(fmt.Sprintf("%s %d–%d: “%s”", e.label(d, c.Article), c.Start, c.End, oneLine(c.Quote)), "      ")))
		}
	}
	if n := len(b.LeftOut); n > 0 {
		e.say("%s", e.style.faint("left out, because no span carries it: "+plural(n, "sentence")))
	}
}

type verifyCmd struct {
	File string `arg:"" help:"A brief as JSON; - is standard input."`
}

func (verifyCmd) Help() string {
	return `Looks up every citation in the record: the article exists, the words stand at that place, and the sentence says
nothing that they do not. Exit code 1 if anything fails.`
}

// verification is the JSON that verify prints.
type verification struct {
	Sentences int             `json:"sentences"`
	Citations int             `json:"citations"`
	Failed    []brief.Finding `json:"failed"`
}

func (c verifyCmd) Run(e *env) error {
	b, err := readBrief(c.File)
	if err != nil {
		return fmt.Errorf("reading the brief: %w", err)
	}
	return e.view(func(db *store.DB) error {
		v := verification{Sentences: len(b.Sentences), Failed: orEmpty(brief.Verify(b, dossier.Finder(e.ctx, db)))}
		for _, s := range b.Sentences {
			v.Citations += len(s.Citations)
		}
		if err := e.print(v, func() { e.printVerification(v) }); err != nil {
			return err
		}
		if len(v.Failed) > 0 {
			return errFailed
		}
		return nil
	})
}

func (e *env) printVerification(v verification) {
	for _, f := range v.Failed {
		where := fmt.Sprintf("sentence %d", f.Sentence+1)
		if f.Sentence < 0 {
			where = "title"
		}
		e.say("%s: %s", where, f.Problem)
	}
	e.say("%s, %s: %d failed", plural(v.Sentences, "sentence"), plural(v.Citations, "citation"), len(v.Failed))
}

func readBrief(path string) (*news.Brief, error) {
	in := io.Reader(os.Stdin)
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	b := new(news.Brief)
	if err := json.NewDecoder(in).Decode(b); err != nil {
		return nil, fmt.Errorf("%s is not a brief: %w (make one with: chancery brief STORY --json)", path, err)
	}
	if len(b.Sentences) == 0 {
		return nil, fmt.Errorf("%s holds no sentences", path)
	}
	return b, nil
}
