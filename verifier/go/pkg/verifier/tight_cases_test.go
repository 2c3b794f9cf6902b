package verifier

import (
	"crypto/sha256"
	"slices"
	"strings"
)

// differ says that statements had other results.
func differ(predicate object) { predicate["level"].(object)["statement"] = "different" }

// signerCases are about the list of those who sign a manifest (M-1).
func signerCases() []bundleCase {
	two := func(change func(b *testBundle)) func() *testBundle {
		return on(func(b *testBundle) {
			b.log.addKey(roleExport, "export-2")
			b.signers = []string{"export", "export-2"}
			change(b)
		})
	}
	signed := func(change func(list []any) []any) func(files map[string][]byte) {
		return func(files map[string][]byte) {
			document := parseObject(files[signaturesPath])
			document["signatures"] = change(document["signatures"].([]any))
			files[signaturesPath] = canonical(document)
		}
	}
	return []bundleCase{
		{"signers", Verified, "", two(func(b *testBundle) {})},
		{"signers-stripped", Invalid, "405", two(func(b *testBundle) {
			b.editSigned = signed(func(list []any) []any { return list[:1] })
		})},
		{"signers-reordered", Invalid, "405", two(func(b *testBundle) {
			b.editSigned = signed(func(list []any) []any { slices.Reverse(list); return list })
		})},
		{"signers-added", Invalid, "405", two(func(b *testBundle) {
			b.editFields = func(m object) { m["signers"] = m["signers"].([]string)[:1] }
		})},
		{"signers-unordered", Invalid, "201", two(func(b *testBundle) {
			b.editFields = func(m object) { slices.Reverse(m["signers"].([]string)) }
		})},
		{"signers-none", Invalid, "201", on(func(b *testBundle) {
			b.editFields = func(m object) { m["signers"] = []string{} }
		})},
	}
}

// endCases are about the one end that a run has (V-18.1).
func endCases() []bundleCase {
	sealAgain := func(entries int, root hash32) func(b *testBundle) {
		return func(b *testBundle) {
			b.log.add("run.seal", object{"run": "run-a", "entries": entries, "root": root.hex(), "status": "complete"})
		}
	}
	marked := func(change func(b *testBundle)) func() *testBundle {
		return func() *testBundle {
			b, run := newBundle(), usualRun("run-a")
			b.log.mark(run)
			b.runs, b.claim = append(b.runs, run), claimPrefix
			change(b)
			return b
		}
	}
	whole := usualRun("run-a")
	return []bundleCase{
		{"two-seals", Invalid, "702", on(sealAgain(5, whole.root()))},
		{"two-seals-shorter", Invalid, "702", on(sealAgain(3, treeRoot(whole.hashes[:3])))},
		{"mark-and-seal", Verified, "", marked(sealAgain(5, whole.root()))},
		{"mark-and-other-seal", Invalid, "702", marked(sealAgain(3, treeRoot(whole.hashes[:3])))},
		{"mark-and-two-seals", Invalid, "702", marked(func(b *testBundle) {
			sealAgain(5, whole.root())(b)
			sealAgain(5, whole.root())(b)
		})},
		{"no-close-stub-before", Invalid, "504", withRun(func(r *testRun) {
			r.open().request("a").response("a")
			r.withhold(1, "privacy")
		})},
		{"no-close-stub-last", Verified, "", withRun(func(r *testRun) {
			r.open().request("a").response("a")
			r.withhold(2, "privacy")
		})},
	}
}

// artifactCases are about documents that entries name (E-13, V-18.4).
func artifactCases() []bundleCase {
	const content = "x"
	digest := hash32(sha256.Sum256([]byte(content))).hex()
	named := func(name string, size int, change func(b *testBundle)) func() *testBundle {
		return func() *testBundle {
			r := openRun("run-a").open()
			r.add("event.step", object{
				"summary": "a step", "digests": []object{{"name": name, "sha256": digest}},
				"counts": []object{{"name": name, "n": size}, {"name": name, "n": 77}},
			}, nil)
			b := newBundle(r.close())
			change(b)
			return b
		}
	}
	held := func(b *testBundle) { b.extra["artifacts/sha256/"+digest] = []byte(content) }
	external := func(size int) func(b *testBundle) {
		return func(b *testBundle) {
			b.editFields = func(m object) {
				m["externals"] = []object{{"sha256": digest, "size": size, "location": "s3://x"}}
			}
		}
	}
	return []bundleCase{
		{"artifact-named", Verified, "", named("x.artifact", 1, held)},
		{"artifact-named-missing", Verified, "932", named("x.artifact", 1, func(b *testBundle) {})},
		{"artifact-named-otherwise", Verified, "", named("x.digest", 1, func(b *testBundle) {})},
		{"artifact-named-size", Invalid, "933", named("x.artifact", 2, held)},
		{"artifact-named-external", Verified, "931", named("x.artifact", 1, external(1))},
		{"artifact-named-external-size", Invalid, "933 931", named("x.artifact", 1, external(2))},
		{"artifact-named-both", Verified, "931", named("x.artifact", 1, func(b *testBundle) { held(b); external(2)(b) })},
		{"artifact-in-broken-run", Invalid, "701 932", named("x.artifact", 1, func(b *testBundle) {
			b.runs[0].extra = func(run object) { run["entries"] = 2 }
		})},
	}
}

