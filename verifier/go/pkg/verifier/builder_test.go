package verifier

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"testing"
	"time"
)

// object is a JSON object in a test.
type object = map[string]any

func canonical(value any) []byte {
	source, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	out, err := Canonicalize(source)
	if err != nil {
		panic(err)
	}
	return out
}

func testKey(name string) ed25519.PrivateKey {
	seed := sha256.Sum256([]byte(name))
	return ed25519.NewKeyFromSeed(seed[:])
}

func publicOf(key ed25519.PrivateKey) []byte { return key.Public().(ed25519.PublicKey) }

func keyID(key ed25519.PrivateKey) string { return thumbprint(algorithmEd25519, publicOf(key)) }

func url64(data []byte) string { return base64.RawURLEncoding.EncodeToString(data) }

// signedLine is a line of rule E-1.
func signedLine(key ed25519.PrivateKey, kind string, payload object) object {
	signature := ed25519.Sign(key, appendPAE(nil, kind, canonical(payload)))
	return object{"keyid": keyID(key), "payload": payload, "sig": url64(signature)}
}

// The proofs of RFC 6962, written as it defines them, from all leaves.
func treeRoot(leaves []hash32) hash32 {
	switch n := len(leaves); n {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return leaves[0]
	default:
		k := split(n)
		return nodeHash(treeRoot(leaves[:k]), treeRoot(leaves[k:]))
	}
}

func split(n int) int { return 1 << (bits.Len(uint(n-1)) - 1) }

func inclusionProof(index int, leaves []hash32) []hash32 {
	if len(leaves) <= 1 {
		return nil
	}
	k := split(len(leaves))
	if index < k {
		return append(inclusionProof(index, leaves[:k]), treeRoot(leaves[k:]))
	}
	return append(inclusionProof(index-k, leaves[k:]), treeRoot(leaves[:k]))
}

func consistencyProof(size int, leaves []hash32, whole bool) []hash32 {
	if size == len(leaves) {
		if whole {
			return nil
		}
		return []hash32{treeRoot(leaves)}
	}
	k := split(len(leaves))
	if size <= k {
		return append(consistencyProof(size, leaves[:k], whole), treeRoot(leaves[k:]))
	}
	return append(consistencyProof(size-k, leaves[k:], false), treeRoot(leaves[:k]))
}

func frontierOf(leaves []hash32) (roots []hash32) {
	for len(leaves) > 0 {
		k := 1 << (bits.Len(uint(len(leaves))) - 1)
		roots = append(roots, treeRoot(leaves[:k]))
		leaves = leaves[k:]
	}
	return roots
}

func hexes(hashes []hash32) []string {
	out := []string{}
	for _, hash := range hashes {
		out = append(out, hash.hex())
	}
	return out
}

// A testRun is a run under construction.
type testRun struct {
	name    string
	key     ed25519.PrivateKey
	lines   [][]byte
	hashes  []hash32
	stubs   int
	edit    func(seq int, payload object)
	seal    int
	mark    int
	segment int // lines in a segment, 0 for all
	extra   func(run object)
}

func (r *testRun) add(kind string, body object, more object) {
	seq := len(r.lines)
	previous := zeroPrev
	if seq > 0 {
		previous = r.hashes[seq-1]
	}
	payload := object{
		"v": 0, "type": kind, "run": r.name, "seq": seq, "prev": previous.hex(),
		"ts": testTime(seq), "body": body,
	}
	maps.Copy(payload, more)
	if r.edit != nil {
		r.edit(seq, payload)
	}
	r.push(canonical(signedLine(r.key, entryType, payload)))
}

// testTime is a second later for each entry.
func testTime(seq int) string {
	return time.Date(2026, 1, 2, 3, 4, seq, 0, time.UTC).Format("2006-01-02T15:04:05.000Z")
}

func (r *testRun) push(line []byte) {
	r.lines = append(r.lines, line)
	r.hashes = append(r.hashes, leafHash(line))
}

func (r *testRun) root() hash32 { return treeRoot(r.hashes) }

// withhold puts a stub in place of a line (E-9).
func (r *testRun) withhold(seq int, why string) {
	r.lines[seq] = canonical(object{"leaf": r.hashes[seq].hex(), "why": why})
	r.stubs++
}

const testOrigin = "test.example/log"

var digest0 = strings.Repeat("0", 64)

