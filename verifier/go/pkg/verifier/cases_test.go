package verifier

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A bundleCase is a bundle with what a verifier has to say about it when it has the trust file.
type bundleCase struct {
	name    string
	verdict string
	codes   string
	make    func() *testBundle
}

// on changes the usual bundle.
func on(change func(b *testBundle)) func() *testBundle {
	return func() *testBundle {
		b := usualBundle()
		change(b)
		return b
	}
}

// withRun is a bundle with one sealed run that is made by hand.
func withRun(make func(r *testRun)) func() *testBundle {
	return func() *testBundle {
		r := openRun("run-a")
		make(r)
		return newBundle(r)
	}
}

// editing changes the payload of one entry before it is signed.
func editing(seq int, change func(payload object)) func() *testBundle {
	return withRun(func(r *testRun) {
		r.edit = func(n int, payload object) {
			if n == seq {
				change(payload)
			}
		}
		r.open().request("a").response("a").close()
	})
}

// replacing changes the bytes of the first segment after everything is signed over it.
func replacing(path, old, new string) func() *testBundle {
	return on(func(b *testBundle) {
		b.editFiles = func(files map[string][]byte) {
			if !strings.Contains(string(files[path]), old) {
				panic("nothing to replace in " + path)
			}
			files[path] = []byte(strings.Replace(string(files[path]), old, new, 1))
		}
	})
}

var segment0 = segmentPath("run-a", 0)

func replay(b *testBundle, change func(predicate object)) {
	run := b.runs[0]
	predicate := object{
		"v": 0, "id": "r1", "run": run.name, "run_root": run.root().hex(), "verdict": "success", "codes": []string{},
		"level": object{"redo": "equal", "statement": "equal"},
		"source": object{
			"target_id": "t", "version_num": 1, "lsn": object{"pre": "0", "post": "1"}, "snapshot": object{"pre": digest0, "post": digest0},
		}, "engine": object{"kind": "embedded", "version": "1"},
		"policy":  object{"id": "p", "sha256": digest0},
		"steps":   object{"total": 2, "replayed": 2, "denied": 0, "mismatched": 0, "nondet": 0},
		"tables":  []object{{"name": "t", "post_recorded": digest0, "post_replayed": digest0, "equal": true}},
		"started": "2026-01-02T03:04:05.000Z", "finished": "2026-01-02T03:04:05.000Z", "tool": object{"version": "1"},
	}
	change(predicate)
	attest(b, predicateReplay, predicate, object{"name": "journal", "digest": object{"sha256": run.root().hex()}})
}

// journalOf is the subject that stands for a run.
func journalOf(b *testBundle) object {
	return object{"name": "journal", "digest": object{"sha256": b.runs[0].root().hex()}}
}

// attest adds an attestation, about the first run if no subject is given.
func attest(b *testBundle, kind string, predicate object, subjects ...object) {
	if len(subjects) == 0 {
		subjects = append(subjects, journalOf(b))
	}
	payload := canonical(object{
		"_type": "https://in-toto.io/Statement/v1", "subject": append([]object{}, subjects...), "predicateType": kind, "predicate": predicate,
	})
	const payloadType = "application/vnd.in-toto+json"
	key := testKey("attest")
	b.extra["attestations/a.dsse.json"] = canonical(object{
		"payload": base64.StdEncoding.EncodeToString(payload), "payloadType": payloadType,
		"signatures": []object{{
			"keyid": keyID(key), "sig": base64.StdEncoding.EncodeToString(ed25519.Sign(key, appendPAE(nil, payloadType, payload))),
		}},
	})
}

func disclose(b *testBundle, lines ...object) {
	var out []byte
	for _, line := range lines {
		out = append(append(out, canonical(line)...), '\n')
	}
	b.extra["runs/run-a/disclosures.jsonl"] = out
}

func opened(value string) object {
	return object{"field": "/body", "salt": url64(testSalt), "seq": 1, "value": url64([]byte(value))}
}

func plainly(value string) object {
	return object{"field": "/query", "seq": 1, "value": url64([]byte(value))}
}

// rangeBundle holds the log from leaf `from` on, with a mark and the seal of one run in it.
func rangeBundle(from int) *testBundle {
	b := newBundle()
	b.log.add("policy", object{"name": "p", "sha256": digest0})
	b.log.add("policy", object{"name": "p", "sha256": digest0})
	b.claim, b.from = claimRange, from
	run := usualRun("run-a")
	b.log.add("run.mark", object{"run": run.name, "entries": 3, "root": treeRoot(run.hashes[:3]).hex()})
	b.addRun(run)
	return b
}

func consistencyLine(b *testBundle, size int) []byte {
	return canonical(object{
		"proof": hexes(consistencyProof(size, b.log.hashes, true)), "root": treeRoot(b.log.hashes[:size]).hex(), "size": size,
	})
}

func bundleCases() []bundleCase {
	cases := []bundleCase{
		{"complete", Verified, "", usualBundle},
		{"no-run", Invalid, "201", func() *testBundle { return newBundle() }},
		{"segments", Verified, "", on(func(b *testBundle) { b.runs[0].segment = 2 })},
		{"two-runs", Verified, "", func() *testBundle { return newBundle(usualRun("run-a"), usualRun("run-b")) }},
		{"prefix", Verified, "", func() *testBundle {
			b := newBundle()
			run := openRun("run-a").open().request("a")
			b.log.mark(run)
			b.runs, b.claim = append(b.runs, run), claimPrefix
			return b
		}},
		{"range-0", Verified, "", func() *testBundle { return rangeBundle(0) }},
		{"range-4", Verified, "", func() *testBundle { return rangeBundle(4) }},
		{"range-5", Verified, "", func() *testBundle { return rangeBundle(5) }},
		{"stub", Verified, "", on(func(b *testBundle) { b.runs[0].withhold(2, "privacy") })},
		{"stub-last", Verified, "", on(func(b *testBundle) { b.runs[0].withhold(4, "hold") })},
		{"stub-first", Verified, "", on(func(b *testBundle) { b.runs[0].withhold(0, "hold") })},
		{"scope-selection", Verified, "", on(func(b *testBundle) { b.claim = claimSelection; b.runs[0].withhold(2, "scope") })},
		{"scope-complete", Invalid, "703", on(func(b *testBundle) { b.runs[0].withhold(2, "scope") })},
		{"line-65536", Verified, "", paddedLine(65_536)},
		{"line-65537", Unverifiable, "003", paddedLine(65_537)},
		{"lines-65536", Verified, "", manyStubs(65_536, 65_536)},
		{"lines-65537", Unverifiable, "005", manyStubs(65_537, 65_537)},
		{"lines-two-segments", Verified, "", manyStubs(65_537, 65_536)},
		{"stub-shape", Invalid, "201", on(func(b *testBundle) { b.runs[0].withhold(2, "other") })},
	}
	for _, more := range [][]bundleCase{
		lineCases(), runCases(), keyCases(), logCases(), fileCases(), evidenceCases(), policyCases(),
		signerCases(), endCases(), artifactCases(), reportCases(),
	} {
		cases = append(cases, more...)
	}
	return cases
}