// reportCases are about attestations.
func reportCases() []bundleCase {
	const content = "x"
	digest := hash32(sha256.Sum256([]byte(content))).hex()
	subject := object{"name": "report", "digest": object{"sha256": digest}}
	replayed := func(change func(p object)) func() *testBundle { return on(func(b *testBundle) { replay(b, change) }) }
	partial := func(steps object, codes ...string) func(p object) {
		return func(p object) {
			p["steps"], p["codes"], p["verdict"] = steps, codes, "partial"
		}
	}
	counts := func(total, replayed, denied, mismatched, nondet int) object {
		return object{"total": total, "replayed": replayed, "denied": denied, "mismatched": mismatched, "nondet": nondet}
	}
	diverges := func(step int, code string) func(p object) {
		return func(p object) {
			partial(counts(3, 2, 0, 0, 0), "SLICE_ONLY")(p)
			p["first_divergence"] = object{"step": step, "code": code}
		}
	}
	return []bundleCase{
		{"report-of-no-run", Invalid, "911 913", on(func(b *testBundle) {
			b.extra["render/report.html"] = []byte(content)
			attest(b, predicateCompliance, object{}, subject)
		})},
		{"report-of-an-external", Invalid, "911 931", on(func(b *testBundle) {
			b.editFields = func(m object) {
				m["externals"] = []object{{"sha256": digest, "size": 1, "location": "s3://x"}}
			}
			attest(b, predicateDiff, object{}, subject)
		})},
		{"report-of-nothing", Invalid, "201", on(func(b *testBundle) {
			attest(b, predicateDiff, object{})
			editStatement(b, func(s object) { s["subject"] = []any{} })
		})},
		{"report-key-twice", Invalid, "201", on(func(b *testBundle) {
			attest(b, predicateDiff, object{})
			envelope := parseObject(b.extra["attestations/a.dsse.json"])
			list := envelope["signatures"].([]any)
			envelope["signatures"] = append(list, list[0])
			b.extra["attestations/a.dsse.json"] = canonical(envelope)
		})},
		{"replay-partial-none", Invalid, "912", replayed(partial(counts(2, 0, 0, 0, 0), "SLICE_ONLY"))},
		{"replay-partial-denied", Verified, "", replayed(partial(counts(2, 1, 1, 0, 0), "DENIED_STMT"))},
		{"replay-partial-denied-unsaid", Invalid, "912", replayed(partial(counts(2, 1, 1, 0, 0), "NONDET"))},
		{"replay-partial-nondet", Verified, "", replayed(partial(counts(2, 2, 0, 0, 1), "NONDET"))},
		{"replay-nondet-more", Invalid, "912", replayed(partial(counts(2, 2, 0, 0, 3), "NONDET"))},
		{"replay-partial-short", Invalid, "912", replayed(partial(counts(3, 2, 0, 0, 0), "REWRITTEN"))},
		{"replay-partial-mismatch", Verified, "", replayed(func(p object) {
			partial(counts(2, 2, 0, 1, 0), "ROWCOUNT_MISMATCH")(p)
			differ(p)
		})},
		{"replay-different-without-mismatch", Invalid, "912", replayed(func(p object) { differ(p); p["verdict"] = "failed" })},
		{"replay-diverges", Verified, "", replayed(diverges(2, "SLICE_ONLY"))},
		{"replay-diverges-beyond", Invalid, "912", replayed(diverges(3, "SLICE_ONLY"))},
		{"replay-diverges-by-another", Invalid, "912", replayed(diverges(2, "NONDET"))},
		{"trust-long-number", Unverifiable, "002", on(func(b *testBundle) {
			b.options = func(b *testBundle, o *Options) {
				o.Trust = []byte(strings.Replace(string(o.Trust), `"v":0`, `"v":0.0000000000000000000000000000000`, 1))
			}
		})},
		{"trust-number-of-32", Verified, "", on(func(b *testBundle) {
			b.options = func(b *testBundle, o *Options) {
				o.Trust = []byte(strings.Replace(string(o.Trust), `"v":0`, `"v":0.000000000000000000000000000000`, 1))
			}
		})},
	}
}
