package verifier

import (
	"bytes"
	"testing"
)

// FuzzCanonicalize holds that the canonical form is a fixed point, and that the parser of bundles
// accepts exactly the canonical texts whose numbers are integers (J-1, J-2).
func FuzzCanonicalize(f *testing.F) {
	for _, seed := range []string{
		`{"a":[1,-2,"\u001f\n",true,null],"b":{}}`, `{"b":1,"a":2}`, `[1.5,1e3,-0,9007199254740991,9007199254740992]`,
		`"\ud83d\ude00"`, "\"\U0001F600\"", `{"a":1,"a":2}`, ` [ ] `, "{\"\uffff\":1,\"\U00010000\":2}", "{\"\U00010000\":2,\"\uffff\":1}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		canonical, err := Canonicalize(source)
		var strict, again jsonText
		accepted := strict.parse(source, modeCanonical) == nil
		if err != nil {
			if accepted {
				t.Fatalf("%q is no I-JSON but canonical", source)
			}
			return
		}
		twice, err := Canonicalize(canonical)
		if err != nil || !bytes.Equal(twice, canonical) {
			t.Fatalf("%q becomes %q becomes %q (%v)", source, canonical, twice, err)
		}
		integers := again.parse(canonical, modeCanonical) == nil
		if accepted != (integers && bytes.Equal(source, canonical)) {
			t.Fatalf("%q (canonical %q): accepted is %v", source, canonical, accepted)
		}
		if accepted && maxDepth(source) <= maxDepthAllowed != strict.shallow() {
			t.Fatalf("%q: the depth on bytes is %d", source, maxDepth(source))
		}
	})
}

// FuzzContainer holds that no bytes bring the verifier down, that two workers and one agree, and
// that only what was made is verified.
func FuzzContainer(f *testing.F) {
	good, ranged := usualBundle(), rangeBundle(4)
	disclose(good, opened("hello"))
	replay(good, func(object) {})
	container, trust := good.build(), good.trustFile()
	f.Add(container)
	f.Add(ranged.build())
	f.Add(makeContainer(nil))
	f.Fuzz(func(t *testing.T, source []byte) {
		first := mustVerify(t, source, Options{Trust: trust, Workers: 1})
		second := mustVerify(t, source, Options{Trust: trust, Workers: 3})
		if !bytes.Equal(first.JSON(), second.JSON()) {
			t.Fatalf("one worker:   %s\nthree workers: %s", first.JSON(), second.JSON())
		}
		if first.Verdict == Verified && !bytes.Equal(source, container) && !bytes.Equal(source, ranged.build()) {
			t.Fatalf("a bundle that nobody made is verified: %s", first.JSON())
		}
		if canonical, err := Canonicalize(first.JSON()); err != nil || !bytes.Equal(canonical, first.JSON()) {
			t.Fatalf("the verdict is not canonical: %s (%v)", first.JSON(), err)
		}
	})
}

// FuzzFiles changes one file of a bundle and signs what comes of it, so that the change is met
// behind the digests.
func FuzzFiles(f *testing.F) {
	base := usualBundle()
	base.build()
	for path, content := range base.files {
		f.Add(path, content)
	}
	f.Fuzz(func(t *testing.T, path string, content []byte) {
		if !namePattern.matches([]byte(path)) || len(content) > 1<<20 || path == manifestPath || path == signaturesPath {
			return
		}
		b := usualBundle()
		b.editFiles = func(files map[string][]byte) {
			files[path] = content
		}
		verdict := mustVerify(t, b.build(), Options{Trust: b.trustFile(), Workers: 1})
		if verdict.Verdict == Verified && base.files[path] != nil && !bytes.Equal(content, base.files[path]) && path != checkpointPath {
			t.Fatalf("%s may be %q", path, content)
		}
	})
}
