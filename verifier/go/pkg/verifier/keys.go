package verifier

import (
	"crypto/sha256"
	"encoding/base64"
)

// The roles of a key (U-1).
const (
	roleLog    = "log"
	roleEntry  = "entry"
	roleExport = "export"
	roleAttest = "attest"
)

// The algorithms of a key (U-3).
const (
	algorithmEd25519 = "ed25519"
	algorithmP256    = "ecdsa-p256"
	algorithmMLDSA   = "ml-dsa-65"
)

// noAnchor is the index at which an entry is judged that no mark or seal covers (U-6).
const noAnchor = maxInteger

// A registeredKey is a key of the log with the interval of leaf indexes in which it is valid (U-5).
type registeredKey struct {
	id        string
	role      string
	algorithm string
	public    []byte
	from      int64
	until     int64
	ended     bool
}

func (k *registeredKey) validAt(index int64) bool {
	return k.from <= index && (!k.ended || index <= k.until)
}

// verify checks a signature with the algorithm of the key, never one that the message names (U-3).
func (k *registeredKey) verify(message, signature []byte) bool {
	switch k.algorithm {
	case algorithmEd25519:
		return VerifyEd25519(k.public, message, signature)
	case algorithmP256:
		return verifyP256(k.public, message, signature)
	case algorithmMLDSA:
		return verifyMLDSA65(k.public, message, signature)
	}
	return false
}

// A keySet holds the registered keys in the order of their registration.
type keySet struct {
	byID  map[string]*registeredKey
	order []*registeredKey
}

// find looks up the key for a signature (U-8); the code is empty where it was found.
func (s *keySet) find(id []byte, role string, index int64) (*registeredKey, string) {
	key, ok := s.byID[string(id)]
	switch {
	case !ok:
		return nil, codeKeyUnknown
	case key.role != role:
		return nil, codeKeyRole
	case !key.validAt(index):
		return nil, codeKeyInterval
	}
	return key, ""
}

// apply changes the set by a log leaf at index (U-4, U-7); leaves of other types do nothing.
func (s *keySet) apply(t *jsonText, payload int, index int64, trust *Trust) string {
	body := t.member(payload, "body")
	switch t.memberText(payload, "type") {
	case "key.add":
		return s.register(t, body, index, trust)
	case "key.rotate":
		return s.rotate(t, body, index, trust)
	case "key.revoke":
		return s.end(t.memberText(body, "keyid"), t.memberText(body, "role"), index)
	}
	return ""
}

func (s *keySet) rotate(t *jsonText, body int, index int64, trust *Trust) string {
	key, code := s.read(t, body, index)
	if code != "" {
		return code
	}
	if code := s.end(t.memberText(body, "replaced"), key.role, index); code != "" {
		return code
	}
	return s.insert(key, trust)
}

func (s *keySet) register(t *jsonText, body int, index int64, trust *Trust) string {
	key, code := s.read(t, body, index)
	if code != "" {
		return code
	}
	return s.insert(key, trust)
}

// read takes a key from a leaf's body and compares its id with its thumbprint (U-2, U-4).
func (s *keySet) read(t *jsonText, body int, index int64) (*registeredKey, string) {
	public, ok := exactBase64(base64URL, t.bytes(t.member(body, "public_key")))
	key := &registeredKey{
		id: t.memberText(body, "keyid"), role: t.memberText(body, "role"),
		algorithm: t.memberText(body, "alg"), public: public, from: index,
	}
	if !ok || key.id != thumbprint(key.algorithm, public) {
		return nil, codeKeyID
	}
	if _, double := s.byID[key.id]; double {
		return nil, codeKeyID
	}
	return key, ""
}

func (s *keySet) insert(key *registeredKey, trust *Trust) string {
	if s.byID == nil {
		s.byID = make(map[string]*registeredKey)
	}
	s.byID[key.id] = key
	s.order = append(s.order, key)
	if trust != nil && !trust.allows(key) {
		return codeKeyNotTrusted
	}
	return ""
}

// end ends the interval of a key at index.
func (s *keySet) end(id, role string, index int64) string {
	key, ok := s.byID[id]
	if !ok || key.role != role || key.ended {
		return codeKeyID
	}
	key.ended, key.until = true, index
	return ""
}

// thumbprint is the RFC 7638 thumbprint of a key (U-2).
func thumbprint(algorithm string, public []byte) string {
	encode := base64.RawURLEncoding.EncodeToString
	var input string
	switch {
	case algorithm == algorithmEd25519 && len(public) == 32:
		input = `{"crv":"Ed25519","kty":"OKP","x":"` + encode(public) + `"}`
	case algorithm == algorithmP256 && len(public) == 65:
		input = `{"crv":"P-256","kty":"EC","x":"` + encode(public[1:33]) + `","y":"` + encode(public[33:]) + `"}`
	case algorithm == algorithmMLDSA && len(public) == mldsaPublicKeySize:
		input = `{"alg":"ML-DSA-65","kty":"AKP","pub":"` + encode(public) + `"}`
	default:
		return ""
	}
	digest := sha256.Sum256([]byte(input))
	return encode(digest[:])
}