// commitmentOf is a salted commitment (P-1) with a salt of sevens.
func commitmentOf(field, value string) object {
	hasher := sha256.New()
	beginCommitment(hasher, field, testSalt)
	hasher.Write([]byte(value))
	return object{"c": hash32(hasher.Sum(nil)).hex(), "mt": "text/plain", "n": len(value)}
}

var testSalt = []byte(strings.Repeat("\x07", 32))

func openRun(name string) *testRun {
	r := &testRun{name: name, key: testKey("entry"), seal: -1, mark: -1}
	return r
}

func (r *testRun) open() *testRun {
	r.add("run.open", object{
		"origin": testOrigin, "policy_sha256": digest0, "nonce": digest0, "versions": object{"gateway": "1.0"},
	}, nil)
	return r
}

func (r *testRun) request(call string) *testRun {
	r.add("call.request", object{
		"protocol": "http", "upstream": "u", "method": "POST", "path": "/x",
		"body": commitmentOf("body", "hello"), "query": object{"mt": "text/plain", "n": 1, "sha256": hash32(sha256.Sum256([]byte("q"))).hex()},
	}, object{"call": call})
	return r
}

func (r *testRun) response(call string) *testRun {
	r.add("call.response", object{"outcome": "complete", "status": 200}, object{"call": call})
	return r
}

func (r *testRun) close(open ...string) *testRun {
	r.add("run.close", object{"entries": len(r.lines) + 1, "status": "complete", "open_calls": append([]string{}, open...)}, nil)
	return r
}

// usualRun is a complete run of five entries.
func usualRun(name string) *testRun {
	r := openRun(name).open().request("a").response("a")
	r.add("event.step", object{"summary": "a step"}, nil)
	return r.close()
}

// A testLog is a tenant log under construction.
type testLog struct {
	key    ed25519.PrivateKey
	lines  []object
	hashes []hash32
	edit   func(index int, payload object)
}

func (l *testLog) add(kind string, body object) int {
	index := len(l.lines)
	payload := object{"v": 0, "type": kind, "origin": testOrigin, "index": index, "ts": "2026-01-02T03:04:05.000Z", "body": body}
	if l.edit != nil {
		l.edit(index, payload)
	}
	line := signedLine(l.key, logType, payload)
	l.lines = append(l.lines, line)
	l.hashes = append(l.hashes, leafHash(canonical(line)))
	return index
}

func (l *testLog) addKey(role, name string) int {
	key := testKey(name)
	return l.add("key.add", object{"role": role, "keyid": keyID(key), "public_key": url64(publicOf(key)), "alg": "ed25519"})
}

func (l *testLog) mark(r *testRun) int {
	r.mark = l.add("run.mark", object{"run": r.name, "entries": len(r.lines), "root": r.root().hex()})
	return r.mark
}

func (l *testLog) seal(r *testRun) int {
	r.seal = l.add("run.seal", object{"run": r.name, "entries": len(r.lines), "root": r.root().hex(), "status": "complete"})
	return r.seal
}

// note is a checkpoint of the first leaves, signed by the log's key and by more.
func (l *testLog) note(size int, more ...string) []byte {
	root := treeRoot(l.hashes[:size])
	body := fmt.Sprintf("%s\n%d\n%s\n", testOrigin, size, base64.StdEncoding.EncodeToString(root[:]))
	return []byte(body + "\n" + noteLine(l.key, body) + strings.Join(more, ""))
}

func noteLine(key ed25519.PrivateKey, body string) string {
	blob := binary.BigEndian.AppendUint32(nil, noteKeyHash(testOrigin, 1, publicOf(key)))
	blob = append(blob, ed25519.Sign(key, []byte(body))...)
	return noteDash + testOrigin + " " + base64.StdEncoding.EncodeToString(blob) + "\n"
}

func cosignature(key ed25519.PrivateKey, name, body string) string {
	blob := binary.BigEndian.AppendUint32(nil, noteKeyHash(name, 4, publicOf(key)))
	blob = binary.BigEndian.AppendUint64(blob, 1_767_000_000)
	blob = append(blob, ed25519.Sign(key, []byte("cosignature/v1\ntime 1767000000\n"+body))...)
	return noteDash + name + " " + base64.StdEncoding.EncodeToString(blob) + "\n"
}

