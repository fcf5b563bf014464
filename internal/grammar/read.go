package grammar

const (
	// maxPiece is the most words that are read as one sentence.
	maxPiece = 300
	// chunkWords is how many words are encoded side by side, if more than one
	// sentence is at hand: enough to fetch weights seldom, few enough for
	// the second cache.
	chunkWords = 96
)

// A piece is a sentence, or a part of a very long one.
type piece struct {
	sentence int
	first, n int // its words in the sentence
	whole    bool
}

// ParseAll reads sentences. It appends their trees to dst, in order, using
// the memory of trees that stand beyond dst's length; a program that passes
// trees[:0] again and again allocates next to nothing. The text of forms is
// not copied.
//
// If needed is given, it is asked about every sentence once tags, lemmas and
// names are there; where it says no, the sentence is left
// without a tree. Sentences longer than 300 words always get their trees.
func (p *Parser) ParseAll(dst []Tree, sentences [][]string, needed func(*Tree) bool) []Tree {
	base := len(dst)
	for _, words := range sentences {
		dst = grown(dst, words)
	}
	s := p.free.Get().(*scratch)
	defer p.free.Put(s)
	s.begin()
	for i, words := range sentences {
		for first := 0; first < len(words); {
			n := pieceLength(words[first:])
			if len(s.forms) > 0 && len(s.forms)+n > chunkWords {
				p.chunk(s, dst[base:], needed)
				s.begin()
			}
			s.pieces = append(s.pieces, piece{i, first, n, n == len(words)})
			s.forms = append(s.forms, words[first:first+n]...)
			first += n
		}
	}
	p.chunk(s, dst[base:], needed)
	s.begin()
	return dst
}

// begin empties the list of work and lets go of the forms.
func (s *scratch) begin() {
	clear(s.forms)
	s.pieces, s.forms = s.pieces[:0], s.forms[:0]
}

// grown returns dst with one more tree, of the given words.
func grown(dst []Tree, words []string) []Tree {
	if cap(dst) > len(dst) {
		dst = dst[:len(dst)+1]
	} else {
		dst = append(dst, Tree{})
	}
	t := &dst[len(dst)-1]
	t.Names = t.Names[:0]
	if cap(t.Words) < len(words) {
		t.Words = make([]Word, len(words))
	}
	t.Words = t.Words[:len(words)]
	for i, w := range words {
		t.Words[i] = Word{Form: w}
	}
	return dst
}

// pieceLength is how many of words are read as one sentence: all, or up to
// the last punctuation mark of the last third of what may be.
func pieceLength(words []string) int {
	if len(words) <= maxPiece {
		return len(words)
	}
	for n := maxPiece; n > maxPiece*2/3; n-- {
		if w := words[n-1]; w == "," || w == ";" || w == "." || w == ":" || w == "!" || w == "?" || w == "-" || w == "—" {
			return n
		}
	}
	return maxPiece
}

// chunk reads the pieces in s into their trees.
func (p *Parser) chunk(s *scratch, trees []Tree, needed func(*Tree) bool) {
	if len(s.forms) == 0 {
		return
	}
	p.encode(s)
	p.tag(s, trees)
	p.dependencies(s, trees, needed)
}

// tag finds tags, lemmas and names.
func (p *Parser) tag(s *scratch, trees []Tree) {
	width, n := p.tags.Padded, len(s.forms)
	s.tags = grow(s.tags, n*width)
	p.k.Multiply(s.tags, width, &s.q, 0, n, p.tags)
	ner := len(p.upos) + len(p.xpos)
	at := 0
	for _, piece := range s.pieces {
		t := &trees[piece.sentence]
		for i := range piece.n {
			scores := s.tags[(at+i)*width:]
			w := &t.Words[piece.first+i]
			best := p.bestTags(scores[:len(p.upos)], scores[len(p.upos):ner])
			w.UPOS, w.XPOS = p.upos[p.tagPairs[best][0]], p.xpos[p.tagPairs[best][1]]
			w.Lemma = p.lemma(s.known[at+i], w.Form, best)
		}
		t.Names = s.viterbi.names(p.k, p.names, s.tags[at*width+ner:], width, piece.n, piece.first, t.Names)
		at += piece.n
	}
}

// bestTags is the place of the most likely pair of tags that agree with one
// another: chosen apart, one word in a hundred would get two that do not.
func (p *Parser) bestTags(upos, xpos []float32) int {
	best, most := 0, float32(2*never)
	for i, pair := range p.tagPairs {
		if s := upos[pair[0]] + xpos[pair[1]]; s > most {
			best, most = i, s
		}
	}
	return best
}

