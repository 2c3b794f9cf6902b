package verifier

import "slices"

// maxTrustBytes bounds a trust file (section 12).
const maxTrustBytes = 1_048_576

// maxDepthAllowed bounds the depth of JSON (section 12).
const maxDepthAllowed = 16

// maxNumberLength bounds how a number is written in a trust file (T-1): a long row of digits with an
// exponent would otherwise be read by each language's library as it likes.
const maxNumberLength = 32

// A Trust is a parsed trust file (section 9): what its user, and nobody else, decided to rely on.
type Trust struct {
	origin    string
	genesis   hash32
	logKeys   []string
	roleKeys  map[string][]string
	revoked   []string
	witnesses []witness
	quorum    int64
	claims    []string
	hasClaims bool
	runs      []string
	hasRuns   bool
	maxAge    int64

	timestampRoots  []*certificate
	timestampQuorum int64
}

type witness struct {
	name   string
	public []byte
}

// parseTrust reads a trust file by rule T-1; it need not be canonical.
func parseTrust(source []byte) (*Trust, bool) {
	if len(source) > maxTrustBytes || maxDepth(source) > maxDepthAllowed || !isText(source) {
		return nil, false
	}
	var t jsonText
	if t.parse(source, modeLoose) != nil || !t.shortNumbers() || !shapes.trust.fits(&t, 0) {
		return nil, false
	}
	trust := &Trust{
		origin: t.memberText(0, "origin"), genesis: t.memberHash(0, "genesis"),
		logKeys: t.texts(t.member(0, "log_keys")), revoked: t.texts(t.member(0, "revoked")),
		claims: t.texts(t.member(0, "claims")), hasClaims: t.member(0, "claims") >= 0,
		runs: t.texts(t.member(0, "runs")), hasRuns: t.member(0, "runs") >= 0, roleKeys: map[string][]string{},
	}
	for _, role := range []string{roleEntry, roleExport, roleAttest} {
		if list := t.member(t.member(0, "role_keys"), role); list >= 0 {
			trust.roleKeys[role] = t.texts(list)
		}
	}
	t.elements(t.member(0, "witnesses"), func(item int) bool {
		public, _ := exactBase64(base64URL, t.bytes(t.member(item, "public_key")))
		trust.witnesses = append(trust.witnesses, witness{t.memberText(item, "name"), public})
		return true
	})
	if node := t.member(0, "quorum"); node >= 0 {
		trust.quorum, _ = t.wholeNumber(node)
	}
	if node := t.member(0, "max_age_s"); node >= 0 {
		trust.maxAge, _ = t.wholeNumber(node)
	}
	if node := t.member(0, "timestamp_quorum"); node >= 0 {
		trust.timestampQuorum, _ = t.wholeNumber(node)
	}
	var ok bool
	trust.timestampRoots, ok = parseRoots(&t, t.member(0, "timestamp_roots"))
	return trust, ok
}

func (t *jsonText) shortNumbers() bool {
	for i := range t.nodes {
		if n := &t.nodes[i]; n.kind == kindNumber && n.end-n.start > maxNumberLength {
			return false
		}
	}
	return true
}

// texts returns the items of an array of texts; a missing array is an empty one.
func (t *jsonText) texts(node int) []string {
	out := []string{}
	t.elements(node, func(item int) bool {
		out = append(out, t.text(item))
		return true
	})
	return out
}

// allows tells whether the trust file lets a key be registered (U-7).
func (t *Trust) allows(key *registeredKey) bool {
	if slices.Contains(t.revoked, key.id) {
		return false
	}
	public := base64URL.EncodeToString(key.public)
	if key.role == roleLog {
		return slices.Contains(t.logKeys, public)
	}
	list, listed := t.roleKeys[key.role]
	return !listed || slices.Contains(list, public)
}
