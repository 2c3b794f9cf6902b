package verifier

import (
	"crypto/ed25519"
	"math/big"
	"slices"
)

// VerifyEd25519 tells whether signature is valid by the strict profile of rule U-9, on which all
// PEF verifiers agree: 0 <= S < L, A and R canonical and not of small order, then the equation
// without cofactor as in RFC 8032 section 5.1.7. Lengths other than 32 and 64 are false, never a
// panic.
func VerifyEd25519(publicKey, message, signature []byte) bool {
	return len(publicKey) == ed25519.PublicKeySize && len(signature) == ed25519.SignatureSize &&
		belowOrder(signature[32:]) && plainPoint(publicKey) && plainPoint(signature[:32]) &&
		ed25519.Verify(publicKey, message, signature)
}

// groupOrder is L = 2^252 + 27742317777372353535851937790883648493, little-endian.
var groupOrder = littleEndian("7237005577332262213973186563042994240857116359379907606001950938285454250989")

// fieldPrime is p = 2^255 - 19, little-endian.
var fieldPrime = littleEndian("57896044618658097711785492504343953926634992332820282019728792003956564819949")

// smallOrder lists the y coordinates of the eight points whose order divides 8 (U-9),
// little-endian.
var smallOrder = [][32]byte{
	littleEndian("0"),
	littleEndian("1"),
	littleEndian("57896044618658097711785492504343953926634992332820282019728792003956564819948"),
	littleEndian("0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7"),
	littleEndian("0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826"),
}

func littleEndian(number string) (out [32]byte) {
	value, ok := new(big.Int).SetString(number, 0)
	if !ok {
		panic("cannot read number " + number)
	}
	value.FillBytes(out[:])
	slices.Reverse(out[:])
	return out
}

// less compares two little-endian numbers. It need not run in constant time: all inputs are public.
func less(a, b *[32]byte) bool {
	for i := 31; i >= 0; i-- {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}

func belowOrder(scalar []byte) bool { return less((*[32]byte)(scalar), &groupOrder) }

// plainPoint tells whether the encoding's y is below p and not that of a point of small order; the
// sign bit is not looked at.
func plainPoint(point []byte) bool {
	y := [32]byte(point)
	y[31] &= 0x7f
	return less(&y, &fieldPrime) && !slices.Contains(smallOrder, y)
}