// A testBundle is everything that goes into a container. The functions change it on the way.
type testBundle struct {
	log       *testLog
	runs      []*testRun
	claim     string
	from      int
	leave     func(index int) bool // leaves that proofs.jsonl leaves out
	witnesses []string             // names of witnesses that cosign
	extra     map[string][]byte

	files      map[string][]byte
	editFiles  func(files map[string][]byte)   // before the manifest is made
	editFields func(manifest object)           // before it is signed
	editSigned func(files map[string][]byte)   // after it is signed
	editBytes  func(container []byte) []byte   // the finished container
	signers    []string                        // names of the keys that sign the manifest
	trust      func(trust object)              // changes the trust file
	options    func(b *testBundle, o *Options) // changes the options
}

// newBundle is a log with its keys and one sealed run, claimed to be complete.
func newBundle(runs ...*testRun) *testBundle {
	b := &testBundle{log: &testLog{key: testKey("log")}, claim: claimComplete, extra: map[string][]byte{}, signers: []string{"export"}}
	b.log.addKey(roleLog, "log")
	b.log.addKey(roleEntry, "entry")
	b.log.addKey(roleExport, "export")
	b.log.addKey(roleAttest, "attest")
	for _, run := range runs {
		b.addRun(run)
	}
	return b
}

func (b *testBundle) addRun(run *testRun) {
	b.runs = append(b.runs, run)
	b.log.seal(run)
}

func usualBundle() *testBundle { return newBundle(usualRun("run-a")) }

// build makes the container.
func (b *testBundle) build() []byte {
	b.files = map[string][]byte{}
	size := len(b.log.lines)
	note := b.log.note(size)
	for _, name := range b.witnesses {
		body, _, _ := strings.Cut(string(note), "\n\n")
		note = append(note, cosignature(testKey(name), name, body+"\n")...)
	}
	b.files[checkpointPath] = note
	b.addLog(size)
	for _, run := range b.runs {
		b.addSegments(run)
	}
	maps.Copy(b.files, b.extra)
	if b.editFiles != nil {
		b.editFiles(b.files)
	}
	b.sign()
	if b.editSigned != nil {
		b.editSigned(b.files)
	}
	container := makeContainer(b.files)
	if b.editBytes != nil {
		container = b.editBytes(container)
	}
	return container
}

func (b *testBundle) addLog(size int) {
	upTo := size
	if b.claim == claimRange {
		upTo = b.from
		var lines []byte
		for _, line := range b.log.lines[b.from:] {
			lines = append(append(lines, canonical(line)...), '\n')
		}
		b.files[logPath(0)] = lines
	}
	if b.claim == claimRange && b.from > 0 {
		b.files[fromNotePath] = b.log.note(b.from)
		b.files[frontierPath] = canonical(object{"roots": hexes(frontierOf(b.log.hashes[:b.from])), "size": b.from})
	}
	if b.claim == claimRange && b.from == 0 {
		return
	}
	var proofs []byte
	for i := range upTo {
		if b.leave == nil || !b.leave(i) {
			proofs = append(append(proofs, b.proofLine(i)...), '\n')
		}
	}
	b.files[proofsPath] = proofs
}

func (b *testBundle) proofLine(index int) []byte {
	return canonical(object{"entry": b.log.lines[index], "index": index, "proof": hexes(inclusionProof(index, b.log.hashes))})
}

func segmentPath(run string, number int) string {
	return fmt.Sprintf("runs/%s/entries-%06d.jsonl", run, number)
}

func (b *testBundle) addSegments(run *testRun) {
	step := run.segment
	if step == 0 {
		step = len(run.lines)
	}
	for n := 0; n*step < len(run.lines); n++ {
		part := run.lines[n*step : min((n+1)*step, len(run.lines))]
		b.files[segmentPath(run.name, n)] = joinLines(part...)
	}
}

func joinLines(lines ...[]byte) (out []byte) {
	for _, line := range lines {
		out = append(append(out, line...), '\n')
	}
	return out
}

