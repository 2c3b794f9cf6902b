package verifier

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// suite gives the folder of a public suite, or skips the test where the suites are not present.
func suite(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("CLYRA_SUITES")
	if root == "" {
		root = filepath.Join("..", "..", "..", "..", "..", "shared", "suites")
	}
	folder := filepath.Join(root, name)
	if _, err := os.Stat(folder); err != nil {
		t.Skip("skipped: suites not present")
	}
	return folder
}

func suiteFiles(t *testing.T, pattern string, atLeast int) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) < atLeast {
		t.Fatalf("%d files match %s, want at least %d", len(paths), pattern, atLeast)
	}
	return paths
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestCanonicalizeWritesTheFilesOfRFC8785(t *testing.T) {
	folder := suite(t, "jcs")
	for _, input := range suiteFiles(t, filepath.Join(folder, "input", "*.json"), 6) {
		got, err := Canonicalize(readFile(t, input))
		if err != nil {
			t.Errorf("%s: %v", input, err)
		}
		name := filepath.Base(input)
		if want := readFile(t, filepath.Join(folder, "output", name)); !bytes.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
		text := strings.TrimSuffix(name, ".json") + ".txt"
		want, err := hex.DecodeString(strings.Join(strings.Fields(string(readFile(t, filepath.Join(folder, "outhex", text)))), ""))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: differs from outhex (%v)", name, err)
		}
	}
}

// numberChecksums are published with the generator of cyberphone/json-canonicalization.
var numberChecksums = map[int]string{
	1_000:     "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687",
	10_000:    "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892",
	100_000:   "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7",
	1_000_000: "49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16",
}

// The generator needs no suite. CLYRA_NUMBERS=1000000 runs all lines whose checksum is listed
// above.
func TestNumbersHaveThePublishedChecksums(t *testing.T) {
	lines := 100_000
	if wanted := os.Getenv("CLYRA_NUMBERS"); wanted != "" {
		var err error
		if lines, err = strconv.Atoi(wanted); err != nil || numberChecksums[lines] == "" {
			t.Fatalf("no checksum for %s lines", wanted)
		}
	}
	next := numberSource(t)
	hasher := sha256.New()
	var line []byte
	for n := 1; n <= lines; n++ {
		number := next()
		line = strconv.AppendUint(line[:0], math.Float64bits(number), 16)
		line = append(appendECMAScript(append(line, ','), number), '\n')
		hasher.Write(line)
		if want := numberChecksums[n]; want != "" && hex.EncodeToString(hasher.Sum(nil)) != want {
			t.Fatalf("the first %d lines have another checksum", n)
		}
	}
}

// numberSource gives the published edge cases, then 2,000 doubles from the smallest normal one on,
// then what a chain of SHA-256 gives, without zeros, infinities and NaN.
func numberSource(t *testing.T) func() float64 {
	var queue []float64
	for _, field := range strings.Fields(string(readFile(t, "testdata/numbers.txt"))) {
		bits, err := strconv.ParseUint(field, 16, 64)
		if err != nil {
			t.Fatal(err)
		}
		queue = append(queue, math.Float64frombits(bits))
	}
	for i := range uint64(2000) {
		queue = append(queue, math.Float64frombits(0x0010000000000000+i))
	}
	var block [32]byte
	return func() float64 {
		for len(queue) == 0 {
			block = sha256.Sum256(block[:])
			for at := 0; at < len(block); at += 8 {
				number := math.Float64frombits(binary.LittleEndian.Uint64(block[at:]))
				if number != 0 && !math.IsNaN(number) && !math.IsInf(number, 0) {
					queue = append(queue, number)
				}
			}
		}
		number := queue[0]
		queue = queue[1:]
		return number
	}
}

// undecided says which of the texts that JSONTestSuite leaves open are I-JSON within a double's
// range: numbers that lose precision or become zero are; overflow, lone surrogates, broken UTF-8
// and byte order marks are not.
var undecided = map[string]bool{
	"i_number_double_huge_neg_exp.json": true, "i_number_real_underflow.json": true, "i_number_too_big_neg_int.json": true,
	"i_number_too_big_pos_int.json": true, "i_number_very_big_negative_int.json": true, "i_structure_500_nested_arrays.json": true,
}

