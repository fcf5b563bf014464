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
	ends := func(s string) bool { return n > len(s) && string(b[n-len(s):n]) == s }
	switch {
	case ends("ies") && n > 4:
		b[n-3] = 'y'
		return n - 2
	case ends("ss") || ends("us") || ends("is"):
		return n
	case ends("s"):
		n--
	case ends("ing") && n >= 7:
		n -= 3
	case ends("ed") && n >= 6:
		n -= 2
	}
	if n >= 5 && b[n-1] == b[n-2] && b[n-1] != 'l' && b[n-1] != 's' {
		n-- // stopp(ed)
	}
	if n >= 5 && b[n-1] == 'e' {
		n-- // use(s), us(ing)
	}
	return n
}
