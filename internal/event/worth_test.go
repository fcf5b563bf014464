package event

import (
	"strings"
	"testing"
)

// Every case is a report of 10 June 2025: title, then body. want lists the
// events of the body as type, actor > recipient | status; an entity in brackets
// follows a pronoun.
var worthTests = []struct{ why, title, body, want string }{
	// misfortune
	{"quake in the sentence", "Quake shakes Peru", "The earthquake killed 40 people in Arequipa.", ""},
	{"quake in the lead", "Quake shakes Peru", "A quake struck Peru on Friday. Officials said that 153 people were injured.", ""},
	{"flood as agent", "Rain in Ghana", "Two bridges were destroyed by the flood.", ""},
	{"crash", "Bus crash in Kenya", "A bus hit a wall near Nairobi. Nine people were killed.", ""},
	{"illness", "Cholera in Chad", "Twelve people were killed in the outbreak.", ""},
	{"nobody named and nothing armed", "News from Togo", "Three people were hurt.", ""},
	{"arms in the lead", "Gunmen attack a market in Mali", "Shots rang out at noon. Nine people were killed.", "ASSAULT - > Nine people"},
	{"arms in the sentence", "News from Mali", "Nine people were killed when rebels shelled a market.", "ASSAULT - > Nine people; ASSAULT rebels > a market"},
	{"an author", "News from Togo", "Police killed two students in Lome.", "ASSAULT Police > two students"},
	{"a blast", "News from Togo", "The blast wounded four policemen.", "ASSAULT The blast > four policemen"},
	{"fireworks", "Fireworks go wrong", "A barge of fireworks exploded near Accra.", ""},

	// sides
	{"it: subject of the saying", "Aid for Chad", "Chad said on Monday that it had accepted offers of help from France.", "AGREE it [Chad] > France"},
	{"it: subject of the sentence before", "Aid for Chad", "Chad is short of grain. It asked France for help.", "REQUEST It [Chad] > France"},
	{"they: several", "Nine held", "Officials said they arrested nine men.", "COERCE Officials > nine men"},
	{"he: who said so", "A trip", "Emmanuel Macron said he would visit Chad.", "CONSULT he [Emmanuel Macron] > Chad | planned"},
	{"him is not the subject", "A trip", "Emmanuel Macron landed. Olaf Scholz met him at the airport.", "CONSULT Olaf Scholz > him [Emmanuel Macron]"},
	{"it without antecedent", "Rain", "Rain fell. It promised closer work with France.", ""},
	{"they: who was told", "Banks", "Officials told the miners that they could visit France.", "CONSULT the miners > France | possible"},
	{"a time", "Anger", "The night attacked France.", "ASSAULT - > France"},
	{"an abstract noun", "A paper", "The statement was short. The statement criticises France.", ""},
	{"a meeting", "A fair", "The expo condemned France.", ""},
	{"who owns the trouble", "A court", "The arrest of the envoy angered Chad. His lawyer spoke of Mubarak's arrest.", "COERCE - > the envoy; COERCE - > Mubarak"},
	{"participle", "Girls free", "The army freed the girls kidnapped from a school.", "RETREAT The army > the girls; ASSAULT - > the girls"},
	{"not his guest himself", "A meeting", "Emmanuel Macron met his guest.", "CONSULT Emmanuel Macron > his guest"},
	{"a scene", "News", "The Lagos bombing shocked Ghana.", "ASSAULT - > Lagos"},
	{"and joins sides", "A pact", "Ghana and Togo agreed on rules for trade with Chad.", "AGREE Ghana > Togo"},

	// senses
	{"end of a visit", "A trip", "Emmanuel Macron ended his China visit in Harbin.", "CONSULT Emmanuel Macron > China"},
	{"end of talks", "Talks", "Ghana and Togo ended talks in Lome.", "CONSULT Ghana > Togo"},
	{"break of talks", "Talks", "Ghana broke off talks with Togo.", "SANCTION Ghana > Togo"},
	{"a topic", "Talks", "Ukraine was also discussed.", ""},
	{"a deal struck", "A deal", "Ghana struck a deal with Togo.", "SUPPORT Ghana > Togo"},
	{"no work", "No work", "Drivers began a general strike in Greece.", "PROTEST Drivers > -"},
	{"a paper handed over", "A paper", "The envoy handed over a letter to Chad.", ""},
	{"own army", "Tents", "The king ordered the army to send tents.", "AID the army > - | called-for"},
	{"a manner", "Anger", "The party left the house in Accra in protest.", ""},
	{"flown is no visit", "Jets", "The jets were not flown to Chad.", ""},
	{"let down", "A firm", "France let the farmers down.", ""},
	{"said of", "Shots", "Olaf Scholz said of the mass shooting that it was over.", ""},
	{"a press release", "News", "The ministry said in a press release that rain fell in Chad.", ""},

	{"a month", "A trip", "Emmanuel Macron will meet Olaf Scholz in Berlin on March 11.", "CONSULT Emmanuel Macron > Olaf Scholz | planned"},
	{"a strike on a day", "A strike", "The dockers' strike on Monday closed the port of Accra.", "PROTEST The dockers > -"},
	{"shots", "Shots", "The ministry said that Sudanese troops had fired first.", "ASSAULT Sudanese troops > -"},
	{"rescue", "A ferry", "Rescuers had pulled 90 people from the sea by noon.", "AID Rescuers > 90 people"},
	{"withdrawal", "Troops", "Chad pulled its soldiers from Mali.", "RETREAT Chad > Mali"},
	{"a bus is no visitor", "A crash", "The bus of the company Alsa was travelling from Lima to Cusco.", ""},
	{"a dateline is no subject", "Accounts", "ROME - The United Kingdom imposed sanctions on Friday on Libya's oil company, the Treasury said.", "SANCTION The United Kingdom > Libya's oil company"},
	{"a result", "Football", "Spain beat France 2-1 on Tuesday.", ""},
	{"no result", "Unrest", "Police beat 2 of the protesters in Lome on Tuesday.", "ASSAULT Police > the protesters"},
	{"a representative", "Anger", "The foreign ministry in Warsaw summoned the Hungarian representative.", "ACCUSE The foreign ministry > the Hungarian representative"},

	// status
	{"a headline's infinitive", "A trip", "Macron to make state visit to Chad", "CONSULT Macron > Chad | planned"},
	{"a shared modal", "A trip", "Emmanuel Macron will meet Olaf Scholz and fly to Chad.", "CONSULT Emmanuel Macron > Olaf Scholz | planned; CONSULT Emmanuel Macron > Chad | planned"},
	{"would", "A trip", "Emmanuel Macron would visit Chad, aides said.", "CONSULT Emmanuel Macron > Chad | planned"},
	{"an invitation", "A trip", "Egypt invited Emmanuel Macron to visit Cairo.", "REQUEST Egypt > Emmanuel Macron; CONSULT Emmanuel Macron > Cairo | planned"},
	{"background", "A pact", "Japan had signed a treaty with Peru in 2023.", "SUPPORT Japan > Peru | historical"},
	{"not background", "A pact", "Japan signed a treaty with Peru in 2023.", "SUPPORT Japan > Peru"},
}

func TestWorth(t *testing.T) {
	for _, c := range worthTests {
		a := whole(c.title, c.body, "2025-06-10")
		var got []string
		for _, e := range a.Events {
			if e.Start < a.Body.Start {
				continue
			}
			g := e.Type + " " + show(a, e)
			for _, o := range []string{a.Words(e.Actor.Span), a.Words(e.Recipient.Span)} {
				id := e.Actor.Entity
				if o == a.Words(e.Recipient.Span) {
					id = e.Recipient.Entity
				}
				if isPronoun(o) && a.Entity(id) != nil {
					g = strings.Replace(g, o, o+" ["+a.Entity(id).Name+"]", 1)
				}
			}
			got = append(got, g)
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.why, c.body, g, c.want)
		}
	}
}
