package reprint

import (
	"cmp"
	"slices"

	"chancery/internal/news"
	"chancery/internal/roster"
)

const (
	windowDays    = 14 // copies appear within days; an older likeness is background carried along
	maxCandidates = 32
	maxChain      = 64 // newest postings of one key that are looked at
	commonMark    = 48 // articles with one fingerprint, above which it is boilerplate
	minShared     = 3  // fingerprints that must be shared
	minShare      = .06
)

// An Index holds the prints of all articles seen, and finds those that share
// text with a new one. It has one writer and is not safe for use by several
// goroutines.
type Index struct {
	prints deck[slim]
	where  roster.Table
	heads  heads // band or mark → postings

	keys    []uint32     // of the print at hand: its bands, then its marks
	seats   []seat       // of keys
	hits    deck[uint16] // by article: shared marks, or bandHit; zero between calls
	touched []int32

	day    news.Day // of the article before, and its number: mostly this one's too
	number int32
}

// slim is what candidates are chosen by; the postings hold the rest.
type slim struct {
	id    news.ArticleID
	day   int32 // days since 1970, or noDay
	marks uint16
}

const (
	noDay   = -1 << 31
	bandHit = 1 << 10
)

// NewIndex returns an empty index.
func NewIndex() *Index { return &Index{} }

// Len is the number of articles in x.
func (x *Index) Len() int { return x.where.Len() }

// Restore puts p into x without looking for candidates. Restoring an article a
// second time, with another print, replaces the first.
func (x *Index) Restore(p Print) {
	n := x.insert(&p)
	x.setKeys(&p)
	x.seats = x.heads.seek(x.keys, x.seats)
	for i := range x.seats {
		s := &x.seats[i]
		slot, v := x.heads.find(s)
		x.heads.add(s, slot, v, n)
	}
}

// insert gives p a number.
func (x *Index) insert(p *Print) int32 {
	n := int32(x.prints.n)
	if old := x.where.Put(string(p.Article), n, x.name); old >= 0 {
		x.prints.at(old).id = "" // its postings stay, and lead nowhere
	}
	if n == 0 || p.Day != x.day {
		x.day, x.number = p.Day, dayNumber(p.Day)
	}
	x.prints.push(slim{id: p.Article, day: x.number, marks: uint16(len(p.Marks))})
	x.hits.push(0)
	return n
}

func (x *Index) name(n int32) string { return string(x.prints.at(n).id) }

// setKeys fills x.keys and returns how many are bands.
func (x *Index) setKeys(p *Print) int {
	x.keys = x.keys[:0]
	for i := range bands {
		if k, ok := bandKey(p, i); ok {
			x.keys = append(x.keys, k)
		}
	}
	n := len(x.keys)
	x.keys = append(x.keys, p.Marks...)
	return n
}

// Add puts p into x and returns the articles seen before that share text with
// it, the likeliest first, at most 32. Each is worth a [Compare]. Articles more
// than two weeks apart are left out; one without a day is always looked at.
func (x *Index) Add(p Print) []news.ArticleID {
	n := x.insert(&p)
	bands := x.setKeys(&p)
	x.seats = x.heads.seek(x.keys, x.seats)
	for i := range x.seats {
		s := &x.seats[i]
		slot, v := x.heads.find(s)
		if v != 0 {
			if i < bands {
				x.count(v, n, bandHit, mostCounted)
			} else {
				x.count(v, n, 1, commonMark)
			}
		}
		x.heads.add(s, slot, v, n)
	}
	return x.likeliest(n)
}

// likeliest chooses from what was touched for n, and forgets it.
func (x *Index) likeliest(n int32) []news.ArticleID {
	p := x.prints.at(n)
	type found struct {
		print int32
		hits  uint16
	}
	var fs []found
	for _, m := range x.touched {
		hits := x.hits.at(m)
		h := *hits
		if *hits = 0; h < minShared {
			continue // most are like this, and need not be fetched
		}
		q := x.prints.at(m)
		if q.id == "" || far(p.day, q.day) {
			continue
		}
		need := max(minShared, int(minShare*float64(min(q.marks, p.marks))+.5))
		if h >= bandHit || int(h) >= need {
			fs = append(fs, found{m, h})
		}
	}
	x.touched = x.touched[:0]
	slices.SortFunc(fs, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.hits, a.hits), cmp.Compare(x.prints.at(a.print).id, x.prints.at(b.print).id))
	})
	fs = fs[:min(len(fs), maxCandidates)]
	out := make([]news.ArticleID, len(fs))
	for i, f := range fs {
		out[i] = x.prints.at(f.print).id
	}
	return out
}

// count adds worth to each article but n with a key that has a value, unless
// more than limit have it.
func (x *Index) count(value uint32, n int32, worth uint16, limit int) {
	if x.heads.postings(value) > limit {
		return
	}
	for tries := 0; value != 0 && tries < maxChain; tries++ {
		var m int32
		if m, value = x.heads.newest(value); m != n {
			x.hit(m, worth)
		}
	}
}

func (x *Index) hit(m int32, worth uint16) {
	hits := x.hits.at(m)
	if *hits == 0 {
		x.touched = append(x.touched, m)
	}
	*hits += worth
}

// bandKey is the i-th band of p's sketch as a key. It may be the key of a mark
// or another band too, once in some hundred million; Compare will tell.
func bandKey(p *Print, i int) (uint32, bool) {
	k := uint64(0)
	for _, v := range p.Sketch[i*rows : (i+1)*rows] {
		k = k<<16 | uint64(v)
	}
	if k == 0 {
		return 0, false
	}
	return uint32((k ^ uint64(i)) * 0x9E3779B97F4A7C15 >> 32), true
}

func far(a, b int32) bool {
	return a != noDay && b != noDay && (a-b > windowDays || b-a > windowDays)
}

func dayNumber(d news.Day) int32 {
	if !d.Known() {
		return noDay
	}
	return int32(d.Time().Unix() / 86400)
}
