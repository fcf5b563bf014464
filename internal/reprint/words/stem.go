package words

// stem cuts the commonest English endings of a lower-case ASCII word in place
// and returns the new length. It is the S-stemmer of Harman, "How effective is
// suffixing?" (JASIS 1991), with -ed and -ing taken off longer words; it need
// not make words, only bring forms of one word together. Words of other
// languages lose an s now and then, on both sides of every comparison alike.
func stem(b []byte) int {
	n := len(b)
	if n < 4 {
		return n
	}
	switch b[n-1] {
	case 's':
		switch b[n-2] {
		case 's', 'u', 'i':
			return n
		}
		if n > 4 && b[n-2] == 'e' && b[n-3] == 'i' {
			b[n-3] = 'y'
			return n - 2
		}
		n--
	case 'g':
		if n >= 7 && b[n-2] == 'n' && b[n-3] == 'i' {
			n -= 3
		}
	case 'd':
		if n >= 6 && b[n-2] == 'e' {
			n -= 2
		}
	}
	if n >= 5 && b[n-1] == b[n-2] && b[n-1] != 'l' && b[n-1] != 's' {
		n-- // stopp(ed)
	}
	if n >= 5 && b[n-1] == 'e' {
		n-- // use(s), us(ing)
	}
	return n
}