// dependencies finds the trees of the pieces that need them: of all at once
// if nobody asks.
func (p *Parser) dependencies(s *scratch, trees []Tree, needed func(*Tree) bool) {
	if needed == nil {
		p.trees(s, s.pieces, 0, len(s.forms), trees)
		return
	}
	at := 0
	for i, piece := range s.pieces {
		if !piece.whole || needed(&trees[piece.sentence]) {
			p.trees(s, s.pieces[i:i+1], at, piece.n, trees)
		}
		at += piece.n
	}
}

// trees finds the trees of pieces whose n words stand together from at on.
func (p *Parser) trees(s *scratch, pieces []piece, at, n int, trees []Tree) {
	width, turned := p.arcs.Padded, p.arcU.Padded
	s.heads = grow(s.heads, n*width)
	p.k.Multiply(s.heads, width, &s.q, at, n, p.arcs)
	for i := range n {
		both := s.heads[i*width:][:2*p.arc]
		p.k.Leaky(both, both, s.zero)
	}
	p.k.Quantise(&s.part, s.heads[p.arc:], width, p.arc, n)
	s.turned = grow(s.turned, n*turned)
	p.k.Multiply(s.turned, turned, &s.part, 0, n, p.arcU)
	s.pair = grow(s.pair, n*p.rel)
	from := 0
	for _, piece := range pieces {
		heads := p.heads(s, from, piece.n)
		p.pairs(s, from, heads)
		words := trees[piece.sentence].Words
		for i, h := range heads {
			words[piece.first+i].Head = h
		}
		from += piece.n
	}
	p.relations(s, pieces, n, trees)
}

// heads finds the governors of the n words from row from on.
func (p *Parser) heads(s *scratch, from, n int) []int {
	width, stride := p.arcs.Padded, (n+1+7)&^7
	rows := s.heads[from*width:]
	s.scores = grow(s.scores, n*stride)
	first := s.scores[:stride]
	first[0] = p.arcRootSum
	for j := range n {
		first[j+1] = dot(p.arcBias, rows[j*width+p.arc:])
	}
	for i := 1; i < n; i++ {
		copy(s.scores[i*stride:(i+1)*stride], first)
	}
	turned := s.turned[from*p.arcU.Padded:]
	s.table.Fill(func(i int) []float32 {
		if i == 0 {
			return p.arcRoot
		}
		return turned[(i-1)*p.arcU.Padded:]
	}, n+1, p.arc)
	p.k.Scores(s.scores, stride, rows, width, n, &s.table)
	return s.tree.find(p.k, s.scores, stride, n)
}

// pairs writes what words and their governors make together, for relations.
func (p *Parser) pairs(s *scratch, from int, heads []int) {
	width := p.arcs.Padded
	for i, h := range heads {
		governor := p.relRoot
		if h > 0 {
			governor = s.heads[(from+h-1)*width+2*p.arc+p.rel:]
		}
		p.k.Leaky(s.pair[(from+i)*p.rel:][:p.rel], s.heads[(from+i)*width+2*p.arc:], governor)
	}
}

// relations names the relations of all arcs of pieces. Only what hangs on the
// root is a root, but for the later pieces of a long sentence.
func (p *Parser) relations(s *scratch, pieces []piece, n int, trees []Tree) {
	width := p.relV.Padded
	p.k.Quantise(&s.part, s.pair, p.rel, p.rel, n)
	s.rels = grow(s.rels, n*width)
	p.k.Multiply(s.rels, width, &s.part, 0, n, p.relV)
	row := 0
	for _, piece := range pieces {
		words := trees[piece.sentence].Words
		for i := range piece.n {
			w := &words[piece.first+i]
			scores := s.rels[row*width:][:len(p.rels)]
			row++
			scores[p.root] = never
			switch {
			case w.Head > 0:
				w.Head += piece.first
				w.Rel = p.rels[p.k.Highest(scores)]
			case piece.first > 0:
				w.Head = rootOf(words[:piece.first])
				w.Rel = p.rels[p.nextTo]
			default:
				w.Rel = p.rels[p.root]
			}
		}
	}
}

// rootOf is the place of the root, counted from 1.
func rootOf(words []Word) int {
	for i := range words {
		if words[i].Head == 0 {
			return i + 1
		}
	}
	return 0
}
