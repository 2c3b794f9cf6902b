package verifier

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestCanonicalizeRefusesWhatIsNotIJSON(t *testing.T) {
	for _, text := range []string{
		``, ` `, `{"a":1,"\u0061":2}`, `"\ud800"`, `"\udc00"`, `"\ud800\u0041"`, "\"\xff\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"",
		`1e400`, `-1e400`, "\ufeff1", `01`, `+1`, `.5`, `1.`, `{"a":1,}`, `[1,]`, `nul`, `1 2`, "\"\n\"", `"\x"`, strings.Repeat("[", 2000),
	} {
		if out, err := Canonicalize([]byte(text)); err == nil {
			t.Errorf("%.30q gives %q", text, out)
		}
	}
}

func TestCanonicalizeSortsByUTF16AndWritesShortestForms(t *testing.T) {
	for text, want := range map[string]string{
		` { "b" : 1.0 , "a" : [ true , null ] } `:          `{"a":[true,null],"b":1}`,
		"{\"\uffff\":1,\"\U0001F600\":2,\"\u00e9\":3}":     "{\"\u00e9\":3,\"\U0001F600\":2,\"\uffff\":1}",
		`"\u000a\u0008\u001f\u007f\/\u00e9"`:               "\"\\n\\b\\u001f\u007f/\u00e9\"",
		`[-0,1e21,1e-7,123456789012345680000,0.000001]`:    `[0,1e+21,1e-7,123456789012345680000,0.000001]`,
		`[5e-324,1.7976931348623157e308,9007199254740993]`: `[5e-324,1.7976931348623157e+308,9007199254740992]`,
	} {
		if got, err := Canonicalize([]byte(text)); err != nil || string(got) != want {
			t.Errorf("%s gives %s (%v), want %s", text, got, err, want)
		}
	}
}

func TestMaxDepthCountsOnBytes(t *testing.T) {
	for text, want := range map[string]int{
		``: 0, `{}`: 1, `[[{}]]`: 3, `"[[["`: 0, `"\"[["[`: 1, `}}}{{`: 0, `"\\"[`: 1, `"[`: 0, `]]][[[[`: 1,
	} {
		if got := maxDepth([]byte(text)); got != want {
			t.Errorf("%q has depth %d, want %d", text, got, want)
		}
	}
}

