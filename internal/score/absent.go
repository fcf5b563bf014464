package score

// coder asks for CAMEO triples under dictionaries that come with the gold.
func (r *run) coder(dir string) error {
	type record struct{ Events []struct{} }
	return eachSet(r, "coder", dir, nil, func(set string, recs []record) error {
		events := 0
		for _, p := range recs {
			events += len(p.Events)
		}
		const why = "the program cannot be given another coder's dictionaries"
		r.sheet("coder", set, events).na(why, "triple_f1")
		r.sheet("coder", set, len(recs)).na(why, "exact")
		return nil
	})
}

// disputes asks whether one claim strengthens or weakens another.
func (r *run) disputes(dir string) error {
	type record struct{ Strengthens, Weakens int }
	return eachSet(r, "disputes", dir, nil, func(set string, recs []record) error {
		r.sheet("disputes", set, len(recs)).na("the program does not weigh claims against each other", "strengthens_f1", "weakens_f1")
		return nil
	})
}
