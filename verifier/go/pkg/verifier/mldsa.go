package verifier

// The sizes of ML-DSA-65 (U-3, U-11).
const (
	mldsaPublicKeySize = 1952
	mldsaSignatureSize = 3309
)

func verifyMLDSA65(publicKey, message, signature []byte) bool { return false }
