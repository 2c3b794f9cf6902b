package verifier

// The predicate types that a verifier knows.
const (
	predicateReplay     = "https://clyra.dev/pef/replay/v0"
	predicateCompliance = "https://clyra.dev/pef/compliance/v0"
	predicateSnapshot   = "https://clyra.dev/pef/snapshot/v0"
	predicateDiff       = "https://clyra.dev/pef/diff/v0"
)

// readAttestation is section 14 for one file. Every code but that of the unknown predicate is a
// reason not to accept it.
func (v *verification) readAttestation(file *containerFile) error {
	if int64(file.size) > maxAttestationBytes {
		v.addSettled(codeTooLong, file.name)
		return v.readPlain(file)
	}
	body, code, err := v.readWhole(file, maxAttestationBytes)
	if err != nil {
		return err
	}
	var statement jsonText
	if code == "" {
		code = v.openEnvelope(body, &statement)
	}
	if code == "" {
		code = v.checkSubjects(&statement)
	}
	if code == "" {
		code = v.checkPredicate(&statement)
	}
	if code != "" {
		v.addSettled(code, file.name)
	}
	return nil
}

// openEnvelope checks the envelope with its signatures and parses its payload.
func (v *verification) openEnvelope(body []byte, statement *jsonText) string {
	var t jsonText
	if code := t.parseDocument(body); code != "" {
		return code
	}
	if !shapes.attestation.fits(&t, 0) {
		return codeShape
	}
	payload, ok := exactBase64(base64Standard, t.bytes(t.member(0, "payload")))
	if !ok {
		return codeShape
	}
	if code := statement.parseDocument(payload); code != "" {
		return code
	}
	if !shapes.statement.fits(statement, 0) {
		return codeShape
	}
	message := appendPAE(nil, t.memberText(0, "payloadType"), payload)
	code := codeUnsigned
	t.elements(t.member(0, "signatures"), func(item int) bool {
		var key *registeredKey
		key, code = v.log.keys.find(t.bytes(t.member(item, "keyid")), roleAttest, v.manifest.size)
		if code == "" {
			signature, exact := exactBase64(base64Standard, t.bytes(t.member(item, "sig")))
			if !exact || !key.verify(message, signature) {
				code = codeSignature
			}
		}
		return code == ""
	})
	return code
}

// checkSubjects looks every subject up in the bundle.
func (v *verification) checkSubjects(t *jsonText) string {
	known := v.knownDigests()
	code := ""
	t.elements(t.member(0, "subject"), func(item int) bool {
		if !known[t.memberHash(t.member(item, "digest"), "sha256")] {
			code = codeSubject
		}
		return code == ""
	})
	return code
}

// knownDigests holds the digests of listed files and externals, and the roots of runs.
func (v *verification) knownDigests() map[hash32]bool {
	if v.known != nil {
		return v.known
	}
	v.known = make(map[hash32]bool)
	for i := range v.manifest.files {
		v.known[v.manifest.files[i].sha256] = true
	}
	for i := range v.manifest.runs {
		v.known[v.manifest.runs[i].root] = true
	}
	for i := range v.manifest.externals {
		v.known[v.manifest.externals[i].sha256] = true
	}
	return v.known
}

func (v *verification) checkPredicate(t *jsonText) string {
	switch t.memberText(0, "predicateType") {
	case predicateReplay:
		return v.checkReplay(t, t.member(0, "predicate"))
	case predicateCompliance:
		t.elements(t.member(0, "subject"), func(item int) bool {
			v.attested[t.memberHash(t.member(item, "digest"), "sha256")] = true
			return true
		})
	case predicateSnapshot, predicateDiff:
	default:
		return codePredicate
	}
	return ""
}

// checkReplay is rule A-3.
func (v *verification) checkReplay(t *jsonText, predicate int) string {
	if !shapes.replay.fits(t, predicate) {
		return codeShape
	}
	run := v.byRun[t.memberText(predicate, "run")]
	root := t.memberHash(predicate, "run_root")
	if run == nil || run.info.root != root || !journalSubject(t, root) {
		return codeSubject
	}
	steps := t.member(predicate, "steps")
	total, replayed := t.memberInteger(steps, "total"), t.memberInteger(steps, "replayed")
	denied, mismatched := t.memberInteger(steps, "denied"), t.memberInteger(steps, "mismatched")
	follows := total > 0 && replayed+denied <= total && mismatched <= replayed
	allEqual := true
	t.elements(t.member(predicate, "tables"), func(item int) bool {
		equal := t.kind(t.member(item, "equal")) == kindTrue
		follows = follows && equal == (t.memberHash(item, "post_recorded") == t.memberHash(item, "post_replayed"))
		allEqual = allEqual && equal
		return true
	})
	level := t.member(predicate, "level")
	redo, statement := t.memberText(level, "redo") == "equal", t.memberText(level, "statement") == "equal"
	codes := len(t.texts(t.member(predicate, "codes")))
	clean := replayed == total && denied == 0 && mismatched == 0 && t.memberInteger(steps, "nondet") == 0
	verdict := "failed"
	switch {
	case redo && statement && clean && codes == 0 && allEqual:
		verdict = "success"
	case redo && codes > 0 && allEqual:
		verdict = "partial"
	}
	if !follows || t.memberText(predicate, "verdict") != verdict {
		return codeReplay
	}
	return ""
}

// journalSubject tells whether the first subject named `journal` has the digest.
func journalSubject(t *jsonText, digest hash32) bool {
	same := false
	t.elements(t.member(0, "subject"), func(item int) bool {
		if t.memberText(item, "name") != "journal" {
			return true
		}
		same = t.memberHash(t.member(item, "digest"), "sha256") == digest
		return false
	})
	return same
}
