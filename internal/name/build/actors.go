package main

import (
	"bufio"
	"compress/gzip"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// fold lower-cases and drops accents.
func fold(s string) string {
	t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	out, _, err := transform.String(t, s)
	if err != nil {
		out = s
	}
	return strings.ToLower(out)
}

// actors writes groups.tsv: armed groups and international organisations of
// the Phoenix dictionaries that have a name of at least two words.
func (b *builder) actors() error {
	seen := map[string]bool{}
	var out []string
	for _, f := range []string{"MilNonState", "International"} {
		names, err := b.phoenix(filepath.Join(b.reference, "petrarch", "Phoenix."+f+".actors.txt.gz"))
		if err != nil {
			return err
		}
		for _, n := range names {
			country, sector, ok := b.decode(n.code, f)
			if !ok || seen[fold(n.names[0])] {
				continue
			}
			seen[fold(n.names[0])] = true
			id := "kb:" + slug(n.names[0])
			out = append(out, strings.Join([]string{id, country, sector, n.names[0], strings.Join(n.names[1:], "|")}, "\t"))
		}
	}
	return b.write("groups.tsv", "id, iso3 or PLOVER code, sector, name, other names; from the Phoenix dictionaries", out)
}

type actor struct {
	code  string
	names []string
}

var code = regexp.MustCompile(`\[([^\]]*)\]`)

// phoenix reads a dictionary of PETRARCH: a name, then lines "+synonym", with
// codes in brackets behind or below.
func (b *builder) phoenix(path string) ([]actor, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var out []actor
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		line := lines.Text()
		if i := strings.IndexByte(line, '#'); i >= 0 {
			line = line[:i]
		}
		codes := code.FindAllStringSubmatch(line, -1)
		name := title(code.ReplaceAllString(line, ""))
		switch {
		case strings.HasPrefix(line, "+") && len(out) > 0:
			if usable(name) {
				out[len(out)-1].names = append(out[len(out)-1].names, name)
			}
		case name != "":
			out = append(out, actor{names: []string{name}})
		}
		if len(codes) == 1 && len(out) > 0 && out[len(out)-1].code == "" {
			out[len(out)-1].code = codes[0][1]
		}
	}
	keep := out[:0]
	for _, a := range out {
		if usable(a.names[0]) {
			keep = append(keep, a)
		}
	}
	return keep, lines.Err()
}

// usable reports whether name is specific: two words or more, plain letters.
func usable(name string) bool {
	return strings.Count(name, " ") >= 1 && !strings.ContainsAny(name, "()[]{}+!_.0123456789/&,") && len(name) >= 9
}

// title turns "ABU_NIDAL_ORGANIZATION_" into "Abu Nidal Organization".
func title(s string) string {
	s = strings.TrimPrefix(strings.TrimSpace(s), "+")
	if i := strings.Index(s, "_("); i >= 0 {
		s = s[:i]
	}
	words := strings.Fields(strings.ReplaceAll(s, "_", " "))
	for i, w := range words {
		low := strings.ToLower(w)
		if i > 0 && strings.Contains(" of the and for in on to de del la al el ", " "+low+" ") {
			words[i] = low
			continue
		}
		words[i] = strings.ToUpper(low[:1]) + low[1:]
	}
	return strings.TrimPrefix(strings.Join(words, " "), "The ")
}

func slug(name string) string {
	return strings.Join(strings.FieldsFunc(fold(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), "-")
}

// decode turns a CAMEO actor code into country and sector.
func (b *builder) decode(code, file string) (country, sector string, ok bool) {
	code, _, _ = strings.Cut(strings.TrimSpace(code), " ")
	if len(code) < 3 {
		return "", "", false
	}
	head := code[:3]
	switch {
	case b.iso3[head] && strings.HasPrefix(code[3:], "REB") && file == "MilNonState":
		return head, "REB", true
	case head == "IMG" && file == "MilNonState", head == "INT" && file == "MilNonState":
		return "IMG", "REB", true
	case file == "International" && (head == "IGO" || head == "NGO" || head == "MNC" || head == "NGM"):
		if head == "NGM" {
			head = "NGO"
		}
		return head, head, true
	}
	return "", "", false
}
