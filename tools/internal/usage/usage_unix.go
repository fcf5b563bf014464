//go:build unix

package usage

import (
	"syscall"
	"time"
)

// CPU is the time that this process spent on all processors, 0 where the
// system does not say.
func CPU() time.Duration {
	r := self()
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// PeakMB is the largest resident size so far. Linux counts it in kilobytes.
func PeakMB() float64 { return float64(self().Maxrss) / 1e3 }

func self() (r syscall.Rusage) {
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return syscall.Rusage{}
	}
	return r
}
