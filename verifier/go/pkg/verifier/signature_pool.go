package verifier

import "sync"

// The bounds of a batch: large enough that handing it over costs nothing beside the signatures in
// it, small enough that all cores have work in a small run.
const (
	batchJobs  = 64
	batchBytes = 256 << 10
)

// A signatureJob is one signature to check. seq and stubs say what the run looked like before its
// line, for the case that it fails.
type signatureJob struct {
	key        *registeredKey
	start, end int
	signature  [64]byte
	seq        int64
	stubs      int64
	line       int64
}

// A signatureBatch is a row of jobs that one worker checks in order, up to the first that fails.
type signatureBatch struct {
	jobs     []signatureJob
	messages []byte
	done     chan struct{}
	failed   *signatureJob
}

// A signaturePool checks batches in parallel. Its queue is bounded: whoever submits waits while the
// workers are behind.
type signaturePool struct {
	queue   chan *signatureBatch
	workers sync.WaitGroup
	free    sync.Pool
}

func newSignaturePool(workers int) *signaturePool {
	p := &signaturePool{queue: make(chan *signatureBatch, 2*workers)}
	for range workers {
		p.workers.Go(p.work)
	}
	return p
}

func (p *signaturePool) work() {
	for batch := range p.queue {
		for i := range batch.jobs {
			job := &batch.jobs[i]
			if !job.key.verify(batch.messages[job.start:job.end], job.signature[:]) {
				failed := *job
				batch.failed = &failed
				break
			}
		}
		p.free.Put(&signatureBatch{jobs: batch.jobs[:0], messages: batch.messages[:0]})
		batch.jobs, batch.messages = nil, nil
		close(batch.done)
	}
}

// close ends the workers after the batches that were submitted.
func (p *signaturePool) close() {
	close(p.queue)
	p.workers.Wait()
}

func (p *signaturePool) newBatch() *signatureBatch {
	batch := &signatureBatch{done: make(chan struct{})}
	if used, ok := p.free.Get().(*signatureBatch); ok {
		batch.jobs, batch.messages = used.jobs, used.messages
	}
	return batch
}

// A signatureRow is the batches of one file of lines, in the order of its lines.
type signatureRow struct {
	pool    *signaturePool
	batches []*signatureBatch
	current *signatureBatch
}

// add queues the check of a signature over PAE(kind, payload). The bytes are copied.
func (r *signatureRow) add(job signatureJob, kind string, payload []byte) {
	if r.current == nil {
		r.current = r.pool.newBatch()
	}
	batch := r.current
	job.start = len(batch.messages)
	batch.messages = appendPAE(batch.messages, kind, payload)
	job.end = len(batch.messages)
	batch.jobs = append(batch.jobs, job)
	if len(batch.jobs) >= batchJobs || len(batch.messages) >= batchBytes {
		r.submit()
	}
}

// submit hands over what is gathered.
func (r *signatureRow) submit() {
	if r.current != nil {
		r.batches = append(r.batches, r.current)
		r.pool.queue <- r.current
		r.current = nil
	}
}

// wait gives the first job in the order of the lines that failed, or nil. It does not depend on
// which worker was faster.
func (r *signatureRow) wait() *signatureJob {
	r.submit()
	var first *signatureJob
	for _, batch := range r.batches {
		<-batch.done
		if first == nil {
			first = batch.failed
		}
	}
	r.batches = nil
	return first
}