// paddedLine is a bundle with a line of so many bytes.
func paddedLine(length int) func() *testBundle {
	padding := func(bytes int) object {
		ext := object{}
		for i := 0; bytes > 0; i++ {
			ext[fmt.Sprintf("k%02d", i)] = strings.Repeat("\u20ac", min(bytes, 3072)/3) + strings.Repeat("x", min(bytes, 3072)%3)
			bytes -= 3072
		}
		return ext
	}
	with := func(bytes int) *testRun {
		r := openRun("run-a")
		r.edit = func(seq int, payload object) {
			if seq == 1 {
				payload["ext"] = padding(bytes)
			}
		}
		return r.open().request("a").close("a")
	}
	return func() *testBundle {
		guess := length - 1_500
		r := with(guess)
		for range 3 {
			guess += length - len(r.lines[1])
			r = with(guess)
		}
		if len(r.lines[1]) != length {
			panic(fmt.Sprint("the line has ", len(r.lines[1]), " bytes"))
		}
		return newBundle(r)
	}
}

// manyStubs is a bundle with so many lines, nearly all of them stubs.
func manyStubs(lines, segment int) func() *testBundle {
	return func() *testBundle {
		r := openRun("run-a").open()
		for i := len(r.lines); i < lines; i++ {
			leaf := hash32(sha256.Sum256([]byte{byte(i), byte(i >> 8), byte(i >> 16)}))
			r.lines = append(r.lines, canonical(object{"leaf": leaf.hex(), "why": "privacy"}))
			r.hashes = append(r.hashes, leaf)
			r.stubs++
		}
		r.segment = segment
		return newBundle(r)
	}
}

func lineCases() []bundleCase {
	long := strings.Repeat("x", 70_000)
	return []bundleCase{
		{"space", Invalid, "200", replacing(segment0, `"payload":`, `"payload": `)},
		{"escape", Invalid, "200", replacing(segment0, `"keyid"`, `"\u006beyid"`)},
		{"double-member", Invalid, "200", replacing(segment0, `"payload":{`, `"payload":{"body":{},`)},
		{"fraction", Invalid, "200", replacing(segment0, `"seq":0`, `"seq":0.0`)},
		{"great-number", Invalid, "200", replacing(segment0, `"seq":0`, `"seq":9007199254740992`)},
		{"minus-zero", Invalid, "200", replacing(segment0, `"seq":0`, `"seq":-0`)},
		{"not-utf8", Invalid, "200", replacing(segment0, `"run.open"`, "\"run.\xc0\xae\"")},
		{"surrogate", Invalid, "200", replacing(segment0, `"run.open"`, `"run.\ud800"`)},
		{"deep", Unverifiable, "004", replacing(segment0, `"seq":0`, `"seq":`+strings.Repeat("[", 15)+strings.Repeat("]", 15))},
		{"depth-16", Invalid, "201", replacing(segment0, `"seq":0`, `"seq":`+strings.Repeat("[", 14)+strings.Repeat("]", 14))},
		{"deep-rubbish", Unverifiable, "004", replacing(segment0, `{"keyid"`, strings.Repeat("{", 17)+`"keyid"`)},
		{"not-json", Invalid, "200", replacing(segment0, `{"keyid"`, `{keyid`)},
		{"long-line", Unverifiable, "003", replacing(segment0, `"keyid"`, `"keyid`+long+`"`)},
		{"more-after-close", Invalid, "504", on(func(b *testBundle) {
			b.editFiles = func(files map[string][]byte) { files[segment0] = append(files[segment0], "x\n"...) }
		})},
		{"tail", Invalid, "202", on(func(b *testBundle) {
			b.editFiles = func(files map[string][]byte) { files[segment0] = append(files[segment0], 'x') }
		})},
		{"long-end", Unverifiable, "003", on(func(b *testBundle) {
			b.editFiles = func(files map[string][]byte) { files[segment0] = append(files[segment0], long...) }
		})},
		{"empty", Invalid, "202", on(func(b *testBundle) {
			b.editFiles = func(files map[string][]byte) { files[segment0] = nil }
		})},
		{"empty-line", Invalid, "200", on(func(b *testBundle) {
			b.editFiles = func(files map[string][]byte) { files[segment0] = append([]byte("\n"), files[segment0]...) }
		})},
		{"version", Unverifiable, "010", editing(1, func(p object) { p["v"] = 1 })},
		{"negative-version", Unverifiable, "010", editing(1, func(p object) { p["v"] = -1 })},
		{"text-version", Invalid, "201", editing(1, func(p object) { p["v"] = "0" })},
		{"no-version", Invalid, "201", editing(1, func(p object) { delete(p, "v") })},
		{"unknown-type", Invalid, "201", editing(1, func(p object) { p["type"] = "event.other" })},
		{"unknown-member", Invalid, "201", editing(1, func(p object) { p["x"] = "1" })},
		{"unknown-body", Invalid, "201", editing(1, func(p object) { p["body"].(object)["x"] = "1" })},
		{"ext", Verified, "", editing(1, func(p object) { p["ext"] = object{"a": "b", "c": "\u202e\x1b"} })},
		{"ext-number", Invalid, "201", editing(1, func(p object) { p["ext"] = object{"a": 1} })},
		{"ext-name", Invalid, "201", editing(1, func(p object) { p["ext"] = object{"a b": "1"} })},
		{"ext-33", Invalid, "201", editing(1, func(p object) {
			many := object{}
			for i := range 33 {
				many[fmt.Sprint("k", i)] = ""
			}
			p["ext"] = many
		})},
		{"ext-points", Verified, "", editing(1, func(p object) { p["ext"] = object{"a": strings.Repeat("\U0001F600", 1024)} })},
		{"ext-points-1025", Invalid, "201", editing(1, func(p object) { p["ext"] = object{"a": strings.Repeat("\U0001F600", 1025)} })},
		{"time", Invalid, "201", editing(1, func(p object) { p["ts"] = "2026-01-02T03:04:60.000Z" })},
		{"time-line-feed", Invalid, "201", editing(1, func(p object) { p["ts"] = "2026-01-02T03:04:00.000Z\n" })},
		{"clock", Verified, "510", editing(1, func(p object) { p["ts"] = "2026-01-01T03:04:05.000Z" })},
		{"clock-february", Verified, "510", editing(1, func(p object) { p["ts"] = "2025-12-31T03:04:05.000Z" })},
		{"member-of-line", Invalid, "201", replacing(segment0, `{"keyid"`, `{"a":1,"keyid"`)},
		{"odd-signature", Invalid, "201", on(func(b *testBundle) {
			b.editFiles = func(files map[string][]byte) {
				text := string(files[segment0])
				at := strings.Index(text, "\"}\n")
				files[segment0] = []byte(text[:at-1] + "B" + text[at:])
			}
		})},
	}
}

