// Package arch holds, as tests, the rules that keep the house easy to see:
// which room may import which, that every package says what it is for, that
// files stay short, and that the tour in ARCHITECTURE.md names what exists.
package arch
