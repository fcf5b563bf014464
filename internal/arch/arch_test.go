package arch

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// chain lists the rooms of the analysis of one article, in order. A room may
// import those before it that feed it, and news.
var chain = map[string][]string{
	"news":     {},
	"pack":     {},
	"roster":   {},
	"goldfile": {"news"},
	"text":     {"news"},
	"grammar":  {"news", "text"},
	"name":     {"news", "text"},
	"date":     {"news", "text"},
	"quote":    {"news", "text", "name", "date"},
	"figure":   {"news", "text", "date"},
	"event":    {"news", "text", "name", "date", "quote"},
	"reprint":  {"news", "pack", "roster", "text", "name", "date"},
	"story":    {"news", "pack", "roster", "text", "name", "date", "reprint"},
	"compare":  {"news", "text", "name", "date", "quote", "figure", "event"},
	"brief":    {"news", "text", "name", "date", "quote", "figure", "event", "compare"},
	"petrarch": {"news"},
	"export":   {"news", "name", "event"},
	"page":     {"news"},
	"intake":   {"news", "page", "intake"},
	"store":    {"news"},
	"search":   {"news", "store"},
}

// facesOnly may be imported by nobody but cli (and cli by nobody but main); the
// measures of score by what trains, too.
var facesOnly = []string{"web", "cli", "score"}

// sources returns the project's Go files, slash-separated, from its root.
func sources(t *testing.T) (files []string) {
	t.Helper()
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".go") {
			rel, _ := filepath.Rel(root, p)
			files = append(files, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func parse(t *testing.T, file string, mode parser.Mode) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, mode)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// room is the folder right under internal that holds a package path or file.
func room(p string) string {
	p = strings.TrimPrefix(strings.TrimPrefix(p, "chancery/"), "internal/")
	first, _, _ := strings.Cut(p, "/")
	return first
}

func TestImports(t *testing.T) {
	for _, file := range sources(t) {
		if strings.HasSuffix(file, "_test.go") || !strings.HasPrefix(file, "internal/") {
			continue
		}
		here := room(file)
		allowed, inChain := chain[here]
		tool := strings.Contains(file, "/build/") || strings.Contains(file, "/train/")
		for _, im := range parse(t, file, parser.ImportsOnly).Imports {
			p, _ := strconv.Unquote(im.Path.Value)
			if !strings.HasPrefix(p, "chancery/") || room(p) == here {
				continue
			}
			if inChain && !tool && !slices.Contains(allowed, room(p)) {
				t.Errorf("%s imports %s; %s may import %v", file, p, here, allowed)
			}
			if slices.Contains(facesOnly, room(p)) && here != "cli" && !(tool && strings.HasSuffix(p, "/score/measure")) {
				t.Errorf("%s imports %s, which is for cli alone", file, p)
			}
			if room(p) == "cli" {
				t.Errorf("%s imports the command line", file)
			}
		}
	}
}

// TestNews keeps the nouns free of everything but the standard library.
func TestNews(t *testing.T) {
	for _, file := range sources(t) {
		if room(file) != "news" {
			continue
		}
		for _, im := range parse(t, file, parser.ImportsOnly).Imports {
			if strings.Contains(im.Path.Value, ".") || strings.Contains(im.Path.Value, "chancery") {
				t.Errorf("%s imports %s", file, im.Path.Value)
			}
		}
	}
}

func TestPackagesSayWhatTheyAreFor(t *testing.T) {
	said := map[string]bool{}
	for _, file := range sources(t) {
		dir := path.Dir(file)
		if _, ok := said[dir]; !ok {
			said[dir] = false
		}
		if !strings.HasSuffix(file, "_test.go") && parse(t, file, parser.PackageClauseOnly|parser.ParseComments).Doc != nil {
			said[dir] = true
		}
	}
	for dir, ok := range said {
		if !ok {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

// maxLines is how long a file may grow before it should become two.
const maxLines = 500

func TestFilesStayShort(t *testing.T) {
	for _, file := range sources(t) {
		b, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(b, []byte("\n")); n > maxLines && !strings.HasSuffix(file, "_test.go") {
			t.Errorf("%s has %d lines, more than %d", file, n, maxLines)
		}
	}
}

func TestNoInit(t *testing.T) {
	for _, file := range sources(t) {
		for _, d := range parse(t, file, parser.SkipObjectResolution).Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init function", file)
			}
		}
	}
}

// quoted finds what a document sets in code type.
var quoted = regexp.MustCompile("`([^`\n]+)`")

// TestDocumentsNameWhatExists checks the paths that the documents name.
func TestDocumentsNameWhatExists(t *testing.T) {
	for _, doc := range []string{"ARCHITECTURE.md", "README.md", "CONTRIBUTING.md", "docs/dependencies.md", "docs/json.md", "docs/score.md", "docs/intake.md", "docs/export.md"} {
		b, err := os.ReadFile(filepath.Join(root, doc))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, m := range quoted.FindAllStringSubmatch(string(b), -1) {
			p, _, _ := strings.Cut(m[1], " ")
			if !strings.HasPrefix(p, "internal/") && !strings.HasPrefix(p, "docs/") && !strings.HasPrefix(p, "examples/") && !strings.HasPrefix(p, "tools/") {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(strings.TrimSuffix(p, "/")))); err != nil && !strings.ContainsAny(p, "*…") {
				t.Errorf("%s names %s, which does not exist", doc, p)
			}
		}
	}
}

// An inferred window is shown and measured; no step of the analysis may take it
// for the day of publication.
func TestWindowsAreOnlyShown(t *testing.T) {
	for _, file := range sources(t) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		b, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		here := room(file)
		if bytes.Contains(b, []byte("date.Window(")) && here != "dossier" {
			t.Errorf("%s: only dossier may ask for a window of publication", file)
		}
		if bytes.Contains(b, []byte("dossier.Within(")) && here != "cli" && here != "web" && here != "score" {
			t.Errorf("%s: a window of publication is for showing", file)
		}
	}
}