func runCases() []bundleCase {
	cases := []bundleCase{
		{"foreign-run", Invalid, "502", editing(1, func(p object) { p["run"] = "run-b" })},
		{"seq-gap", Invalid, "501", editing(1, func(p object) { p["seq"] = 2 })},
		{"prev", Invalid, "500", editing(1, func(p object) { p["prev"] = digest0 })},
		{"genesis-prev", Invalid, "500", editing(0, func(p object) { p["prev"] = strings.Repeat("1", 64) })},
		{"foreign-origin", Invalid, "502", editing(0, func(p object) { p["body"].(object)["origin"] = "other" })},
		{"no-open", Invalid, "503", withRun(func(r *testRun) { r.request("a").close("a") })},
		{"two-opens", Invalid, "503", withRun(func(r *testRun) { r.open().open() })},
		{"after-close", Invalid, "504", withRun(func(r *testRun) { r.open().close().close() })},
		{"close-count", Invalid, "504", editing(3, func(p object) { p["body"].(object)["entries"] = 3 })},
		{"close-open-calls", Verified, "", withRun(func(r *testRun) { r.open().request("a").request("b").close("b", "a") })},
		{"close-no-open-calls", Invalid, "505", withRun(func(r *testRun) { r.open().request("a").close() })},
		{"close-double-calls", Invalid, "505", withRun(func(r *testRun) { r.open().request("a").close("a", "a") })},
		{"close-other-calls", Invalid, "505", withRun(func(r *testRun) { r.open().request("a").close("b") })},
		{"response-alone", Invalid, "505", withRun(func(r *testRun) { r.open().response("a").close() })},
		{"request-twice", Invalid, "505", withRun(func(r *testRun) { r.open().request("a").request("a").close("a") })},
		{"request-again", Verified, "", withRun(func(r *testRun) { r.open().request("a").response("a").request("a").response("a").close() })},
		{"request-no-call", Invalid, "505", editing(1, func(p object) { delete(p, "call") })},
		{"response-no-call", Invalid, "505", editing(2, func(p object) { delete(p, "call") })},
		{"stub-then-response", Verified, "", withRun(func(r *testRun) {
			r.open().request("a").response("a").close()
			r.withhold(1, "privacy")
		})},
		{"stub-then-no-call", Invalid, "505", withRun(func(r *testRun) {
			r.edit = func(seq int, p object) {
				if seq == 2 {
					delete(p, "call")
				}
			}
			r.open().request("a").response("a").close()
			r.withhold(1, "privacy")
		})},
		{"calls-1024", Verified, "", withRun(func(r *testRun) { manyCalls(r, 1024) })},
		{"calls-1025", Unverifiable, "005", withRun(func(r *testRun) { manyCalls(r, 1025) })},
		{"erasure", Verified, "", withRun(func(r *testRun) { erase(r.open(), 0).close() })},
		{"erasure-itself", Invalid, "506", withRun(func(r *testRun) { erase(r.open(), 1).close() })},
		{"no-close", Invalid, "504", withRun(func(r *testRun) { r.open().request("a") })},
		{"status", Invalid, "702", editing(3, func(p object) { p["body"].(object)["status"] = "recovered" })},
		{"signature", Invalid, "400", on(func(b *testBundle) {
			r := b.runs[0]
			line := strings.Replace(string(r.lines[4]), `"sig":"`, `"sig":"A`, 1)
			at := strings.LastIndex(line, `"`)
			r.lines[4] = []byte(line[:at-2] + "A" + line[at:])
		})},
		{"root", Invalid, "602", on(func(b *testBundle) { b.runs[0].extra = func(run object) { run["root"] = digest0 } })},
		{"fewer", Invalid, "701", on(func(b *testBundle) { b.runs[0].extra = func(run object) { run["entries"] = 4 } })},
		{"more", Invalid, "701", on(func(b *testBundle) { b.runs[0].extra = func(run object) { run["entries"] = 6 } })},
		{"stub-count", Invalid, "702", on(func(b *testBundle) { b.runs[0].extra = func(run object) { run["stubs"] = 1 } })},
		{"first-prev", Invalid, "702", on(func(b *testBundle) {
			b.runs[0].extra = func(run object) { run["first_prev"] = strings.Repeat("1", 64) }
		})},
		{"no-seal", Invalid, "700", on(func(b *testBundle) { b.runs[0].extra = func(run object) { delete(run, "seal_index") } })},
		{"seal-and-mark", Invalid, "702", on(func(b *testBundle) { b.runs[0].extra = func(run object) { run["mark_index"] = 4 } })},
		{"mark-for-seal", Invalid, "702", on(func(b *testBundle) {
			b.runs[0].extra = func(run object) { delete(run, "seal_index"); run["mark_index"] = 4 }
		})},
		{"seal-left-out", Invalid, "700", on(func(b *testBundle) { b.leave = func(i int) bool { return i == 4 } })},
		{"seal-is-key", Invalid, "700", on(func(b *testBundle) { b.runs[0].extra = func(run object) { run["seal_index"] = 3 } })},
		{"prefix-without-both", Invalid, "702", on(func(b *testBundle) { b.claim = claimPrefix })},
		{"no-segments", Invalid, "701", on(func(b *testBundle) { b.editFiles = func(f map[string][]byte) { delete(f, segment0) } })},
		{"cut-tail", Invalid, "701", on(func(b *testBundle) {
			r := b.runs[0]
			r.lines, r.hashes = r.lines[:4], r.hashes[:4]
		})},
		{"late-mark", Invalid, "701", on(func(b *testBundle) {
			b.log.add("run.mark", object{"run": "run-a", "entries": 6, "root": digest0})
		})},
		{"wrong-mark", Invalid, "602", on(func(b *testBundle) {
			b.log.add("run.mark", object{"run": "run-a", "entries": 3, "root": digest0})
		})},
		{"foreign-seal", Invalid, "700", func() *testBundle {
			b := newBundle(usualRun("run-a"), usualRun("run-b"))
			b.runs[0].extra = func(run object) { run["seal_index"] = 5 }
			return b
		}},
		{"spliced", Invalid, "502", func() *testBundle {
			b := newBundle(usualRun("run-a"), usualRun("run-b"))
			b.editFiles = func(files map[string][]byte) { files[segment0] = files[segmentPath("run-b", 0)] }
			return b
		}},
		{"both-broken", Invalid, "400 500", func() *testBundle {
			a, c := usualRun("run-a"), usualRun("run-b")
			b := newBundle(a, c)
			a.lines[1] = []byte(strings.Replace(string(a.lines[1]), `"sig":"`, `"sig":"AAAA`, 1))
			end := strings.LastIndex(string(a.lines[1]), `"`)
			a.lines[1] = []byte(string(a.lines[1])[:end-5] + "A" + string(a.lines[1])[end:])
			c.lines[1], c.lines[2] = c.lines[2], c.lines[1]
			return b
		}},
	}
	cases[len(cases)-1].codes = "400 501"
	return cases
}

