package verifier

import (
	"crypto/sha256"
	"io"
	"slices"
	"strings"
	"time"
)

// readOthers is rule V-15.
func (v *verification) readOthers() (bool, error) {
	if v.options.Fast {
		v.add(codeFast, nowhere())
	}
	v.maker.counts.Runs = int64(len(v.runs))
	for _, run := range v.runs {
		v.total += run.info.entries
	}
	for i := 2; i < len(v.files); i++ {
		if err := v.readOther(&v.files[i]); err != nil {
			return false, err
		}
	}
	v.settle()
	for _, run := range v.runs {
		v.maker.counts.Entries += run.next
		v.maker.counts.Stubs += run.stubs
	}
	return true, nil
}

func (v *verification) readOther(file *containerFile) error {
	folder, rest, _ := strings.Cut(file.name, "/")
	switch folder {
	case "log":
		return nil // read by V-7 to V-13
	case "runs":
		if run := v.segments[file.name]; run != nil {
			return v.readSegment(file, run)
		}
		run, _, _ := strings.Cut(rest, "/")
		return v.readDisclosures(file, v.byRun[run])
	case "attestations":
		return v.readAttestation(file)
	case "anchors":
		return v.readTimestamp(file)
	case "artifacts":
		v.maker.counts.Artifacts++
	}
	return v.readPlain(file)
}

// readPlain reads a file for its digests and reports them.
func (v *verification) readPlain(file *containerFile) error {
	code, err := v.readOnly(file)
	if err == nil && code != "" {
		v.addSettled(code, file.name)
	}
	return err
}

// addSettled adds a finding after those of the segments before it.
func (v *verification) addSettled(code, path string) {
	v.settle()
	v.add(code, inFile(path))
}

// judgeRuns is rule V-18.
func (v *verification) judgeRuns() (bool, error) {
	for _, run := range v.runs {
		if !run.broken {
			v.judgeRun(run)
		}
		v.addPlace(codeClock, run.wentBack)
		v.addPlace(codeArtifactMissing, run.missing)
		v.addPlace(codeArtifactSize, run.otherSize)
	}
	return true, nil
}

// addPlace adds a finding if it was made anywhere.
func (v *verification) addPlace(code string, at Place) {
	if at.Line > 0 {
		v.add(code, at)
	}
}

func (v *verification) judgeRun(run *runState) {
	path := "runs/" + run.info.run
	if n := len(run.info.segments); n > 0 {
		path = run.info.segments[n-1]
	}
	if code := v.judgeEnd(run); code != "" {
		v.add(code, inFile(path))
		return
	}
	if run.disclosed == nil {
		return
	}
	run.disclosed.close()
	v.maker.counts.Disclosures += int64(run.disclosed.next)
	if run.disclosed.refused != "" {
		v.add(run.disclosed.refused, run.disclosed.at)
	}
}

// judgeEnd is part 1 of V-18.
func (v *verification) judgeEnd(run *runState) string {
	m, info := v.manifest, run.info
	sealed, marked := info.sealIndex >= 0, info.markIndex >= 0
	mustSeal := m.claim == claimComplete || m.claim == claimRange
	switch {
	case run.next != info.entries || run.stated() > run.next:
		return codeCount
	case run.tree.root() != info.root:
		return codeRunRoot
	case run.stubs != info.stubs || info.firstPrev != zeroPrev:
		return codeManifestSays
	case mustSeal && marked:
		return codeManifestSays
	case mustSeal && !sealed:
		return codeNoSeal
	case sealed == marked:
		return codeManifestSays
	}
	leaf := v.log.covering[max(info.sealIndex, info.markIndex)]
	switch {
	case leaf == nil || leaf.seal != sealed || leaf.run != info.run:
		return codeNoSeal
	case leaf.entries != info.entries || leaf.root != info.root:
		return codeManifestSays
	case !run.hasOneEnd(leaf, info):
		return codeManifestSays
	case m.claim == claimRange && (info.sealIndex < m.from || info.sealIndex >= m.to):
		return codeManifestSays
	case sealed && !run.closed && !run.endsInStub:
		return codeClose
	case sealed && run.closed && run.status != leaf.status:
		return codeManifestSays
	}
	return ""
}

// hasOneEnd tells whether the bundle's seals of a run agree with its covering leaf: there is no other
// than that one, or, under a mark, at most one and that of the same state.
func (r *runState) hasOneEnd(covering *coveringLeaf, info *manifestRun) bool {
	seals := 0
	for _, leaf := range r.anchors {
		if !leaf.seal {
			continue
		}
		seals++
		if leaf.index != covering.index && covering.seal || leaf.entries != info.entries || leaf.root != info.root {
			return false
		}
	}
	return seals <= 1
}

// checkRenderings is rule V-19.
func (v *verification) checkRenderings() (bool, error) {
	for i := range v.manifest.files {
		file := &v.manifest.files[i]
		if strings.HasPrefix(file.path, "render/") && !v.attested[file.sha256] {
			v.add(codeRendering, inFile(file.path))
		}
	}
	return true, nil
}

// checkExternals is rule V-20.
func (v *verification) checkExternals() (bool, error) {
	for i := range v.manifest.externals {
		external := &v.manifest.externals[i]
		object, err := v.lookUpExternal(external)
		if err != nil {
			return false, err
		}
		code := ""
		switch {
		case !object.present:
			code = codeExternalUnseen
		case object.digest != external.sha256 || object.size != external.size:
			code = codeExternal
		}
		if code != "" {
			v.add(code, inFile("externals/sha256/"+external.sha256.hex()))
		}
	}
	return true, nil
}

// An externalObject is what was found under a digest. Of one that is longer than it should be, one
// byte more is read.
type externalObject struct {
	present bool
	size    int64
	digest  hash32
}

func (v *verification) lookUpExternal(external *manifestExternal) (found externalObject, err error) {
	if v.options.Externals == nil {
		return found, nil
	}
	object, err := v.options.Externals(external.sha256.hex())
	if err != nil || object == nil {
		return found, err
	}
	defer object.Close()
	hasher := sha256.New()
	found.present = true
	found.size, err = io.Copy(hasher, io.LimitReader(object, external.size+1))
	hasher.Sum(found.digest[:0])
	return found, err
}

// maxAhead is how far the time of a bundle may be ahead of the present time (V-21).
const maxAhead = 300 * time.Second

// checkPolicy is rule V-21.
func (v *verification) checkPolicy() (bool, error) {
	v.maker.completeness = v.manifest.claim
	if v.trust == nil {
		return true, nil
	}
	if v.trust.hasClaims && !slices.Contains(v.trust.claims, v.manifest.claim) {
		v.add(codeClaimPolicy, nowhere())
	}
	for _, run := range v.trust.runs {
		if v.byRun[run] == nil {
			v.add(codeRunPolicy, nowhere())
		}
	}
	if v.trust.maxAge > 0 && !v.isYoung(v.manifest.created) {
		v.add(codeAgePolicy, nowhere())
	}
	if int64(len(v.vouched)) < v.trust.timestampQuorum {
		v.add(codeTimestampQuorum, nowhere())
	}
	return true, nil
}

// isYoung compares a time in milliseconds with the greatest age that the trust file allows.
func (v *verification) isYoung(created int64) bool {
	if v.options.Now.IsZero() {
		return false
	}
	age := v.options.Now.UnixMilli() - created
	return age <= v.trust.maxAge*1_000 && -age <= maxAhead.Milliseconds()
}