func TestPatternsMatchAsRegularExpressionsDo(t *testing.T) {
	sources := map[string]bool{}
	for _, name := range []string{"attestation", "journal_event", "log_leaf", "manifest", "receipt", "trust", "disclosure", "proof"} {
		text, err := schemaFiles.ReadFile("schemas/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range regexp.MustCompile(`"pattern": "(.*)"`).FindAllSubmatch(text, -1) {
			sources[strings.ReplaceAll(string(match[1]), `\\`, `\`)] = true
		}
	}
	compared, large := 0, regexp.MustCompile(`[{,][0-9]{4,}\}`)
	for source := range sources {
		compiled, err := compilePattern(source)
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		if large.MatchString(source) || compiled.whole != nil {
			continue
		}
		compared++
		other := regexp.MustCompile(`\A(?:` + source[1:len(source)-1] + `)\z`)
		for _, text := range patternTexts() {
			if compiled.matches([]byte(text)) != other.MatchString(text) {
				t.Errorf("%s and %q: the engines disagree", source, text)
			}
		}
	}
	if compared < 8 {
		t.Errorf("only %d patterns were compared", compared)
	}
}

func patternTexts() []string {
	out := []string{"", "a", "A", "/", "a/b", "text/plain", "a\n", "\n", "=", "==", "é", "a b", digest0, digest0 + "0", "B" + strings.Repeat("A", 86)}
	for _, length := range []int{42, 43, 44, 63, 64, 65, 85, 86, 87, 88, 256, 257} {
		for _, c := range "aAE0-_.+/=" {
			out = append(out, strings.Repeat(string(c), length), strings.Repeat(string(c), length-1)+"A", strings.Repeat(string(c), max(0, length-2))+"==")
		}
	}
	return out
}

func TestTheContainerIsTheOneOfC2(t *testing.T) {
	got := makeContainer(map[string][]byte{"a/b": []byte("hi")})
	want := "PK\x03\x04\x0a\x00\x00\x00\x00\x00\x00\x00\x21\x00\xac\x2a\x93\xd8\x02\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00a/bhi" +
		"PK\x01\x02\x14\x00\x0a\x00\x00\x00\x00\x00\x00\x00\x21\x00\xac\x2a\x93\xd8\x02\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00" +
		"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00a/b" +
		"PK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00\x31\x00\x00\x00\x23\x00\x00\x00\x00\x00"
	if string(got) != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestEverySingleBitOfABundleCounts(t *testing.T) {
	b := usualBundle()
	container, trust := b.build(), b.trustFile()
	step := 29 // CLYRA_ALL_BITS=1 flips every one
	if os.Getenv("CLYRA_ALL_BITS") != "" {
		step = 1
	}
	for bit := 0; bit < 8*len(container); bit += step {
		container[bit/8] ^= 1 << (bit % 8)
		verdict := mustVerify(t, container, Options{Trust: trust, Fast: true, Workers: 1})
		container[bit/8] ^= 1 << (bit % 8)
		// A flipped bit in a signature of an entry is seen by the digest of its file, even when
		// fast.
		if verdict.Verdict == Verified || verdict.Verdict == IntactUntrusted {
			t.Fatalf("bit %d may be flipped: %s", bit, verdict.JSON())
		}
	}
}

func TestTheNumberOfWorkersDoesNotChangeTheVerdict(t *testing.T) {
	b := newBundle()
	for i := range 12 {
		r := openRun(fmt.Sprintf("run-%02d", i)).open()
		for n := range 40 {
			r.request(fmt.Sprint(n)).response(fmt.Sprint(n))
		}
		r.close()
		if i%3 == 1 { // a forged signature, and a broken chain behind it
			r.lines[30] = bytes.Replace(r.lines[30], r.lines[30][len(r.lines[30])-40:len(r.lines[30])-10], bytes.Repeat([]byte("A"), 30), 1)
			r.lines[50], r.lines[51] = r.lines[51], r.lines[50]
		}
		r.segment = 25
		b.addRun(r)
	}
	container, trust := b.build(), b.trustFile()
	var first []byte
	for _, workers := range []int{1, 2, 7} {
		verdict := mustVerify(t, container, Options{Trust: trust, Workers: workers})
		if got := verdict.JSON(); first == nil {
			first = got
		} else if !bytes.Equal(first, got) {
			t.Errorf("%d workers: %s\nwant %s", workers, got, first)
		}
	}
	if verdict := mustVerify(t, container, Options{Trust: trust}); codesOf(&verdict) != "400 400 400 400" || verdict.Counts.Entries != 8*82+4*30 {
		t.Errorf("%s", verdict.JSON())
	}
}

func TestAFolderIsTheContainerMadeOfIt(t *testing.T) {
	b := usualBundle()
	b.extra["artifacts/sha256/"+hash32(sha256.Sum256(nil)).hex()] = nil
	container := b.build()
	folder := t.TempDir()
	for path, content := range b.files {
		full := filepath.Join(folder, path)
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	options := Options{Trust: b.trustFile()}
	want := mustVerify(t, container, options)
	got := verifyPath(t, folder, options)
	if want.Verdict != Verified || !bytes.Equal(got.JSON(), want.JSON()) {
		t.Errorf("got  %s\nwant %s", got.JSON(), want.JSON())
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(folder, "artifacts", "link")); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenDirectory(folder); err == nil {
		t.Error("a link is read")
	}
}

// endless is a container of any size.
type endless struct{}

func (endless) ReadAt(into []byte, at int64) (int, error) { return len(into), nil }

func TestAContainerOverTheLimitIsNotRead(t *testing.T) {
	verdict, err := Verify(endless{}, maxContainerBytes+1, Options{})
	want := `"bundle_sha256":null`
	if err != nil || codesOf(&verdict) != "001" || verdict.Verdict != Unverifiable || !strings.Contains(string(verdict.JSON()), want) {
		t.Errorf("%v %s", err, verdict.JSON())
	}
}

func TestPointersLeadWhereRFC6901Says(t *testing.T) {
	var text jsonText
	if err := text.parse([]byte(`{"":5,"a":[10,[11,12],{"b":13}],"m~n":14,"s/t":15}`), modeCanonical); err != nil {
		t.Fatal(err)
	}
	for pointer, want := range map[string]int64{
		"/": 5, "/a/0": 10, "/a/1/1": 12, "/a/2/b": 13, "/m~0n": 14, "/s~1t": 15,
		"/a/00": -1, "/a/3": -1, "/a/-": -1, "/a/1/2": -1, "/m~n": -1, "/m~": -1, "/b": -1, "/a/0/0": -1, "/a/+1": -1, "/s/t": -1,
	} {
		got := int64(-1)
		if node := text.pointer(0, pointer); node >= 0 {
			got = text.integer(node)
		}
		if got != want {
			t.Errorf("%s leads to %d, want %d", pointer, got, want)
		}
	}
}

// failing is a source that cannot be read beyond a byte.
type failing struct {
	content []byte
	from    int64
}

var errBroken = errors.New("the disk is broken")

func (f failing) ReadAt(into []byte, at int64) (int, error) {
	if at+int64(len(into)) > f.from {
		return 0, errBroken
	}
	return bytes.NewReader(f.content).ReadAt(into, at)
}

func TestASourceThatCannotBeReadHasNoVerdict(t *testing.T) {
	container := usualBundle().build()
	for from := int64(0); from < int64(len(container)); from += 97 {
		if verdict, err := Verify(failing{container, from}, int64(len(container)), Options{}); !errors.Is(err, errBroken) {
			t.Fatalf("unreadable from %d: %v, %s", from, err, verdict.JSON())
		}
	}
	if _, err := Verify(bytes.NewReader(container[:100]), int64(len(container)), Options{}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a source that ends early: %v", err)
	}
}

func TestVerifyP256AcceptsLowSOnly(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	public, err := key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	digest := sha256.Sum256([]byte("m"))
	r, s, err := ecdsa.Sign(rand.Reader, key, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	order := elliptic.P256().Params().N
	other := new(big.Int).Sub(order, s)
	if s.Cmp(other) > 0 {
		s, other = other, s
	}
	low := slices.Concat(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32)))
	high := slices.Concat(low[:32], other.FillBytes(make([]byte, 32)))
	if !verifyP256(public, []byte("m"), low) {
		t.Error("a good signature is refused")
	}
	if verifyP256(public, []byte("m"), high) || verifyP256(public, []byte("n"), low) || verifyP256(public[1:], []byte("m"), low) {
		t.Error("a bad signature is accepted")
	}
	zero := slices.Concat(make([]byte, 32), low[32:])
	off := slices.Clone(public)
	off[64] ^= 1
	if verifyP256(public, []byte("m"), zero) || verifyP256(off, []byte("m"), low) {
		t.Error("r = 0 or a key beside the curve is accepted")
	}
}

func TestPrintableEscapesWhatSteersATerminal(t *testing.T) {
	got := Printable("a\x1b[31m\u202eb\u2066\n\u00e9\xff\ufffd\u2028")
	if want := `a\u{1b}[31m\u{202e}b\u{2066}\u{a}é\xff` + "\ufffd" + `\u{2028}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestParseTimeCountsDaysBeyondTheMonth(t *testing.T) {
	for text, want := range map[string]int64{
		"2000-01-01T00:00:00.000Z": 946_684_800_000, "2026-02-30T00:00:00.001Z": 1_772_409_600_001,
		"2026-03-02T00:00:00.001Z": 1_772_409_600_001, "2999-12-31T23:59:59.999Z": 32_503_679_999_999,
	} {
		if got := parseTime([]byte(text)); got != want {
			t.Errorf("%s is %d, want %d", text, got, want)
		}
	}
}

func TestCheckpointsAreOfTheFormOfL4(t *testing.T) {
	note := string((&testLog{key: testKey("log"), hashes: []hash32{{}}}).note(1))
	if c, ok := parseCheckpoint([]byte(note)); !ok || c.size != 1 || len(c.signatures) != 1 {
		t.Fatal("a good note is refused")
	}
	for name, change := range map[string]func() string{
		"byte order mark":     func() string { return "\ufeff" + note },
		"no line feed at end": func() string { return strings.TrimSuffix(note, "\n") },
		"no signature":        func() string { return note[:strings.Index(note, "\n\n")+2] },
		"65 signatures":       func() string { return note + strings.Repeat(note[strings.Index(note, "\n\n")+2:], 64) },
		"plus":                func() string { return strings.Replace(note, "\n1\n", "\n+1\n", 1) },
		"large":               func() string { return strings.Replace(note, "\n1\n", "\n9007199254740992\n", 1) },
		"hyphen for dash":     func() string { return strings.Replace(note, noteDash, "- ", 1) },
		"tab":                 func() string { return strings.Replace(note, "\n\n", "\n\t\n\n", 1) },
		"short root":          func() string { return strings.Replace(note, "=\n", "\n", 1) },
		"trailing line feed":  func() string { return note + "\n" },
		"not utf-8":           func() string { return strings.Replace(note, "\n\n", "\n\xff\n\n", 1) },
	} {
		if _, ok := parseCheckpoint([]byte(change())); ok {
			t.Errorf("%s: accepted", name)
		}
	}
	for size := range 3 {
		extended := strings.Replace(note, "\n\n", strings.Repeat("\nextension", size)+"\n\n", 1)
		if _, ok := parseCheckpoint([]byte(extended)); !ok {
			t.Errorf("%d extension lines are refused", size)
		}
	}
}

func TestAnExternalObjectIsNamedOnceAndReadNoFurtherThanItsSize(t *testing.T) {
	digest := hash32(sha256.Sum256([]byte("x"))).hex()
	for want, sizes := range map[string][]int{"": {1}, "930": {0}, "201": {1, 1}} {
		b := usualBundle()
		b.editFields = func(m object) {
			named := []object{}
			for _, size := range sizes {
				named = append(named, object{"sha256": digest, "size": size, "location": "s3://x"})
			}
			m["externals"] = named
		}
		content := strings.NewReader("x")
		if want == "930" {
			content = strings.NewReader(strings.Repeat("x", 1_000_000))
		}
		verdict := mustVerify(t, b.build(), Options{Trust: b.trustFile(), Externals: func(string) (io.ReadCloser, error) {
			return io.NopCloser(content), nil
		}})
		if codesOf(&verdict) != want || want == "930" && content.Len() != 999_999 {
			t.Errorf("sizes %v: %d bytes left, %s", sizes, content.Len(), verdict.JSON())
		}
	}
}

func TestAManifestOfTheGreatestSizeIsJudgedByItsForm(t *testing.T) {
	const size = 16_777_216
	fill := func(before, middle, after string) []byte {
		count := (size - len(before) - len(after)) / len(middle)
		return []byte(before + strings.Repeat(middle, count) + after)
	}
	for code, manifest := range map[string][]byte{
		"004": bytes.Repeat([]byte("["), size), "200": bytes.Repeat([]byte(","), size), "201": fill("[1", ",1", "]"),
		"003": make([]byte, size+1),
	} {
		container := makeContainer(map[string][]byte{manifestPath: manifest, signaturesPath: []byte("{}")})
		if verdict := mustVerify(t, container, Options{}); codesOf(&verdict) != code {
			t.Errorf("%s, want %s", verdict.JSON(), code)
		}
	}
}

// Go's library has no repeats over 1,000, so that this pattern is compared with what it says.
func TestARepeatOfThousandsIsCounted(t *testing.T) {
	compiled, err := compilePattern("^[a-z]{4,1092}$")
	if err != nil {
		t.Fatal(err)
	}
	for length, want := range map[int]bool{3: false, 4: true, 1_092: true, 1_093: false} {
		if compiled.matches(bytes.Repeat([]byte("z"), length)) != want {
			t.Errorf("%d letters: %v", length, !want)
		}
	}
}
