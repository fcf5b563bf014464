package news

// EntityID names an entity: a Wikidata id ("Q7747"), "geonames:1816670", or
// within one article "local:surname" for somebody the knowledge base does not
// know.
type EntityID string

// EntityType is the broad kind of a named thing.
type EntityType string

const (
	Person       EntityType = "person"
	Organisation EntityType = "organisation" // body, company, armed group
	Outlet       EntityType = "outlet"       // an organisation that publishes news
	Country      EntityType = "country"      // the state, and its territory
	Place        EntityType = "place"        // city, region, river …
	Group        EntityType = "group"        // people by nation, faith or party: "Russians"
)

// An Entity is a person, organisation or place. Every field but ID, Name and
// Type may be unknown (empty).
type Entity struct {
	ID       EntityID   `json:"id"`
	Name     string     `json:"name"`
	Type     EntityType `json:"type"`
	Country  string     `json:"country"`            // ISO 3166-1 alpha-3, or PLOVER's IGO, NGO, UNO, EUR …
	Sector   string     `json:"sector"`             // PLOVER sector: GOV, MIL, REB …
	Role     string     `json:"role,omitempty"`     // office or description: "president of Russia"
	Wikidata string     `json:"wikidata"`           // Q-number
	GeoNames int        `json:"geonames,omitempty"` // GeoNames id
	Lat      float64    `json:"lat,omitempty"`
	Lon      float64    `json:"lon,omitempty"`
}

// Label names e as one side of an event: "Xi Jinping (CHN)", or "unknown".
func (e Entity) Label() string {
	switch {
	case e.Name == "":
		return "unknown"
	case e.Country == "" || e.Type == Country:
		return e.Name
	}
	return e.Name + " (" + e.Country + ")"
}

// IsPlace reports whether an event can happen at e.
func (e *Entity) IsPlace() bool { return e != nil && (e.Type == Place || e.Type == Country) }

// A Mention is a run of words that names an entity, by name, by title ("the
// Russian leader") or by pronoun.
type Mention struct {
	Span
	Entity EntityID   `json:"entity"`
	Type   EntityType `json:"type"`
	Kind   Reference  `json:"kind"`
	Why    string     `json:"why"` // the reason for the link, for people

	// Others are meant beside Entity where the words mean several: "the two
	// leaders", "they".
	Others []EntityID `json:"others,omitempty"`
}

// Reference says how a mention refers.
type Reference string

const (
	ByName    Reference = "name"
	ByDemonym Reference = "demonym" // "Russian" for Russia
	ByTitle   Reference = "title"   // "the Russian president"
	ByPronoun Reference = "pronoun"
	ByMetonym Reference = "metonym" // "Moscow", "the Kremlin" for a government
)
