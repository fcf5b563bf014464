package cli

import (
	"fmt"
	"strings"

	"chancery/internal/dossier"
	"chancery/internal/news"
	"chancery/internal/store"
)

type articleCmd struct {
	Article string `arg:"" help:"An article's ID, the beginning of it, or the path that it was read from."`
	Explain bool   `help:"Sentence by sentence: words, tree, and the reasons for all that was found."`
	Raw     bool   `help:"Print the bytes as they were read."`
}

func (articleCmd) Help() string {
	return `With --json: the text, and sentences, tokens, mentions, dates, attributions, figures and event mentions with their
offsets in bytes. Without: a list of what was found, with the words. With --explain: each sentence with its tree,
and for every finding why it was read so.

Examples:
  chancery article reports/storm.txt
  chancery article 3f2a --explain`
}

func (c articleCmd) Run(e *env) error {
	return e.view(func(db *store.DB) error {
		id, err := db.FindArticle(e.ctx, c.Article)
		if err != nil {
			return err
		}
		if c.Raw {
			_, raw, err := db.Raw(e.ctx, id)
			if err == nil {
				_, err = e.out.Write(raw)
			}
			return err
		}
		a, err := db.Article(e.ctx, id)
		if err != nil {
			return err
		}
		if c.Explain {
			sentences := dossier.Read(a)
			return e.print(orEmpty(sentences), func() { e.explain(a, sentences) })
		}
		return e.print(articleJSON{a, dossier.Within(a)}, func() { e.printArticle(a) })
	})
}

// articleJSON is an article with what its text tells of an unknown day of
// publication.
type articleJSON struct {
	*news.Article
	Within news.Window `json:"published_within,omitzero"`
}

func (e *env) headArticle(a *news.Article) {
	e.say("%s", e.style.bold(or(a.Title, a.Path)))
	e.say("%s · %s (%s) · version %d · %s", or(a.Outlet, "unknown outlet"), or(string(a.Published.Day), "undated"), or(string(a.Published.How), "nothing states it"), a.Version, a.Path)
	if window, reasons := dossier.Says(a, dossier.Within(a)); window != "" {
		e.say("%s", e.style.wrap("published "+window+", by the text ("+strings.Join(reasons, "; ")+")", "   "))
	}
}

func (e *env) printArticle(a *news.Article) {
	e.headArticle(a)
	t := table{head: []string{"AT", "KIND", "WORDS", "READ AS"}}
	for _, f := range dossier.Findings(a) {
		t.add(fmt.Sprintf("%d–%d", f.Start, f.End), f.Reads(), oneLine(f.Text), f.As)
	}
	t.print(e.out, e.style)
}

// explain prints an article sentence by sentence.
func (e *env) explain(a *news.Article, sentences []dossier.Sentence) {
	e.headArticle(a)
	for i, s := range sentences {
		e.say("")
		e.say("%s", e.style.wrap(e.style.bold(fmt.Sprintf("%d.", i+1))+" "+oneLine(s.Text), "   "))
		if s.Tree.Parsed() {
			e.printTree(s.Tree)
		}
		for _, f := range s.Findings {
			e.say("  %-6s %s = %s", f.Reads(), e.style.bold("“"+cut(oneLine(f.Text), 60)+"”"), f.As)
			if len(f.Why) > 0 {
				e.say("         %s", e.style.faint(e.style.wrap(strings.Join(f.Why, " · "), "         ")))
			}
		}
	}
}
