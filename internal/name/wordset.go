package name

// A wordset is a set of the words of one article. It keeps its room for the
// next one.
type wordset struct {
	slots []string // by hash, at most half of them taken; "" is free
}

// reset empties s and makes room for n words.
func (s *wordset) reset(n int) {
	clear(s.slots)
	size := 64
	for size < 2*n {
		size *= 2
	}
	if size > cap(s.slots) {
		s.slots = make([]string, size)
	}
	s.slots = s.slots[:size]
}

// find returns the slot of word, or the free one where it belongs.
func (s *wordset) find(word string) *string {
	for h := hashOf(word); ; h++ {
		slot := &s.slots[(h^h>>15)&uint32(len(s.slots)-1)]
		if *slot == word || *slot == "" {
			return slot
		}
	}
}

func (s *wordset) add(word string) { *s.find(word) = word }

func (s *wordset) has(word string) bool { return *s.find(word) != "" }
