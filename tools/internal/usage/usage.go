// Package usage tells what this process has used so far, for measurements that
// other work on the machine should not disturb.
package usage
