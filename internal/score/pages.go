package score

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery/internal/goldfile"
	"chancery/internal/news"
	"chancery/internal/score/measure"
)

// pages scores the bodies and the dates of web pages. The wanted bodies are in
// a file named …ground-truth.json, here or in a folder below; the wanted
// dates in a file of JSON lines. Pages are found by name anywhere below dir.
func (r *run) pages(dir string) error {
	files := map[string]string{} // base name → path
	var truths []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files[e.Name()] = path
		if strings.Contains(e.Name(), "ground-truth") && strings.HasSuffix(strings.TrimSuffix(e.Name(), ".gz"), ".json") {
			truths = append(truths, path)
		}
		return nil
	})
	if err != nil {
		return err
	}
	var errs []error
	slices.Sort(truths)
	for _, path := range truths {
		if name := truthName(dir, path); r.begin("pages", name) {
			errs = append(errs, r.bodies(name, path, files))
		}
	}
	errs = append(errs, eachSet(r, "pages", dir, nil, func(set string, recs []webRecord) error {
		return r.web(set, dir, recs, files)
	}))
	return errors.Join(errs...)
}

// truthName is the name of the set of body-ground-truth.json (body), or of
// the folder of a ground-truth.json.
func truthName(dir, path string) string {
	name := strings.Trim(strings.TrimSuffix(setName(path), "ground-truth"), "-_.")
	if name = setName(name); name != "." && name != "" {
		return name
	}
	if folder := filepath.Dir(path); folder != dir {
		return setName(folder)
	}
	return "body"
}

// page finds the file of a page among names it may have.
func pagePath(files map[string]string, name string) (string, error) {
	for _, end := range []string{".html.gz", ".html", ".gz", ""} {
		if path, ok := files[name+end]; ok {
			return path, nil
		}
	}
	return "", fmt.Errorf("there is no page %s", name)
}

func (r *run) bodies(set, path string, files map[string]string) error {
	b, err := goldfile.ReadFile(path)
	if err != nil {
		return err
	}
	var truth map[string]struct{ ArticleBody, URL string }
	if err := json.Unmarshal(b, &truth); err != nil {
		return &goldfile.Error{File: path, Err: err}
	}
	var names []string
	for n := range truth {
		names = append(names, n)
	}
	slices.Sort(names)
	scores, err := each(r.ctx, names, func(n *string) (measure.Shingled, error) {
		p, err := readPage(files, *n, truth[*n].URL)
		return measure.Shingles(truth[*n].ArticleBody, p.text), err
	})
	if err != nil {
		return &goldfile.Error{File: path, Err: err}
	}
	f1, precision, recall, accuracy := measure.Pages(scores)
	sh := r.sheet("pages", set, len(names))
	sh.put("f1", f1)
	sh.put("precision", precision)
	sh.put("recall", recall)
	sh.put("accuracy", accuracy)
	return nil
}

// A webRecord is a page with its day and with strings that its text must and
// must not have.
type webRecord struct {
	File, URL, Date string
	With, Without   []string
}

func (r *run) web(set, dir string, recs []webRecord, files map[string]string) error {
	found, err := each(r.ctx, recs, func(w *webRecord) (webPage, error) {
		return readPage(files, w.File, w.URL)
	})
	if err != nil {
		return &goldfile.Error{File: filepath.Join(dir, set), Err: err}
	}
	var dates measure.DateScore
	right, all := 0, 0
	for i, w := range recs {
		dates.Add(w.Date, string(found[i].day))
		for _, s := range w.With {
			all++
			if strings.Contains(found[i].text, s) {
				right++
			}
		}
		for _, s := range w.Without {
			all++
			if !strings.Contains(found[i].text, s) {
				right++
			}
		}
	}
	sh := r.sheet("pages", set, len(recs))
	sh.put("date_accuracy", dates.Accuracy())
	sh.put("date_f1", dates.F1())
	sh.over(all, "strings_accuracy", measure.Share(float64(right), float64(all)))
	return nil
}

// A webPage is what the program reads off a page. An unreadable page is an
// empty one.
type webPage struct {
	text string
	day  news.Day // unknown unless exact to the day
}

func readPage(files map[string]string, name, url string) (webPage, error) {
	path, err := pagePath(files, name)
	if err != nil {
		return webPage{}, err
	}
	html, err := goldfile.ReadFile(path)
	if err != nil {
		return webPage{}, err
	}
	return extract(html, url), nil
}

// feeds scores parsers' own test archives. What an archive holds tells whose
// expectations they are.
func (r *run) feeds(dir string) error {
	found, err := sets(dir, ".tar", ".tgz")
	if err != nil {
		return err
	}
	var errs []error
	for _, s := range found {
		if !r.begin("feeds", s.name) {
			continue
		}
		for _, path := range s.paths {
			errs = append(errs, r.check("feeds", s.name, func() (int, int, error) { return checkFeeds(path) }))
		}
	}
	return errors.Join(errs...)
}

// warc scores folders of web archives.
func (r *run) warc(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		if e.IsDir() && r.begin("warc", e.Name()) {
			path := filepath.Join(dir, e.Name())
			errs = append(errs, r.check("warc", e.Name(), func() (int, int, error) { return checkArchives(path) }))
		}
	}
	return errors.Join(errs...)
}

// check adds the share of passed cases.
func (r *run) check(task, set string, cases func() (pass, total int, err error)) error {
	pass, n, err := cases()
	r.sheet(task, set, n).put("pass", measure.Share(float64(pass), float64(n)))
	if err != nil {
		return fmt.Errorf("%s/%s: %w", task, set, err)
	}
	return nil
}
