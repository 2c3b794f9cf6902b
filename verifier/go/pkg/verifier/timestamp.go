package verifier

import (
	"bytes"
	"crypto/sha256"
	"time"
)

// The bounds of time stamps (section 12).
const (
	maxTimestampBytes = 65_536
	maxTimestamps     = 16
)

// readTimestamp is rules for one file.
func (v *verification) readTimestamp(file *containerFile) error {
	if v.trust == nil || len(v.trust.timestampRoots) == 0 {
		code, err := v.readOnly(file)
		if code == "" {
			code = codeTimestampUnseen
		}
		if err == nil {
			v.addSettled(code, file.name)
		}
		return err
	}
	v.stamps++
	over := ""
	if v.stamps > maxTimestamps {
		over = codeTooMany
	} else if int64(file.size) > maxTimestampBytes {
		over = codeTooLong
	}
	if over != "" {
		v.addSettled(over, file.name)
		return v.readPlain(file)
	}
	body, code, err := v.readWhole(file, maxTimestampBytes)
	if err != nil {
		return err
	}
	if code == "" {
		code = v.checkTimestamp(body)
	}
	if code != "" {
		v.addSettled(code, file.name)
	}
	return nil
}

// checkTimestamp is X-3 from the form on.
func (v *verification) checkTimestamp(body []byte) string {
	stamp, ok := parseTimestamp(body)
	if !ok {
		return codeTimestampForm
	}
	if !stamp.isNamedBySHA256() {
		return codeTimestampAlgorithm
	}
	signer, others := stamp.findCertificates()
	if signer == nil {
		return codeTimestampForm
	}
	hash, knownDigest := digestAlgorithms[stamp.digest.oid]
	kind, knownKind := signatureKinds[stamp.algorithm.oid]
	key, knownKey := signer.publicKey()
	if !knownDigest || !knownKind || !knownKey || kind.key != key.kind || kind.hash != 0 && kind.hash != hash {
		return codeTimestampAlgorithm
	}
	if stamp.imprintAlgorithm.oid != oidSHA256 || !bytes.Equal(stamp.imprint, v.log.head.digest[:]) {
		return codeTimestampImprint
	}
	hasher := hash.New()
	hasher.Write(stamp.info)
	if !bytes.Equal(hasher.Sum(nil), stamp.messageDigest) || !key.verify(hash, stamp.signed, stamp.signature) {
		return codeTimestampSignature
	}
	if stamp.isAhead(v.options.Now) {
		return codeTimestampSignature
	}
	chain := stampChain{signer: signer, others: others, genTime: stamp.genTime}
	root := chain.root(v.trust.timestampRoots)
	if root < 0 {
		return codeTimestampAuthority
	}
	v.vouched[root] = true
	v.maker.stamped = true
	return ""
}

// isNamedBySHA256 tells whether the signing certificate is named in the only way that counts.
func (s *timestamp) isNamedBySHA256() bool {
	return s.namedByV2 && (s.named.algorithm == nil || s.named.algorithm.oid == oidSHA256)
}

// findCertificates gives the signing certificate, nil where it is missing or not of the form of X-5
// or not that of the SignerInfo, and all certificates of the token that are of that form.
func (s *timestamp) findCertificates() (signer *certificate, all []*certificate) {
	found := false
	for _, source := range s.certificates {
		c, ok := parseCertificate(source)
		if digest := sha256.Sum256(source); !found && bytes.Equal(digest[:], s.named.hash) {
			found = true
			if !ok || !bytes.Equal(c.issuer, s.issuer) || !bytes.Equal(c.serial, s.serial) {
				return nil, nil
			}
			signer = c
		}
		if ok {
			all = append(all, c)
		}
	}
	return signer, all
}

// isAhead tells whether genTime is too far after the present time, if that is given.
func (s *timestamp) isAhead(now time.Time) bool {
	if now.IsZero() {
		return false
	}
	g := s.genTime
	moment := g[0:4] + "-" + g[4:6] + "-" + g[6:8] + "T" + g[8:10] + ":" + g[10:12] + ":" + g[12:14] + ".000Z"
	return parseTime([]byte(moment))-now.UnixMilli() > maxAhead.Milliseconds()
}

// parseRoots reads the certificates of a trust file (T-3).
func parseRoots(t *jsonText, list int) (roots []*certificate, ok bool) {
	ok = true
	t.elements(list, func(item int) bool {
		var source []byte
		var root *certificate
		if source, ok = exactBase64(base64Standard, t.bytes(item)); ok && len(source) <= maxRootBytes {
			root, ok = parseCertificate(source)
		} else {
			ok = false
		}
		roots = append(roots, root)
		return ok
	})
	return roots, ok
}
