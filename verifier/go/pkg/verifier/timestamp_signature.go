package verifier

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"math/big"
)

// digestAlgorithms are those of X-6.
var digestAlgorithms = map[string]crypto.Hash{
	oidSHA256: crypto.SHA256, oidSHA384: crypto.SHA384, oidSHA512: crypto.SHA512,
}

// A signatureKind is what a signature's OID says: the kind of key, and the digest unless that is
// said elsewhere.
type signatureKind struct {
	key  string
	hash crypto.Hash // 0: the digest algorithm of the SignerInfo
}

var signatureKinds = map[string]signatureKind{
	oidRSA: {oidRSA, 0}, oidRSAWithSHA256: {oidRSA, crypto.SHA256}, oidRSAWithSHA384: {oidRSA, crypto.SHA384},
	oidRSAWithSHA512: {oidRSA, crypto.SHA512}, oidECDSAWithSHA256: {oidEC, crypto.SHA256},
	oidECDSAWithSHA384: {oidEC, crypto.SHA384}, oidECDSAWithSHA512: {oidEC, crypto.SHA512},
}

// A stampKey is a key of the forms of X-6.
type stampKey struct {
	kind  string
	rsa   *rsa.PublicKey
	curve elliptic.Curve
	point []byte
}

const (
	rsaExponent  = 65_537
	p256KeyBytes = 65
	p384KeyBytes = 97
)

// publicKey reads the certificate's key, if it is of a form of X-6.
func (c *certificate) publicKey() (*stampKey, bool) {
	switch c.keyAlgorithm.oid {
	case oidRSA:
		return readRSA(c.key)
	case oidEC:
		parameters := c.keyAlgorithm.parameters
		if parameters.tag != tagOID || len(c.key) == 0 || c.key[0] != 4 {
			return nil, false
		}
		switch {
		case string(parameters.content) == oidP256 && len(c.key) == p256KeyBytes:
			return &stampKey{kind: oidEC, curve: elliptic.P256(), point: c.key}, true
		case string(parameters.content) == oidP384 && len(c.key) == p384KeyBytes:
			return &stampKey{kind: oidEC, curve: elliptic.P384(), point: c.key}, true
		}
	}
	return nil, false
}

func readRSA(source []byte) (*stampKey, bool) {
	d := &derReader{rest: source}
	inner := d.inside(tagSequence)
	modulus, exponent := inner.natural(), inner.natural()
	d.end(inner)
	d.end(d)
	if d.failed || modulus.Bit(0) == 0 || exponent.Cmp(big.NewInt(rsaExponent)) != 0 {
		return nil, false
	}
	switch modulus.BitLen() {
	case 2048, 3072, 4096:
		return &stampKey{kind: oidRSA, rsa: &rsa.PublicKey{N: modulus, E: rsaExponent}}, true
	}
	return nil, false
}

// natural takes an INTEGER that is not negative.
func (d *derReader) natural() *big.Int {
	content := d.take(tagInteger).content
	if d.failed || content[0] >= 0x80 {
		d.fail()
		return new(big.Int)
	}
	return new(big.Int).SetBytes(content)
}

// verify is rule X-7.
func (k *stampKey) verify(hash crypto.Hash, message, signature []byte) bool {
	hasher := hash.New()
	hasher.Write(message)
	digest := hasher.Sum(nil)
	if k.kind == oidRSA {
		return rsa.VerifyPKCS1v15(k.rsa, hash, digest, signature) == nil
	}
	d := &derReader{rest: signature}
	inner := d.inside(tagSequence)
	r, s := inner.natural(), inner.natural()
	d.end(inner)
	d.end(d)
	order := k.curve.Params().N
	if d.failed || r.Sign() == 0 || s.Sign() == 0 || r.Cmp(order) >= 0 || s.Cmp(order) >= 0 {
		return false
	}
	key, err := ecdsa.ParseUncompressedPublicKey(k.curve, k.point)
	return err == nil && ecdsa.Verify(key, digest, r, s)
}
