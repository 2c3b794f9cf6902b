package verifier

import (
	"strconv"
	"strings"
)

// A Level says what a finding means for the verdict.
type Level string

const (
	// LevelError makes the verdict INVALID.
	LevelError Level = "error"
	// LevelLimit makes it UNVERIFIABLE.
	LevelLimit Level = "limit"
	// LevelPolicy makes it POLICY_FAILED.
	LevelPolicy Level = "policy"
	// LevelNote does not change it.
	LevelNote Level = "note"
)

// The verdicts.
const (
	Verified        = "VERIFIED"
	IntactUntrusted = "INTACT_UNTRUSTED"
	PolicyFailed    = "POLICY_FAILED"
	Unverifiable    = "UNVERIFIABLE"
	Invalid         = "INVALID"
)

// A Place says where a finding was made. Path is empty, Line 0 and Seq -1 where they do not apply.
type Place struct {
	Path string
	Line int64
	Seq  int64
}

// A Finding is one thing that a verifier has to say about a bundle.
type Finding struct {
	Code  string
	Level Level
	At    Place
}

// Counts says how far verification came.
type Counts struct {
	Artifacts, Disclosures, Entries, Files, LogLeaves, Runs, Stubs int64
}

// A Verdict is the answer about one bundle (section 11).
type Verdict struct {
	BundleSHA256 string // empty where the container is too large to be read
	Verdict      string
	Integrity    string
	Authenticity string
	Completeness string
	Time         string
	Disclosure   string
	Policy       string
	Counts       Counts
	Findings     []Finding
}

// JSON returns the canonical form of the verdict, the same bytes from every verifier.
func (v *Verdict) JSON() []byte {
	out := make([]byte, 0, 1024)
	out = appendText(out, `{"authenticity":`, v.Authenticity)
	out = append(out, `,"bundle_sha256":`...)
	if v.BundleSHA256 == "" {
		out = append(out, "null"...)
	} else {
		out = appendText(out, "", v.BundleSHA256)
	}
	out = appendText(out, `,"completeness":`, v.Completeness)
	c := v.Counts
	out = appendInteger(out, `,"counts":{"artifacts":`, c.Artifacts)
	out = appendInteger(out, `,"disclosures":`, c.Disclosures)
	out = appendInteger(out, `,"entries":`, c.Entries)
	out = appendInteger(out, `,"files":`, c.Files)
	out = appendInteger(out, `,"log_leaves":`, c.LogLeaves)
	out = appendInteger(out, `,"runs":`, c.Runs)
	out = appendInteger(out, `,"stubs":`, c.Stubs)
	out = appendText(out, `},"disclosure":`, v.Disclosure)
	out = append(out, `,"findings":[`...)
	for i, finding := range v.Findings {
		if i > 0 {
			out = append(out, ',')
		}
		out = finding.appendJSON(out)
	}
	out = appendText(out, `],"integrity":`, v.Integrity)
	out = appendText(out, `,"policy":`, v.Policy)
	out = appendText(out, `,"time":`, v.Time)
	out = appendText(out, `,"verdict":`, v.Verdict)
	return append(out, '}')
}

func (f *Finding) appendJSON(out []byte) []byte {
	out = append(out, `{"at":{`...)
	start := len(out)
	if f.At.Line > 0 {
		out = appendInteger(out, `"line":`, f.At.Line)
	}
	if f.At.Path != "" {
		out = appendText(separate(out, start), `"path":`, f.At.Path)
	}
	if f.At.Seq >= 0 {
		out = appendInteger(separate(out, start), `"seq":`, f.At.Seq)
	}
	out = appendText(out, `},"code":`, f.Code)
	out = appendText(out, `,"level":`, string(f.Level))
	return append(out, '}')
}

func separate(out []byte, start int) []byte {
	if len(out) > start {
		return append(out, ',')
	}
	return out
}

func appendText(out []byte, before, text string) []byte {
	return appendString(append(out, before...), []byte(text))
}

func appendInteger(out []byte, before string, n int64) []byte {
	return strconv.AppendInt(append(out, before...), n, 10)
}

// maxFindings bounds the findings of each level in a verdict; all of them count for its
// words.
const maxFindings = 100

// A verdictMaker gathers what the words of the verdict follow from.
type verdictMaker struct {
	findings     []Finding
	perLevel     map[Level]int
	brokenKey    bool
	finished     bool
	fast         bool
	trusted      bool
	witnessed    bool
	stamped      bool
	completeness string
	counts       Counts
}

func (m *verdictMaker) add(code string, at Place) {
	level := levels[code]
	if level == "" {
		panic("no level for " + code)
	}
	if m.perLevel == nil {
		m.perLevel = make(map[Level]int)
	}
	m.perLevel[level]++
	if m.perLevel[level] <= maxFindings {
		m.findings = append(m.findings, Finding{code, level, at})
	}
	if level == LevelError && strings.HasPrefix(code, "PEF-4") {
		m.brokenKey = true
	}
}

// make forms the verdict by rules.
func (m *verdictMaker) make(digest string) Verdict {
	v := Verdict{
		BundleSHA256: digest, Verdict: m.word(), Integrity: "intact", Completeness: "unknown", Time: "unknown",
		Disclosure: "unknown", Policy: "none", Authenticity: "unknown", Counts: m.counts, Findings: m.findings,
	}
	switch v.Verdict {
	case Invalid:
		v.Integrity = "broken"
	case Unverifiable:
		v.Integrity = "unknown"
	default:
		m.judge(&v)
	}
	if m.brokenKey {
		v.Authenticity = "broken"
	}
	return v
}

func (m *verdictMaker) word() string {
	switch {
	case m.perLevel[LevelError] > 0:
		return Invalid
	case m.perLevel[LevelLimit] > 0 || !m.finished:
		return Unverifiable
	case m.perLevel[LevelPolicy] > 0:
		return PolicyFailed
	case !m.trusted || m.fast:
		return IntactUntrusted
	}
	return Verified
}

func (m *verdictMaker) judge(v *Verdict) {
	v.Completeness = m.completeness
	v.Time, v.Disclosure, v.Authenticity = "claimed", "full", "untrusted"
	switch {
	case m.witnessed:
		v.Time = "witnessed"
	case m.stamped:
		v.Time = "stamped"
	}
	if m.counts.Stubs > 0 {
		v.Disclosure = "withheld"
	}
	if m.trusted {
		v.Authenticity, v.Policy = "trusted", "met"
	}
	if m.fast {
		v.Authenticity = "unchecked"
	}
	if m.perLevel[LevelPolicy] > 0 {
		v.Policy = "failed"
	}
}
