package name

import (
	"testing"

	"chancery/internal/news"
)

// TestSetting checks which place of a name an article means.
func TestSetting(t *testing.T) {
	for _, c := range []struct{ body, outlet, word, want string }{
		{"Two men were hurt in Paris, Texas, on Monday.", "", "Paris", "geonames:4717560"},
		{"Two men were hurt in Paris on Monday, French police said.", "", "Paris", "Q90"},
		{"Police in London, Ont., and in Guelph, Ontario, met.", "", "London", "geonames:6058560"},
		{"Roads in Clarke, Madison and Oconee counties in Georgia were closed.", "", "Oconee", "geonames:4213838"},
		{"Sen. Ola Vik, R-Florence, paid. He drove through Columbia and Charleston, S.C., later.", "", "Florence", "geonames:4578737"},
		{"A fire broke out in Springfield. It was put out in an hour.", "Decatur Herald", "Springfield", "geonames:4250542"},
		{"A barn burned in Lebanon, Ohio, last night.", "", "Lebanon", "geonames:4516412"},
	} {
		a := article(c.body, "2024-05-16")
		a.Outlet = c.outlet
		Default().Read(a)
		got := "none"
		for _, m := range a.Mentions {
			if a.Words(m.Span) == c.word {
				got = string(m.Entity)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s is %s, not %s", c.body, c.word, got, c.want)
		}
	}
}

// TestPronoun checks whom a pronoun means, "" where two persons fit.
func TestPronoun(t *testing.T) {
	for _, c := range []struct{ body, word, want string }{
		{"Peter Holm met him. He will hold talks on Friday.", "He", ""},
		{"Peter Holm met him. He will hold talks on Friday.", "him", ""},
		{"Peter Holm arrived. He will hold talks on Friday.", "He", "local:peter-holm"},
		{"Peter Holm said that Anna Vik knew him.", "him", "local:peter-holm"},
		{"Peter Holm met Carl Vik. He will hold talks on Friday.", "He", ""},
		{"Anna Vik praised her brother.", "her", "local:anna-vik"},
	} {
		a := article(c.body, "2024-05-16")
		Default().Read(a)
		got := ""
		for _, m := range a.Mentions {
			if a.Words(m.Span) == c.word {
				got = string(m.Entity)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s is %q, not %q", c.body, c.word, got, c.want)
		}
	}
}

// TestOutletTown checks which town an outlet's name or address tells.
func TestOutletTown(t *testing.T) {
	for _, c := range [][3]string{
		{"", "http://www.springfieldcourier.com/a", "springfield"},
		{"", "https://news.theparispost.com/a", "paris"},
		{"", "https://dailydublinherald.com/a", "dublin"},
		{"", "https://courier.lancaster.co.uk/a", "lancaster"},
		{"", "https://newlondonecho.com/a", "new london"},
		{"", "https://courant.com/a", "hartford"},
		{"The Florence Morning News", "", "florence"},
		{"The Economist", "https://economist.com", ""},
		{"", "harbour", ""}, {"", "", ""}, {"", "http://", ""},
	} {
		a := article("Rain fell.", "")
		a.Outlet, a.URL = c[0], c[1]
		got := ""
		r := Default().reading(a)
		if town := r.outletTown(); town != nil {
			got = town.key
		}
		if got != c[2] {
			t.Errorf("%s %s: %q, not %q", c[0], c[1], got, c[2])
		}
	}
}

// TestTeams checks which team a nickname or a place means.
func TestTeams(t *testing.T) {
	for _, c := range []struct{ body, word, want string }{
		{"Two runs in the ninth inning saved the Giants on Sunday.", "Giants", "Q308966"},
		{"Giants quarterback Ola Vik threw two touchdowns.", "Giants", "Q190618"},
		{"The Giants of the forest are old trees, he said.", "Giants", "none"},
		{"In the third inning the pitcher tired. Baltimore beat Boston 7-1.", "Baltimore", "Q650816"},
		{"The mayor of Baltimore beat a rival last week.", "Baltimore", "Q5092"},
		{"The coach praised his players. The game was played in Miami on Monday.", "Miami", "Q8652"},
	} {
		a := article(c.body, "2024-05-16")
		Default().Read(a)
		if got := named(a, c.word); got != c.want {
			t.Errorf("%s: %s is %s, not %s", c.body, c.word, got, c.want)
		}
	}
}

// TestBareNames checks what words mean that are a company's or an institution's
// in some texts only.
func TestBareNames(t *testing.T) {
	for _, c := range []struct{ body, word, want string }{
		{"He said Apple shares fell on Monday.", "Apple", "Q312"},
		{"Apple trees bloom in May.", "Apple", "none"},
		{"Ships sail down the Amazon in spring.", "Amazon", "none"},
		{"She left the Navy in 2006.", "Navy", "Q11220"},
		{"Britain mourned. She left the Navy in 2006.", "Navy", "kb:royal-navy"},
		{"Norway mourned. She left the Navy in 2006.", "Navy", "none"},
		{"The Michigan Supreme Court ruled on Monday.", "Supreme Court", "none"},
		{"Northgate Corp fell. On Monday Northgate said it would sell.", "Northgate", "local:northgate-corp"},
		{"He works for the U.S. Bureau of Land Management in Boise.", "U.S. Bureau of Land Management", "Q1010556"},
	} {
		a := article(c.body, "2024-05-16")
		Default().Read(a)
		if got := named(a, c.word); got != c.want {
			t.Errorf("%s: %s is %s, not %s", c.body, c.word, got, c.want)
		}
	}
}

// named is the entity that the last mention of the words names.
func named(a *news.Article, words string) string {
	got := "none"
	for _, m := range a.Mentions {
		if a.Words(m.Span) == words {
			got = string(m.Entity)
		}
	}
	return got
}

// TestStates checks when a city's name means its state, and provinces behind
// towns.
func TestStates(t *testing.T) {
	for _, c := range []struct{ body, word, want string }{
		{"Teams came from Missouri, New York, North Carolina and Virginia.", "New York", "Q1384"},
		{"He knows the laws of Oregon and Washington.", "Washington", "Q1223"},
		{"New York Gov. Ola Vik spoke.", "New York", "Q1384"},
		{"He flew from Ohio to New York on Monday.", "New York", "Q60"},
		{"She works in Guelph, Ont., on Mondays.", "Ont.", "Q1904"},
	} {
		a := article(c.body, "2024-05-16")
		Default().Read(a)
		if got := named(a, c.word); got != c.want {
			t.Errorf("%s: %s is %s, not %s", c.body, c.word, got, c.want)
		}
	}
}
