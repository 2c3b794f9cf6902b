package verifier

import (
	"crypto/ed25519"
	"crypto/sha512"
	"math/big"
	"slices"
	"testing"
)

// The classes on which platforms disagree (U-9). Each is made here from a good signature, or from a
// point of small order.

func TestVerifyEd25519AcceptsAGoodSignature(t *testing.T) {
	key := testKey("a")
	if !VerifyEd25519(publicOf(key), []byte("m"), ed25519.Sign(key, []byte("m"))) {
		t.Error("refused")
	}
}

func TestVerifyEd25519RefusesWrongLengths(t *testing.T) {
	key := testKey("a")
	public, signature := publicOf(key), ed25519.Sign(key, []byte("m"))
	for _, length := range []int{0, 31, 33} {
		if VerifyEd25519(slices.Concat(public, []byte{0})[:length], []byte("m"), signature) {
			t.Errorf("a key of %d bytes is accepted", length)
		}
	}
	for _, length := range []int{0, 63, 65} {
		if VerifyEd25519(public, []byte("m"), slices.Concat(signature, []byte{0})[:length]) {
			t.Errorf("a signature of %d bytes is accepted", length)
		}
	}
}

func TestVerifyEd25519RefusesSOfTheGroupOrderAndMore(t *testing.T) {
	key := testKey("a")
	signature := ed25519.Sign(key, []byte("m"))
	scalar := bigOf(signature[32:])
	order := bigOf(groupOrder[:])
	for range 8 {
		scalar.Add(scalar, order)
		if scalar.BitLen() > 256 {
			break
		}
		forged := slices.Concat(signature[:32], littleEndianOf(scalar))
		if VerifyEd25519(publicOf(key), []byte("m"), forged) {
			t.Error("S + L is accepted")
		}
	}
}

// With A of small order there are messages for which S = 0 and R = -k·A satisfy the equation: a
// signature without a private key.
func TestVerifyEd25519RefusesEveryPointOfSmallOrder(t *testing.T) {
	good := testKey("a")
	signature := ed25519.Sign(good, []byte("m"))
	for _, y := range smallOrder {
		for _, sign := range []byte{0, 0x80} {
			point := slices.Clone(y[:])
			point[31] |= sign
			if VerifyEd25519(point, []byte("m"), signature) || VerifyEd25519(publicOf(good), []byte("m"), slices.Concat(point, signature[32:])) {
				t.Errorf("%x is accepted", point)
			}
			for message := byte(0); message < 64; message++ {
				forged := slices.Concat(point, make([]byte, 32))
				if VerifyEd25519(point, []byte{message}, forged) {
					t.Errorf("a signature with A = R = %x and S = 0 is accepted", point)
				}
			}
		}
	}
}

func TestVerifyEd25519RefusesNonCanonicalPoints(t *testing.T) {
	key := testKey("a")
	signature := ed25519.Sign(key, []byte("m"))
	prime := bigOf(fieldPrime[:])
	for offset := range int64(19) {
		for _, sign := range []byte{0, 0x80} {
			encoding := littleEndianOf(new(big.Int).Add(prime, big.NewInt(offset)))
			encoding[31] |= sign
			if VerifyEd25519(encoding, []byte("m"), signature) || VerifyEd25519(publicOf(key), []byte("m"), slices.Concat(encoding, signature[32:])) {
				t.Errorf("p + %d is accepted", offset)
			}
		}
	}
}

// The comparison of R is by bytes and without cofactor: R plus a point of order 2 satisfies only
// the equation times 8.
func TestVerifyEd25519RefusesWhatOnlyTheCofactorMakesRight(t *testing.T) {
	key := testKey("a")
	digest := sha512.Sum512(key.Seed())
	digest[0] &= 248
	digest[31] = digest[31]&127 | 64
	secret := bigOf(digest[:32])
	order, prime := bigOf(groupOrder[:]), bigOf(fieldPrime[:])
	nonce := big.NewInt(12345)
	point := ed25519Multiple(t, nonce)
	// (x, y) + (0, -1) = (-x, -y)
	y := bigOf(point)
	sign := y.Bit(255)
	y.SetBit(y, 255, 0)
	mixed := littleEndianOf(new(big.Int).Sub(prime, y))
	mixed[31] |= byte(1-sign) << 7
	for _, r := range [][]byte{point, mixed} {
		challenge := sha512.Sum512(slices.Concat(r, publicOf(key), []byte("m")))
		scalar := new(big.Int).Mul(bigOf(challenge[:]), secret)
		scalar.Add(scalar, nonce).Mod(scalar, order)
		accepted := VerifyEd25519(publicOf(key), []byte("m"), slices.Concat(r, littleEndianOf(scalar)))
		if plain := slices.Equal(r, point); accepted != plain {
			t.Errorf("R without a point of small order: %v, accepted: %v", plain, accepted)
		}
	}
}

// ed25519Multiple gives [n]B in plain affine arithmetic.
func ed25519Multiple(t *testing.T, n *big.Int) []byte {
	t.Helper()
	prime := bigOf(fieldPrime[:])
	modular := func(f func(z *big.Int) *big.Int) *big.Int { return f(new(big.Int)).Mod(f(new(big.Int)), prime) }
	mul := func(a, b *big.Int) *big.Int { return modular(func(z *big.Int) *big.Int { return z.Mul(a, b) }) }
	d := mul(big.NewInt(-121665), new(big.Int).ModInverse(big.NewInt(121666), prime))
	add := func(x1, y1, x2, y2 *big.Int) (*big.Int, *big.Int) {
		k := mul(d, mul(mul(x1, x2), mul(y1, y2)))
		one := big.NewInt(1)
		x := mul(new(big.Int).Add(mul(x1, y2), mul(y1, x2)), new(big.Int).ModInverse(modular(func(z *big.Int) *big.Int { return z.Add(one, k) }), prime))
		y := mul(new(big.Int).Add(mul(y1, y2), mul(x1, x2)), new(big.Int).ModInverse(modular(func(z *big.Int) *big.Int { return z.Sub(one, k) }), prime))
		return x, y
	}
	baseX, _ := new(big.Int).SetString("15112221349535400772501151409588531511454012693041857206046113283949847762202", 10)
	baseY := mul(big.NewInt(4), new(big.Int).ModInverse(big.NewInt(5), prime))
	x, y := big.NewInt(0), big.NewInt(1)
	for i := n.BitLen() - 1; i >= 0; i-- {
		x, y = add(x, y, x, y)
		if n.Bit(i) == 1 {
			x, y = add(x, y, baseX, baseY)
		}
	}
	out := littleEndianOf(y)
	out[31] |= byte(x.Bit(0)) << 7
	return out
}

func bigOf(littleEndian []byte) *big.Int {
	bytes := slices.Clone(littleEndian)
	slices.Reverse(bytes)
	return new(big.Int).SetBytes(bytes)
}

func littleEndianOf(n *big.Int) []byte {
	out := n.FillBytes(make([]byte, 32))
	slices.Reverse(out)
	return out
}
