package news

// A Derivation links two articles of which one carries or retells the other,
// or draws on a third report that both credit. A sorts before B.
type Derivation struct {
	A         ArticleID  `json:"a"`
	B         ArticleID  `json:"b"`
	Kind      Kinship    `json:"kind"`
	Direction Direction  `json:"direction"`
	Credit    string     `json:"credit"`   // the outlet that both or one of them credit: "CNN"
	Score     float64    `json:"score"`    // share of the shorter that the pair has in common, 0 to 1
	Evidence  []Evidence `json:"evidence"` // shared passages in pairs (A's, B's), then credit phrases
}

// Kinship is the kind of a derivation.
type Kinship string

const (
	Reprint Kinship = "reprint" // the same text, perhaps cut or lightly edited
	Rewrite Kinship = "rewrite" // retold from the other, or from one common report
	Cites   Kinship = "cites"   // names the other's outlet as its source, with its own text
)

// Direction says which article came first.
type Direction string

const (
	Forward  Direction = "a<b" // a came first
	Backward Direction = "b<a"
	Unknown  Direction = "unknown"
)

// StoryID names a story: "s" and twelve hexadecimal digits.
type StoryID string

// A Story is the set of articles about one real-world event.
type Story struct {
	ID       StoryID       `json:"id"`
	Title    string        `json:"title"`
	Days     Interval      `json:"-"`
	Articles []ArticleID   `json:"articles"` // by publication, then ID
	Families [][]ArticleID `json:"families"` // every article is in exactly one; the origin stands first
	Joins    []Join        `json:"joins"`    // why each article is here
}

// Origins is the number of independent origins: families, not copies.
func (s *Story) Origins() int { return len(s.Families) }

// A Join is the reason why an article is in its story.
type Join struct {
	Article ArticleID `json:"article"`
	With    ArticleID `json:"with,omitempty"` // the closest article; empty for a story's first
	Score   float64   `json:"score"`
	Why     string    `json:"why"` // "shares Harbin, Xinhua; same day"
}

// EventID names an event: "e" and twelve hexadecimal digits.
type EventID string

// An Event is a real-world event that one or more mentions report.
type Event struct {
	ID         EventID          `json:"id"`
	Type       string           `json:"type"`
	Mode       string           `json:"mode"`
	Contexts   []string         `json:"contexts"`
	CAMEO      string           `json:"cameo"`
	Actor      Entity           `json:"actor"`
	Recipient  Entity           `json:"recipient"`
	Place      Entity           `json:"place"`
	Days       Interval         `json:"-"`
	Status     Status           `json:"status"`
	AssertedBy string           `json:"asserted_by"`
	Origins    int              `json:"origins"`
	Story      StoryID          `json:"story"`
	Mentions   []MentionOfEvent `json:"mentions"`
}

// A MentionOfEvent is one event mention as evidence for a merged event.
type MentionOfEvent struct {
	Evidence
	Trigger    Span     `json:"trigger"`
	Status     Status   `json:"status"`
	AssertedBy string   `json:"asserted_by,omitempty"`
	When       Interval `json:"when"`
}

// A Slot is one row of a story's board: a typed question and the answers that
// articles give.
type Slot struct {
	Name    string  `json:"slot"` // "duration of visit", "killed", "ordinal of meeting"
	Type    string  `json:"type"` // number, ordinal, duration, money, date, place, event, attribution
	Verdict Verdict `json:"verdict"`
	Values  []Value `json:"values"`

	// LeftOutBy are the first articles of the origins that could have spoken to
	// this slot and do not, where most others do.
	LeftOutBy []ArticleID `json:"left_out_by,omitempty"`
}

// A Value is one answer with who gives it.
type Value struct {
	Value        string     `json:"value"`
	Hedge        string     `json:"hedge"`
	Origins      int        `json:"origins"`
	AttributedTo []string   `json:"attributed_to"`
	Evidence     []Evidence `json:"evidence"`
}

// Verdict is what the values of a slot amount to.
type Verdict string

const (
	Agreed       Verdict = "agreed"        // two or more origins give the same value
	SingleSource Verdict = "single-source" // one origin only
	Contradicted Verdict = "contradicted"  // values that cannot both be true
	Compatible   Verdict = "compatible"    // values that differ and can both be true
	Updated      Verdict = "updated"       // a later figure supersedes an earlier one

	// Differs is the verdict on one statement that is quoted, within quotation
	// marks, in different words.
	Differs Verdict = "wording differs"
)

// A Brief is a story in a few sentences, every one of them cited.
type Brief struct {
	Title     string          `json:"title"`
	Story     StoryID         `json:"story,omitempty"`
	Sentences []BriefSentence `json:"sentences"`
	LeftOut   []LeftOut       `json:"left_out"`
}

// A BriefSentence is one sentence with the spans that it rests on.
type BriefSentence struct {
	Text      string     `json:"text"`
	Origins   int        `json:"origins"` // independent ones among the citations
	Citations []Citation `json:"citations"`
}

// A Citation points at the words of one article.
type Citation struct {
	Article ArticleID `json:"article"`
	Span
	Quote string `json:"quote"`
}

// LeftOut is something that could not be anchored, with the reason.
type LeftOut struct {
	Text string `json:"text"`
	Why  string `json:"why"`
}
