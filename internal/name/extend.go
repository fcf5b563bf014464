package name

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/news"
)

// A Conflict is a row of a user's table that the base knows otherwise.
type Conflict struct {
	Line int    `json:"line"` // from 1
	Why  string `json:"why"`
}

func (c Conflict) String() string { return fmt.Sprintf("line %d: %s", c.Line, c.Why) }

// Extend returns a base that knows the rows of r as well, b itself being left
// as it is. r is a table of the user's own, or a dictionary of actors in the
// format of PETRARCH (see dictionary).
//
// A row of a table is: id, type, ISO 3166-1 alpha-3 or PLOVER code, sector,
// name, other names ("|"), office, from, to, latitude, longitude, parted by
// tabs; fields after the name may be left out, lines that begin with "#" are
// comments. A row that contradicts what b knows is left out and reported. A
// name that is taken goes to the user's entity from now on, which is reported
// too.
func (b *Base) Extend(r io.Reader) (*Base, []Conflict, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, fmt.Errorf("read names: %w", err)
	}
	x := extension{Base: b.clone()}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, len(text)+1)
	row := x.row
	if isDictionary(text) {
		row = x.dictionary
	}
	for x.line = 1; lines.Scan(); x.line++ {
		if line := strings.TrimRight(lines.Text(), "\r"); strings.TrimSpace(line) != "" && line[0] != '#' {
			row(line)
		}
	}
	x.actor()
	x.sortTerms()
	return x.Base, x.conflicts, nil
}

// An extension is a base on its way to knowing a user's rows.
type extension struct {
	*Base
	line      int
	conflicts []Conflict
	open      actor // of a dictionary
}

func (x *extension) conflict(format string, args ...any) {
	x.conflicts = append(x.conflicts, Conflict{x.line, fmt.Sprintf(format, args...)})
}

// row takes one row of a table.
func (x *extension) row(line string) {
	const fields = 11
	f := append(strings.Split(line, "\t"), make([]string, fields)...)[:fields]
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	if why := x.refuses(f); why != "" {
		x.conflict("%s", why)
		return
	}
	names := append([]string{f[4]}, list(f[5])...)
	if news.EntityType(f[1]) == news.Person {
		x.person(f[0], f[4], f[2], f[3], f[6], f[7], f[8], list(f[5]))
	} else {
		e := news.Entity{ID: news.EntityID(f[0]), Type: news.EntityType(f[1]), Country: f[2], Sector: f[3], Name: f[4]}
		e.Lat, _ = strconv.ParseFloat(f[9], 64)
		e.Lon, _ = strconv.ParseFloat(f[10], 64)
		i := x.add(e)
		for _, v := range names {
			x.call(i, v, asName)
		}
	}
	x.first(news.EntityID(f[0]), names)
}

// first lets the names go to id before all others that bear them.
func (x *extension) first(id news.EntityID, names []string) {
	i := x.byID[id]
	for _, v := range names {
		key := keyOf(strings.TrimPrefix(strings.TrimSpace(v), "the "))
		as := slices.Clone(x.aliases[key])
		at := slices.IndexFunc(as, func(a alias) bool { return a.entity == i })
		if at <= 0 {
			continue
		}
		before := x.entities[as[0].entity]
		x.conflict("%q named %s (%s) so far, and %s from now on", v, before.Name, before.ID, id)
		own := as[at]
		copy(as[1:at+1], as[:at])
		as[0] = own
		x.aliases[key] = as
	}
}

// refuses says why a user's row cannot be taken, or "".
func (b *Base) refuses(f []string) string {
	switch news.EntityType(f[1]) {
	case news.Person, news.Organisation, news.Outlet, news.Country, news.Place, news.Group:
	default:
		return fmt.Sprintf("unknown type %q; it is person, organisation, outlet, country, place or group", f[1])
	}
	if f[0] == "" || keyOf(f[4]) == "" {
		return "a row needs an id and a name"
	}
	if strings.HasPrefix(f[0], "local:") {
		return "ids that begin with local: are those of names that one article alone knows"
	}
	if f[7] != "" && f[8] != "" && f[8] != "?" && f[8] < f[7] {
		return fmt.Sprintf("office ends on %s before it begins on %s", f[8], f[7])
	}
	for _, degrees := range f[9:] {
		if _, err := strconv.ParseFloat(degrees, 64); degrees != "" && err != nil {
			return fmt.Sprintf("%q is no latitude or longitude in degrees", degrees)
		}
	}
	if i, ok := b.byID[news.EntityID(f[0])]; ok {
		e := b.entities[i]
		if e.Type != news.EntityType(f[1]) {
			return fmt.Sprintf("%s is a %s already: %s", f[0], e.Type, e.Name)
		}
		if f[2] != "" && e.Country != "" && e.Country != f[2] && e.Type != news.Person {
			return fmt.Sprintf("%s belongs to %s already", f[0], e.Country)
		}
	}
	return ""
}

// clone copies what Extend changes.
func (b *Base) clone() *Base {
	c := *b
	c.entities = slices.Clone(b.entities)
	c.byID, c.begins, c.longer, c.small, c.byISO = maps.Clone(b.byID), slices.Clone(b.begins), slices.Clone(b.longer), maps.Clone(b.small), maps.Clone(b.byISO)
	c.aliases = make(map[string][]alias, len(b.aliases))
	for k, v := range b.aliases {
		c.aliases[k] = slices.Clip(v)
	}
	c.terms, c.holders = map[news.EntityID][]term{}, map[string][]holder{}
	for k, v := range b.terms {
		c.terms[k] = slices.Clone(v)
	}
	for k, v := range b.holders {
		c.holders[k] = slices.Clone(v)
	}
	c.forms, c.spare = sync.OnceValue(c.newForms), &sync.Pool{}
	return &c
}