// sign adds the manifest and its signatures.
func (b *testBundle) sign() {
	size := len(b.log.lines)
	runs := []object{}
	for _, run := range b.runs {
		runs = append(runs, b.runOf(run))
	}
	files := []object{}
	for _, path := range slices.SortedFunc(maps.Keys(b.files), compareNames) {
		digest := hash32(sha256.Sum256(b.files[path]))
		files = append(files, object{"path": path, "size": len(b.files[path]), "sha256": digest.hex()})
	}
	claim := object{"type": b.claim}
	if b.claim == claimRange {
		claim["from"], claim["to"] = b.from, size
	}
	manifest := object{
		"v": 0, "origin": testOrigin, "bundle": "b", "claim": claim, "runs": runs, "files": files,
		"checkpoint": object{"size": size, "root": treeRoot(b.log.hashes).hex()},
		"producer":   object{"name": "test", "version": "1"}, "created": "2026-01-02T03:04:05.000Z",
		"versions": object{"gateway": "1.0"}, "limits_text": "", "signers": b.signerIDs(),
	}
	if b.editFields != nil {
		b.editFields(manifest)
	}
	body := canonical(manifest)
	b.files[manifestPath] = body
	signatures := []object{}
	signers := slices.SortedFunc(slices.Values(b.signers), func(one, other string) int {
		return strings.Compare(keyID(testKey(one)), keyID(testKey(other)))
	})
	for _, name := range signers {
		key := testKey(name)
		signatures = append(signatures, object{"keyid": keyID(key), "sig": url64(ed25519.Sign(key, appendPAE(nil, manifestType, body)))})
	}
	b.files[signaturesPath] = canonical(object{"signatures": signatures})
}

// signerIDs are the ids of the keys that sign, in the order that M-1 asks for.
func (b *testBundle) signerIDs() []string {
	ids := []string{}
	for _, name := range b.signers {
		ids = append(ids, keyID(testKey(name)))
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (b *testBundle) runOf(run *testRun) object {
	segments := []string{}
	for path := range b.files {
		if strings.HasPrefix(path, "runs/"+run.name+"/entries-") {
			segments = append(segments, path)
		}
	}
	slices.Sort(segments)
	out := object{
		"run": run.name, "entries": len(run.lines), "root": run.root().hex(), "first_prev": digest0,
		"stubs": run.stubs, "segments": segments,
	}
	if run.seal >= 0 && b.claim != claimPrefix {
		out["seal_index"] = run.seal
	} else if run.mark >= 0 {
		out["mark_index"] = run.mark
	}
	if run.extra != nil {
		run.extra(out)
	}
	return out
}

// makeContainer writes the container of rule C-1 with the fields of the code under test, which
// readContainer's tests compare with bytes written by hand.
func makeContainer(files map[string][]byte) []byte {
	var out, central []byte
	names := slices.SortedFunc(maps.Keys(files), compareNames)
	for _, name := range names {
		file := containerFile{name: name, crc: crc32.ChecksumIEEE(files[name]), size: uint32(len(files[name])), header: uint32(len(out))}
		out = append(file.appendLocalHeader(out), files[name]...)
		central = file.appendCentralHeader(central)
	}
	start := uint32(len(out))
	return appendEndRecord(append(out, central...), len(names), uint32(len(central)), start)
}

// trustFile trusts the log that b describes.
func (b *testBundle) trustFile() []byte {
	trust := object{
		"v": 0, "origin": testOrigin, "genesis": b.log.hashes[0].hex(),
		"log_keys": []string{url64(publicOf(testKey("log")))},
	}
	if b.trust != nil {
		b.trust(trust)
	}
	return canonical(trust)
}

// codesOf lists the codes of findings, for comparing.
func codesOf(v *Verdict) string {
	var codes []string
	for _, finding := range v.Findings {
		codes = append(codes, strings.TrimPrefix(finding.Code, "PEF-"))
	}
	return strings.Join(codes, " ")
}

func mustVerify(t testing.TB, container []byte, options Options) Verdict {
	t.Helper()
	verdict, err := Verify(strings.NewReader(string(container)), int64(len(container)), options)
	if err != nil {
		t.Fatal(err)
	}
	return verdict
}

// parseObject reads a document that a test changes.
func parseObject(source []byte) object {
	var document object
	if err := json.Unmarshal(source, &document); err != nil {
		panic(err)
	}
	return document
}

// editStatement changes the statement of the attestation and signs it again.
func editStatement(b *testBundle, change func(statement object)) {
	const path = "attestations/a.dsse.json"
	envelope := parseObject(b.extra[path])
	payload, err := base64.StdEncoding.DecodeString(envelope["payload"].(string))
	if err != nil {
		panic(err)
	}
	statement := parseObject(payload)
	change(statement)
	payload = canonical(statement)
	message := appendPAE(nil, envelope["payloadType"].(string), payload)
	signature := base64.StdEncoding.EncodeToString(ed25519.Sign(testKey("attest"), message))
	envelope["payload"] = base64.StdEncoding.EncodeToString(payload)
	envelope["signatures"] = []object{{"keyid": keyID(testKey("attest")), "sig": signature}}
	b.extra[path] = canonical(envelope)
}
