package verifier

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strconv"
)

// A hash32 is a SHA-256 digest.
type hash32 [32]byte

func (h hash32) hex() string { return hex.EncodeToString(h[:]) }

// zeroPrev is `prev` of the first entry of a run (E-5).
var zeroPrev hash32

// parseHash decodes 64 lower-case hexadecimal digits (N-1).
func parseHash(text []byte) (hash hash32, ok bool) {
	if len(text) != 64 {
		return hash, false
	}
	for i := range hash {
		high, low := hexDigit(text[2*i]), hexDigit(text[2*i+1])
		if high > 15 || low > 15 {
			return hash, false
		}
		hash[i] = high<<4 | low
	}
	return hash, true
}

func hexDigit(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	}
	return 255
}

// Both encodings refuse what an encoder would not write (N-1). The line breaks that Go's decoder
// passes over are refused by exactBase64.
var (
	base64URL      = base64.RawURLEncoding.Strict()
	base64Standard = base64.StdEncoding.Strict()
)

// exactBase64 decodes a text if and only if encoding the result gives the text back.
func exactBase64(encoding *base64.Encoding, text []byte) ([]byte, bool) {
	for _, c := range text {
		if c == '\n' || c == '\r' {
			return nil, false
		}
	}
	out := make([]byte, encoding.DecodedLen(len(text)))
	n, err := encoding.Decode(out, text)
	return out[:n], err == nil
}

// leafHash is the hash of a leaf (N-2, E-3).
func leafHash(line []byte) (out hash32) {
	hasher := sha256.New()
	hasher.Write([]byte{0})
	hasher.Write(line)
	hasher.Sum(out[:0])
	return out
}

// nodeHash is the hash of an inner node (N-2).
func nodeHash(left, right hash32) hash32 {
	var data [65]byte
	data[0] = 1
	copy(data[1:], left[:])
	copy(data[33:], right[:])
	return sha256.Sum256(data[:])
}

// appendPAE appends the DSSE pre-authentication encoding (N-3).
func appendPAE(out []byte, kind string, body []byte) []byte {
	out = append(out, "DSSEv1 "...)
	out = strconv.AppendInt(out, int64(len(kind)), 10)
	out = append(append(append(out, ' '), kind...), ' ')
	out = strconv.AppendInt(out, int64(len(body)), 10)
	return append(append(out, ' '), body...)
}
