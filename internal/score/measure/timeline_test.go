package measure

import "testing"

func TestOrder(t *testing.T) {
	gold := []Dated{{"a", 1, "2024-05-15"}, {"b", 2, "2024-05-16"}, {"c", 2, "2024-05-16"}, {"d", 3, "XXXX-XX-XX"}, {"e", 0, ""}}
	// gold relations: 3 dates include; b=c; a<b a<c b<d c<d: 8
	near(t, "itself", Order(gold, gold).F1(), 1)
	// the system lacks b and c and has a wrong date for d: a<d follows from
	// the gold, its date does not; of the gold only a's date follows
	system := []Dated{{"a", 1, "2024-05-15"}, {"d", 2, "2024-05-20"}}
	c := Order(gold, system)
	near(t, "precision", c.Precision(), 2./3)
	near(t, "recall", c.Recall(), 1./8)
}

func TestDaysAndAlignRouge(t *testing.T) {
	same := func(s string) string { return s }
	gold := []Entry{{"2024-05-16", "Putin arrives in Beijing."}, {"2024-05-20", "Trade talks fail"}}
	system := []Entry{{"2024-05-16", "Putin arrives"}, {"2024-05-21", "Talks fail again"}, {"2024-05-16", "twice"}}
	near(t, "days", Days(gold, system).F1(), .5)
	// recall: 2 of 4 words, same day; 2 of 3 words at half weight: (2+1)/7.
	// precision: 2 of 2, 2 of 3 at half weight, 0 of 1: 3/6.
	c := AlignRouge1(gold, system, same)
	near(t, "recall", c.Recall(), 3./7)
	near(t, "precision", c.Precision(), 3./6)
}
