package verifier

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"slices"
	"testing"
)

type mldsaCase struct {
	PublicKey   string `json:"public_key"`
	Message     string `json:"message"`
	Signature   string `json:"signature"`
	WithContext string `json:"with_context"`
}

func mldsaCases(t *testing.T) []mldsaCase {
	t.Helper()
	source, err := os.ReadFile("testdata/mldsa65.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []mldsaCase
	if err := json.Unmarshal(source, &cases); err != nil || len(cases) == 0 {
		t.Fatalf("cannot read cases: %v", err)
	}
	return cases
}

func unhex(t *testing.T, text string) []byte {
	t.Helper()
	out, err := hex.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestMLDSA65AcceptsSignaturesOfAnotherImplementation(t *testing.T) {
	for i, c := range mldsaCases(t) {
		if !verifyMLDSA65(unhex(t, c.PublicKey), unhex(t, c.Message), unhex(t, c.Signature)) {
			t.Errorf("case %d is refused", i)
		}
	}
}

func TestMLDSA65RefusesAnotherContextMessageOrKey(t *testing.T) {
	cases := mldsaCases(t)
	key, message, signature := unhex(t, cases[0].PublicKey), unhex(t, cases[0].Message), unhex(t, cases[0].Signature)
	if verifyMLDSA65(key, message, unhex(t, cases[0].WithContext)) {
		t.Error("a signature with a context is accepted")
	}
	if verifyMLDSA65(key, append(message, 'x'), signature) {
		t.Error("another message is accepted")
	}
	if verifyMLDSA65(unhex(t, cases[1].PublicKey), message, signature) {
		t.Error("another key is accepted")
	}
	if verifyMLDSA65(key[1:], message, signature) || verifyMLDSA65(key, message, signature[1:]) {
		t.Error("a wrong length is accepted")
	}
}

func TestMLDSA65RefusesEveryFlippedByte(t *testing.T) {
	c := mldsaCases(t)[0]
	key, message, signature := unhex(t, c.PublicKey), unhex(t, c.Message), unhex(t, c.Signature)
	for at := 0; at < len(signature); at += 61 {
		forged := slices.Clone(signature)
		forged[at] ^= 1
		if verifyMLDSA65(key, message, forged) {
			t.Errorf("byte %d may be changed", at)
		}
	}
}

// The hints have one encoding only: positions ascend, and what is not used is zero (FIPS 204,
// algorithm 21).
func TestMLDSA65RefusesOtherEncodingsOfTheHints(t *testing.T) {
	c := mldsaCases(t)[1]
	key, message, signature := unhex(t, c.PublicKey), unhex(t, c.Message), unhex(t, c.Signature)
	start := mldsaSignatureSize - mldsaOmega - mldsaRows
	used := int(signature[mldsaSignatureSize-1])
	if used < 2 || used == mldsaOmega || signature[start+mldsaOmega] < 2 {
		t.Fatalf("the case has no room for this test: %d hints", used)
	}
	swapped := slices.Clone(signature)
	swapped[start], swapped[start+1] = swapped[start+1], swapped[start]
	padded := slices.Clone(signature)
	padded[start+mldsaOmega-1] = 1
	if verifyMLDSA65(key, message, swapped) || verifyMLDSA65(key, message, padded) {
		t.Error("another encoding of the same hints is accepted")
	}
}
