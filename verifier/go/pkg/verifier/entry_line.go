package verifier

import "strings"

// The kinds of entries that rule V-17 tells apart.
type entryKind uint8

const (
	kindOther entryKind = iota
	kindOpen
	kindRequest
	kindResponse
	kindErasure
	kindClose
)

var entryKinds = map[string]entryKind{
	"run.open": kindOpen, "call.request": kindRequest, "call.response": kindResponse, "erasure": kindErasure,
	"run.close": kindClose,
}

// lineFacts is what a line of a run says on its own. What follows from its number supposes that the
// number is right, which is judged before it is used.
type lineFacts struct {
	code string // the first finding of steps 2 and 3 of V-17
	stub bool
	leaf hash32

	ownRun    bool
	seq       int64
	prev      hash32
	ts        int64
	kind      entryKind
	ownOrigin bool
	hasCall   bool
	call      string
	erased    int64
	entries   int64
	calls     []string
	status    string

	keyCode  string // step 6
	unsigned bool   // step 7: the signature does not verify

	opened    int    // disclosure lines of this entry that are right
	refused   string // the code of the first that is not
	missing   bool   // names an artifact that is not at hand (V-18.4)
	otherSize bool   // names one that has another size
}

// readLine finds the facts of a line. It is called by several workers at once, and so changes
// nothing of the run.
func (r *runState) readLine(w *workspace, source []byte) (f lineFacts) {
	t := &w.text
	if f.code = t.parseDocument(source); f.code != "" {
		return f
	}
	if !shapes.line.fits(t, 0) {
		return r.readStub(t)
	}
	payload := t.member(0, "payload")
	if f.code = t.checkPayload(payload, shapes.entryPayload); f.code != "" {
		return f
	}
	f.leaf = leafHash(source)
	f.ownRun = t.memberIs(payload, "run", []byte(r.info.run))
	f.seq, f.prev = t.memberInteger(payload, "seq"), t.memberHash(payload, "prev")
	f.ts = parseTime(t.bytes(t.member(payload, "ts")))
	r.readEvent(t, payload, &f)
	key, code := r.keys.find(t.bytes(t.member(0, "keyid")), roleEntry, r.anchor(f.seq))
	f.keyCode = code
	if code == "" && !r.fast {
		signature := t.signatureOf(0)
		w.message = appendPAE(w.message[:0], entryType, t.raw(payload))
		f.unsigned = !key.verify(w.message, signature[:])
	}
	f.opened, f.refused = r.disclosed.judge(f.seq, t, t.member(payload, "body"))
	return f
}

// readStub is rule E-9, with E-10.
func (r *runState) readStub(t *jsonText) (f lineFacts) {
	switch {
	case !shapes.stub.fits(t, 0):
		f.code = codeShape
	case r.claim != claimSelection && t.memberIs(0, "why", []byte("scope")):
		f.code = codeScope
	}
	f.stub, f.leaf = true, t.memberHash(0, "leaf")
	return f
}

// readEvent takes from the body what step 5 of V-17 and V-18.4 ask of its type.
func (r *runState) readEvent(t *jsonText, payload int, f *lineFacts) {
	kind, body := t.member(payload, "type"), t.member(payload, "body")
	name := t.bytes(kind)
	f.kind = entryKinds[string(name)]
	switch f.kind {
	case kindOpen:
		f.ownOrigin = t.memberIs(body, "origin", []byte(r.origin))
	case kindRequest, kindResponse:
		if call := t.member(payload, "call"); call >= 0 {
			f.hasCall, f.call = true, t.text(call)
		}
	case kindErasure:
		f.erased = t.memberInteger(body, "seq")
	case kindClose:
		f.entries, f.status = t.memberInteger(body, "entries"), t.memberText(body, "status")
		f.calls = t.texts(t.member(body, "open_calls"))
	default:
		if strings.HasPrefix(string(name), "event.") {
			f.missing, f.otherSize = r.artifacts.compare(t, body)
		}
	}
}
