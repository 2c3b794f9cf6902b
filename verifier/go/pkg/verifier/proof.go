package verifier

import (
	"bytes"
	"crypto/sha256"
	"io"
	"slices"
)

// maxProofBytes bounds a .pefproof (section 12).
const maxProofBytes = 1_048_576

// VerifyProof checks a .pefproof, the evidence of one receipt (section 13). Of the options, Trust,
// Prior, Now and Workers are used.
func VerifyProof(source io.Reader, options Options) (Verdict, error) {
	v := newVerification(bytes.NewReader(nil), 0, options)
	defer v.pool.close()
	body, err := io.ReadAll(io.LimitReader(source, maxProofBytes+1))
	if err != nil {
		return Verdict{}, err
	}
	digest := ""
	if len(body) <= maxProofBytes {
		digest = hash32(sha256.Sum256(body)).hex()
	}
	v.proof(body)
	return v.maker.make(digest), nil
}

// proof is rule F-2.
func (v *verification) proof(body []byte) {
	v.options.Fast = false
	if ok, _ := v.readInputs(); !ok {
		return
	}
	var t jsonText
	if code := checkProof(&t, body); code != "" {
		v.add(code, nowhere())
		return
	}
	if code := v.proofCheckpoint(&t); code != "" {
		v.add(code, inFile("checkpoint"))
		return
	}
	last, ok := v.proofLeaves(&t)
	if !ok || !v.proofNotes() {
		return
	}
	if v.prior != nil && !v.judgePrior(nil, inFile("checkpoint")) {
		return
	}
	if code, at := v.proofEntry(&t, last); code != "" {
		v.add(code, at)
		return
	}
	v.maker.counts.Entries = 1
	v.proofPolicy(last)
	v.maker.completeness, v.maker.finished = "receipt", true
}

// proofPolicy is point 9 of F-2.
func (v *verification) proofPolicy(last *coveringLeaf) {
	trust := v.trust
	if trust == nil {
		return
	}
	if trust.hasClaims && !slices.Contains(trust.claims, claimSelection) {
		v.add(codeClaimPolicy, nowhere())
	}
	others := slices.ContainsFunc(trust.runs, func(run string) bool { return run != last.run })
	if trust.hasRuns && (others || len(trust.runs) == 0) {
		v.add(codeRunPolicy, nowhere())
	}
	if trust.maxAge > 0 && !v.isYoung(last.ts) {
		v.add(codeAgePolicy, nowhere())
	}
	if trust.timestampQuorum > 0 {
		v.add(codeTimestampQuorum, nowhere())
	}
}

func checkProof(t *jsonText, body []byte) string {
	if len(body) > maxProofBytes {
		return codeTooLong
	}
	if code := t.parseDocument(body); code != "" {
		return code
	}
	if code := t.checkVersion(0); code != "" {
		return code
	}
	if !shapes.proof.fits(t, 0) {
		return codeShape
	}
	return ""
}

func (v *verification) proofCheckpoint(t *jsonText) string {
	source := t.bytes(t.member(0, "checkpoint"))
	if len(source) > maxNoteBytes {
		return codeTooLong
	}
	note, ok := parseCheckpoint(source)
	switch {
	case !ok:
		return codeNote
	case v.trust != nil && note.origin != v.trust.origin:
		return codeNotPinned
	}
	v.log = &logState{head: note, trust: v.trust, origin: note.origin, onRun: func(leaf *coveringLeaf) {
		v.proofRuns = append(v.proofRuns, leaf)
	}}
	return ""
}

// proofLeaves checks the leaves; it gives the one of the last, nil where that is neither mark nor
// seal.
func (v *verification) proofLeaves(t *jsonText) (*coveringLeaf, bool) {
	row := signatureRow{pool: v.pool}
	code, number, previous := codeLines, int64(1), int64(-1)
	count := int64(0)
	t.elements(t.member(0, "leaves"), func(item int) bool {
		count++
		number = count
		if len(t.raw(item)) > proofLines.bytes {
			code = codeTooLong
		} else {
			previous, code = v.log.proofLine(t, item, previous, maxInteger, &row, number)
		}
		return code == ""
	})
	if failed := row.wait(); failed != nil {
		code, number, v.log.accepted = codeSignature, failed.line, failed.seq
	}
	v.maker.counts.LogLeaves = v.log.accepted
	if code != "" {
		v.add(code, atLine("leaves", number))
		return nil, false
	}
	if n := len(v.proofRuns); n > 0 && v.proofRuns[n-1].index == previous {
		return v.proofRuns[n-1], true
	}
	return nil, true
}

