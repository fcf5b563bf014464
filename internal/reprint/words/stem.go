package words

// stem cuts the commonest English endings of a lower-case ASCII word of n letters,
// of which end is the last eight, the last one highest. It returns the new length,
// and whether the new last letter, which was i, is to be y. It is the S-stemmer of Harman, "How effective is
// suffixing?" (JASIS 1991), with -ed and -ing taken off longer words; it need
// not make words, only bring forms of one word together. Words of other
// languages lose an s now and then, on both sides of every comparison alike.
func stem(end uint64, n uint) (length uint, y bool) {
	if n < 4 {
		return n, false
	}
	cut := uint(0)
	switch last, before := byte(end>>56), byte(end>>48); last {
	case 's':
		if before == 's' || before == 'u' || before == 'i' {
			return n, false
		}
		if n > 4 && before == 'e' && byte(end>>40) == 'i' {
			return n - 2, true
		}
		cut = 1
	case 'g':
		if n >= 7 && before == 'n' && byte(end>>40) == 'i' {
			cut = 3
		}
	case 'd':
		if n >= 6 && before == 'e' {
			cut = 2
		}
	}
	n, end = n-cut, end<<(8*cut%64)
	if last := byte(end >> 56); n >= 5 && last == byte(end>>48) && last != 'l' && last != 's' {
		n, end = n-1, end<<8 // stopp(ed)
	}
	if n >= 5 && byte(end>>56) == 'e' {
		n-- // use(s), us(ing)
	}
	return n, false
}

// stem does that for a word in registers, given its end, and returns both anew.
func (w ascii) stem(end uint64) (ascii, uint64) {
	n, y := stem(end, w.n)
	if n == w.n {
		return w, end
	}
	if y { // a shift by more than all bits gives 0
		w.lo ^= ('i' ^ 'y') << (8 * (n - 1))
		w.hi ^= ('i' ^ 'y') << (8 * (n - 9))
	}
	w.n = n
	return w, w.end()
}

// stemBytes does the same for a word in memory, in place.
func stemBytes(b []byte) int {
	end := uint64(0)
	for _, c := range b[max(0, len(b)-8):] {
		end = end>>8 | uint64(c)<<56
	}
	n, y := stem(end, uint(len(b)))
	if y {
		b[n-1] = 'y'
	}
	return int(n)
}
