package verifier

// maxPending bounds how many segments may wait for their signatures; many small runs are then
// checked side by side.
const maxPending = 1_024

// A segment is a segment file that was read, whose signatures may still be under way.
type segment struct {
	run        *runState
	path       string
	row        signatureRow
	code       string
	at         Place
	result     linesResult
	next       int64
	stubs      int64
	linesGiven bool
}

// readSegment reads a segment file (V-15). What it finds is reported by settle, in the order of the
// files.
func (v *verification) readSegment(file *containerFile, run *runState) error {
	s := &segment{run: run, path: file.name, row: signatureRow{pool: v.pool}, linesGiven: !run.stopped}
	if !run.prepared {
		run.prepare()
	}
	result, err := v.readLines(file, entryLines, func(source []byte, number int64) bool {
		if run.stopped {
			return false
		}
		at := atSeq(file.name, number, run.next)
		if s.code = run.line(v, &s.row, source, at); s.code != "" {
			s.at = at
			return false
		}
		v.progress(run)
		return true
	})
	s.row.submit()
	if err != nil {
		return err
	}
	s.result, s.next, s.stubs = result, run.next, run.stubs
	if s.code == "" && result.code != "" && s.linesGiven {
		s.code, s.at = result.code, atLine(file.name, result.line)
	}
	if s.code != "" || result.fault != "" || result.tail > 0 {
		run.stopped = true
	}
	v.pending = append(v.pending, s)
	if len(v.pending) >= maxPending {
		v.settleFirst()
	}
	return nil
}

// settle reports what was found in all segments that were read.
func (v *verification) settle() {
	for len(v.pending) > 0 {
		v.settleFirst()
	}
}

func (v *verification) settleFirst() {
	s := v.pending[0]
	v.pending = v.pending[1:]
	s.settle(v)
}

// settle waits for the signatures. A line whose signature does not verify is earlier than whatever
// ended the reading, because lines after that were not queued.
func (s *segment) settle(v *verification) {
	run := s.run
	failed := s.row.wait()
	if run.broken || !s.linesGiven {
		if s.result.fault != "" {
			v.maker.add(s.result.fault, inFile(s.path))
		}
		return
	}
	run.right, run.rightStubs = s.next, s.stubs
	if failed != nil {
		s.code, s.at = codeSignature, atSeq(s.path, failed.line, failed.seq)
		run.right, run.rightStubs = failed.seq, failed.stubs
	}
	if s.code != "" {
		v.maker.add(s.code, s.at)
	}
	if s.result.fault != "" {
		v.maker.add(s.result.fault, inFile(s.path))
	}
	if s.code == "" && s.result.tail > 0 {
		v.maker.add(codeLines, atLine(s.path, s.result.tail))
	}
	run.broken = s.code != "" || s.result.fault != "" || s.result.tail > 0
}

// progress tells the caller how far the reading came, every few thousand entries.
func (v *verification) progress(run *runState) {
	v.seen++
	if v.options.Progress != nil && v.seen&4095 == 0 {
		v.options.Progress(v.seen, v.total)
	}
}
