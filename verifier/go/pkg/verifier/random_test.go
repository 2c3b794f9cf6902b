package verifier

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// chaos changes bundles at random while they are made, so that what comes out is signed and wrong
// in one place or two. The same seed makes the same bundles.
type chaos struct{ *rand.Rand }

// pool are values that are nearly right somewhere.
var pool = []any{
	nil, true, false, 0, 1, -1, 2, 3, 5, 6, 9007199254740991, 9007199254740992, 1.5, "", "0", "run-a", "run-b", "a", "complete", "é\u202e",
	digest0, digest0 + "0", []any{}, []any{"a"}, []any{"a", "a"}, object{}, object{"a": "b"}, "2026-02-30T00:00:00.000Z", "run.close", "run.open",
	"decision", "erasure", "call.response", "selection", "run-complete", "range-complete", "key.revoke", "run.seal", "entry", "log", "export",
	"runs/run-a/entries-000000.jsonl", "runs/run-a/entries-000001.jsonl", "privacy", "scope", testOrigin, "ecdsa-p256",
}

// object changes one member of an object, or of one inside it.
func (c chaos) object(o object) {
	names := slices.Sorted(maps.Keys(o))
	if len(names) == 0 || c.IntN(12) == 0 {
		o[fmt.Sprint("x", c.IntN(3))] = pool[c.IntN(len(pool))]
		return
	}
	name := names[c.IntN(len(names))]
	switch inner := o[name].(type) {
	case object:
		if c.IntN(5) > 0 {
			c.object(inner)
			return
		}
	case []object:
		if len(inner) > 0 && c.IntN(5) > 0 {
			c.object(inner[c.IntN(len(inner))])
			return
		}
	}
	if c.IntN(6) == 0 {
		delete(o, name)
		return
	}
	o[name] = pool[c.IntN(len(pool))]
}

// bytes changes a few bytes.
func (c chaos) bytes(source []byte) []byte {
	out := slices.Clone(source)
	if len(out) == 0 {
		return []byte{byte(c.IntN(256))}
	}
	at := c.IntN(len(out))
	to := min(len(out), at+1+c.IntN(20))
	switch c.IntN(7) {
	case 0:
		return slices.Delete(out, at, to)
	case 1:
		return slices.Insert(out, at, out[at:to]...)
	case 2:
		odd := "\n\"{}[],:\\ \x00\x80-\u00e9\u2028"
		return slices.Insert(out, at, odd[c.IntN(len(odd))])
	case 3:
		near := "\n\"{}[],:0123456789abcdefAZ=-"
		out[at] = near[c.IntN(len(near))]
	case 4:
		return out[:at]
	default:
		out[at] ^= 1 << c.IntN(8)
	}
	return out
}

// lines moves, doubles, drops or changes lines.
func (c chaos) lines(source []byte) []byte {
	lines := bytes.SplitAfter(source, []byte("\n"))
	a, b := c.IntN(len(lines)), c.IntN(len(lines))
	switch c.IntN(5) {
	case 0:
		lines[a], lines[b] = lines[b], lines[a]
	case 1:
		lines = slices.Insert(lines, a, lines[b])
	case 2:
		lines = slices.Delete(lines, a, a+1)
	case 3:
		lines[a] = append(canonical(object{"leaf": leafHash(bytes.TrimSuffix(lines[a], []byte("\n"))).hex(), "why": pool[c.IntN(len(pool))]}), '\n')
	default:
		lines[a] = c.bytes(lines[a])
	}
	return bytes.Join(lines, nil)
}

// bundle is a bundle of a random kind with a random change.
func (c chaos) bundle() *testBundle {
	b := c.kind()
	for range 1 + c.IntN(2) {
		c.change(b)
	}
	return b
}

func (c chaos) kind() *testBundle {
	switch c.IntN(8) {
	case 0:
		return rangeBundle(0)
	case 1:
		return rangeBundle(4 + c.IntN(3))
	case 2:
		b := newBundle(usualRun("run-a"), usualRun("run-b"))
		b.runs[1].segment = 1 + c.IntN(3)
		return b
	case 3:
		b := usualBundle()
		b.claim = claimSelection
		b.runs[0].withhold(c.IntN(5), []string{"scope", "privacy"}[c.IntN(2)])
		return b
	case 4:
		b := usualBundle()
		disclose(b, opened("hello"), plainly("q"))
		return b
	case 5:
		b := usualBundle()
		replay(b, func(p object) {
			if c.IntN(2) == 0 {
				c.object(p)
			}
		})
		return b
	case 6:
		entry := c.IntN(4)
		return editing(entry, func(payload object) { c.object(payload) })()
	default:
		b := newBundle(usualRun("run-a"))
		b.log.edit = func(index int, payload object) {
			if c.IntN(2) == 0 {
				c.object(payload)
			}
		}
		b.log.add("run.mark", object{"run": "run-a", "entries": 2, "root": treeRoot(b.runs[0].hashes[:2]).hex()})
		b.log.edit = nil
		return b
	}
}

func (c chaos) change(b *testBundle) {
	file := func(files map[string][]byte) string {
		paths := slices.Sorted(maps.Keys(files))
		return paths[c.IntN(len(paths))]
	}
	switch c.IntN(8) {
	case 0, 1:
		b.editFiles = func(files map[string][]byte) { path := file(files); files[path] = c.lines(files[path]) }
	case 2:
		b.editFiles = func(files map[string][]byte) { path := file(files); files[path] = c.bytes(files[path]) }
	case 3, 4:
		b.editFields = func(manifest object) { c.object(manifest) }
	case 5:
		b.editSigned = func(files map[string][]byte) { path := file(files); files[path] = c.bytes(files[path]) }
	case 6:
		b.trust = func(trust object) { c.object(trust) }
	case 7:
		b.editBytes = func(container []byte) []byte { return c.bytes(container) }
	}
}

// TestRandomBundlesHaveOneVerdict makes PEF_RANDOM bundles from the seed PEF_SEED, and writes them
// to PEF_CASES for other verifiers.
func TestRandomBundlesHaveOneVerdict(t *testing.T) {
	count, seed := 400, 1
	for name, to := range map[string]*int{"PEF_RANDOM": &count, "PEF_SEED": &seed} {
		if wanted := os.Getenv(name); wanted != "" {
			var err error
			if *to, err = strconv.Atoi(wanted); err != nil {
				t.Fatalf("%s is %q", name, wanted)
			}
		}
	}
	verdicts := map[string]int{}
	for i := range count {
		c := chaos{rand.New(rand.NewPCG(uint64(seed), uint64(i)))}
		b := c.bundle()
		container := b.build()
		options := Options{Trust: b.trustFile(), Workers: 1}
		verdict := mustVerify(t, container, options)
		again := mustVerify(t, container, Options{Trust: options.Trust, Workers: 3})
		if !bytes.Equal(verdict.JSON(), again.JSON()) {
			t.Fatalf("seed %d, bundle %d: %s\n%s", seed, i, verdict.JSON(), again.JSON())
		}
		if !json.Valid(verdict.JSON()) {
			t.Fatalf("seed %d, bundle %d: %s", seed, i, verdict.JSON())
		}
		verdicts[verdict.Verdict]++
		if folder := os.Getenv("PEF_CASES"); folder != "" {
			writeCase(t, filepath.Join(folder, fmt.Sprintf("random-%d-%05d", seed, i)), container, options)
		}
	}
	t.Logf("seed %d: %v", seed, verdicts)
}
