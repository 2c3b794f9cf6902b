package verifier

import (
	"crypto/sha256"
	"fmt"
	"math/bits"
)

// The files of the log (M-6).
const (
	checkpointPath  = "log/checkpoint.note"
	proofsPath      = "log/proofs.jsonl"
	consistencyPath = "log/consistency.jsonl"
	fromNotePath    = "log/from.note"
	frontierPath    = "log/from-frontier.json"
)

func logPath(number int) string { return fmt.Sprintf("log/entries-%06d.jsonl", number) }

// A logState is what is known of the tenant log.
type logState struct {
	head     *checkpoint
	from     *checkpoint
	keys     keySet
	trust    *Trust
	origin   string
	began    bool
	accepted int64
	tree     treeBuilder
	// priorTree and priorLine are roots at the size of the prior checkpoint: of the tree, and of a
	// consistency line (V-13).
	priorTree *hash32
	priorLine *hash32
	covering  map[int64]*coveringLeaf
	onRun     func(leaf *coveringLeaf)
}

// A coveringLeaf is a run.mark or run.seal of the log (L-3).
type coveringLeaf struct {
	index   int64
	seal    bool
	run     string
	entries int64
	root    hash32
	status  string
	ts      int64
	line    int64
}

// readNote reads a checkpoint file as V-7 does, up to the comparison with the trust file.
func (v *verification) readNote(path string) (*checkpoint, string, error) {
	body, code, err := v.readWhole(v.byName[path], maxNoteBytes)
	if code != "" || err != nil {
		return nil, code, err
	}
	note, ok := parseCheckpoint(body)
	switch {
	case !ok || note.origin != v.manifest.origin:
		return nil, codeNote, nil
	case v.trust != nil && note.origin != v.trust.origin:
		return nil, codeNotPinned, nil
	}
	note.digest = sha256.Sum256(body)
	return note, "", nil
}

// readCheckpoint is rule V-7.
func (v *verification) readCheckpoint() (bool, error) {
	note, code, err := v.readNote(checkpointPath)
	if err != nil {
		return false, err
	}
	if code == "" && (note.size != uint64(v.manifest.size) || note.root != v.manifest.root) {
		code = codeHead
	}
	if code != "" {
		return v.stop(code, inFile(checkpointPath))
	}
	v.log = &logState{
		head: note, trust: v.trust, origin: v.manifest.origin,
		covering: map[int64]*coveringLeaf{}, onRun: v.noteCoveringLeaf,
	}
	for i := range v.manifest.runs {
		v.log.covering[v.manifest.runs[i].sealIndex] = nil
		v.log.covering[v.manifest.runs[i].markIndex] = nil
	}
	delete(v.log.covering, -1)
	return true, nil
}

// readFrom is rule V-8.
func (v *verification) readFrom() (bool, error) {
	if !v.manifest.later() {
		return true, nil
	}
	note, code, err := v.readNote(fromNotePath)
	if err != nil {
		return false, err
	}
	if code == "" && note.size != uint64(v.manifest.from) {
		code = codePeriod
	}
	if code != "" {
		return v.stop(code, inFile(fromNotePath))
	}
	v.log.from = note
	if code, err = v.readFrontier(); err != nil || code != "" {
		if err == nil {
			v.add(code, inFile(frontierPath))
		}
		return false, err
	}
	return true, nil
}

func (v *verification) readFrontier() (string, error) {
	t := &v.text
	code, err := v.readDocument(v.byName[frontierPath], maxFrontierBytes, t)
	if code != "" || err != nil {
		return code, err
	}
	if !shapes.frontier.fits(t, 0) {
		return codeShape, nil
	}
	from := uint64(v.manifest.from)
	tree := treeBuilder{size: from, roots: t.hashes(t.member(0, "roots"))}
	stated := t.memberInteger(0, "size") == v.manifest.from && len(tree.roots) == bits.OnesCount64(from)
	if !stated || tree.root() != v.log.from.root {
		return codePeriod, nil
	}
	v.log.tree = tree
	return "", nil
}

// proofLine checks a line of M-8 by rule V-9, up to what V-11 says of its leaf.
func (l *logState) proofLine(
	t *jsonText, node int, previous, below int64, row *signatureRow, line int64,
) (int64, string) {
	entry := t.member(node, "entry")
	source := t.raw(entry)
	index := t.memberInteger(node, "index")
	switch {
	case len(source) > entryLines.bytes:
		return index, codeTooLong
	case !shapes.line.fits(t, entry):
		return index, codeShape
	}
	leaf := leafHash(source)
	proof := t.hashes(t.member(node, "proof"))
	follows := index > previous && index < below
	if !follows || !verifyInclusion(uint64(index), l.head.size, leaf, proof, l.head.root) {
		return index, codeInclusion
	}
	return index, l.leaf(t, entry, leaf, index, row, line)
}

// leaf is rule V-11. The signature is queued in row; it counts as if it were checked where it is
// queued.
func (l *logState) leaf(t *jsonText, entry int, leaf hash32, index int64, row *signatureRow, line int64) string {
	payload := t.member(entry, "payload")
	if code := t.checkPayload(payload, shapes.logPayload); code != "" {
		return code
	}
	switch {
	case t.memberInteger(payload, "index") != index:
		return codeNumber
	case t.memberText(payload, "origin") != l.origin:
		return codeForeign
	}
	first := !l.began
	if first {
		l.began = true
		if code := l.genesis(t, payload, leaf, index); code != "" {
			return code
		}
	}
	key, code := l.keys.find(t.bytes(t.member(entry, "keyid")), roleLog, index)
	if code != "" {
		return code
	}
	job := signatureJob{key: key, signature: t.signatureOf(entry), seq: l.accepted, line: line}
	row.add(job, logType, t.raw(payload))
	if !first {
		if code := l.keys.apply(t, payload, index, l.trust); code != "" {
			return code
		}
	}
	l.noteRun(t, payload, index, line)
	l.accepted++
	return ""
}