func manyCalls(r *testRun, count int) {
	r.open()
	open := []string{}
	for i := range count {
		r.request(fmt.Sprint("c", i))
		open = append(open, fmt.Sprint("c", i))
	}
	r.close(open[:min(count, 1024)]...)
}

func erase(r *testRun, seq int) *testRun {
	r.add("erasure", object{"seq": seq, "leaf": digest0, "field": "body", "why": "asked"}, nil)
	return r
}

func keyCases() []bundleCase {
	return []bundleCase{
		{"unknown-key", Invalid, "401", withRun(func(r *testRun) { r.key = testKey("other"); r.open().close() })},
		{"role", Invalid, "402", withRun(func(r *testRun) { r.key = testKey("export"); r.open().close() })},
		{"no-manifest-signature", Invalid, "405", on(func(b *testBundle) {
			signers := b.signerIDs()
			b.signers = nil
			b.editFields = func(m object) { m["signers"] = signers }
		})},
		{"manifest-role", Invalid, "402", on(func(b *testBundle) { b.signers = []string{"export", "entry"} })},
		{"manifest-unknown", Invalid, "401", on(func(b *testBundle) { b.signers = []string{"other"} })},
		{"manifest-twice", Invalid, "405", on(func(b *testBundle) { b.signers = []string{"export", "export"} })},
		{"manifest-edited", Invalid, "400", on(func(b *testBundle) {
			b.editSigned = func(files map[string][]byte) {
				files[manifestPath] = []byte(strings.Replace(string(files[manifestPath]), `"bundle":"b"`, `"bundle":"c"`, 1))
			}
		})},
		{"key-twice", Invalid, "404", on(func(b *testBundle) { b.log.addKey(roleEntry, "entry") })},
		{"key-id", Invalid, "404", on(func(b *testBundle) {
			b.log.add("key.add", object{
				"role": "entry", "keyid": keyID(testKey("x")), "public_key": url64(publicOf(testKey("y"))), "alg": "ed25519",
			})
		})},
		{"rotated", Invalid, "403", func() *testBundle {
			b := newBundle()
			rotate(b, roleEntry, "entry", "entry-2")
			b.addRun(usualRun("run-a"))
			return b
		}},
		{"rotated-with-mark", Verified, "", func() *testBundle {
			b := newBundle()
			r := openRun("run-a").open()
			b.log.mark(r)
			rotate(b, roleEntry, "entry", "entry-2")
			r.key = testKey("entry-2")
			r.request("a").response("a").close()
			b.addRun(r)
			return b
		}},
		{"rotated-too-early", Invalid, "403", func() *testBundle {
			b := newBundle()
			r := openRun("run-a").open()
			r.key = testKey("entry-2")
			r.request("a")
			b.log.mark(r)
			rotate(b, roleEntry, "entry", "entry-2")
			r.response("a").close()
			b.addRun(r)
			return b
		}},
		{"revoked", Invalid, "403", func() *testBundle {
			b := newBundle()
			b.log.add("key.revoke", object{"role": "entry", "keyid": keyID(testKey("entry")), "why": "lost"})
			b.addRun(usualRun("run-a"))
			return b
		}},
		{"revoked-later", Verified, "", on(func(b *testBundle) {
			b.log.add("key.revoke", object{"role": "entry", "keyid": keyID(testKey("entry")), "why": "lost"})
		})},
		{"revoked-twice", Invalid, "404", on(func(b *testBundle) {
			for range 2 {
				b.log.add("key.revoke", object{"role": "entry", "keyid": keyID(testKey("entry")), "why": "lost"})
			}
		})},
		{"revoke-role", Invalid, "404", on(func(b *testBundle) {
			b.log.add("key.revoke", object{"role": "export", "keyid": keyID(testKey("entry")), "why": "lost"})
		})},
		{"export-revoked", Invalid, "403", on(func(b *testBundle) {
			b.log.add("key.revoke", object{"role": "export", "keyid": keyID(testKey("export")), "why": "lost"})
		})},
		{"log-revoked", Invalid, "405", on(func(b *testBundle) {
			b.log.add("key.revoke", object{"role": "log", "keyid": keyID(testKey("log")), "why": "lost"})
		})},
		{"log-rotated", Verified, "", on(func(b *testBundle) {
			rotate(b, roleLog, "log", "log-2")
			b.log.key = testKey("log-2")
			b.log.add("policy", object{"name": "p", "sha256": digest0})
			b.trust = func(trust object) {
				trust["log_keys"] = []string{url64(publicOf(testKey("log"))), url64(publicOf(testKey("log-2")))}
			}
		})},
		{"log-rotated-old-key", Invalid, "403", on(func(b *testBundle) {
			rotate(b, roleLog, "log", "log-2")
			b.log.add("policy", object{"name": "p", "sha256": digest0})
			b.trust = func(trust object) {
				trust["log_keys"] = []string{url64(publicOf(testKey("log"))), url64(publicOf(testKey("log-2")))}
			}
		})},
		{"log-key-untrusted", Invalid, "411", on(func(b *testBundle) { rotate(b, roleLog, "log", "log-2") })},
		{"role-key-untrusted", Invalid, "411", on(func(b *testBundle) {
			b.trust = func(trust object) { trust["role_keys"] = object{"entry": []string{}} }
		})},
		{"role-key-trusted", Verified, "", on(func(b *testBundle) {
			b.trust = func(trust object) { trust["role_keys"] = object{"entry": []string{url64(publicOf(testKey("entry")))}} }
		})},
		{"key-revoked-by-trust", Invalid, "411", on(func(b *testBundle) {
			b.trust = func(trust object) { trust["revoked"] = []string{keyID(testKey("export"))} }
		})},
		{"rotate-unknown", Invalid, "404", on(func(b *testBundle) { rotate(b, roleEntry, "nobody", "entry-2") })},
		{"rotate-role", Invalid, "404", on(func(b *testBundle) { rotate(b, roleEntry, "export", "entry-2") })},
	}
}

