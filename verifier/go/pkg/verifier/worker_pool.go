package verifier

import "sync"

// A task is a piece of work that depends on nothing but what is known when it is handed over.
type task interface{ perform(w *workspace) }

// A workspace is what a worker reuses from task to task.
type workspace struct {
	text    jsonText
	message []byte
}

// A workerPool performs tasks in parallel. Its queue is bounded: whoever submits waits while the
// workers are behind.
type workerPool struct {
	queue   chan task
	workers sync.WaitGroup
	rows    sync.Pool
	lines   sync.Pool
}

func newWorkerPool(workers int) *workerPool {
	p := &workerPool{queue: make(chan task, 2*workers)}
	for range workers {
		p.workers.Go(p.work)
	}
	return p
}

func (p *workerPool) work() {
	var w workspace
	for task := range p.queue {
		task.perform(&w)
	}
}

// close ends the workers after the tasks that were submitted.
func (p *workerPool) close() {
	close(p.queue)
	p.workers.Wait()
}
