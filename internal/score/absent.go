package score

// disputes asks whether one claim strengthens or weakens another.
func (r *run) disputes(dir string) error {
	type record struct{ Strengthens, Weakens int }
	return eachSet(r, "disputes", dir, nil, func(set string, recs []record) error {
		r.sheet("disputes", set, len(recs)).na("the program does not weigh claims against each other", "strengthens_f1", "weakens_f1")
		return nil
	})
}
