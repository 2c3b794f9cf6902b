package verifier

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Text gives the verdict for people, in English. Names that come from a bundle are written by
// Printable.
func (v *Verdict) Text() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s: %s\n", v.Verdict, v.meaning())
	digest := v.BundleSHA256
	if digest == "" {
		digest = "not taken (too large)"
	}
	rows := [][2]string{
		{"sha256", digest}, {"integrity", v.Integrity}, {"authenticity", v.Authenticity},
		{"completeness", v.Completeness}, {"time", v.Time}, {"disclosure", v.Disclosure}, {"policy", v.Policy},
	}
	for _, row := range rows {
		fmt.Fprintf(&out, "  %-13s %s\n", row[0], Printable(row[1]))
	}
	c := v.Counts
	fmt.Fprintf(&out, "  %-13s %d entries in %d runs (%d withheld), %d log leaves,\n",
		"checked", c.Entries, c.Runs, c.Stubs, c.LogLeaves)
	fmt.Fprintf(&out, "  %-13s %d files, %d artifacts, %d disclosures\n", "", c.Files, c.Artifacts, c.Disclosures)
	for i := range v.Findings {
		f := &v.Findings[i]
		meaning, remedy := Explain(f.Code)
		fmt.Fprintf(&out, "%s %s: %s%s\n  what to do: %s\n", f.Level, f.Code, meaning, f.At.text(), remedy)
	}
	return out.String()
}

func (v *Verdict) meaning() string {
	switch v.Verdict {
	case Verified:
		return "the bundle is unchanged and comes from the log that you trust"
	case IntactUntrusted:
		if v.Authenticity == "unchecked" {
			return "nothing was changed as far as hashes tell; signatures of entries were not checked"
		}
		return "the bundle agrees with itself; give --trust to learn whether it comes from whom you think"
	case PolicyFailed:
		return "the bundle is unchanged, but not what your trust file asks for"
	case Invalid:
		return "the bundle was changed, or was never right; do not rely on it"
	}
	return "this verifier cannot tell"
}

func (p *Place) text() string {
	if p.Path == "" {
		return ""
	}
	out := " (" + Printable(p.Path)
	if p.Line > 0 {
		out += ", line " + strconv.FormatInt(p.Line, 10)
	}
	if p.Seq >= 0 {
		out += ", entry " + strconv.FormatInt(p.Seq, 10)
	}
	return out + ")"
}

// Printable writes what could steer a terminal or turn the direction of text as escapes: controls,
// format characters such as bidirectional marks, line separators, and bytes that are no UTF-8.
func Printable(text string) string {
	var out strings.Builder
	for i, r := range text {
		switch {
		case r == unicode.ReplacementChar && !strings.HasPrefix(text[i:], "\uFFFD"):
			fmt.Fprintf(&out, `\x%02x`, text[i])
		case unicode.IsPrint(r):
			out.WriteRune(r)
		default:
			fmt.Fprintf(&out, `\u{%x}`, r)
		}
	}
	return out.String()
}
