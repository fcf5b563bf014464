//go:build !amd64 || purego

package kernel

// Best is the fastest implementation that this processor can run.
func Best() Set { return Scalar() }

// All lists the implementations that this processor can run.
func All() []Set { return []Set{Scalar()} }
