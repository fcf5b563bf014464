// Command chancery turns news reports into a cited record.
package main

import (
	"os"

	"chancery/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr)) }
