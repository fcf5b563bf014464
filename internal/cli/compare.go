package cli

import (
	"fmt"
	"strings"

	"chancery/internal/dossier"
	"chancery/internal/news"
	"chancery/internal/store"
)

type boardCmd struct {
	Story   string `arg:"" help:"A story's ID, the beginning of it, or one of its articles."`
	History bool   `help:"How the board came about: what each report, or version of one, changed on it."`
}

func (boardCmd) Help() string {
	return `One line a slot and value. Verdicts: agreed (two or more independent origins), single-source, contradicted,
compatible ("at least 10" and 12), updated (a later figure supersedes), wording differs (one
statement in quotation marks, in different words).`
}

func (c boardCmd) Run(e *env) error {
	return e.story(c.Story, func(db *store.DB, id news.StoryID) error {
		d, err := dossier.Open(e.ctx, db, id)
		if err != nil {
			return err
		}
		if c.History {
			steps, err := d.History(e.ctx, db)
			if err != nil {
				return err
			}
			return e.print(orEmpty(steps), func() { e.printHistory(steps) })
		}
		return e.print(orEmpty(d.Board), func() {
			e.printBoard(d.Board, 0)
			e.printSilences(d)
		})
	})
}

func (e *env) printHistory(steps []dossier.Step) {
	for _, s := range steps {
		version := ""
		if s.Version > 1 {
			version = fmt.Sprintf(", version %d", s.Version)
		}
		e.say("%s  %s: %s%s", or(string(s.Published), "undated"), e.style.bold(or(s.Outlet, "unknown outlet")), or(s.Title, string(s.Article)), version)
		if len(s.Changes) == 0 {
			e.say("    nothing that the board did not say before")
		}
		e.printBoardChanges(s.Changes, "    ")
	}
}

// printSilences tells who leaves out what most origins tell.
func (e *env) printSilences(d *dossier.Dossier) {
	first := true
	for _, s := range d.Board {
		if len(s.LeftOutBy) == 0 {
			continue
		}
		if first {
			e.say("\n%s", e.style.bold("Left out, though most origins tell it"))
			first = false
		}
		var who []string
		for _, id := range s.LeftOutBy {
			who = append(who, e.label(d, id))
		}
		e.say("  %s: not in %s", s.Name, strings.Join(who, ", "))
	}
}

// printBoard prints at most limit slots; 0 is all.
func (e *env) printBoard(board []news.Slot, limit int) {
	t := table{head: []string{"SLOT", "VERDICT", "ORIGINS", "VALUE", "WORDS"}}
	for i, slot := range board {
		if limit > 0 && i == limit {
			break
		}
		for j, v := range slot.Values {
			name, verdict := slot.Name, e.style.verdict(string(slot.Verdict))
			if j > 0 {
				name, verdict = "", ""
			}
			words := ""
			if len(v.Evidence) > 0 {
				words = "“" + oneLine(v.Evidence[0].Text) + "”"
			}
			t.add(name, verdict, fmt.Sprint(v.Origins), strings.TrimSpace(v.Hedge+" "+v.Value), words)
		}
	}
	t.print(e.out, e.style)
	if limit > 0 && len(board) > limit {
		e.say("… and %s more", plural(len(board)-limit, "slot"))
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

type lineageCmd struct {
	Story string `arg:"" optional:"" help:"A story's ID, the beginning of it, or one of its articles. Default: the whole record."`
}

func (lineageCmd) Help() string {
	return `A reprint carries the other's text; a rewrite retells it, or both retell a third report that they credit.
The direction is unknown where nothing tells it.`
}

func (c lineageCmd) Run(e *env) error {
	show := func(db *store.DB, ds []news.Derivation, err error) error {
		if err != nil {
			return err
		}
		d := &dossier.Dossier{}
		for _, l := range ds {
			heads, err := db.Heads(e.ctx, []news.ArticleID{l.A, l.B})
			if err != nil {
				return err
			}
			d.Articles = append(d.Articles, heads...)
		}
		return e.print(orEmpty(ds), func() { e.printLineage(ds, d) })
	}
	if c.Story == "" {
		return e.view(func(db *store.DB) error {
			ds, err := db.AllDerivations(e.ctx)
			return show(db, ds, err)
		})
	}
	return e.story(c.Story, func(db *store.DB, id news.StoryID) error {
		ds, err := db.Derivations(e.ctx, id)
		return show(db, ds, err)
	})
}

func (e *env) printLineage(ds []news.Derivation, d *dossier.Dossier) {
	if len(ds) == 0 {
		e.say("every report stands for itself")
		return
	}
	t := table{head: []string{"A", "B", "KIND", "FIRST", "CREDIT", "SHARED WORDS"}}
	for _, l := range ds {
		words := ""
		if len(l.Evidence) > 0 {
			words = "“" + oneLine(l.Evidence[0].Text) + "”"
		}
		t.add(e.label(d, l.A), e.label(d, l.B), string(l.Kind), first(l.Direction), l.Credit, words)
	}
	t.print(e.out, e.style)
}

func first(d news.Direction) string {
	return map[news.Direction]string{news.Forward: "A", news.Backward: "B"}[d]
}

// label names an article in a narrow column.
func (e *env) label(d *dossier.Dossier, id news.ArticleID) string {
	a := d.Article(id)
	if a == nil {
		return string(id)
	}
	if a.Outlet != "" {
		return a.Outlet
	}
	return a.Path[strings.LastIndexAny(a.Path, `/\`)+1:]
}
