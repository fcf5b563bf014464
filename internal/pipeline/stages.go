// Package pipeline turns input into the record. Its first half is a table of
// stages, each a pure function of one article; its second half reads, joins
// and compares articles, in that order, with one writer to the store.
//
//	Read ─► intake ─► Analyse (any number at once) ─► store
//	        Redo: layers whose stage has a newer version
//	        Join: reprint and story, article by article, in order of publication
//	        Compare: families and events of every story that changed
//
// Each step takes up what the record says is missing, so a run that was cut
// off is finished by the next one and leaves the same record.
package pipeline

import (
	"fmt"

	"chancery/internal/compare"
	"chancery/internal/date"
	"chancery/internal/event"
	"chancery/internal/figure"
	"chancery/internal/grammar"
	"chancery/internal/name"
	"chancery/internal/news"
	"chancery/internal/quote"
	"chancery/internal/reprint"
	"chancery/internal/story"
	"chancery/internal/text"
)

// A Layer is what a stage adds to an article; the store keeps each apart.
type Layer string

// A Stage is one step in the analysis of an article. It reads the layers it
// needs and writes the layer it adds, nothing else: no I/O, no clock, no
// memory of other articles. So any stage can be redone at any time, and many
// run at once.
type Stage struct {
	Adds    Layer   // stable; the store keeps it with each result
	Version int     // raise it to redo every article
	Needs   []Layer // must be there before
	Run     func(*news.Article)
	Passing bool // what it adds is not kept, and made again for any stage that needs it
}

// Stages is the analysis of one article, in order. To add a step, add a line.
func Stages() []Stage {
	return []Stage{
		{Adds: "text", Version: text.Version, Run: text.Read},
		{Adds: "grammar", Version: grammar.Version, Needs: []Layer{"text"}, Run: grammar.Read, Passing: true},
		{Adds: "name", Version: name.Version, Needs: []Layer{"text", "grammar"}, Run: name.Default().Read},
		{Adds: "date", Version: date.Version, Needs: []Layer{"text", "grammar"}, Run: date.Read},
		{Adds: "quote", Version: quote.Version, Needs: []Layer{"text", "grammar", "name"}, Run: quote.Read},
		{Adds: "figure", Version: figure.Version, Needs: []Layer{"text", "grammar", "date"}, Run: figure.Read},
		{Adds: "event", Version: event.Version, Needs: []Layer{"text", "grammar", "name", "date", "quote"}, Run: event.Read},
	}
}

// stages are those of c.
func (c Config) stages() []Stage {
	stages := Stages()
	for i := range stages {
		switch {
		case c.Triage && stages[i].Adds == "grammar":
			stages[i].Run = func(a *news.Article) { grammar.ReadSome(a, Worth) }
		case c.names != nil && stages[i].Adds == "name":
			stages[i].Run, stages[i].Version = c.names.Read, c.versioned(stages[i].Version)
		}
	}
	return stages
}

// Analyse runs every stage on a. The error, if any, names the stage that broke
// on this article: a fault of the program that must not stop the others.
func Analyse(a *news.Article) error {
	return analyse(a, Stages())
}

func analyse(a *news.Article, stages []Stage) error {
	for _, s := range stages {
		if err := s.run(a); err != nil {
			return err
		}
	}
	return nil
}

// run turns a panic in the stage into an error.
func (s Stage) run(a *news.Article) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &StageError{Stage: s.Adds, Problem: fmt.Sprint(p)}
		}
	}()
	s.Run(a)
	return nil
}

// A StageError says that a stage broke on an article.
type StageError struct {
	Stage   Layer
	Problem string
}

func (e *StageError) Error() string {
	return fmt.Sprintf("the stage %q broke on this article (%s); please report it with the article", e.Stage, e.Problem)
}

// stale returns the stages to run again if those in from are out of date: they,
// all that need what they add, and those that pass on what these need.
func stale(stages []Stage, from map[Layer]bool) []Stage {
	redo, wanted := map[Layer]bool{}, map[Layer]bool{}
	for _, s := range stages {
		redo[s.Adds] = from[s.Adds]
		for _, need := range s.Needs {
			redo[s.Adds] = redo[s.Adds] || redo[need]
		}
		for _, need := range s.Needs {
			wanted[need] = wanted[need] || redo[s.Adds]
		}
	}
	var out []Stage
	for _, s := range stages {
		if redo[s.Adds] || s.Passing && wanted[s.Adds] {
			out = append(out, s)
		}
	}
	return out
}

// joinVersion changes whenever features or links have to be made anew.
func joinVersion() int {
	return fold(text.Version, grammar.Version, name.Version, date.Version, reprint.Version, story.Version)
}

// compareVersion changes whenever the comparison of a story has to be.
func compareVersion() int {
	versions := []int{joinVersion(), compare.Version}
	for _, s := range Stages() {
		versions = append(versions, s.Version)
	}
	return fold(versions...)
}

// fold mixes version numbers into one positive number (FNV-1a).
func fold(versions ...int) int {
	h := uint32(2166136261)
	for _, v := range versions {
		h = (h ^ uint32(v)) * 16777619
	}
	return int(h>>1) + 1
}