func rotate(b *testBundle, role, old, next string) {
	key := testKey(next)
	b.log.add("key.rotate", object{
		"role": role, "keyid": keyID(key), "replaced": keyID(testKey(old)), "public_key": url64(publicOf(key)), "alg": "ed25519",
	})
}

func logCases() []bundleCase {
	editLog := func(index int, change func(payload object)) func() *testBundle {
		return func() *testBundle {
			b := &testBundle{log: &testLog{key: testKey("log")}, claim: claimComplete, extra: map[string][]byte{}, signers: []string{"export"}}
			b.log.edit = func(n int, payload object) {
				if n == index {
					change(payload)
				}
			}
			b.log.addKey(roleLog, "log")
			b.log.addKey(roleEntry, "entry")
			b.log.addKey(roleExport, "export")
			b.addRun(usualRun("run-a"))
			return b
		}
	}
	witnesses := func(quorum int) func(trust object) {
		return func(trust object) {
			trust["quorum"] = quorum
			trust["witnesses"] = []object{
				{"name": "w1", "public_key": url64(publicOf(testKey("w1")))}, {"name": "w2", "public_key": url64(publicOf(testKey("w2")))},
				{"name": "again", "public_key": url64(publicOf(testKey("w1")))},
			}
		}
	}
	prior := func(size int, change func(note string) string) func(b *testBundle) {
		return func(b *testBundle) {
			b.options = func(b *testBundle, o *Options) { o.Prior = []byte(change(string(b.log.note(size)))) }
		}
	}
	same := func(note string) string { return note }
	otherRoot := func(note string) string {
		return strings.Replace(note, note[strings.Index(note, "=")-8:strings.Index(note, "=")-4], "AAAA", 1)
	}
	withLine := func(size int, change func(b *testBundle)) func() *testBundle {
		return on(func(b *testBundle) {
			b.extra[consistencyPath] = joinLines(consistencyLine(b, size))
			change(b)
		})
	}
	ranged := func(from int, change func(b *testBundle)) func() *testBundle {
		return func() *testBundle {
			b := rangeBundle(from)
			change(b)
			return b
		}
	}
	return []bundleCase{
		{"leaf-index", Invalid, "501", editLog(2, func(p object) { p["index"] = 3 })},
		{"leaf-origin", Invalid, "502", editLog(2, func(p object) { p["origin"] = "other" })},
		{"leaf-version", Unverifiable, "010", editLog(2, func(p object) { p["v"] = 1 })},
		{"leaf-shape", Invalid, "201", editLog(2, func(p object) { p["x"] = 1 })},
		{"genesis-role", Invalid, "601", editLog(0, func(p object) { p["body"].(object)["role"] = "entry" })},
		{"genesis-left-out", Invalid, "601", on(func(b *testBundle) { b.leave = func(i int) bool { return i == 0 } })},
		{"wrong-genesis", Invalid, "410", on(func(b *testBundle) { b.trust = func(trust object) { trust["genesis"] = digest0 } })},
		{"wrong-origin", Invalid, "410", on(func(b *testBundle) { b.trust = func(trust object) { trust["origin"] = "other" } })},
		{"untrusted-log-key", Invalid, "411", on(func(b *testBundle) {
			b.trust = func(trust object) { trust["log_keys"] = []string{url64(publicOf(testKey("x")))} }
		})},
		{"proof-order", Invalid, "601", on(func(b *testBundle) {
			b.editFiles = func(files map[string][]byte) { files[proofsPath] = append(files[proofsPath], files[proofsPath]...) }
		})},
		{"proof-hash", Invalid, "601", on(func(b *testBundle) {
			b.editFiles = func(files map[string][]byte) {
				text := string(files[proofsPath])
				at := strings.Index(text, `"proof":["`) + 10
				files[proofsPath] = []byte(text[:at] + digest0 + text[at+64:])
			}
		})},
		{"proofs-missing", Invalid, "104", on(func(b *testBundle) { b.editFiles = func(f map[string][]byte) { delete(f, proofsPath) } })},
		{"proofs-empty", Invalid, "202", on(func(b *testBundle) { b.editFiles = func(f map[string][]byte) { f[proofsPath] = nil } })},
		{"note-missing", Invalid, "104", on(func(b *testBundle) { b.editFiles = func(f map[string][]byte) { delete(f, checkpointPath) } })},
		{"note-rubbish", Invalid, "600", replacing(checkpointPath, "\n\n", "\n")},
		{"note-origin", Invalid, "600", replacing(checkpointPath, testOrigin, "other/log")},
		{"note-size", Invalid, "603", replacing(checkpointPath, "\n5\n", "\n6\n")},
		{"note-zero", Invalid, "600", replacing(checkpointPath, "\n5\n", "\n05\n")},
		{"note-extension", Invalid, "400", replacing(checkpointPath, "\n\n", "\nextension\n\n")},
		{"note-carriage-return", Invalid, "600", replacing(checkpointPath, "\n\n", "\r\n\n")},
		{"note-other-key", Invalid, "405", replacing(checkpointPath, noteDash+testOrigin, noteDash+"other")},
		{"note-long", Unverifiable, "003", on(func(b *testBundle) {
			b.editFiles = func(f map[string][]byte) { f[checkpointPath] = []byte(strings.Repeat("x", 65_537)) }
		})},
		{"witnessed", Verified, "", on(func(b *testBundle) { b.witnesses = []string{"w1", "w2"}; b.trust = witnesses(2) })},
		{"witness-missing", PolicyFailed, "801", on(func(b *testBundle) { b.witnesses = []string{"w1"}; b.trust = witnesses(2) })},
		{"witness-forged", Invalid, "800", on(func(b *testBundle) {
			b.witnesses, b.trust = []string{"w1"}, witnesses(1)
			b.editFiles = func(files map[string][]byte) {
				note := string(files[checkpointPath])
				files[checkpointPath] = []byte(note[:len(note)-8] + "AAAA" + note[len(note)-4:])
			}
		})},
		{"witness-quorum-0", Verified, "", on(func(b *testBundle) { b.trust = witnesses(0) })},
		{"witness-quorum-of-nobody", PolicyFailed, "801", on(func(b *testBundle) {
			b.trust = func(trust object) { trust["quorum"] = 1 }
		})},
		{"consistency", Verified, "", withLine(3, prior(3, same))},
		{"consistency-other-root", Invalid, "620", withLine(3, prior(3, otherRoot))},
		{"consistency-missing", Unverifiable, "621", withLine(2, prior(3, same))},
		{"consistency-same-size", Verified, "", withLine(5, prior(5, same))},
		{"prior-newer", PolicyFailed, "622", withLine(5, prior(4, func(n string) string { return strings.Replace(n, "\n4\n", "\n9\n", 1) }))},
		{"prior-other-log", Invalid, "620", withLine(3, prior(3, func(n string) string { return strings.Replace(n, testOrigin, "x", 1) }))},
		{"prior-rubbish", Unverifiable, "012", withLine(3, prior(3, func(n string) string { return "x" }))},
		{"consistency-broken", Invalid, "604", withLine(3, func(b *testBundle) {
			b.extra[consistencyPath] = joinLines(consistencyLine(b, 3), consistencyLine(b, 2))
		})},
		{"consistency-twice", Invalid, "604", withLine(3, func(b *testBundle) {
			b.extra[consistencyPath] = []byte(strings.Repeat(string(joinLines(consistencyLine(b, 3))), 2))
		})},
		{"range-prior-in", Verified, "", ranged(4, prior(5, same))},
		{"range-prior-from", Verified, "", ranged(4, prior(4, same))},
		{"range-prior-fork", Invalid, "620", ranged(4, prior(5, otherRoot))},
		{"range-prior-before", Unverifiable, "621", ranged(4, prior(3, same))},
		{"range-run-left-out", Invalid, "704", ranged(4, func(b *testBundle) { b.runs = nil })},
		{"range-leaf-left-out", Invalid, "501", ranged(4, func(b *testBundle) {
			b.editFiles = func(f map[string][]byte) {
				f[logPath(0)] = f[logPath(0)][strings.Index(string(f[logPath(0)]), "\n")+1:]
			}
		})},
		{"range-end-left-out", Invalid, "701", ranged(4, func(b *testBundle) {
			b.log.add("policy", object{"name": "p", "sha256": digest0})
			b.editFiles = func(f map[string][]byte) {
				text := strings.TrimSuffix(string(f[logPath(0)]), "\n")
				f[logPath(0)] = []byte(text[:strings.LastIndex(text, "\n")+1])
			}
		})},
		{"range-more", Invalid, "701", ranged(4, func(b *testBundle) {
			b.editFiles = func(f map[string][]byte) { f[logPath(0)] = append(f[logPath(0)], "x\n"...) }
		})},
		{"range-frontier", Invalid, "605", ranged(4, func(b *testBundle) {
			b.editFiles = func(f map[string][]byte) {
				f[frontierPath] = canonical(object{"roots": []string{digest0}, "size": 4})
			}
		})},
		{"range-frontier-missing", Invalid, "104", ranged(4, func(b *testBundle) {
			b.editFiles = func(f map[string][]byte) { delete(f, frontierPath) }
		})},
		{"range-other-root", Invalid, "605", ranged(4, func(b *testBundle) {
			b.log.add("policy", object{"name": "p", "sha256": digest0})
			b.editFiles = func(f map[string][]byte) {
				other := &testLog{key: testKey("log"), lines: b.log.lines[:len(b.log.lines)-1], hashes: b.log.hashes}
				other.add("policy", object{"name": "q", "sha256": digest0})
				text := strings.TrimSuffix(string(f[logPath(0)]), "\n")
				f[logPath(0)] = append([]byte(text[:strings.LastIndex(text, "\n")+1]), joinLines(canonical(other.lines[len(other.lines)-1]))...)
			}
		})},
		{"range-empty", Invalid, "201", ranged(4, func(b *testBundle) {
			b.editFields = func(m object) { m["claim"].(object)["from"] = len(b.log.lines) }
		})},
	}
}

