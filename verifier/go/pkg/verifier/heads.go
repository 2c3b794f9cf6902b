package verifier

import (
	"slices"
	"time"
)

// checkNotes is rule V-12.
func (v *verification) checkNotes() (bool, error) {
	if code := v.log.checkHead(v.log.head); code != "" {
		return v.stop(code, inFile(checkpointPath))
	}
	if v.trust != nil {
		code, met := v.trust.checkWitnesses(v.log.head, v.options.Now)
		if code != "" {
			return v.stop(code, inFile(checkpointPath))
		}
		v.noteQuorum(met, checkpointPath)
	}
	if v.log.from != nil {
		if code := v.log.checkHead(v.log.from); code != "" {
			return v.stop(code, inFile(fromNotePath))
		}
	}
	return true, nil
}

// noteQuorum keeps whether the witnesses' quorum is met, or adds the finding that it is not.
func (v *verification) noteQuorum(met bool, path string) {
	if !met {
		v.add(codeQuorum, inFile(path))
	}
	v.maker.witnessed = met && v.trust.quorum >= 1
}

// checkHead checks the log's own signatures on a note, by the keys that are valid at its size.
func (l *logState) checkHead(note *checkpoint) string {
	found := 0
	for _, key := range l.keys.order {
		if key.role != roleLog || !key.validAt(int64(note.size)) {
			continue
		}
		count, ok := note.countLog(key)
		if !ok {
			return codeSignature
		}
		found += count
	}
	if found == 0 {
		return codeUnsigned
	}
	return ""
}

// checkWitnesses checks the cosignatures of all named witnesses and tells whether there are enough.
// A key counts once.
func (t *Trust) checkWitnesses(note *checkpoint, now time.Time) (code string, met bool) {
	signed := make(map[string]struct{})
	for _, witness := range t.witnesses {
		count, ok := note.countWitness(witness.name, witness.public, now)
		if !ok {
			return codeWitness, false
		}
		if count > 0 {
			signed[string(witness.public)] = struct{}{}
		}
	}
	return "", int64(len(signed)) >= t.quorum
}

// readConsistency is the first half of rule V-13.
func (v *verification) readConsistency() (bool, error) {
	file := v.byName[consistencyPath]
	if file == nil {
		return true, nil
	}
	code, line, previous := "", int64(0), int64(0)
	result, err := v.readLines(file, consistentLines, func(source []byte, number int64) bool {
		line = number
		previous, code = v.consistencyLine(source, previous)
		return code == ""
	})
	if err != nil {
		return false, err
	}
	if code == "" {
		code, line = result.code, result.line
	}
	return v.report(consistencyPath, code, line, result), nil
}

func (v *verification) consistencyLine(source []byte, previous int64) (int64, string) {
	t, l := &v.text, v.log
	if code := t.parseDocument(source); code != "" {
		return previous, code
	}
	if !shapes.consistency.fits(t, 0) {
		return previous, codeShape
	}
	size, root := t.memberInteger(0, "size"), t.memberHash(0, "root")
	holds := size > previous && uint64(size) <= l.head.size &&
		verifyConsistency(uint64(size), l.head.size, t.hashes(t.member(0, "proof")), root, l.head.root)
	if !holds {
		return size, codeConsistency
	}
	if v.prior != nil && v.prior.size == uint64(size) && l.priorLine == nil {
		l.priorLine = &root
	}
	return size, ""
}

// comparePrior is the second half of rule V-13.
func (v *verification) comparePrior() (bool, error) {
	prior, l := v.prior, v.log
	if prior == nil {
		return true, nil
	}
	known := l.priorLine
	if v.manifest.claim == claimRange && prior.size >= uint64(v.manifest.from) {
		known = l.priorTree
	}
	return v.judgePrior(known, inFile(checkpointPath)), nil
}

// judgePrior compares the prior checkpoint with the log's head, or with what is known of the log at
// its size. It answers false where verification stops.
func (v *verification) judgePrior(known *hash32, at Place) bool {
	prior, head := v.prior, v.log.head
	code := ""
	switch {
	case prior.origin != v.log.origin:
		code = codeFork
	case prior.size > head.size:
		v.add(codeOlder, at)
		return true
	case prior.size == head.size:
		known = &head.root
	case prior.size == 0:
		empty := (&treeBuilder{}).root()
		known = &empty
	}
	switch {
	case code != "":
	case known == nil:
		code = codeNoComparison
	case *known != prior.root:
		code = codeFork
	}
	if code != "" {
		v.add(code, at)
	}
	return code == ""
}

// namesSigners tells whether there is one signature for each of the signers, in their order (M-1).
func (m *manifest) namesSigners() bool {
	return slices.EqualFunc(m.signers, m.signed, func(signer string, signed manifestSignature) bool {
		return signer == string(signed.keyid)
	})
}

// checkManifestSignatures is rule V-14.
func (v *verification) checkManifestSignatures() (bool, error) {
	at := inFile(signaturesPath)
	message := appendPAE(nil, manifestType, v.manifest.bytes)
	plain := false
	if !v.manifest.namesSigners() {
		return v.stop(codeUnsigned, at)
	}
	for _, signed := range v.manifest.signed {
		key, code := v.log.keys.find(signed.keyid, roleExport, v.manifest.size)
		if code == "" && !key.verify(message, signed.signature) {
			code = codeSignature
		}
		if code != "" {
			return v.stop(code, at)
		}
		plain = plain || key.algorithm == algorithmEd25519
	}
	if !plain {
		return v.stop(codeUnsigned, at)
	}
	return true, nil
}
