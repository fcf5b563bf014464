package cli

import (
	"errors"
	"fmt"

	"chancery/internal/score"
)

type scoreCmd struct {
	Gold string   `required:"" placeholder:"DIR" help:"The folder of gold data."`
	Task []string `placeholder:"T" help:"Only these tasks, as stories,dates."`
	Out  string   `default:"scores.txt" help:"Where to write the lines, if all tasks are run."`
}

func (scoreCmd) Help() string {
	return `Prints one line a measure: task/set measure value n. n/a stands for what the program cannot do yet.
docs/score.md tells the layout of a gold folder and what each measure is.

Example:
  chancery score --gold gold --task stories,dates`
}

func (c scoreCmd) Run(e *env) error {
	progress := func(task, set string) {
		if !e.quiet {
			fmt.Fprintf(e.err, "scoring %s/%s\n", task, set)
		}
	}
	// A set that cannot be read does not hide the figures of the others.
	lines, failed := score.Run(e.ctx, score.Options{Gold: c.Gold, Tasks: c.Task, Progress: progress})
	if failed == nil && len(c.Task) == 0 && c.Out != "" {
		if err := score.Write(c.Out, lines); err != nil {
			return err
		}
	}
	return errors.Join(e.print(lines, func() { fmt.Fprint(e.out, lines.Format()) }), failed)
}
