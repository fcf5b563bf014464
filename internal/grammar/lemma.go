package grammar

import (
	_ "embed"
	"strings"
	"sync/atomic"

	"chancery/internal/grammar/lemma"
)

//go:embed data/en.lemmas
var enLemmas string

// A lemmatiser finds lemmas, and keeps those that it has found as a [cache]
// does.
type lemmatiser struct {
	table  *lemma.Table
	places [lemmaPlaces]atomic.Pointer[lemmaOf]
}

const lemmaPlaces = 16384

type lemmaOf struct{ form, upos, xpos, lemma string }

func newLemmatiser(words map[string]int32) (*lemmatiser, error) {
	t, err := lemma.Read(enLemmas, func(w string) bool { return words[w] > 0 })
	return &lemmatiser{table: t}, err
}

// lemma returns the lemma of form. Tags are not copied.
func (l *lemmatiser) lemma(form, upos, xpos string) string {
	if len(form) > cacheForm {
		return l.table.Lemma(form, upos, xpos)
	}
	h := (spot(form)*31 + spot(xpos)) % lemmaPlaces
	e := l.places[h].Load()
	if e != nil && e.form == form && e.xpos == xpos && e.upos == upos {
		return e.lemma
	}
	found := l.table.Lemma(form, upos, xpos)
	if e == nil {
		l.places[h].CompareAndSwap(nil, &lemmaOf{strings.Clone(form), upos, xpos, strings.Clone(found)})
	}
	return found
}
