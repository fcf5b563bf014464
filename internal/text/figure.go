package text

import "strings"

// cutFigure appends the tokens of a word that begins with a digit: a figure
// and its unit ("10" "am"), a fraction ("1" "/" "2") or one token.
func (r *reader) cutFigure(at, end int) {
	w := r.text[at:end]
	if n := unitSplit(w, at > 0 && currency(r.text[:at])); n > 0 {
		r.token(at, at+n)
		r.token(at+n, end)
		return
	}
	if n := strings.IndexByte(w, '/'); n > 0 && fraction(w[:n], w[n+1:]) {
		r.token(at, at+n)
		r.token(at+n, at+n+1)
		r.token(at+n+1, end)
		return
	}
	r.token(at, end)
}

// unitSplit returns where a number with a unit glued to it is cut: "10am",
// "50km", "$2b"; 0 if it is not one.
func unitSplit(w string, money bool) int {
	n := 0
	for n < len(w) && (w[n] >= '0' && w[n] <= '9' || w[n] == '.' || w[n] == ',' || w[n] == ':') {
		n++
	}
	unit := w[n:]
	switch {
	case unit == "":
		return 0
	case classOf(unit)&isUnit != 0, money && (unit == "b" || unit == "t" || unit == "B" || unit == "T"):
		return n
	}
	return 0
}

// currency reports whether text ends with the sign of a currency.
func currency(text string) bool {
	return strings.HasSuffix(text, "$") || strings.HasSuffix(text, "€") || strings.HasSuffix(text, "£")
}

// fraction reports whether two figures with a stroke between them are a
// fraction or a pair ("3/4", "24/7", "2001/02") rather than a day of a month.
func fraction(a, b string) bool {
	x, y := small(a), small(b)
	switch {
	case x == 0 || y == 0:
		return false
	case len(a) == 4:
		return true
	case a[0] == '0' || b[0] == '0':
		return false
	case x > 12 && y > 12, x == 24 && y == 7, x == 7 && y == 24:
		return true
	}
	return x < y && (y <= 5 || y == 8)
}

// small reads up to four digits; 0 is none.
func small(s string) (n int) {
	if len(s) > 4 {
		return 0
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// numbered returns the end of a telephone number, post code or date of figures
// with hyphens between them, or at.
func numbered(text string, at, end int) int {
	if at > 0 && (text[at-1] == '-' || text[at-1] == '/' || asciiLetter(text[at-1])) {
		return at
	}
	var size [5]int
	n, i, strokes := 0, at, 0
	for ; i < end; i++ {
		if digitAt(text, i, end) {
			size[n]++
			continue
		}
		if n == 4 || text[i] != '-' && text[i] != '/' || !digitAt(text, i+1, end) {
			break
		}
		if text[i] == '/' {
			strokes++
		}
		n++
	}
	if i < end && (asciiLetter(text[i]) || text[i] == '-' || text[i] == '/') {
		return at
	}
	one, day := size[0] <= 2, size[0] <= 2 && size[1] <= 2 && (size[2] == 2 || size[2] == 4)
	switch {
	case n == 1 && size[0] == 3 && size[1] == 4 && text[i-2:i] != "00" && strokes == 0,
		n == 1 && size[0] == 5 && size[1] == 4 && strokes == 0,
		n == 2 && size[0] == 3 && size[1] == 3 && size[2] == 4,
		n == 3 && one && size[1] == 3 && size[2] == 3 && size[3] == 4,
		n == 2 && strokes == 0 && (day || size[0] == 4 && size[1] <= 2 && size[2] <= 2):
		return i
	}
	return at
}
