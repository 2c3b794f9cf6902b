package verifier

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
)

// maxProofBytes bounds a .pefproof (section 12).
const maxProofBytes = 1_048_576

// VerifyProof checks a .pefproof, the evidence of one receipt (section 13). Of the options, Trust
// and Workers are used.
func VerifyProof(source io.Reader, options Options) (Verdict, error) {
	v := newVerification(bytes.NewReader(nil), 0, options)
	defer v.pool.close()
	hasher := sha256.New()
	body, err := io.ReadAll(io.TeeReader(io.LimitReader(source, maxProofBytes+1), hasher))
	if err == nil {
		_, err = io.Copy(hasher, source)
	}
	if err != nil {
		return Verdict{}, err
	}
	v.proof(body)
	return v.maker.make(hex.EncodeToString(hasher.Sum(nil))), nil
}

// proof is rule F-2.
func (v *verification) proof(body []byte) {
	v.options.Prior = nil
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
	if code := v.proofEntry(&t, last); code != "" {
		v.add(code, inFile("entry"))
		return
	}
	v.maker.counts.Entries = 1
	if v.trust != nil && v.trust.hasClaims && !slices.Contains(v.trust.claims, claimSelection) {
		v.add(codeClaimPolicy, nowhere())
	}
	v.maker.completeness, v.maker.finished = "receipt", true
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
		if code, met = v.trust.checkWitnesses(v.log.head); code == "" {
			v.noteQuorum(met, "checkpoint")
		}
	}
	if code != "" {
		v.add(code, inFile("checkpoint"))
	}
	return code == ""
}

func (v *verification) proofEntry(t *jsonText, last *coveringLeaf) string {
	entry := t.member(0, "entry")
	source, payload := t.raw(entry), t.member(entry, "payload")
	if len(source) > entryLines.bytes {
		return codeTooLong
	}
	if code := t.checkPayload(payload, shapes.entryPayload); code != "" {
		return code
	}
	if last == nil {
		return codeNoSeal
	}
	if t.memberText(payload, "run") != last.run {
		return codeForeign
	}
	seq := t.memberInteger(payload, "seq")
	isOpen := t.memberText(payload, "type") == "run.open"
	if isOpen != (seq == 0) {
		return codeOpen
	}
	if isOpen && !t.memberIs(t.member(payload, "body"), "origin", []byte(v.log.origin)) {
		return codeForeign
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
