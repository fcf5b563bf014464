// Package figure finds the numbers that reports give and may give
// differently: counts ("at least 10 killed"), ordinals of happenings ("fourth
// in-person meeting"), durations ("two-day visit"), money, percentages and
// measures. Dates, ages, clock times, telephone numbers and numbers inside
// names are none.
//
// Of and Unit are normalised by the tables under data/, so that two wordings
// of one fact get the same Kind, Of and Unit: "10 killed", "ten dead", "a
// death toll of 10" and "claimed 10 lives" are all a count of 10 of "killed".
package figure
