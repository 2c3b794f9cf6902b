package verifier

// maxPending bounds how many batches wait to be judged, and with it memory.
const maxPending = 128

// readSegment reads a segment file (V-15). What it finds is reported by settle, in the order of the
// files.
func (v *verification) readSegment(file *containerFile, run *runState) error {
	s := &segment{run: run, path: file.name}
	run.prepare(v)
	batch := v.pool.newLines(s, 1)
	result, err := v.readLines(file, entryLines, func(source []byte, number int64) bool {
		if run.broken {
			return false
		}
		if batch.add(source) {
			v.submit(batch)
			batch = v.pool.newLines(s, number+1)
		}
		return true
	})
	if err != nil {
		return err
	}
	s.result = result
	batch.last = true
	v.submit(batch)
	return nil
}

// submit hands over a batch. While too many wait, the first is judged.
func (v *verification) submit(batch *lineBatch) {
	v.pending = append(v.pending, batch)
	v.pool.queue <- batch
	for len(v.pending) >= min(4*v.workers, maxPending) {
		v.settleFirst()
	}
}

// settle judges everything that was read.
func (v *verification) settle() {
	for len(v.pending) > 0 {
		v.settleFirst()
	}
}

func (v *verification) settleFirst() {
	batch := v.pending[0]
	v.pending = v.pending[1:]
	<-batch.done
	s := batch.segment
	s.judge(v, batch)
	if batch.last {
		s.end(v)
	}
	v.pool.release(batch)
}

// judge is rule V-17 for the lines of a batch.
func (s *segment) judge(v *verification, batch *lineBatch) {
	if !s.begun {
		s.begun, s.judged = true, !s.run.broken
	}
	for i := range batch.facts {
		if !s.judged || s.code != "" {
			break
		}
		at := atSeq(s.path, batch.first+int64(i), s.run.next)
		if s.code = s.run.follow(&batch.facts[i], at); s.code != "" {
			s.at, s.run.broken = at, true
			break
		}
		v.progress()
	}
	s.ended.Store(!s.judged || s.code != "")
}

// end reports what was found in the file.
func (s *segment) end(v *verification) {
	result := &s.result
	if !s.judged {
		if result.fault != "" {
			v.add(result.fault, inFile(s.path))
		}
		return
	}
	if s.code == "" && result.code != "" {
		s.code, s.at = result.code, atLine(s.path, result.line)
	}
	if s.code != "" {
		v.add(s.code, s.at)
	}
	if result.fault != "" {
		v.add(result.fault, inFile(s.path))
	}
	if s.code == "" && result.tail > 0 {
		v.add(codeLines, atLine(s.path, result.tail))
	}
	s.run.broken = s.code != "" || result.fault != "" || result.tail > 0
	if segments := s.run.info.segments; s.path == segments[len(segments)-1] {
		s.run.disclosed.close()
	}
}

// progress tells the caller how far the judging came, every few thousand entries.
func (v *verification) progress() {
	v.seen++
	if v.options.Progress != nil && v.seen&4095 == 0 {
		v.options.Progress(v.seen, v.total)
	}
}
