package verifier

import (
	"cmp"
	"slices"
	"sort"
)

// maxOpenCalls bounds the open calls of a run (E-7).
const maxOpenCalls = 1_024

// A runState is a run of the manifest while its lines are judged.
type runState struct {
	info    *manifestRun
	anchors []*coveringLeaf

	// What the workers look at. It does not change from the run's first segment on.
	prepared  bool
	keys      *keySet
	ends      []anchorEnd
	claim     string
	origin    string
	fast      bool
	artifacts artifactSizes
	disclosed *disclosures

	// What the lines found right so far add up to.
	marks      []*coveringLeaf
	next       int64
	previous   hash32
	tree       treeBuilder
	open       map[string]struct{}
	stubs      int64
	endsInStub bool
	closed     bool
	status     string
	clock      int64
	wentBack   Place
	missing    Place
	otherSize  Place
	broken     bool
}

// An anchorEnd says that entries below a number, and not below that of the end before, have their
// anchor at index (U-6).
type anchorEnd struct{ entries, index int64 }

func newRunState(info *manifestRun) *runState {
	return &runState{
		info: info, wentBack: nowhere(), missing: nowhere(), otherSize: nowhere(), clock: -1 << 62,
	}
}

func (r *runState) addAnchor(leaf *coveringLeaf) { r.anchors = append(r.anchors, leaf) }

// prepare puts marks and seals in the order in which entries meet them. Anchors come in ascending
// order of index.
func (r *runState) prepare(v *verification) {
	if r.prepared {
		return
	}
	r.prepared = true
	r.keys, r.claim, r.origin = &v.log.keys, v.manifest.claim, v.manifest.origin
	r.fast, r.artifacts = v.options.Fast, v.artifacts
	greatest := int64(0)
	for _, leaf := range r.anchors {
		if leaf.entries > greatest {
			greatest = leaf.entries
			r.ends = append(r.ends, anchorEnd{leaf.entries, leaf.index})
		}
		if !leaf.seal {
			r.marks = append(r.marks, leaf)
		}
	}
	slices.SortStableFunc(r.marks, func(a, b *coveringLeaf) int { return cmp.Compare(a.entries, b.entries) })
	for len(r.marks) > 0 && r.marks[0].entries == 0 {
		r.marks = r.marks[1:]
	}
}

// anchor is the leaf index at which an entry's signature is judged (U-6).
func (r *runState) anchor(seq int64) int64 {
	i := sort.Search(len(r.ends), func(i int) bool { return r.ends[i].entries > seq })
	if i == len(r.ends) {
		return noAnchor
	}
	return r.ends[i].index
}

// stated is the greatest number of entries that a mark or seal of the run states.
func (r *runState) stated() (entries int64) {
	for _, leaf := range r.anchors {
		entries = max(entries, leaf.entries)
	}
	return entries
}

// follow is rule V-17 for the next line of the run; it gives the code of the first finding.
func (r *runState) follow(f *lineFacts, at Place) string {
	switch {
	case r.closed:
		return codeClose
	case r.next >= r.info.entries:
		return codeCount
	case f.code != "":
		return f.code
	case f.stub:
		return r.grow(f, at)
	case !f.ownRun:
		return codeForeign
	case f.seq != r.next:
		return codeNumber
	case f.prev != r.previous:
		return codePrevious
	case (f.kind == kindOpen) != (r.next == 0):
		return codeOpen
	}
	if code := r.event(f); code != "" {
		return code
	}
	switch {
	case f.keyCode != "":
		return f.keyCode
	case f.unsigned:
		return codeSignature
	}
	return r.grow(f, at)
}

// event is step 5 of V-17 beyond its first sentence.
func (r *runState) event(f *lineFacts) string {
	switch f.kind {
	case kindOpen:
		if !f.ownOrigin {
			return codeForeign
		}
	case kindRequest, kindResponse:
		return r.call(f)
	case kindErasure:
		if f.erased >= r.next {
			return codeErasure
		}
	case kindClose:
		return r.close(f)
	}
	return ""
}

// call is rule E-7.
func (r *runState) call(f *lineFacts) string {
	request := f.kind == kindRequest
	if !f.hasCall {
		return codePairs
	}
	if r.stubs > 0 {
		return ""
	}
	_, open := r.open[f.call]
	switch {
	case open == request:
		return codePairs
	case !request:
		delete(r.open, f.call)
	case len(r.open) >= maxOpenCalls:
		return codeTooMany
	case r.open == nil:
		r.open = map[string]struct{}{f.call: {}}
	default:
		r.open[f.call] = struct{}{}
	}
	return ""
}

// close is rule E-8.
func (r *runState) close(f *lineFacts) string {
	if f.entries != r.next+1 {
		return codeClose
	}
	slices.Sort(f.calls)
	same := len(f.calls) == len(r.open) && len(slices.Compact(f.calls)) == len(r.open)
	for _, call := range f.calls {
		_, open := r.open[call]
		same = same && open
	}
	if r.stubs == 0 && !same {
		return codePairs
	}
	return ""
}

// grow is step 8 of V-17, and what follows when a line is right.
func (r *runState) grow(f *lineFacts, at Place) string {
	r.tree.add(f.leaf)
	for ; len(r.marks) > 0 && r.marks[0].entries <= r.next+1; r.marks = r.marks[1:] {
		if r.marks[0].root != r.tree.root() {
			return codeRunRoot
		}
	}
	r.disclosed.meet(r.next, f)
	if f.stub {
		r.stubs++
	} else {
		r.keep(f, at)
	}
	r.endsInStub = f.stub
	r.previous = f.leaf
	r.next++
	return ""
}

// keep remembers what V-18 says of an entry that is right: E-12, E-13 and the run's end.
func (r *runState) keep(f *lineFacts, at Place) {
	if f.ts < r.clock {
		r.wentBack.keep(at)
	}
	r.clock = f.ts
	if f.missing {
		r.missing.keep(at)
	}
	if f.otherSize {
		r.otherSize.keep(at)
	}
	if f.kind == kindClose {
		r.closed, r.status = true, f.status
	}
}

// keep sets a place that was not set before.
func (p *Place) keep(at Place) {
	if p.Line == 0 {
		*p = at
	}
}