func (v *verification) proofNotes() bool {
	code := v.log.checkHead(v.log.head)
	if code == "" && v.trust != nil {
		var met bool
		if code, met = v.trust.checkWitnesses(v.log.head, v.options.Now); code == "" {
			v.noteQuorum(met, "checkpoint")
		}
	}
	if code != "" {
		v.add(code, inFile("checkpoint"))
	}
	return code == ""
}

// proofEntry is points 6 to 8 of F-2.
func (v *verification) proofEntry(t *jsonText, last *coveringLeaf) (string, Place) {
	entry, at := t.member(0, "entry"), inFile("entry")
	payload := t.member(entry, "payload")
	if len(t.raw(entry)) > entryLines.bytes {
		return codeTooLong, at
	}
	if code := t.checkPayload(payload, shapes.entryPayload); code != "" {
		return code, at
	}
	if last == nil {
		return codeNoSeal, at
	}
	if t.memberText(payload, "run") != last.run {
		return codeForeign, at
	}
	if code, line := v.contradiction(last); code != "" {
		return code, atLine("leaves", line)
	}
	return v.proofPlace(t, entry, last), at
}

// contradiction is point 7: the first leaf of the run that cannot be true together with the last.
func (v *verification) contradiction(last *coveringLeaf) (code string, line int64) {
	sealed := last.seal
	for _, leaf := range v.proofRuns {
		if leaf == last || leaf.run != last.run {
			continue
		}
		differs := leaf.entries != last.entries || leaf.root != last.root
		switch {
		case leaf.entries > last.entries:
			return codeCount, leaf.line
		case !leaf.seal && leaf.entries == last.entries && differs:
			return codeRunRoot, leaf.line
		case leaf.seal && (sealed || differs):
			return codeManifestSays, leaf.line
		}
		sealed = sealed || leaf.seal
	}
	return "", 0
}

// proofPlace is point 8.
func (v *verification) proofPlace(t *jsonText, entry int, last *coveringLeaf) string {
	source, payload := t.raw(entry), t.member(entry, "payload")
	seq := t.memberInteger(payload, "seq")
	if code := v.proofEvent(t, payload, last); code != "" {
		return code
	}
	proof := t.hashes(t.member(0, "proof"))
	if !verifyInclusion(uint64(seq), uint64(last.entries), leafHash(source), proof, last.root) {
		return codeInclusion
	}
	anchor := int64(noAnchor)
	for _, leaf := range v.proofRuns {
		if leaf.run == last.run && leaf.entries > seq {
			anchor = leaf.index
			break
		}
	}
	key, code := v.log.keys.find(t.bytes(t.member(entry, "keyid")), roleEntry, anchor)
	if code != "" {
		return code
	}
	signature := t.signatureOf(entry)
	if !key.verify(appendPAE(nil, entryType, t.raw(payload)), signature[:]) {
		return codeSignature
	}
	return ""
}

// proofEvent is what one entry shows of the rules of its run.
func (v *verification) proofEvent(t *jsonText, payload int, last *coveringLeaf) string {
	seq, body, kind := t.memberInteger(payload, "seq"), t.member(payload, "body"), t.memberText(payload, "type")
	closes := kind == "run.close"
	switch {
	case seq == 0 && t.memberHash(payload, "prev") != zeroPrev:
		return codePrevious
	case (kind == "run.open") != (seq == 0):
		return codeOpen
	case seq == 0 && !t.memberIs(body, "origin", []byte(v.log.origin)):
		return codeForeign
	case (kind == "call.request" || kind == "call.response") && t.member(payload, "call") < 0:
		return codePairs
	case kind == "erasure" && t.memberInteger(body, "seq") >= seq:
		return codeErasure
	case closes && (t.memberInteger(body, "entries") != seq+1 || last.entries != seq+1):
		return codeClose
	case !closes && last.seal && last.entries == seq+1:
		return codeClose
	case closes && last.seal && t.memberText(body, "status") != last.status:
		return codeManifestSays
	}
	return ""
}
