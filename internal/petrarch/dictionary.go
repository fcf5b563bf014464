package petrarch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Dictionary is everything that a folder of dictionaries says. It is not
// changed by coding, so that many may code with it at once.
type Dictionary struct {
	verbs    map[string][]verb
	sets     map[string][][]string // "&NAME" → synonyms
	actors   map[string][]actor    // by first word
	agents   map[string][]agent
	discards map[string][]discard
	issues   map[string][]issue
	files    []string
}

// Files lists what the dictionary was read from, with the kind of each.
func (d *Dictionary) Files() []string { return d.files }

// ErrNoVerbs says that a folder holds no dictionary of verbs.
var ErrNoVerbs = errors.New("no file with a dictionary of verbs; its patterns begin with \"- * \" and end with a code in square brackets")

// maxFile is the size up to which a file is taken for a dictionary.
const maxFile = 64 << 20

// Load reads every dictionary of a folder, told apart by what stands in them, in
// the order of their names. Files that are none are passed over.
func Load(dir fs.FS) (*Dictionary, error) {
	d := empty()
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		b, err := fs.ReadFile(dir, e.Name())
		if err != nil {
			return nil, err
		}
		if err := d.add(path.Base(e.Name()), b); err != nil {
			return nil, err
		}
	}
	if len(d.verbs) == 0 {
		return nil, ErrNoVerbs
	}
	d.sort()
	return d, nil
}

func empty() *Dictionary {
	return &Dictionary{verbs: map[string][]verb{}, sets: map[string][][]string{}, actors: map[string][]actor{},
		agents: map[string][]agent{}, discards: map[string][]discard{}, issues: map[string][]issue{}}
}

// add reads one file, if it is a dictionary.
func (d *Dictionary) add(name string, b []byte) error {
	kind := kindOf(name, b)
	read, ok := map[string]func(io.Reader) error{
		"verbs": d.readVerbs, "actors": d.readActors, "agents": d.readAgents, "discards": d.readDiscards, "issues": d.readIssues,
	}[kind]
	if !ok {
		return nil
	}
	if err := read(bytes.NewReader(b)); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	d.files = append(d.files, name+" ("+kind+")")
	return nil
}

// kindOf tells what a file is: by its content, and where that is bare words (a
// list of discards) by its name.
func kindOf(name string, b []byte) string {
	patterns, agents, codes, issues := 0, 0, 0, bytes.Contains(b, []byte("<ISSUE"))
	_ = lines(bytes.NewReader(b), func(_ int, line string) {
		code, rest, ok := bracketed(line)
		switch {
		case !ok:
		case strings.HasPrefix(line, "-") && strings.Contains(rest, "*"):
			patterns++
		case strings.Contains(code, "~"):
			agents++
		default:
			codes++
		}
	})
	switch lower := strings.ToLower(name); {
	case issues:
		return "issues"
	case patterns > 0:
		return "verbs"
	case agents > codes:
		return "agents"
	case codes > 0:
		return "actors"
	case strings.Contains(lower, "discard"):
		return "discards"
	}
	return ""
}

// sort puts longer phrases before shorter ones, so that the first that fits is
// the one that says most; equals keep the order of the files.
func (d *Dictionary) sort() {
	for _, as := range d.actors {
		slices.SortStableFunc(as, func(a, b actor) int { return len(b.words) - len(a.words) })
	}
	for _, as := range d.agents {
		slices.SortStableFunc(as, func(a, b agent) int { return len(b.words) - len(a.words) })
	}
	for _, vs := range d.verbs {
		slices.SortStableFunc(vs, func(a, b verb) int {
			return len(b.before) + len(b.after) - len(a.before) - len(a.after)
		})
	}
	for _, is := range d.issues {
		slices.SortStableFunc(is, func(a, b issue) int { return len(b.words) - len(a.words) })
	}
}
