package verifier

import "strings"

// artifactSuffix ends the names of digests that are those of artifacts (E-13).
const artifactSuffix = ".artifact"

// artifactSizes are the artifacts that are at hand, by digest, with the size that the manifest
// states (V-18.4).
type artifactSizes map[hash32]int64

func newArtifactSizes(m *manifest) artifactSizes {
	sizes := make(artifactSizes)
	for i := range m.externals {
		sizes[m.externals[i].sha256] = m.externals[i].size
	}
	for i := range m.files {
		if strings.HasPrefix(m.files[i].path, "artifacts/") {
			sizes[m.files[i].sha256] = m.files[i].size
		}
	}
	return sizes
}

// compare tells whether an event's body names an artifact that is not at hand, and whether it names
// one with another size than it has.
func (s artifactSizes) compare(t *jsonText, body int) (missing, otherSize bool) {
	t.elements(t.member(body, "digests"), func(item int) bool {
		name := t.memberText(item, "name")
		if !strings.HasSuffix(name, artifactSuffix) {
			return true
		}
		size, atHand := s[t.memberHash(item, "sha256")]
		if !atHand {
			missing = true
			return true
		}
		if stated, has := statedSize(t, body, name); has && stated != size {
			otherSize = true
		}
		return true
	})
	return missing, otherSize
}

// statedSize is the first count of a name.
func statedSize(t *jsonText, body int, name string) (size int64, has bool) {
	t.elements(t.member(body, "counts"), func(item int) bool {
		if has = t.memberIs(item, "name", []byte(name)); has {
			size = t.memberInteger(item, "n")
		}
		return !has
	})
	return size, has
}
