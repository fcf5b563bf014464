package name

// possessive reports whether "her" at token i goes with a noun.
func (r *reading) possessive(i int) bool {
	next := r.at(i+1, int(r.toks[i].sent))
	return next.sent >= 0 && letters(next.s) && !next.is(prepWord) && !next.is(whereWord) && next.low != "and"
}

func clauseEdge(low string) bool {
	switch low {
	case ",", ";", ":", "“", "\"", "that", "who", "whom", "which", "when", "while", "after", "before", "because", "as", "if", "but", "and",
		"where", "since", "until", "for", "to", "with", "by", "said", "of":
		return true
	}
	return false
}

func pronounSex(low string) byte {
	switch low {
	case "he", "him", "his", "himself":
		return 'm'
	case "she", "her", "hers", "herself":
		return 'f'
	}
	return 0
}

// relatives reports whether low is a relative pronoun for people.
func relatives(low string) bool { return low == "who" || low == "whom" || low == "whose" }

// ofSpeaker reports whether low means whoever speaks it.
func ofSpeaker(low string) bool { return low == "i" || low == "me" || low == "my" || low == "myself" }

func isThey(low string) bool {
	switch low {
	case "they", "them", "their", "theirs", "themselves":
		return true
	}
	return false
}

// edgeBetween reports whether a clause may end between tokens i and j.
func (r *reading) edgeBetween(i, j int) bool {
	for ; i < j; i++ {
		if clauseEdge(r.toks[i].low) {
			return true
		}
	}
	return false
}

// pronounRole is the role of a pronoun, by its form where the grammar does not
// tell.
func (r *reading) pronounRole(i int, low string, as role) role {
	switch {
	case low == "his" || low == "her" && (as == possessor || as == noRole && r.possessive(i)):
		return possessor
	case as == noRole && (low == "he" || low == "she"):
		return subject
	}
	return as
}