func fileCases() []bundleCase {
	files := func(change func(files map[string][]byte)) func() *testBundle {
		return on(func(b *testBundle) { b.editSigned = change })
	}
	fields := func(change func(m object)) func() *testBundle {
		return on(func(b *testBundle) { b.editFields = change })
	}
	bytesOf := func(change func(c []byte) []byte) func() *testBundle {
		return on(func(b *testBundle) { b.editBytes = change })
	}
	surplus := func(path string) func() *testBundle {
		return on(func(b *testBundle) { b.extra[path] = []byte("x") })
	}
	digest := hash32(sha256.Sum256([]byte("x"))).hex()
	return []bundleCase{
		{"artifact", Verified, "", surplus("artifacts/sha256/" + digest)},
		{"artifact-name", Invalid, "106", surplus("artifacts/sha256/" + digest0)},
		{"artifact-swapped", Invalid, "103", on(func(b *testBundle) {
			b.extra["artifacts/sha256/"+digest] = []byte("x")
			b.editSigned = func(f map[string][]byte) { f["artifacts/sha256/"+digest] = []byte("y") }
		})},
		{"no-place", Invalid, "106", surplus("other/file")},
		{"no-place-log", Invalid, "106", surplus("log/other.jsonl")},
		{"no-place-run", Invalid, "106", surplus("runs/run-b/disclosures.jsonl")},
		{"no-place-segment", Invalid, "106", surplus("runs/run-a/entries-0000001.jsonl")},
		{"no-place-range", Invalid, "106", surplus(logPath(0))},
		{"no-place-from", Invalid, "106", surplus(fromNotePath)},
		{"no-place-pef", Invalid, "106", surplus("pef/other.json")},
		{"not-listed", Invalid, "104", files(func(f map[string][]byte) { f["artifacts/sha256/"+digest] = []byte("x") })},
		{"not-there", Invalid, "104", files(func(f map[string][]byte) { delete(f, segment0) })},
		{"no-manifest", Invalid, "104", files(func(f map[string][]byte) { delete(f, manifestPath) })},
		{"no-signatures", Invalid, "104", files(func(f map[string][]byte) { delete(f, signaturesPath) })},
		{"size", Invalid, "103", files(func(f map[string][]byte) { f[segment0] = append(f[segment0], '\n') })},
		{"digest", Invalid, "200 103", files(func(f map[string][]byte) { f[segment0][0] = 'x' })},
		{"crc", Invalid, "105", bytesOf(func(c []byte) []byte {
			c[14] ^= 1
			at := strings.Index(string(c), "PK\x01\x02")
			c[at+16] ^= 1
			return c
		})},
		{"crc-disagrees", Invalid, "101", bytesOf(func(c []byte) []byte { c[14] ^= 1; return c })},
		{"empty-file", Invalid, "100", bytesOf(func(c []byte) []byte { return nil })},
		{"cut", Invalid, "100", bytesOf(func(c []byte) []byte { return c[:len(c)-1] })},
		{"before", Invalid, "100", bytesOf(func(c []byte) []byte { return append([]byte("x"), c...) })},
		{"after", Invalid, "100", bytesOf(func(c []byte) []byte { return append(c, 'x') })},
		{"no-files", Invalid, "104", bytesOf(func(c []byte) []byte { return makeContainer(nil) })},
		{"time-field", Invalid, "101", bytesOf(func(c []byte) []byte { c[10] = 1; return c })},
		{"name", Invalid, "102", files(func(f map[string][]byte) { f["../x"] = nil })},
		{"name-case", Invalid, "102", files(func(f map[string][]byte) { f["X"] = nil })},
		{"name-order", Invalid, "102", bytesOf(func(c []byte) []byte {
			return []byte(strings.ReplaceAll(string(c), "log/proofs.jsonl", "log/aroofs.jsonl"))
		})},
		{"deflated", Invalid, "101", bytesOf(func(c []byte) []byte { c[8] = 8; return c })},
		{"manifest-version", Unverifiable, "010", fields(func(m object) { m["v"] = 1 })},
		{"manifest-version-text", Invalid, "201", fields(func(m object) { m["v"] = "1" })},
		{"claim", Unverifiable, "011", fields(func(m object) { m["claim"].(object)["type"] = "other" })},
		{"claim-number", Invalid, "201", fields(func(m object) { m["claim"].(object)["type"] = 1 })},
		{"manifest-shape", Invalid, "201", fields(func(m object) { m["x"] = 1 })},
		{"manifest-head", Invalid, "603", fields(func(m object) { m["checkpoint"].(object)["root"] = digest0 })},
		{"manifest-list", Invalid, "201", fields(func(m object) { clear(m) })},
		{"manifest-space", Invalid, "200", files(func(f map[string][]byte) { f[manifestPath] = append(f[manifestPath], '\n') })},
		{"manifest-deep", Unverifiable, "004", files(func(f map[string][]byte) { f[manifestPath] = []byte(strings.Repeat("[", 17)) })},
		{"manifest-metrics", Verified, "", fields(func(m object) { m["metrics"] = []object{{"name": "blocks", "n": 1}} })},
		{"signatures-long", Unverifiable, "003", files(func(f map[string][]byte) { f[signaturesPath] = make([]byte, 65_537) })},
		{"signatures-shape", Invalid, "201", files(func(f map[string][]byte) { f[signaturesPath] = []byte("{}") })},
		{"segment-order", Invalid, "106", on(func(b *testBundle) {
			b.runs[0].segment = 2
			b.runs[0].extra = func(run object) {
				s := run["segments"].([]string)
				s[0], s[1] = s[1], s[0]
			}
		})},
		{"run-order", Invalid, "201", func() *testBundle {
			b := newBundle(usualRun("run-a"), usualRun("run-b"))
			b.editFields = func(m object) {
				runs := m["runs"].([]object)
				runs[0], runs[1] = runs[1], runs[0]
			}
			return b
		}},
	}
}

