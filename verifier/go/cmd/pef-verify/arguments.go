package main

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

const (
	formatText = "text"
	formatJSON = "json"
)

const usage = `usage: pef-verify verify FILE [options]

FILE (or --bundle FILE) is a bundle (.pef), a folder with the same files, or a receipt (.pefproof).

  --trust FILE      what you rely on; without it the best verdict is INTACT_UNTRUSTED
  --format FORMAT   text (the default) or json
  --fast            leave out the signatures of entries; the verdict says so
  --prior NOTE      a checkpoint that you kept: the log must be a continuation of it
  --externals DIR   a folder with the objects that are not in the bundle, named by SHA-256
  --now TIME        the present time, as 2026-01-31T12:00:00.000Z, instead of the clock's

exit codes: 0 VERIFIED, 4 INTACT_UNTRUSTED, 1 any other verdict, 2 wrong usage, 3 unreadable input
`

// A request is a command line.
type request struct {
	file, trust, format, prior, externals string
	fast, help                            bool
	at                                    time.Time
}

func parseArguments(arguments []string) (*request, error) {
	r := &request{}
	if len(arguments) > 0 && (arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
		r.help = true
		return r, nil
	}
	if len(arguments) == 0 || arguments[0] != "verify" {
		return nil, errors.New("the first word must be verify")
	}
	moment := ""
	values := map[string]*string{
		"--trust": &r.trust, "--format": &r.format, "--prior": &r.prior, "--externals": &r.externals, "--now": &moment,
		"--bundle": &r.file,
	}
	for at := 1; at < len(arguments); at++ {
		word := arguments[at]
		name, value, joined := strings.Cut(word, "=")
		to, known := values[name]
		switch {
		case word == "--fast":
			r.fast = true
		case word == "--help" || word == "-h":
			r.help = true
		case known:
			if !joined {
				if at++; at == len(arguments) {
					return nil, fmt.Errorf("%s needs a value", name)
				}
				value = arguments[at]
			}
			if *to != "" || value == "" {
				return nil, fmt.Errorf("%s is empty or given twice", name)
			}
			*to = value
		case strings.HasPrefix(word, "-") || r.file != "" || word == "":
			return nil, fmt.Errorf("%q is not an option, or a second file", word)
		default:
			r.file = word
		}
	}
	return r, r.complete(moment)
}

func (r *request) complete(moment string) (err error) {
	if r.help {
		return nil
	}
	if r.file == "" {
		return errors.New("no file is named")
	}
	if r.format == "" {
		r.format = formatText
	}
	if r.format != formatText && r.format != formatJSON {
		return fmt.Errorf("%q is not a format", r.format)
	}
	if moment != "" {
		if r.at, err = time.Parse("2006-01-02T15:04:05.000Z", moment); err != nil {
			return fmt.Errorf("%q is not a time like 2026-01-31T12:00:00.000Z", moment)
		}
	}
	return nil
}
