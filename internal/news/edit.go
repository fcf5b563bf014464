package news

// A StoryEdit is a correction of stories by hand. It speaks of articles, not
// of stories, so that it holds whenever stories are made anew, and however
// they are called then.
type StoryEdit struct {
	N    int      `json:"n"`  // its place in the log, from 1
	At   string   `json:"at"` // when it was made, RFC 3339
	Kind EditKind `json:"kind"`
	Note string   `json:"note,omitempty"` // why, in the editor's words

	Articles []ArticleID `json:"articles"`          // belong to one story,
	With     []ArticleID `json:"with,omitempty"`    // together with these,
	Without  []ArticleID `json:"without,omitempty"` // and not with these

	Undone string `json:"undone,omitempty"` // when it was taken back, RFC 3339
}

// EditKind names what the editor did.
type EditKind string

const (
	Merge EditKind = "merge" // two stories became one
	Split EditKind = "split" // articles became a story of their own
	Move  EditKind = "move"  // articles went to another story
)
