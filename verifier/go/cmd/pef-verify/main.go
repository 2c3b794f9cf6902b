// Command pef-verify checks evidence bundles (.pef) and single receipts (.pefproof) offline.
//
//	pef-verify verify FILE [--trust FILE] [--format text|json] [--fast] [--prior NOTE] [--externals DIR] [--now TIME]
//
// Standard output holds the verdict and nothing else. Exit codes: 0 VERIFIED, 4 INTACT_UNTRUSTED, 1 INVALID or POLICY_FAILED,
// 3 UNVERIFIABLE, 2 wrong usage or an input that cannot be read.
package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"clyra.dev/pef-verify/pkg/verifier"
)

// The exit codes of rule R-6.
const (
	exitVerified     = 0
	exitRefused      = 1
	exitUsage        = 2
	exitUnverifiable = 3
	exitUntrusted    = 4
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(arguments []string, stdout, stderr io.Writer) int {
	request, err := parseArguments(arguments)
	if err != nil {
		fmt.Fprintf(stderr, "pef-verify: %s\n%s", err, usage)
		return exitUsage
	}
	if request.help {
		fmt.Fprint(stdout, usage)
		return exitVerified
	}
	verdict, err := request.verify(newProgress(stderr))
	if err != nil {
		fmt.Fprintf(stderr, "pef-verify: %s\n", verifier.Printable(err.Error()))
		return exitUsage
	}
	if err := write(stdout, &verdict, request.format); err != nil {
		fmt.Fprintf(stderr, "pef-verify: cannot write the verdict: %s\n", err)
		return exitUsage
	}
	switch verdict.Verdict {
	case verifier.Verified:
		return exitVerified
	case verifier.IntactUntrusted:
		return exitUntrusted
	case verifier.Unverifiable:
		return exitUnverifiable
	}
	return exitRefused
}

func write(stdout io.Writer, verdict *verifier.Verdict, format string) error {
	out := verdict.JSON()
	if format == formatText {
		out = []byte(verdict.Text())
	} else {
		out = append(out, '\n')
	}
	_, err := stdout.Write(out)
	return err
}

// now is the present time where --now does not give another.
func (r *request) now() time.Time {
	if r.at.IsZero() {
		return time.Now()
	}
	return r.at
}
