package verifier

import (
	"bytes"
	"slices"
)

// A stampChain looks for the roots that a time stamp leads to.
type stampChain struct {
	signer  *certificate
	others  []*certificate // those of the token that are of X-5's form
	genTime string
}

// root gives the index of the first root that ends a chain, -1 where there is none.
func (s *stampChain) root(roots []*certificate) int {
	if !s.signer.maySign() || !s.signer.isValid(s.genTime) {
		return -1
	}
	return slices.IndexFunc(roots, s.endsIn)
}

// endsIn looks for a chain of one, two or three certificates.
func (s *stampChain) endsIn(root *certificate) bool {
	if bytes.Equal(root.whole, s.signer.whole) || s.isIssuer(root, s.signer, 1) {
		return true
	}
	return slices.ContainsFunc(s.others, func(middle *certificate) bool {
		return middle.isNamedBy(s.signer) && root.isNamedBy(middle) &&
			s.isIssuer(middle, s.signer, 1) && s.isIssuer(root, middle, 2)
	})
}

// isIssuer tells whether a certificate may stand at a place of the chain, above another.
func (s *stampChain) isIssuer(upper, lower *certificate, place int) bool {
	return upper.isNamedBy(lower) && upper.mayIssue(place) && upper.isValid(s.genTime) && upper.hasSigned(lower)
}

func (c *certificate) isNamedBy(lower *certificate) bool { return bytes.Equal(c.subject, lower.issuer) }

// maySign is what X-8 asks of the certificate that signs time stamps.
func (c *certificate) maySign() bool {
	const signatures = 0xc0 // digitalSignature or nonRepudiation
	stamps := c.usagesCritical && len(c.usages) == 1 && c.usages[0] == oidTimeStamping
	return stamps && (c.keyUsage == nil || c.keyUsage[1]&signatures != 0)
}

// mayIssue is what X-8 asks of a certificate above it.
func (c *certificate) mayIssue(place int) bool {
	const certificates = 0x04 // keyCertSign
	usable := !c.hasExtendedKeyUses || slices.Contains(c.usages, oidTimeStamping) || slices.Contains(c.usages, oidAnyUsage)
	return c.isAuthority && (c.pathLength < 0 || c.pathLength >= place-1) &&
		(c.keyUsage == nil || c.keyUsage[1]&certificates != 0) && usable
}

// isValid is what X-8 asks of every certificate.
func (c *certificate) isValid(at string) bool {
	return !c.unknownCritical && c.notBefore <= at && at <= c.notAfter
}

// hasSigned tells whether the key verifies the signature of the certificate below.
func (c *certificate) hasSigned(lower *certificate) bool {
	kind, known := signatureKinds[lower.algorithm.oid]
	if !known || kind.hash == 0 {
		return false
	}
	key, ok := c.publicKey()
	return ok && key.kind == kind.key && key.verify(kind.hash, lower.signed, lower.signature)
}
