//go:build !unix

package usage

import "time"

// CPU is wall time, which stands in for processor time.
func CPU() time.Duration { return time.Duration(time.Now().UnixNano()) }

// PeakMB is not known here.
func PeakMB() float64 { return 0 }
