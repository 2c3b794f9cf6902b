package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// progressDelay is how long a verification may take before it says how far it came.
const progressDelay = time.Second

// A progress writes one line to a terminal, over and over; to anything else it writes nothing.
type progress struct {
	out     io.Writer
	started time.Time
	shown   time.Time
}

func newProgress(stderr io.Writer) *progress {
	p := &progress{started: time.Now()}
	if file, ok := stderr.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.out = stderr
		}
	}
	return p
}

func (p *progress) show(entries, total int64) {
	now := time.Now()
	if p.out == nil || now.Sub(p.started) < progressDelay || now.Sub(p.shown) < progressDelay/4 {
		return
	}
	p.shown = now
	fmt.Fprintf(p.out, "\r%d of %d entries (%d %%)  ", entries, total, 100*entries/max(total, 1))
}

func (p *progress) clear() {
	if !p.shown.IsZero() {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