// notIJSON are texts that JSON allows and I-JSON does not: members with the same name.
var notIJSON = map[string]bool{"y_object_duplicated_key.json": true, "y_object_duplicated_key_and_value.json": true}

func TestCanonicalizeAcceptsWhatJSONTestSuiteSays(t *testing.T) {
	folder := suite(t, "jsontestsuite")
	counts := map[string]int{}
	for _, path := range suiteFiles(t, filepath.Join(folder, "test_parsing", "*.json"), 300) {
		name := filepath.Base(path)
		_, err := Canonicalize(readFile(t, path))
		counts[name[:1]]++
		want := name[0] == 'y' && !notIJSON[name] || name[0] == 'i' && undecided[name]
		if (err == nil) != want {
			t.Errorf("%s: accepted is %v, want %v", name, err == nil, want)
		}
	}
	if counts["y"] < 95 || counts["n"] < 188 || counts["i"] < 35 {
		t.Errorf("the suite is not whole: %v", counts)
	}
}

type merkleCase struct {
	Desc                            string
	WantErr                         bool
	LeafIdx, TreeSize, Size1, Size2 json.Number
	Root, LeafHash, Root1, Root2    []byte
	Proof                           [][]byte
}

func merkleCases(t *testing.T, kind string, each func(path string, c *merkleCase)) {
	folder := suite(t, "merkle")
	var paths []string
	err := filepath.WalkDir(filepath.Join(folder, kind), func(path string, entry fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".json" {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil || len(paths) < 98 {
		t.Fatalf("%d cases in %s, want 98 (%v)", len(paths), kind, err)
	}
	for _, path := range paths {
		var c merkleCase
		if err := json.Unmarshal(readFile(t, path), &c); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		each(path, &c)
	}
}

// hashOf gives a digest. Some cases use words in place of digests, for which only being equal
// counts; these become digests of the words.
func hashOf(data []byte) hash32 {
	if len(data) != 32 {
		return sha256.Sum256(append([]byte("a word: "), data...))
	}
	return hash32(data)
}

func proofOf(proof [][]byte) (out []hash32) {
	for _, data := range proof {
		out = append(out, hashOf(data))
	}
	return out
}

func unsigned(number json.Number) uint64 {
	n, err := strconv.ParseUint(string(number), 10, 64)
	if err != nil {
		panic(fmt.Sprintf("cannot read %q: %v", number, err))
	}
	return n
}

func TestVerifyInclusionAgreesWithTransparencyDev(t *testing.T) {
	merkleCases(t, "inclusion", func(path string, c *merkleCase) {
		digests := len(c.LeafHash) == 32 && len(c.Root) == 32
		got := digests && verifyInclusion(
			unsigned(c.LeafIdx), unsigned(c.TreeSize), hashOf(c.LeafHash), proofOf(c.Proof), hashOf(c.Root),
		)
		if got == c.WantErr {
			t.Errorf("%s (%s): accepted is %v", path, c.Desc, got)
		}
	})
}

func TestVerifyConsistencyAgreesWithTransparencyDev(t *testing.T) {
	merkleCases(t, "consistency", func(path string, c *merkleCase) {
		got := verifyConsistency(
			unsigned(c.Size1), unsigned(c.Size2), proofOf(c.Proof), hashOf(c.Root1), hashOf(c.Root2),
		)
		if got == c.WantErr {
			t.Errorf("%s (%s): accepted is %v", path, c.Desc, got)
		}
	})
}

func TestVerifyEd25519AgreesWithWycheproof(t *testing.T) {
	folder := suite(t, "wycheproof")
	var file struct {
		TestGroups []struct {
			PublicKey struct{ Pk string }
			Tests     []struct {
				TcID             int
				Comment          string
				Msg, Sig, Result string
			}
		}
	}
	if err := json.Unmarshal(readFile(t, filepath.Join(folder, "ed25519_test.json")), &file); err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, group := range file.TestGroups {
		for _, test := range group.Tests {
			count++
			got := VerifyEd25519(unhex(t, group.PublicKey.Pk), unhex(t, test.Msg), unhex(t, test.Sig))
			if got != (test.Result == "valid") {
				t.Errorf("%d (%s): accepted is %v, want %s", test.TcID, test.Comment, got, test.Result)
			}
		}
	}
	if count < 150 {
		t.Errorf("the suite has %d cases only", count)
	}
}
