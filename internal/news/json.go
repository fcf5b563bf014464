package news

import "encoding/json"

// The days of stories and events stand flat in JSON, as "from" and "to", and
// fields that documents promise are there even when they are empty.

type (
	plainEvent Event
	flatEvent  struct {
		*plainEvent
		Interval
	}
	plainValue Value
	plainBrief Brief
	plainStory Story
	flatStory  struct {
		*plainStory
		Interval
		Origins int `json:"origins"`
	}
)

// MarshalJSON writes the contract's form of an event.
func (e Event) MarshalJSON() ([]byte, error) {
	if e.Contexts == nil {
		e.Contexts = []string{}
	}
	return json.Marshal(flatEvent{(*plainEvent)(&e), e.Days})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Event) UnmarshalJSON(b []byte) error {
	f := flatEvent{plainEvent: (*plainEvent)(e)}
	err := json.Unmarshal(b, &f)
	e.Days = f.Interval
	return err
}

// MarshalJSON writes the stored form of a story.
func (s Story) MarshalJSON() ([]byte, error) {
	return json.Marshal(flatStory{(*plainStory)(&s), s.Days, s.Origins()})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Story) UnmarshalJSON(b []byte) error {
	f := flatStory{plainStory: (*plainStory)(s)}
	err := json.Unmarshal(b, &f)
	s.Days = f.Interval
	return err
}

// MarshalJSON writes lists as lists, empty ones too.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.AttributedTo == nil {
		v.AttributedTo = []string{}
	}
	if v.Evidence == nil {
		v.Evidence = []Evidence{}
	}
	return json.Marshal(plainValue(v))
}

// MarshalJSON writes lists as lists, empty ones too.
func (b Brief) MarshalJSON() ([]byte, error) {
	if b.Sentences == nil {
		b.Sentences = []BriefSentence{}
	}
	if b.LeftOut == nil {
		b.LeftOut = []LeftOut{}
	}
	return json.Marshal(plainBrief(b))
}