func evidenceCases() []bundleCase {
	disclosed := func(lines ...object) func() *testBundle { return on(func(b *testBundle) { disclose(b, lines...) }) }
	with := func(line object, name string, value any) object { line[name] = value; return line }
	replayed := func(change func(p object)) func() *testBundle { return on(func(b *testBundle) { replay(b, change) }) }
	steps := func(total, replayed, denied, mismatched int) func(p object) {
		return func(p object) {
			p["steps"] = object{"total": total, "replayed": replayed, "denied": denied, "mismatched": mismatched, "nondet": 0}
		}
	}
	digest := hash32(sha256.Sum256([]byte("x"))).hex()
	external := func(o *Options, content string) {
		o.Externals = func(sha256 string) (io.ReadCloser, error) {
			if sha256 != digest {
				return nil, nil
			}
			return io.NopCloser(strings.NewReader(content)), nil
		}
	}
	named := func(change func(b *testBundle, o *Options)) func() *testBundle {
		return on(func(b *testBundle) {
			b.editFields = func(m object) {
				m["externals"] = []object{{"sha256": digest, "size": 1, "location": "s3://x"}}
			}
			b.options = change
		})
	}
	return []bundleCase{
		{"disclosed", Verified, "", disclosed(opened("hello"), plainly("q"))},
		{"disclosed-other", Invalid, "920", disclosed(opened("hellx"))},
		{"disclosed-longer", Invalid, "920", disclosed(opened("hello!"))},
		{"disclosed-plain-other", Invalid, "920", disclosed(opened("hello"), plainly("r"))},
		{"disclosed-plain-for-salted", Invalid, "921", disclosed(with(plainly("q"), "field", "/body"))},
		{"disclosed-salted-for-plain", Invalid, "921", disclosed(with(opened("q"), "field", "/query"))},
		{"disclosed-nothing", Invalid, "921", disclosed(with(opened("q"), "field", "/path"))},
		{"disclosed-nowhere", Invalid, "921", disclosed(with(opened("q"), "field", "/a/b"))},
		{"disclosed-beyond", Invalid, "921", disclosed(with(opened("q"), "seq", 9))},
		{"disclosed-order", Invalid, "921", disclosed(plainly("q"), opened("hello"))},
		{"disclosed-twice", Invalid, "921", disclosed(opened("hello"), opened("hello"))},
		{"disclosed-shape", Invalid, "201", disclosed(with(opened("hello"), "x", 1))},
		{"disclosed-bits", Invalid, "201", disclosed(with(opened("hello"), "value", "aGVsbG9"))},
		{"disclosed-stub", Invalid, "921", on(func(b *testBundle) { disclose(b, opened("hello")); b.runs[0].withhold(1, "hold") })},
		{"disclosed-empty", Invalid, "202", disclosed()},
		{"replay", Verified, "", replayed(func(p object) {})},
		{"replay-nothing", Invalid, "912", replayed(steps(0, 0, 0, 0))},
		{"replay-more", Invalid, "912", replayed(steps(2, 2, 1, 0))},
		{"replay-mismatch", Invalid, "912", replayed(func(p object) { steps(2, 2, 0, 1)(p); differ(p) })},
		{"replay-mismatch-hidden", Invalid, "912", replayed(func(p object) { steps(2, 2, 0, 1)(p); p["verdict"] = "failed" })},
		{"replay-failed", Verified, "", replayed(func(p object) { steps(2, 2, 0, 1)(p); differ(p); p["verdict"] = "failed" })},
		{"replay-partial", Verified, "", replayed(func(p object) { p["codes"] = []string{"SLICE_ONLY"}; p["verdict"] = "partial" })},
		{"replay-other-run", Invalid, "911", replayed(func(p object) { p["run"] = "run-b" })},
		{"replay-other-root", Invalid, "911", replayed(func(p object) { p["run_root"] = digest0 })},
		{"replay-shape", Invalid, "201", replayed(func(p object) { p["x"] = 1 })},
		{"replay-table", Invalid, "912", replayed(func(p object) { p["tables"].([]object)[0]["equal"] = false })},
		{"predicate", Verified, "914", on(func(b *testBundle) { attest(b, "https://example.org/x", object{}) })},
		{"snapshot", Verified, "", on(func(b *testBundle) { attest(b, predicateSnapshot, object{"a": 1}) })},
		{"subject", Invalid, "911", on(func(b *testBundle) {
			attest(b, predicateDiff, object{}, object{"name": "x", "digest": object{"sha256": digest0}})
		})},
		{"attestation-role", Invalid, "402", on(func(b *testBundle) {
			attest(b, predicateDiff, object{})
			b.extra["attestations/a.dsse.json"] = []byte(strings.Replace(string(b.extra["attestations/a.dsse.json"]), keyID(testKey("attest")), keyID(testKey("entry")), 1))
		})},
		{"attestation-unsigned", Invalid, "405", on(func(b *testBundle) {
			attest(b, predicateDiff, object{})
			var envelope object
			json.Unmarshal(b.extra["attestations/a.dsse.json"], &envelope)
			envelope["signatures"] = []any{}
			b.extra["attestations/a.dsse.json"] = canonical(envelope)
		})},
		{"attestation-forged", Invalid, "400", on(func(b *testBundle) {
			attest(b, predicateDiff, object{})
			var envelope object
			json.Unmarshal(b.extra["attestations/a.dsse.json"], &envelope)
			envelope["payload"] = base64.StdEncoding.EncodeToString(canonical(object{
				"_type": "https://in-toto.io/Statement/v1", "subject": []any{journalOf(b)}, "predicateType": predicateDiff, "predicate": object{"x": 1},
			}))
			b.extra["attestations/a.dsse.json"] = canonical(envelope)
		})},
		{"attestation-long", Unverifiable, "003", on(func(b *testBundle) { b.extra["attestations/a.dsse.json"] = make([]byte, 1_048_577) })},
		{"attestation-rubbish", Invalid, "200", on(func(b *testBundle) { b.extra["attestations/a.dsse.json"] = []byte("x") })},
		{"rendering", Verified, "", on(func(b *testBundle) {
			b.extra["render/report.html"] = []byte("x")
			attest(b, predicateCompliance, object{}, object{"name": "report", "digest": object{"sha256": digest}}, journalOf(b))
		})},
		{"rendering-alone", Invalid, "913", on(func(b *testBundle) { b.extra["render/report.html"] = []byte("x") })},
		{"rendering-other", Invalid, "913", on(func(b *testBundle) {
			b.extra["render/report.html"] = []byte("x")
			attest(b, predicateDiff, object{}, object{"name": "report", "digest": object{"sha256": digest}})
		})},
		{"anchor", Verified, "810", on(func(b *testBundle) { b.extra["anchors/a.tsr"] = []byte("x") })},
		{"external-unseen", Verified, "931", named(func(b *testBundle, o *Options) {})},
		{"external", Verified, "", named(func(b *testBundle, o *Options) { external(o, "x") })},
		{"external-other", Invalid, "930", named(func(b *testBundle, o *Options) { external(o, "y") })},
		{"external-longer", Invalid, "930", named(func(b *testBundle, o *Options) { external(o, "xx") })},
	}
}