func (l *logState) genesis(t *jsonText, payload int, leaf hash32, index int64) string {
	role := t.memberText(t.member(payload, "body"), "role")
	isKey := t.memberText(payload, "type") == "key.add" && role == roleLog
	switch {
	case index != 0 || !isKey:
		return codeInclusion
	case l.trust != nil && leaf != l.trust.genesis:
		return codeNotPinned
	}
	return l.keys.apply(t, payload, index, l.trust)
}

// noteRun keeps what a mark or seal says of a run.
func (l *logState) noteRun(t *jsonText, payload int, index, line int64) {
	kind := t.memberText(payload, "type")
	if kind != "run.mark" && kind != "run.seal" {
		return
	}
	body := t.member(payload, "body")
	l.onRun(&coveringLeaf{
		index: index, seal: kind == "run.seal", run: t.memberText(body, "run"),
		entries: t.memberInteger(body, "entries"), root: t.memberHash(body, "root"), status: t.memberText(body, "status"),
		ts: parseTime(t.bytes(t.member(payload, "ts"))), line: line,
	})
}

// noteCoveringLeaf keeps a mark or seal if a run of the manifest has use for it, so that memory is
// bound by the manifest.
func (v *verification) noteCoveringLeaf(leaf *coveringLeaf) {
	if _, wanted := v.log.covering[leaf.index]; wanted {
		v.log.covering[leaf.index] = leaf
	}
	if run := v.byRun[leaf.run]; run != nil {
		run.addAnchor(leaf)
	}
}

// readProofs is rule V-9.
func (v *verification) readProofs() (bool, error) {
	if v.manifest.whole() {
		return true, nil
	}
	below := int64(maxInteger)
	if v.manifest.claim == claimRange {
		below = v.manifest.from
	}
	previous := int64(-1)
	return v.readLeaves(proofsPath, proofLines, func(row *signatureRow, source []byte, line int64) (code string) {
		if code := v.text.parseDocument(source); code != "" {
			return code
		}
		if !shapes.proofLine.fits(&v.text, 0) {
			return codeShape
		}
		previous, code = v.log.proofLine(&v.text, 0, previous, below, row, line)
		return code
	})
}

// A lineCheck gives the code of a finding about a line of the log, "" where there is none. It
// queues the line's signature.
type lineCheck func(row *signatureRow, source []byte, line int64) string

// readLeaves reads a file of log leaves, each of which is given to check. Any finding stops after
// the file is read to its end.
func (v *verification) readLeaves(path string, limit lineLimit, check lineCheck) (bool, error) {
	row := signatureRow{pool: v.pool}
	code, line := "", int64(0)
	result, err := v.readLines(v.byName[path], limit, func(source []byte, number int64) bool {
		line = number
		code = check(&row, source, number)
		return code == ""
	})
	failed := row.wait()
	if err != nil {
		return false, err
	}
	if failed != nil {
		code, line, v.log.accepted = codeSignature, failed.line, failed.seq
	} else if code == "" {
		code, line = result.code, result.line
	}
	v.maker.counts.LogLeaves = v.log.accepted
	return v.report(path, code, line, result), nil
}

// report adds the findings about a file of lines in the order of V-16; it answers whether there was
// none.
func (v *verification) report(path, code string, line int64, result linesResult) bool {
	if code != "" {
		v.add(code, atLine(path, line))
	}
	if result.fault != "" {
		v.add(result.fault, inFile(path))
	}
	if code == "" && result.tail > 0 {
		v.add(codeLines, atLine(path, result.tail))
	}
	return code == "" && result.fault == "" && result.tail == 0
}

// readLog is rule V-10.
func (v *verification) readLog() (bool, error) {
	if v.manifest.claim != claimRange {
		return true, nil
	}
	l := v.log
	next := v.manifest.from
	l.keepPrior(v.prior)
	path := ""
	for number := 0; v.byName[logPath(number)] != nil; number++ {
		path = logPath(number)
		ok, err := v.readLeaves(path, entryLines, func(row *signatureRow, source []byte, line int64) string {
			code := v.periodLine(next, row, source, line)
			next++
			return code
		})
		if !ok || err != nil {
			return false, err
		}
	}
	switch {
	case next < v.manifest.to:
		return v.stop(codeCount, inFile(path))
	case l.tree.root() != l.head.root:
		return v.stop(codePeriod, inFile(path))
	}
	return true, nil
}

func (v *verification) periodLine(next int64, row *signatureRow, source []byte, line int64) string {
	t, l := &v.text, v.log
	if next == v.manifest.to {
		return codeCount
	}
	if code := t.parseDocument(source); code != "" {
		return code
	}
	if !shapes.line.fits(t, 0) {
		return codeShape
	}
	leaf := leafHash(source)
	if code := l.leaf(t, 0, leaf, next, row, line); code != "" {
		return code
	}
	payload := t.member(0, "payload")
	if t.memberIs(payload, "type", []byte("run.seal")) {
		run := v.byRun[t.memberText(t.member(payload, "body"), "run")]
		if run == nil || run.info.sealIndex != next {
			return codeRunLeftOut
		}
	}
	l.tree.add(leaf)
	l.keepPrior(v.prior)
	return ""
}

// keepPrior remembers the root of the tree at the size of the prior checkpoint (V-13).
func (l *logState) keepPrior(prior *checkpoint) {
	if prior != nil && l.tree.size == prior.size {
		root := l.tree.root()
		l.priorTree = &root
	}
}
