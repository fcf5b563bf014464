// Package store keeps the record in one SQLite file: raw input, articles and
// their former versions, one row for each derived layer with the version of
// the stage that made it, and what articles make together.
//
//	raw ──► article ──► layer (text name date quote figure event)
//	  │        │  └───► former (earlier versions)
//	  │        └──────► feature ──► link, derivation ──► story ──► event
//	  └──► rejected
//
// There is one writer: [DB.Write] runs its function in one transaction, and a
// lock beside the file keeps other processes from writing at the same time.
// Readers see the last committed state. Each transaction leaves the record
// whole, so a process killed at any moment loses only work that the next run
// does again.
//
// The schema is in migrations/*.sql, applied in order by [Open].
package store
