package verifier

import (
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"os"
	"strconv"
	"testing"
)

// benchEntries is how many entries the benchmark's run has; PEF_BENCH_ENTRIES gives another number.
func benchEntries(b *testing.B) int {
	b.Helper()
	if wanted := os.Getenv("PEF_BENCH_ENTRIES"); wanted != "" {
		n, err := strconv.Atoi(wanted)
		if err != nil || n < 4 {
			b.Fatalf("PEF_BENCH_ENTRIES is %q", wanted)
		}
		return n
	}
	return 10_000
}

func benchBundle(entries int) (container, trust []byte, lines [][]byte) {
	r := openRun("run-a").open()
	for len(r.lines) < entries-2 {
		r.request(fmt.Sprint(len(r.lines))).response(fmt.Sprint(len(r.lines) - 1))
	}
	r.segment = 65_536
	bundle := newBundle(r.close())
	return bundle.build(), bundle.trustFile(), r.lines
}

// BenchmarkVerify tells entries per second, full and fast, beside the bare cost of what cannot be
// saved: one SHA-256 over all bytes and one Ed25519 verification for each entry, one after the
// other.
func BenchmarkVerify(b *testing.B) {
	entries := benchEntries(b)
	container, trust, lines := benchBundle(entries)
	perSecond := func(b *testing.B) {
		b.ReportMetric(float64(entries*b.N)/b.Elapsed().Seconds(), "entries/s")
		b.SetBytes(int64(len(container)))
	}
	for name, options := range map[string]Options{"full": {Trust: trust}, "fast": {Trust: trust, Fast: true}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if verdict := mustVerify(b, container, options); verdict.Counts.Entries != int64(len(lines)) {
					b.Fatalf("%s", verdict.JSON())
				}
			}
			perSecond(b)
		})
	}
	b.Run("bare", func(b *testing.B) {
		key := testKey("entry")
		signature := ed25519.Sign(key, lines[0])
		for b.Loop() {
			sha256.Sum256(container)
			for range lines {
				if !ed25519.Verify(publicOf(key), lines[0], signature) {
					b.Fatal("refused")
				}
			}
		}
		perSecond(b)
	})
}
