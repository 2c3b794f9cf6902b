package verifier

// The bounds of a batch: large enough that handing it over costs nothing beside the signatures in
// it, small enough that all cores have work in a small file.
const (
	batchJobs  = 64
	batchBytes = 256 << 10
)

// A signatureJob is one signature to check. seq says how many leaves were accepted before it, for
// the case that it fails.
type signatureJob struct {
	key        *registeredKey
	start, end int
	signature  [64]byte
	seq        int64
	line       int64
}

// A signatureBatch is a row of jobs that one worker checks in order, up to the first that fails.
type signatureBatch struct {
	pool     *workerPool
	jobs     []signatureJob
	messages []byte
	done     chan struct{}
	failed   *signatureJob
}

func (b *signatureBatch) perform(*workspace) {
	for i := range b.jobs {
		job := &b.jobs[i]
		if !job.key.verify(b.messages[job.start:job.end], job.signature[:]) {
			failed := *job
			b.failed = &failed
			break
		}
	}
	b.pool.rows.Put(&signatureBatch{jobs: b.jobs[:0], messages: b.messages[:0]})
	b.jobs, b.messages = nil, nil
	close(b.done)
}

func (p *workerPool) newSignatures() *signatureBatch {
	batch := &signatureBatch{pool: p, done: make(chan struct{})}
	if used, ok := p.rows.Get().(*signatureBatch); ok {
		batch.jobs, batch.messages = used.jobs, used.messages
	}
	return batch
}

// A signatureRow is the batches of one file of log leaves, in the order of its lines.
type signatureRow struct {
	pool    *workerPool
	batches []*signatureBatch
	current *signatureBatch
}

// add queues the check of a signature over PAE(kind, payload). The bytes are copied.
func (r *signatureRow) add(job signatureJob, kind string, payload []byte) {
	if r.current == nil {
		r.current = r.pool.newSignatures()
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
