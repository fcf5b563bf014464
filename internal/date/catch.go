package date

import (
	"math/bits"
	"strconv"

	"chancery/internal/text/words"
)

// A catch is what a match caught: the value of each class in its pattern.
type catch struct {
	numbers []words.Number
	ord     int
	days    []int
	yy      []int
	year    int // 0 for none
	month   int
	weekday int
	decade  string
	text    [32]string // values of other classes, by bit
	has     class
	plural  bool // the unit is plural
	hour    int
	minute  int
	first   int // first word
	end     int
}

func (c *catch) value(k class) string { return c.text[bits.TrailingZeros32(uint32(k))] }

// number is the first number, 1 if there is none.
func (c *catch) number() words.Number {
	if len(c.numbers) == 0 {
		return words.Number{Value: 1}
	}
	return c.numbers[0]
}

// catch makes c what m catches.
func (l *line) catch(m *match, c *catch) *catch {
	*c = catch{first: m.at[0], end: m.end}
	for k, e := range m.rule.pattern {
		i := m.at[k]
		if e.class == 0 || i == m.at[k+1] {
			continue
		}
		c.has |= e.class
		l.catchOne(c, e.class, i)
	}
	return c
}

func (l *line) catchOne(c *catch, k class, i int) {
	w := &l.ws[i]
	switch k {
	case cNum:
		c.numbers = append(c.numbers, words.ReadNumber(l.ws, i))
	case cOrd:
		c.ord = int(words.ReadNumber(l.ws, i).Value)
	case cDay:
		c.days = append(c.days, int(w.Value))
	case cYY:
		c.yy = append(c.yy, int(w.Value))
	case cYear:
		c.year, _ = yearAt(l.ws, i)
	case cDecade:
		c.decade, _ = l.decadeAt(i)
	case cClock:
		c.hour, c.minute, _ = clockAt(l.ws, i)
	default:
		v := l.infos[i].values[k]
		c.text[bits.TrailingZeros32(uint32(k))] = v
		switch k {
		case cMonth:
			c.month = atoi(v)
		case cWeekday, cWeekdays:
			c.weekday = atoi(v)
		case cUnit:
			c.plural = w.Lower[len(w.Lower)-1] == 's'
		}
	}
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
