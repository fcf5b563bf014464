package news

// A TimeExpr is a time expression after TIMEX3 (ISO-TimeML): its type, its
// value, and the days that it covers where they can be told.
type TimeExpr struct {
	Span
	Type   TimeType `json:"type"`
	Value  string   `json:"value"`            // TIMEX3 value: 2024-05-16, P2D, XXXX-XX-XX …
	Days   Interval `json:"days"`             // unknown where nothing anchors it
	Anchor string   `json:"anchor,omitempty"` // what it was counted from: "published", "self", …
	Why    string   `json:"why,omitempty"`    // how it was resolved, or why it was not

	// Tense says on which side of an unknown day of publication the verb puts a
	// time that needs no anchor: "past", "future", or empty.
	Tense string `json:"tense,omitempty"`
}

// TimeType is TIMEX3's type.
type TimeType string

const (
	DATE     TimeType = "DATE"     // "16 May", "last week", "now"
	TIME     TimeType = "TIME"     // "8 p.m.", "Thursday morning"
	DURATION TimeType = "DURATION" // "two days"
	SET      TimeType = "SET"      // "every Monday"

	// ORDER is no type of TIMEX3, which leaves these words to its signals and
	// events: a time told by an event, "before his visit", "since the coup".
	// Value is the order: BEFORE, AFTER, SINCE, DURING or UNTIL.
	ORDER TimeType = "ORDER"
)

// An Attribution says that a source said, thought, denied or asked something.
type Attribution struct {
	Span               // all of it
	Content Span       `json:"content"` // the words or thought reported
	Cue     Span       `json:"cue"`     // "said", "according to"
	Source  Span       `json:"source"`  // the words for the speaker; zero if not in the sentence
	Quote   Quoting    `json:"quote"`
	Stance  Stance     `json:"stance"`
	Speaker string     `json:"speaker"`           // as best known: "Vladimir Putin", "a senior official"
	Entity  EntityID   `json:"entity,omitempty"`  // of the speaker
	Others  []EntityID `json:"others,omitempty"`  // who speak with Entity
	Unnamed bool       `json:"unnamed,omitempty"` // the source withholds its name
	// Chain leads from the speaker outwards: who reported it to whom, up to
	// but without this article's own outlet.
	Chain []Link `json:"chain,omitempty"`
}

// Verbatim reports whether t gives words as they were spoken.
func (t Attribution) Verbatim() bool { return t.Quote != Indirect }

// A Link is one stop of an attribution chain.
type Link struct {
	Span
	Name   string   `json:"name"`
	Entity EntityID `json:"entity,omitempty"`
	Why    string   `json:"why,omitempty"` // how it is known to have passed the words on
}

// Quoting says whether the content is verbatim.
type Quoting string

const (
	Direct   Quoting = "direct"   // all of it in quotation marks
	Indirect Quoting = "indirect" // in the reporter's words
	Mixed    Quoting = "mixed"    // the reporter's words with quoted ones among them
)

// Stance is the kind of cue.
type Stance string

const (
	Says     Stance = "says"
	Denies   Stance = "denies"
	Believes Stance = "believes"
	Asks     Stance = "asks"
	Orders   Stance = "orders"
	Promises Stance = "promises"
)

// A Figure is a number with what it counts: "at least 10 killed", "fourth
// in-person meeting", "two-day", "$240 billion".
type Figure struct {
	Span
	Kind    FigureKind `json:"kind"`
	Value   float64    `json:"value"`
	High    float64    `json:"high,omitempty"`    // upper end of a range, else 0
	Vague   bool       `json:"vague,omitempty"`   // "dozens", "several": Value and High are the usual bounds
	Unit    string     `json:"unit,omitempty"`    // day, USD, percent, person …
	Of      string     `json:"of,omitempty"`      // head noun or verb that it counts, lemma: "killed", "meeting"
	Subject string     `json:"subject,omitempty"` // narrowing words: "in-person", "between Xi and Putin"
	Hedge   string     `json:"hedge,omitempty"`   // "at least", "about", "more than" as normalised
	Number  Span       `json:"number"`            // the words of the number alone
}

// FigureKind sorts figures.
type FigureKind string

const (
	Count    FigureKind = "count"
	Ordinal  FigureKind = "ordinal"
	Duration FigureKind = "duration"
	Money    FigureKind = "money"
	Percent  FigureKind = "percent"
	Measure  FigureKind = "measure"
	Known    FigureKind = "known" // of those named before: "the two leaders", "both sides"; it tells nothing new
)

// An EventMention is one sentence's statement that an actor did something.
type EventMention struct {
	Span              // the sentence
	Trigger  Span     `json:"trigger"`
	Type     string   `json:"type"`               // PLOVER: CONSULT, ASSAULT …
	Mode     string   `json:"mode,omitempty"`     // PLOVER mode: visit …
	Contexts []string `json:"contexts,omitempty"` // PLOVER contexts
	CAMEO    string   `json:"cameo,omitempty"`    // code, a string: leading zeros count

	Actor     Role `json:"actor"`
	Recipient Role `json:"recipient"`
	Place     Role `json:"place"`

	When     Interval `json:"when"`      // unknown where the text does not tell
	WhenSpan Span     `json:"when_span"` // the time expression behind When

	Status     Status `json:"status"`
	StatusCue  Span   `json:"status_cue"`            // the words that decided it, zero for plain past
	AssertedBy string `json:"asserted_by,omitempty"` // speaker; empty: the article's own outlet
	Assertion  Span   `json:"assertion,omitzero"`    // words naming the asserter
	Rule       string `json:"rule"`                  // the codebook entry that fired

	// Why holds the reasons, for people, each "part: reason": "actor: nsubj
	// of met", "status: planned, modal will". Parts are rule, actor,
	// recipient, place, when, status and asserter; what is plain has none.
	Why []string `json:"why,omitempty"`
}

// A Role fills one side of an event.
type Role struct {
	Span
	Entity EntityID `json:"entity,omitempty"`
}

// Known reports whether the role is filled.
func (r Role) Known() bool { return r.Entity != "" || !r.Span.IsZero() }

// Status says whether an event happened.
type Status string

const (
	Planned    Status = "planned"
	Ongoing    Status = "ongoing"
	Done       Status = "done"
	Denied     Status = "denied"
	Failed     Status = "failed"
	Cancelled  Status = "cancelled"
	Possible   Status = "possible"
	CalledFor  Status = "called-for"
	Historical Status = "historical"
)

// Statuses lists every status.
func Statuses() []Status {
	return []Status{Planned, Ongoing, Done, Denied, Failed, Cancelled, Possible, CalledFor, Historical}
}
