package story

// postings keep for each term the newest maxChain articles that are found by it, in
// arrays side by side: following a chain from article to article would wait for
// the memory at each step.
//
// What a term has is one number: 0 for none, else an article plus one, or with the
// upper bit set the place of a block. A block begins with how many articles it has,
// and is as large as the next of blockSizes; at the largest, the newest article
// takes the place of the oldest.
type postings struct {
	pages [][]int32
	used  int                    // of the last page
	free  [len(blockSizes)]int32 // a block that was left, whose first number leads to another; 0 for none
}

const (
	isBlock  = 1 << 31
	pageBits = 14
	pageSize = 1 << pageBits
)

var blockSizes = [...]int{2, 3, 4, 6, 8, 12, 16, 24, 32, 48, maxChain}

// sizeOf gives for a number of articles the index of the size of their block.
var sizeOf = func() (t [maxChain + 1]uint8) {
	for n, k := 0, 0; n <= maxChain; n++ {
		if n > blockSizes[k] {
			k++
		}
		t[n] = uint8(k)
	}
	return t
}()

// block returns a block with room for what it may hold.
func (p *postings) block(at uint32) []int32 {
	return p.pages[at&^isBlock>>pageBits][at&(pageSize-1):]
}

// of returns the articles, in any order. One is room for a single one.
func (p *postings) of(posts uint32, one *[1]int32) []int32 {
	if posts&isBlock == 0 {
		one[0] = int32(posts) - 1
		return one[:min(1, posts)]
	}
	b := p.block(posts)
	return b[1 : 1+min(b[0], maxChain)]
}

// warm has the beginnings of blocks fetched, for all at the same time. What it
// returns means nothing.
func (p *postings) warm(posts uint32) int32 {
	if posts&isBlock == 0 {
		return 0
	}
	return p.block(posts)[0]
}

// add returns what the term has with one article more.
func (p *postings) add(posts uint32, article int32) uint32 {
	if posts == 0 {
		return uint32(article) + 1
	}
	if posts&isBlock == 0 {
		at := p.take(0)
		b := p.block(at)
		b[0], b[1], b[2] = 2, int32(posts)-1, article
		return at
	}
	b := p.block(posts)
	n := int(b[0])
	if n >= maxChain { // the number goes round and tells which is the oldest
		b[1+n%maxChain] = article
		b[0] = int32(maxChain + (n+1)%maxChain)
		return posts
	}
	if k := sizeOf[n]; sizeOf[n+1] != k {
		at := p.take(int(k) + 1)
		larger := p.block(at)
		copy(larger, b[:1+n])
		b[0], p.free[k] = p.free[k], int32(posts&^isBlock)
		b, posts = larger, at
	}
	b[0], b[1+n] = int32(n+1), article
	return posts
}

// take returns the place of a block of a size.
func (p *postings) take(size int) uint32 {
	if at := p.free[size]; at != 0 {
		p.free[size] = p.block(uint32(at))[0]
		return uint32(at) | isBlock
	}
	need := 1 + blockSizes[size]
	if len(p.pages) == 0 || p.used+need > pageSize {
		p.pages = append(p.pages, make([]int32, pageSize))
		p.used = 0
		if len(p.pages) == 1 {
			p.used = 1 // place 0 stands for none
		}
	}
	at := (len(p.pages)-1)<<pageBits + p.used
	p.used += need
	return uint32(at) | isBlock
}
