package verifier

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// The limits of whole documents (section 12).
const (
	maxManifestBytes    = 16_777_216
	maxSignaturesBytes  = 65_536
	maxFrontierBytes    = 8_192
	maxAttestationBytes = 1_048_576
)

// The claims (M-5).
const (
	claimComplete  = "run-complete"
	claimPrefix    = "run-prefix"
	claimRange     = "range-complete"
	claimSelection = "selection"
)

// A manifest is what the verification needs of pef/manifest.json.
type manifest struct {
	origin    string
	claim     string
	from, to  int64
	size      int64
	root      hash32
	runs      []manifestRun
	files     []manifestFile
	externals []manifestExternal
	created   int64
	bytes     []byte
	signers   []string
	signed    []manifestSignature
}

type manifestRun struct {
	run                  string
	entries, stubs       int64
	root, firstPrev      hash32
	segments             []string
	sealIndex, markIndex int64 // -1 where there is none
}

type manifestFile struct {
	path   string
	size   int64
	sha256 hash32
}

type manifestExternal struct {
	sha256 hash32
	size   int64
}

type manifestSignature struct{ keyid, signature []byte }

// whole tells whether the bundle holds the log from its first leaf on.
func (m *manifest) whole() bool { return m.claim == claimRange && m.from == 0 }

// later tells whether it holds a later stretch of the log.
func (m *manifest) later() bool { return m.claim == claimRange && m.from > 0 }

// readManifest is the part of rule V-5 about pef/manifest.json, and its place.
func (v *verification) readManifest() (bool, error) {
	for i, path := range []string{manifestPath, signaturesPath} {
		if len(v.files) <= i || v.files[i].name != path {
			return v.stop(codeMissing, inFile(path))
		}
	}
	body, code, err := v.readWhole(&v.files[0], maxManifestBytes)
	if err != nil {
		return false, err
	}
	var t jsonText
	if code == "" {
		code = t.parseDocument(body)
	}
	if code == "" {
		code = checkManifest(&t)
	}
	if code == "" {
		v.manifest = newManifest(&t)
		if !v.manifest.inOrder() {
			code = codeShape
		}
	}
	if code != "" {
		return v.stop(code, inFile(manifestPath))
	}
	for i := range v.manifest.files {
		v.digests[v.manifest.files[i].path] = v.manifest.files[i].sha256
	}
	v.artifacts = newArtifactSizes(v.manifest)
	return true, nil
}

func checkManifest(t *jsonText) string {
	if code := t.checkVersion(0); code != "" {
		return code
	}
	if claim := t.member(t.member(0, "claim"), "type"); claim >= 0 && t.kind(claim) == kindString {
		if !slices.Contains([]string{claimComplete, claimPrefix, claimRange, claimSelection}, t.text(claim)) {
			return codeClaim
		}
	}
	if !shapes.manifest.fits(t, 0) {
		return codeShape
	}
	return ""
}

func newManifest(t *jsonText) *manifest {
	claim, head := t.member(0, "claim"), t.member(0, "checkpoint")
	m := &manifest{
		origin: t.memberText(0, "origin"), claim: t.memberText(claim, "type"),
		from: t.memberInteger(claim, "from"), to: t.memberInteger(claim, "to"),
		size: t.memberInteger(head, "size"), root: t.memberHash(head, "root"),
		created: parseTime(t.bytes(t.member(0, "created"))), bytes: t.source,
		signers: t.texts(t.member(0, "signers")),
	}
	t.elements(t.member(0, "runs"), func(item int) bool {
		m.runs = append(m.runs, manifestRun{
			run: t.memberText(item, "run"), entries: t.memberInteger(item, "entries"),
			stubs: t.memberInteger(item, "stubs"), root: t.memberHash(item, "root"),
			firstPrev: t.memberHash(item, "first_prev"), segments: t.texts(t.member(item, "segments")),
			sealIndex: t.memberInteger(item, "seal_index"), markIndex: t.memberInteger(item, "mark_index"),
		})
		return true
	})
	t.elements(t.member(0, "files"), func(item int) bool {
		m.files = append(m.files, manifestFile{
			t.memberText(item, "path"), t.memberInteger(item, "size"), t.memberHash(item, "sha256"),
		})
		return true
	})
	t.elements(t.member(0, "externals"), func(item int) bool {
		m.externals = append(m.externals, manifestExternal{
			t.memberHash(item, "sha256"), t.memberInteger(item, "size"),
		})
		return true
	})
	return m
}

// inOrder is the last check of V-5 on the manifest: the orders of M-3, M-1 and M-11, and M-5's range.
func (m *manifest) inOrder() bool {
	for i := 1; i < len(m.externals); i++ {
		if bytes.Compare(m.externals[i-1].sha256[:], m.externals[i].sha256[:]) >= 0 {
			return false
		}
	}
	for i := 1; i < len(m.signers); i++ {
		if m.signers[i-1] >= m.signers[i] {
			return false
		}
	}
	for i := 1; i < len(m.runs); i++ {
		if m.runs[i-1].run >= m.runs[i].run {
			return false
		}
	}
	if m.claim != claimRange {
		return len(m.runs) > 0
	}
	return m.from < m.to && m.to == m.size
}

