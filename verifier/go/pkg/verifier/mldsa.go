package verifier

import (
	"crypto/sha3"
	"crypto/subtle"
)

// ML-DSA-65 verification (FIPS 204, algorithms 3 and 8), which Go's standard library does not offer
// yet. Only public values are handled, so nothing here needs to run in constant time.

// The parameters of ML-DSA-65 (FIPS 204, table 1) and the sizes that follow from them (table 2).
const (
	mldsaQ             = 8_380_417
	mldsaRows          = 6 // k
	mldsaColumns       = 5 // l
	mldsaGamma1        = 1 << 19
	mldsaGamma2        = (mldsaQ - 1) / 32
	mldsaTau           = 49
	mldsaBeta          = mldsaTau * 4
	mldsaOmega         = 55
	mldsaDropped       = 13 // d
	mldsaHashBytes     = 48 // lambda / 4
	mldsaPublicKeySize = 32 + 320*mldsaRows
	mldsaSignatureSize = mldsaHashBytes + 640*mldsaColumns + mldsaOmega + mldsaRows
)

// A mldsaPoly is a polynomial of 256 coefficients modulo q, each in 0..q-1.
type mldsaPoly [256]uint32

// mldsaZetas holds 1753^bitrev8(k) modulo q (FIPS 204, section 7.5).
var mldsaZetas = func() (zetas [256]uint32) {
	power := uint64(1)
	for k := range 256 {
		reversed := 0
		for bit := range 8 {
			reversed |= (k >> bit & 1) << (7 - bit)
		}
		zetas[reversed] = uint32(power)
		power = power * 1753 % mldsaQ
	}
	return zetas
}()

// verifyMLDSA65 checks a pure signature with empty context (U-11).
func verifyMLDSA65(publicKey, message, signature []byte) bool {
	if len(publicKey) != mldsaPublicKeySize || len(signature) != mldsaSignatureSize {
		return false
	}
	challenge := signature[:mldsaHashBytes]
	z, ok := mldsaReadZ(signature[mldsaHashBytes : mldsaHashBytes+640*mldsaColumns])
	if !ok {
		return false
	}
	hints, ok := mldsaReadHints(signature[mldsaHashBytes+640*mldsaColumns:])
	if !ok {
		return false
	}
	var keyHash, messageHash [64]byte
	shake256(keyHash[:], publicKey)
	shake256(messageHash[:], keyHash[:], []byte{0, 0}, message)
	packed := mldsaCommitment(publicKey, mldsaChallenge(challenge), z, hints)
	var computed [mldsaHashBytes]byte
	shake256(computed[:], messageHash[:], packed)
	return subtle.ConstantTimeCompare(challenge, computed[:]) == 1
}

func shake256(out []byte, parts ...[]byte) {
	hasher := sha3.NewSHAKE256()
	for _, part := range parts {
		hasher.Write(part)
	}
	hasher.Read(out)
}

// mldsaReadZ unpacks the response in the domain of the transform; its coefficients must be below
// gamma1 - beta.
func mldsaReadZ(packed []byte) (z [mldsaColumns]mldsaPoly, ok bool) {
	const bound = mldsaGamma1 - mldsaBeta
	for i := range z {
		for j := range 256 {
			value := mldsaGamma1 - int32(readBits(packed[640*i:], 20*j, 20))
			if value >= bound || value <= -bound {
				return z, false
			}
			z[i][j] = uint32((value + mldsaQ) % mldsaQ)
		}
		z[i].transform()
	}
	return z, true
}

// readBits gives count bits from a bit position on, the least significant first.
func readBits(packed []byte, position, count int) uint32 {
	var value uint32
	for i := range count {
		at := position + i
		value |= uint32(packed[at/8]>>(at%8)&1) << i
	}
	return value
}

// mldsaReadHints is HintBitUnpack (algorithm 21), which allows one encoding only.
func mldsaReadHints(packed []byte) (hints [mldsaRows][256]bool, ok bool) {
	index := 0
	for i := range mldsaRows {
		end := int(packed[mldsaOmega+i])
		if end < index || end > mldsaOmega {
			return hints, false
		}
		for first := index; index < end; index++ {
			if index > first && packed[index-1] >= packed[index] {
				return hints, false
			}
			hints[i][packed[index]] = true
		}
	}
	for _, rest := range packed[index:mldsaOmega] {
		if rest != 0 {
			return hints, false
		}
	}
	return hints, true
}

