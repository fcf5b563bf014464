// Package export writes the events of a record in the formats that people's
// scripts already read: GDELT 2.0 events and mentions, POLECAT, ICEWS, Phoenix,
// PLOVER, CSV with a data package, Parquet, and tables of pairs of countries by
// month and week.
//
// The formats of others know deeds, not statuses. So an event that was only
// planned, called for, possible or long past is left out of them unless it is asked
// for, and then takes the form that PLOVER's rules give it (a future visit is an
// AGREE, a threatened attack a THREATEN); denied, failed and cancelled events never
// appear there. CSV and Parquet are our own and hold every event with its status.
//
// Counts of sources are of independent origins, never of copies. What is not known
// stays empty. Codes are strings: leading zeros count. Nothing depends on the clock
// or on the machine: the same record gives the same bytes.
package export
