package name

import "strings"

// words are the tables by which names are told apart (data/words.tsv).
type words struct {
	title      map[string]bool
	titleMax   int             // most words of a title
	titleEnds  map[string]bool // last words of titles
	firsts     map[string]int  // first word of a title or office → most words
	office     map[string]string
	sector     map[string]string
	org        map[string]string
	place      map[string]bool
	placeFirst map[string]bool
	say        map[string]bool
	prep       map[string]bool
	where      map[string]bool
	particle   map[string]bool
	join       map[string]bool
	plain      map[string]bool
	common     map[string]bool
	town       map[string]bool
	paper      map[string]bool
	ofPlace    map[string]bool
	compass    map[string]bool
	media      map[string]bool
	given      map[string]byte   // first name → f, m, b
	human      map[string]byte   // noun for a person → f, m, b
	plural     map[string]string // noun for two → person, country
	main       map[string]bool   // such nouns that stand for whom a report is about
}

func (b *Base) loadWords() error {
	w := &words{title: map[string]bool{}, titleEnds: map[string]bool{}, firsts: map[string]int{}, office: map[string]string{}, sector: map[string]string{}, org: map[string]string{},
		place: map[string]bool{}, placeFirst: map[string]bool{}, say: map[string]bool{}, prep: map[string]bool{}, where: map[string]bool{},
		particle: map[string]bool{}, join: map[string]bool{}, plain: map[string]bool{}, common: map[string]bool{}, town: map[string]bool{}, paper: map[string]bool{}, ofPlace: map[string]bool{}, compass: map[string]bool{}, given: map[string]byte{},
		human: map[string]byte{}, main: map[string]bool{}, plural: map[string]string{}, media: map[string]bool{}}
	b.words = w
	sets := map[string]map[string]bool{"title": w.title, "place": w.place, "placefirst": w.placeFirst, "say": w.say, "prep": w.prep,
		"where": w.where, "particle": w.particle, "join": w.join, "plain": w.plain, "common": w.common, "town": w.town, "paper": w.paper, "ofplace": w.ofPlace, "media": w.media, "compass": w.compass}
	values := map[string]map[string]string{"office": w.office, "sector": w.sector, "org": w.org}
	err := rows("words.tsv", 3, func(f []string) {
		if f[0] == "title" || f[0] == "office" {
			first, _, _ := strings.Cut(f[1], " ")
			w.firsts[first] = max(w.firsts[first], 1+strings.Count(f[1], " "))
		}
		if m := values[f[0]]; m != nil {
			m[f[1]] = f[2]
			return
		}
		sets[f[0]][f[1]] = true
		if f[0] == "title" {
			w.titleEnds[f[1][strings.LastIndexByte(f[1], ' ')+1:]] = true
			w.titleMax = max(w.titleMax, 1+strings.Count(f[1], " "))
		}
	})
	if err != nil {
		return err
	}
	for t := range w.title {
		w.human[t] = 'b'
	}
	if err := rows("humans.tsv", 3, func(f []string) { w.human[f[0]], w.main[f[0]] = f[1][0], f[2] == "main" }); err != nil {
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
