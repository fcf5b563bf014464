package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/internal/dossier"
	"chancery/internal/news"
	"chancery/internal/store"
)

type changesCmd struct {
	Story string `arg:"" optional:"" help:"A story's ID, the beginning of it, or one of its articles. Default: every story."`
	Done  bool   `help:"Remember, after printing, that this has been looked at."`
	Limit int    `default:"50" help:"At most so many stories; 0 is all."`
}

func (changesCmd) Help() string {
	return `Stories with reports, or new versions of reports, that came since you last looked, and what they changed on
the board. Nothing counts as looked at until --done says so.

Examples:
  chancery changes
  chancery changes s3f2
  chancery changes --done`
}

// change is the JSON that changes prints, one a story.
type change struct {
	Story    news.StoryID     `json:"story"`
	Title    string           `json:"title"`
	New      bool             `json:"new"` // no report of it has been looked at
	Articles []arrival        `json:"articles"`
	Board    []dossier.Change `json:"board"` // empty for a new story
}

// arrival is an article that came, or was edited.
type arrival struct {
	store.Head
	Seen int `json:"seen"` // the version that was looked at; 0: none
}

func (c changesCmd) Run(e *env) error {
	return e.open(store.Options{MustExist: true}, func(db *store.DB) error {
		only := news.StoryID("")
		if c.Story != "" {
			var err error
			if only, err = db.FindStory(e.ctx, c.Story); err != nil {
				return err
			}
		}
		list, more, err := c.gather(e, db, only)
		if err != nil {
			return err
		}
		if err := e.print(orEmpty(list), func() { e.printChanges(list, more) }); err != nil || !c.Done {
			return err
		}
		return db.Write(e.ctx, func(t *store.Tx) error { return t.See(only) })
	})
}

// gather lists the stories with something new, the newest reports first, and
// counts those beyond the limit.
func (c changesCmd) gather(e *env, db *store.DB, only news.StoryID) (list []change, more int, err error) {
	unseen, err := db.Unseen(e.ctx)
	if err != nil {
		return nil, 0, err
	}
	by := map[news.StoryID][]store.Change{}
	for _, u := range unseen {
		if only == "" || u.Story == only {
			by[u.Story] = append(by[u.Story], u)
		}
	}
	stories, err := db.Stories(e.ctx, store.StoryFilter{})
	if err != nil {
		return nil, 0, err
	}
	for _, s := range stories {
		us := by[s.ID]
		switch {
		case len(us) == 0:
			continue
		case c.Limit > 0 && len(list) == c.Limit:
			more++
			continue
		}
		ch, err := e.change(db, s, us)
		if err != nil {
			return nil, 0, err
		}
		list = append(list, ch)
	}
	return list, more, nil
}

// change gathers what is new in one story.
func (e *env) change(db *store.DB, s *news.Story, us []store.Change) (change, error) {
	ch := change{Story: s.ID, Title: s.Title, Articles: []arrival{}, Board: []dossier.Change{}}
	seen, err := db.Seen(e.ctx, s.ID)
	if err != nil {
		return ch, err
	}
	ch.New = len(seen) == 0
	was := map[news.ArticleID]int{}
	var ids []news.ArticleID
	for _, u := range us {
		was[u.Article] = u.Seen
		ids = append(ids, u.Article)
	}
	heads, err := db.Heads(e.ctx, ids)
	if err != nil {
		return ch, err
	}
	slices.SortStableFunc(heads, func(x, y *news.Article) int { return cmp.Compare(x.Published.Day, y.Published.Day) })
	for _, a := range heads {
		ch.Articles = append(ch.Articles, arrival{store.HeadOf(a), was[a.ID]})
	}
	if ch.New {
		return ch, nil
	}
	d, err := dossier.Open(e.ctx, db, s.ID)
	if err != nil {
		return ch, err
	}
	ch.Board, err = d.Since(e.ctx, db, seen)
	return ch, err
}

func (e *env) printChanges(list []change, more int) {
	if len(list) == 0 {
		e.say("nothing new since you last looked")
		return
	}
	for _, c := range list {
		what := ""
		if c.New {
			what = " [new story]"
		}
		e.say("%s  %s%s", c.Story, e.style.bold(c.Title), what)
		for _, a := range c.Articles {
			what := "new report"
			if a.Seen > 0 {
				what = fmt.Sprintf("version %d, after version %d", a.Version, a.Seen)
			}
			e.say("  + %s  %s  %s (%s)", or(string(a.Published), "undated"), or(a.Outlet, "unknown outlet"), or(a.Title, a.Path), what)
		}
		e.printBoardChanges(c.Board, "    ")
	}
	if more > 0 {
		e.say("… and %s more: chancery changes --limit 0", plural(more, "story"))
	}
	e.say("%s", e.style.faint("chancery changes --done remembers that you have looked"))
}

// printBoardChanges prints what became of rows that were there before, and of
// new ones that two origins speak to; of the other new ones their number.
func (e *env) printBoardChanges(cs []dossier.Change, indent string) {
	single := 0
	for _, c := range cs {
		switch {
		case c.Before == "" && c.After == news.SingleSource:
			single++
			continue
		case c.After == "":
			e.say("%s%s", indent, e.style.wrap("- "+c.Slot+": "+strings.Join(c.Gone, ", "), indent+"  "))
			continue
		}
		e.say("%s%s", indent, e.style.wrap(changeLine(c), indent+"  "))
	}
	if single > 0 {
		e.say("%s+ %s of one origin", indent, plural(single, "row"))
	}
}

// changeLine is "* killed: now also 23; no longer 12; single-source → updated".
func changeLine(c dossier.Change) string {
	var parts []string
	if len(c.Added) > 0 {
		var vs []string
		for _, v := range c.Added {
			vs = append(vs, dossier.Shown(v))
		}
		parts = append(parts, "now also "+strings.Join(vs, ", "))
		if c.Before == "" {
			parts[0] = strings.Join(vs, ", ")
		}
	}
	if len(c.Gone) > 0 {
		parts = append(parts, "no longer "+strings.Join(c.Gone, ", "))
	}
	verdict := string(c.After)
	if c.Before != c.After && c.Before != "" {
		verdict = string(c.Before) + " → " + verdict
	}
	mark := "* "
	if c.Before == "" {
		mark = "+ "
	}
	return mark + c.Slot + ": " + strings.Join(append(parts, verdict), "; ")
}