func policyCases() []bundleCase {
	trusting := func(name string, value any) func() *testBundle {
		return on(func(b *testBundle) { b.trust = func(trust object) { trust[name] = value } })
	}
	aged := func(now string) func() *testBundle {
		return on(func(b *testBundle) {
			b.trust = func(trust object) { trust["max_age_s"] = 10 }
			b.options = func(b *testBundle, o *Options) { o.Now, _ = time.Parse(time.RFC3339, now) }
		})
	}
	return []bundleCase{
		{"claims", Verified, "", trusting("claims", []string{claimComplete})},
		{"claims-other", PolicyFailed, "710", trusting("claims", []string{claimRange})},
		{"claims-none", PolicyFailed, "710", trusting("claims", []string{})},
		{"runs", Verified, "", trusting("runs", []string{"run-a"})},
		{"runs-other", PolicyFailed, "711", trusting("runs", []string{"run-a", "run-b"})},
		{"age", Verified, "", aged("2026-01-02T03:04:15.000Z")},
		{"age-over", PolicyFailed, "712", aged("2026-01-02T03:04:15.001Z")},
		{"age-ahead", Verified, "", aged("2026-01-02T02:59:05.000Z")},
		{"age-far-ahead", PolicyFailed, "712", aged("2026-01-02T02:59:04.999Z")},
		{"trust-shape", Unverifiable, "002", trusting("x", 1)},
		{"trust-version", Unverifiable, "002", trusting("v", 1)},
		{"fast", IntactUntrusted, "420", on(func(b *testBundle) { b.options = func(b *testBundle, o *Options) { o.Fast = true } })},
		{"untrusted", IntactUntrusted, "", on(func(b *testBundle) { b.options = func(b *testBundle, o *Options) { o.Trust = nil } })},
	}
}

func TestVerifySaysOfEveryBundleWhatTheSpecificationSays(t *testing.T) {
	folder := os.Getenv("PEF_CASES")
	for _, c := range bundleCases() {
		t.Run(c.name, func(t *testing.T) {
			b := c.make()
			container := b.build()
			options := Options{Trust: b.trustFile()}
			if b.options != nil {
				b.options(b, &options)
			}
			verdict := mustVerify(t, container, options)
			if got := codesOf(&verdict); verdict.Verdict != c.verdict && c.verdict != "" || got != c.codes {
				t.Errorf("%s [%s], want %s [%s]\n%s", verdict.Verdict, got, c.verdict, c.codes, verdict.JSON())
			}
			if folder != "" {
				writeCase(t, filepath.Join(folder, c.name), container, options)
			}
		})
	}
}

// writeCase leaves the case where other verifiers can be tried on it.
func writeCase(t *testing.T, path string, container []byte, options Options) {
	t.Helper()
	for suffix, content := range map[string][]byte{".pef": container, ".trust.json": options.Trust, ".prior": options.Prior} {
		if content != nil {
			if err := os.WriteFile(path+suffix, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
