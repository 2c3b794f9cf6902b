package verifier

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"math/big"
)

// verifyP256 checks an ECDSA P-256 signature by rule U-10: r || s with low s only, the key an
// uncompressed point of the curve.
func verifyP256(publicKey, message, signature []byte) bool {
	if len(publicKey) != 65 || len(signature) != 64 {
		return false
	}
	key, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), publicKey)
	if err != nil {
		return false
	}
	order := elliptic.P256().Params().N
	r := new(big.Int).SetBytes(signature[:32])
	s := new(big.Int).SetBytes(signature[32:])
	half := new(big.Int).Rsh(order, 1) // (n-1)/2, since n is odd
	if r.Sign() == 0 || s.Sign() == 0 || r.Cmp(order) >= 0 || s.Cmp(half) > 0 {
		return false
	}
	digest := sha256.Sum256(message)
	return ecdsa.Verify(key, digest[:], r, s)
}
