//go:build unix

package main

import (
	"syscall"
	"time"
)

func usage() (r syscall.Rusage) {
	syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return r
}

// cpuTime is the time that this process spent on all processors.
func cpuTime() time.Duration {
	r := usage()
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// peakMB is the largest resident size so far. Linux counts it in kilobytes.
func peakMB() float64 { return float64(usage().Maxrss) / 1e3 }
