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
	if !shapes.attestation.fits(&t, 0) || hasTwinKeys(&t, t.member(0, "signatures")) {
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

// hasTwinKeys tells whether two signatures of a list name the same key.
func hasTwinKeys(t *jsonText, list int) (twins bool) {
	seen := make(map[string]struct{})
	t.elements(list, func(item int) bool {
		id := t.memberText(item, "keyid")
		_, twins = seen[id]
		seen[id] = struct{}{}
		return !twins
	})
	return twins
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

// knownDigests holds the digests of listed files and the roots of runs. Those of externals are none:
// their bytes are not in the bundle.
func (v *verification) knownDigests() map[hash32]bool {
	if v.known != nil {
		return v.known
	}
	v.known, v.roots = make(map[hash32]bool), make(map[hash32]bool)
	for i := range v.manifest.files {
		v.known[v.manifest.files[i].sha256] = true
	}
	for i := range v.manifest.runs {
		v.known[v.manifest.runs[i].root] = true
		v.roots[v.manifest.runs[i].root] = true
	}
	return v.known
}

func (v *verification) checkPredicate(t *jsonText) string {
	switch t.memberText(0, "predicateType") {
	case predicateReplay:
		return v.checkReplay(t, t.member(0, "predicate"))
	case predicateCompliance:
		return v.checkCompliance(t)
	case predicateSnapshot, predicateDiff:
		return ""
	}
	return codePredicate
}

// checkCompliance is the part of A-4 about compliance: a report is about a run.
func (v *verification) checkCompliance(t *jsonText) string {
	var subjects []hash32
	ofRun := false
	t.elements(t.member(0, "subject"), func(item int) bool {
		digest := t.memberHash(t.member(item, "digest"), "sha256")
		subjects = append(subjects, digest)
		ofRun = ofRun || v.roots[digest]
		return true
	})
	if !ofRun {
		return codeSubject
	}
	for _, digest := range subjects {
		v.attested[digest] = true
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
