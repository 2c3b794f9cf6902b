package verifier

import "slices"

// maxOpenCalls bounds the open calls of a run (E-7).
const maxOpenCalls = 1_024

// A runState is a run of the manifest while its lines are read. What is under "ahead" runs ahead of
// the signatures, which are checked in parallel; what is under "settled" is what rule V-17 would
// have found line by line.
type runState struct {
	info    *manifestRun
	anchors []*coveringLeaf

	// ahead
	prepared bool
	ends     []anchorEnd
	marks    []*coveringLeaf
	next     int64
	previous hash32
	tree     treeBuilder
	open     map[string]struct{}
	stubs    int64
	closed   bool
	status   string
	clock    int64
	wentBack Place
	stopped  bool

	// settled
	broken     bool
	right      int64
	rightStubs int64

	disclosed *disclosures
}

// An anchorEnd says that entries below a number, and not below that of the end before, have their
// anchor at index (U-6).
type anchorEnd struct{ entries, index int64 }

func newRunState(info *manifestRun) *runState {
	return &runState{info: info, wentBack: nowhere(), clock: -1 << 62}
}

func (r *runState) addAnchor(leaf *coveringLeaf) { r.anchors = append(r.anchors, leaf) }

// prepare puts marks and seals in the order in which entries meet them. Anchors come in ascending
// order of index.
func (r *runState) prepare() {
	r.prepared = true
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
	slices.SortStableFunc(r.marks, func(a, b *coveringLeaf) int { return int(a.entries - b.entries) })
	for len(r.marks) > 0 && r.marks[0].entries == 0 {
		r.marks = r.marks[1:]
	}
}

// anchor is the leaf index at which the next entry's signature is judged (U-6).
func (r *runState) anchor() int64 {
	for len(r.ends) > 0 && r.ends[0].entries <= r.next {
		r.ends = r.ends[1:]
	}
	if len(r.ends) == 0 {
		return noAnchor
	}
	return r.ends[0].index
}

// stated is the greatest number of entries that a mark or seal of the run states.
func (r *runState) stated() (entries int64) {
	for _, leaf := range r.anchors {
		entries = max(entries, leaf.entries)
	}
	return entries
}

// line is rule V-17 for one line; it gives the code of the first finding. The signature is queued
// in row.
func (r *runState) line(v *verification, row *signatureRow, source []byte, at Place) string {
	t := &v.text
	switch {
	case r.closed:
		return codeClose
	case r.next >= r.info.entries:
		return codeCount
	}
	if code := t.parseDocument(source); code != "" {
		return code
	}
	if !shapes.line.fits(t, 0) {
		return r.stub(v, t)
	}
	payload := t.member(0, "payload")
	if code := t.checkPayload(payload, shapes.entryPayload); code != "" {
		return code
	}
	if code := r.chain(t, payload); code != "" {
		return code
	}
	if code := r.events(t, payload, v.manifest.origin); code != "" {
		return code
	}
	key, code := v.log.keys.find(t.bytes(t.member(0, "keyid")), roleEntry, r.anchor())
	if code != "" {
		return code
	}
	if !v.options.Fast {
		job := signatureJob{key: key, signature: t.signatureOf(0), seq: r.next, stubs: r.stubs, line: at.Line}
		row.add(job, entryType, t.raw(payload))
	}
	r.tick(t, payload, at)
	leaf := leafHash(source)
	r.previous = leaf
	return r.grow(leaf, t, payload)
}

// stub is rule E-9, with E-10.
func (r *runState) stub(v *verification, t *jsonText) string {
	if !shapes.stub.fits(t, 0) {
		return codeShape
	}
	if t.memberIs(0, "why", []byte("scope")) && v.manifest.claim != claimSelection {
		return codeScope
	}
	leaf := t.memberHash(0, "leaf")
	r.previous = leaf
	code := r.grow(leaf, t, -1)
	if code == "" {
		r.stubs++
	}
	return code
}

// chain is step 4 of V-17.
func (r *runState) chain(t *jsonText, payload int) string {
	switch {
	case !t.memberIs(payload, "run", []byte(r.info.run)):
		return codeForeign
	case t.memberInteger(payload, "seq") != r.next:
		return codeNumber
	case t.memberHash(payload, "prev") != r.previous:
		return codePrevious
	}
	return ""
}

// events is step 5 of V-17.
func (r *runState) events(t *jsonText, payload int, origin string) string {
	kind, body := t.memberText(payload, "type"), t.member(payload, "body")
	if (kind == "run.open") != (r.next == 0) {
		return codeOpen
	}
	switch kind {
	case "run.open":
		if !t.memberIs(body, "origin", []byte(origin)) {
			return codeForeign
		}
	case "call.request", "call.response":
		return r.call(t, payload, kind == "call.request")
	case "erasure":
		if t.memberInteger(body, "seq") >= r.next {
			return codeErasure
		}
	case "run.close":
		return r.close(t, body)
	}
	return ""
}

// call is rule E-7.
func (r *runState) call(t *jsonText, payload int, request bool) string {
	node := t.member(payload, "call")
	if node < 0 {
		return codePairs
	}
	if r.stubs > 0 {
		return ""
	}
	_, open := r.open[string(t.bytes(node))]
	switch {
	case open == request:
		return codePairs
	case !request:
		delete(r.open, string(t.bytes(node)))
	case len(r.open) >= maxOpenCalls:
		return codeTooMany
	case r.open == nil:
		r.open = map[string]struct{}{t.text(node): {}}
	default:
		r.open[t.text(node)] = struct{}{}
	}
	return ""
}

// close is rule E-8.
func (r *runState) close(t *jsonText, body int) string {
	if t.memberInteger(body, "entries") != r.next+1 {
		return codeClose
	}
	calls := t.texts(t.member(body, "open_calls"))
	slices.Sort(calls)
	same := len(calls) == len(r.open) && len(slices.Compact(calls)) == len(r.open)
	for _, call := range calls {
		_, open := r.open[call]
		same = same && open
	}
	if r.stubs == 0 && !same {
		return codePairs
	}
	r.closed, r.status = true, t.memberText(body, "status")
	return ""
}

// tick is rule E-12.
func (r *runState) tick(t *jsonText, payload int, at Place) {
	now := parseTime(t.bytes(t.member(payload, "ts")))
	if now < r.clock && r.wentBack.Line == 0 {
		r.wentBack = at
	}
	r.clock = now
}

// grow is step 8 of V-17, and what follows when a line is right.
func (r *runState) grow(leaf hash32, t *jsonText, payload int) string {
	r.tree.add(leaf)
	for ; len(r.marks) > 0 && r.marks[0].entries <= r.next+1; r.marks = r.marks[1:] {
		if r.marks[0].root != r.tree.root() {
			return codeRunRoot
		}
	}
	r.disclosed.meet(r.next, t, payload)
	r.next++
	return ""
}
