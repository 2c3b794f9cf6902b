package verifier

import "sync/atomic"

// A lineBatch is some lines of a segment. What each line says on its own is found by a worker; what
// it means in its run is judged afterwards, in the order of the lines.
type lineBatch struct {
	segment *segment
	first   int64 // the number of its first line
	data    []byte
	ends    []int
	facts   []lineFacts
	last    bool // nothing of the segment follows
	done    chan struct{}
}

// newLines makes an empty batch that begins at a line.
func (p *workerPool) newLines(s *segment, first int64) *lineBatch {
	batch, ok := p.lines.Get().(*lineBatch)
	if !ok {
		batch = &lineBatch{}
	}
	batch.segment, batch.first, batch.last, batch.done = s, first, false, make(chan struct{})
	return batch
}

// release lets the batch's memory be used again.
func (p *workerPool) release(batch *lineBatch) {
	clear(batch.facts)
	batch.segment, batch.done = nil, nil
	batch.data, batch.ends, batch.facts = batch.data[:0], batch.ends[:0], batch.facts[:0]
	p.lines.Put(batch)
}

// add copies a line into the batch and tells whether it is full.
func (b *lineBatch) add(line []byte) bool {
	b.data = append(b.data, line...)
	b.ends = append(b.ends, len(b.data))
	return len(b.ends) >= batchJobs || len(b.data) >= batchBytes
}

// perform reads the lines up to the first that is refused on its own, after which none is judged.
func (b *lineBatch) perform(w *workspace) {
	start := 0
	for _, end := range b.ends {
		if b.segment.ended.Load() {
			break
		}
		facts := b.segment.run.readLine(w, b.data[start:end])
		b.facts = append(b.facts, facts)
		if start = end; facts.code != "" {
			break
		}
	}
	close(b.done)
}

// A segment is a segment file (V-15) on its way.
type segment struct {
	run    *runState
	path   string
	result linesResult
	// ended tells the workers that no more of its lines are wanted.
	ended atomic.Bool

	begun  bool
	judged bool // its run was not broken when it began
	code   string
	at     Place
}