// mldsaChallenge is SampleInBall (algorithm 29), in the domain of the transform.
func mldsaChallenge(seed []byte) (c mldsaPoly) {
	hasher := sha3.NewSHAKE256()
	hasher.Write(seed)
	var signs [8]byte
	hasher.Read(signs[:])
	var next [1]byte
	for i := 256 - mldsaTau; i < 256; i++ {
		for {
			hasher.Read(next[:])
			if int(next[0]) <= i {
				break
			}
		}
		c[i] = c[next[0]]
		bit := i + mldsaTau - 256
		c[next[0]] = 1
		if signs[bit/8]>>(bit%8)&1 == 1 {
			c[next[0]] = mldsaQ - 1
		}
	}
	c.transform()
	return c
}

// mldsaCommitment computes w1 = UseHint(h, Az - c*t1*2^d) and packs it (algorithm 8, steps 9, 10
// and 12).
func mldsaCommitment(
	publicKey []byte, c mldsaPoly, z [mldsaColumns]mldsaPoly, hints [mldsaRows][256]bool,
) []byte {
	packed := make([]byte, 0, 128*mldsaRows)
	for row := range mldsaRows {
		var top mldsaPoly
		for j := range 256 {
			top[j] = readBits(publicKey[32+320*row:], 10*j, 10) << mldsaDropped
		}
		top.transform()
		var sum mldsaPoly
		for column := range mldsaColumns {
			a := mldsaMatrix(publicKey[:32], byte(row), byte(column))
			for j := range sum {
				sum[j] = uint32((uint64(sum[j]) + uint64(a[j])*uint64(z[column][j])) % mldsaQ)
			}
		}
		for j := range sum {
			product := uint64(c[j]) * uint64(top[j]) % mldsaQ
			sum[j] = uint32((uint64(sum[j]) + mldsaQ - product) % mldsaQ)
		}
		sum.invert()
		for j := 0; j < 256; j += 2 {
			packed = append(packed, mldsaUseHint(sum[j], hints[row][j])|mldsaUseHint(sum[j+1], hints[row][j+1])<<4)
		}
	}
	return packed
}

// mldsaMatrix is RejNTTPoly (algorithm 30) for one place of the matrix A.
func mldsaMatrix(seed []byte, row, column byte) (a mldsaPoly) {
	hasher := sha3.NewSHAKE128()
	hasher.Write(seed)
	hasher.Write([]byte{column, row})
	var block [168]byte
	for j := 0; j < 256; {
		hasher.Read(block[:])
		for at := 0; at < len(block) && j < 256; at += 3 {
			value := uint32(block[at]) | uint32(block[at+1])<<8 | uint32(block[at+2]&0x7f)<<16
			if value < mldsaQ {
				a[j] = value
				j++
			}
		}
	}
	return a
}

// mldsaUseHint is algorithm 40 for gamma2 = (q-1)/32: the high part of r, one up or down where
// there is a hint.
func mldsaUseHint(r uint32, hint bool) byte {
	low := int32(r % (2 * mldsaGamma2))
	if low > mldsaGamma2 {
		low -= 2 * mldsaGamma2
	}
	high := (int32(r) - low) / (2 * mldsaGamma2)
	if int32(r)-low == mldsaQ-1 {
		high, low = 0, low-1
	}
	switch {
	case !hint:
		return byte(high)
	case low > 0:
		return byte((high + 1) % 16)
	}
	return byte((high + 15) % 16)
}

// transform is NTT (algorithm 41).
func (p *mldsaPoly) transform() {
	k := 0
	for length := 128; length >= 1; length /= 2 {
		for start := 0; start < 256; start += 2 * length {
			k++
			zeta := uint64(mldsaZetas[k])
			for j := start; j < start+length; j++ {
				t := uint32(zeta * uint64(p[j+length]) % mldsaQ)
				p[j+length] = (p[j] + mldsaQ - t) % mldsaQ
				p[j] = (p[j] + t) % mldsaQ
			}
		}
	}
}

// invert is NTT^-1 (algorithm 42).
func (p *mldsaPoly) invert() {
	k := 256
	for length := 1; length < 256; length *= 2 {
		for start := 0; start < 256; start += 2 * length {
			k--
			zeta := uint64(mldsaQ - mldsaZetas[k])
			for j := start; j < start+length; j++ {
				t := p[j]
				p[j] = (t + p[j+length]) % mldsaQ
				p[j+length] = uint32(zeta * uint64((t+mldsaQ-p[j+length])%mldsaQ) % mldsaQ)
			}
		}
	}
	const scale = 8_347_681 // 256^-1 modulo q
	for j := range p {
		p[j] = uint32(scale * uint64(p[j]) % mldsaQ)
	}
}
