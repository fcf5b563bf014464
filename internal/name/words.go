package name

import "strings"

// A class is a set of words of data/words.tsv or data/sports.tsv, or several
// such sets.
type class uint32

const (
	titleWord class = 1 << iota
	titleEnd        // last word of a title
	orgWord
	placeWord
	placeFirst
	sayWord
	prepWord
	whereWord
	particleWord
	joinWord
	plainWord
	commonWord
	townWord
	paperWord
	ofPlaceWord
	compassWord
	mediaWord
	mainWord // noun for whom a report is about
	sportWord
	roleWord
	modifierWord
	beatWord
)

var classes = map[string]class{
	"title": titleWord, "org": orgWord, "place": placeWord, "placefirst": placeFirst, "say": sayWord, "prep": prepWord, "where": whereWord,
	"particle": particleWord, "join": joinWord, "plain": plainWord, "common": commonWord, "town": townWord, "paper": paperWord,
	"ofplace": ofPlaceWord, "media": mediaWord, "compass": compassWord,
	"sport": sportWord, "role": roleWord, "modifier": modifierWord, "beat": beatWord,
}

// words are the tables by which names are told apart. Keys are in lower case;
// some are several words.
type words struct {
	class    map[string]class
	titleMax int            // most words of a title
	firsts   map[string]int // first word of a title or office → most words
	office   map[string]string
	sector   map[string]string
	org      map[string]string // head of organisations → their sector
	given    map[string]byte   // first name → f, m, b
	human    map[string]byte   // noun for a person → f, m, b
	plural   map[string]string // noun for two → person, country
}

// is reports whether s belongs to c.
func (w *words) is(s string, c class) bool { return w.class[s]&c != 0 }

func (b *Base) loadWords() error {
	w := &words{class: map[string]class{}, firsts: map[string]int{}, office: map[string]string{}, sector: map[string]string{}, org: map[string]string{},
		given: map[string]byte{}, human: map[string]byte{}, plural: map[string]string{}}
	b.words = w
	values := map[string]map[string]string{"office": w.office, "sector": w.sector, "org": w.org}
	err := rows("words.tsv", 3, func(f []string) {
		w.class[f[1]] |= classes[f[0]]
		if f[0] == "title" || f[0] == "office" {
			first, _, _ := strings.Cut(f[1], " ")
			w.firsts[first] = max(w.firsts[first], 1+strings.Count(f[1], " "))
		}
		if m := values[f[0]]; m != nil {
			m[f[1]] = f[2]
		}
		if f[0] == "title" {
			w.human[f[1]] = 'b'
			w.class[f[1][strings.LastIndexByte(f[1], ' ')+1:]] |= titleEnd
			w.titleMax = max(w.titleMax, 1+strings.Count(f[1], " "))
		}
	})
	if err != nil {
		return err
	}
	err = rows("humans.tsv", 3, func(f []string) {
		if w.human[f[0]] = f[1][0]; f[2] == "main" {
			w.class[f[0]] |= mainWord
		}
	})
	if err != nil {
		return err
	}
	if err := rows("plurals.tsv", 2, func(f []string) { w.plural[f[0]] = f[1] }); err != nil {
		return err
	}
	for _, file := range []string{"built/given.tsv", "given.tsv"} {
		if err := rows(file, 2, func(f []string) { w.given[f[0]] = f[1][0] }); err != nil {
			return err
		}
	}
	return nil
}