// readSignatures is the part of rule V-5 about pef/manifest.sigs.json.
func (v *verification) readSignatures() (bool, error) {
	var t jsonText
	code, err := v.readDocument(&v.files[1], maxSignaturesBytes, &t)
	if err != nil {
		return false, err
	}
	if code == "" && !shapes.signatures.fits(&t, 0) {
		code = codeShape
	}
	if code != "" {
		return v.stop(code, inFile(signaturesPath))
	}
	t.elements(t.member(0, "signatures"), func(item int) bool {
		signature, _ := exactBase64(base64URL, t.bytes(t.member(item, "sig")))
		keyid := t.bytes(t.member(item, "keyid"))
		v.manifest.signed = append(v.manifest.signed, manifestSignature{keyid, signature})
		return true
	})
	return true, nil
}

// compareFiles is rule V-6.
func (v *verification) compareFiles() (bool, error) {
	m := v.manifest
	if code, path := compareLists(m.files, v.files[2:]); code != "" {
		return v.stop(code, inFile(path))
	}
	for i := range m.files {
		if !hasPlace(&m.files[i]) {
			return v.stop(codeNoPlace, inFile(m.files[i].path))
		}
	}
	for i := range m.runs {
		state := newRunState(&m.runs[i])
		v.runs, v.byRun[state.info.run] = append(v.runs, state), state
		for n, path := range m.runs[i].segments {
			wanted := fmt.Sprintf("runs/%s/entries-%06d.jsonl", state.info.run, n)
			if _, listed := v.digests[path]; !listed || path != wanted {
				return v.stop(codeNoPlace, inFile(path))
			}
			v.segments[path] = state
		}
	}
	for i := range m.files {
		if path := m.files[i].path; strings.HasPrefix(path, "runs/") && !v.hasRun(path) {
			return v.stop(codeNoPlace, inFile(path))
		}
	}
	if path := v.missingFile(); path != "" {
		return v.stop(codeMissing, inFile(path))
	}
	if path := v.surplusFile(); path != "" {
		return v.stop(codeNoPlace, inFile(path))
	}
	return true, nil
}

func compareLists(listed []manifestFile, found []containerFile) (code, path string) {
	for i := range max(len(listed), len(found)) {
		switch {
		case i >= len(listed):
			return codeMissing, found[i].name
		case i >= len(found):
			return codeMissing, listed[i].path
		case listed[i].path != found[i].name:
			return codeMissing, min(listed[i].path, found[i].name)
		case listed[i].size != int64(found[i].size):
			return codeDigest, listed[i].path
		}
	}
	return "", ""
}

var (
	fixedPlaces = []string{
		checkpointPath, proofsPath, consistencyPath, fromNotePath, frontierPath,
		"render/report.pdf", "render/report.html",
	}
	numberedPlace = regexp.MustCompile(`\A(log|runs/[^/]+)/entries-[0-9]{6}\.jsonl\z`)
	namedPlace    = regexp.MustCompile(
		`\A(runs/[^/]+/disclosures\.jsonl|attestations/[^/]+\.dsse\.json|anchors/[^/]+\.tsr)\z`)
)

// hasPlace is rule M-6, not looking at which runs exist.
func hasPlace(file *manifestFile) bool {
	if artifact, ok := strings.CutPrefix(file.path, "artifacts/sha256/"); ok {
		return artifact == file.sha256.hex()
	}
	return slices.Contains(fixedPlaces, file.path) ||
		numberedPlace.MatchString(file.path) || namedPlace.MatchString(file.path)
}

func (v *verification) hasRun(path string) bool {
	if v.segments[path] != nil {
		return true
	}
	run, isDisclosures := strings.CutSuffix(strings.TrimPrefix(path, "runs/"), "/disclosures.jsonl")
	return isDisclosures && v.byRun[run] != nil
}

// missingFile and surplusFile are rule M-7 in the order of V-6.
func (v *verification) missingFile() string {
	for _, path := range []string{checkpointPath, proofsPath, fromNotePath, frontierPath, logPath(0)} {
		if _, found := v.byName[path]; !found && v.required(path) {
			return path
		}
	}
	return ""
}

func (v *verification) required(path string) bool {
	switch path {
	case proofsPath:
		return !v.manifest.whole()
	case fromNotePath, frontierPath:
		return v.manifest.later()
	case checkpointPath:
		return true
	}
	return v.manifest.claim == claimRange
}

func (v *verification) surplusFile() string {
	next := 0
	for i := range v.manifest.files {
		path := v.manifest.files[i].path
		switch {
		case strings.HasPrefix(path, "log/entries-"):
			if v.manifest.claim != claimRange || path != logPath(next) {
				return path
			}
			next++
		case path == proofsPath || path == fromNotePath || path == frontierPath:
			if !v.required(path) {
				return path
			}
		}
	}
	return ""
}
