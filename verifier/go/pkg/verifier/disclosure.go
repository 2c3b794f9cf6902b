package verifier

import (
	"crypto/sha256"
	"hash"
	"sort"
	"strconv"
	"strings"
)

// A disclosure is a line of disclosures.jsonl (P-3), reduced to what its commitment has to agree
// with.
type disclosure struct {
	seq    int64
	field  string
	salted bool
	bytes  int64
	digest hash32
}

// disclosures are the lines of one run's file, in the order in which its entries meet them.
type disclosures struct {
	path  string
	lines []disclosure
	next  int
	// refused is the code of the first line that P-5 refuses; at is its place.
	refused string
	at      Place
}

// readDisclosures is the part of V-15 about disclosures.jsonl. A file with a finding is not used.
func (v *verification) readDisclosures(file *containerFile, run *runState) error {
	d := &disclosures{path: file.name}
	code, line := "", int64(0)
	result, err := v.readLines(file, disclosureLines, func(source []byte, number int64) bool {
		line = number
		code = d.add(&v.text, source)
		return code == ""
	})
	if err != nil {
		return err
	}
	if code == "" {
		code, line = result.code, result.line
	}
	if code == "" && result.fault == "" && result.tail == 0 {
		run.disclosed = d
		return nil
	}
	v.settle()
	v.report(file.name, code, line, result)
	return nil
}

// add checks a line on its own and its order (P-4).
func (d *disclosures) add(t *jsonText, source []byte) string {
	if code := t.parseDocument(source); code != "" {
		return code
	}
	if !shapes.disclosure.fits(t, 0) {
		return codeShape
	}
	value, ok := exactBase64(base64URL, t.bytes(t.member(0, "value")))
	if !ok {
		return codeShape
	}
	line := disclosure{seq: t.memberInteger(0, "seq"), field: t.memberText(0, "field"), bytes: int64(len(value))}
	if n := len(d.lines); n > 0 {
		last := &d.lines[n-1]
		if line.seq < last.seq || line.seq == last.seq && line.field <= last.field {
			return codeDisclosure
		}
	}
	hasher := sha256.New()
	if salt := t.member(0, "salt"); salt >= 0 {
		line.salted = true
		bytes, _ := exactBase64(base64URL, t.bytes(salt))
		beginCommitment(hasher, line.field[1:], bytes)
	}
	hasher.Write(value)
	hasher.Sum(line.digest[:0])
	d.lines = append(d.lines, line)
	return ""
}

// beginCommitment writes what stands before the value in a salted commitment (P-1).
func beginCommitment(hasher hash.Hash, field string, salt []byte) {
	hasher.Write([]byte("clyra.pef.v0/commit\x00" + field + "\x00"))
	hasher.Write(salt)
}

// judge compares an entry with the lines that speak of it (P-5): how many are right, and the code of
// the first that is not. It changes nothing.
func (d *disclosures) judge(seq int64, t *jsonText, body int) (right int, code string) {
	if d == nil {
		return 0, ""
	}
	first := sort.Search(len(d.lines), func(i int) bool { return d.lines[i].seq >= seq })
	for i := first; i < len(d.lines) && d.lines[i].seq == seq; i++ {
		if code := d.lines[i].judge(t, body); code != "" {
			return right, code
		}
		right++
	}
	return right, ""
}

// meet takes over what was found of an entry's lines. A stub opens nothing.
func (d *disclosures) meet(seq int64, f *lineFacts) {
	if d == nil || d.refused != "" {
		return
	}
	d.next += f.opened
	switch {
	case f.stub && d.next < len(d.lines) && d.lines[d.next].seq == seq:
		d.refuse(codeDisclosure)
	case f.refused != "":
		d.refuse(f.refused)
	}
}

func (d *disclosures) refuse(code string) {
	d.refused, d.at = code, atSeq(d.path, int64(d.next+1), d.lines[d.next].seq)
}

// close refuses the first line whose entry was never met, and lets go of the lines: a bundle may
// have as many files of them as runs.
func (d *disclosures) close() {
	if d == nil {
		return
	}
	if d.refused == "" && d.next < len(d.lines) {
		d.refuse(codeDisclosure)
	}
	d.lines = nil
}

func (l *disclosure) judge(t *jsonText, body int) string {
	node := t.pointer(body, l.field)
	form, member := shapes.digest, "sha256"
	if l.salted {
		form, member = shapes.commitment, "c"
	}
	if node < 0 || !form.fits(t, node) {
		return codeDisclosure
	}
	if t.memberInteger(node, "n") != l.bytes || t.memberHash(node, member) != l.digest {
		return codeDisclosed
	}
	return ""
}

// pointer resolves a JSON pointer (RFC 6901) from a node, -1 where it leads nowhere.
func (t *jsonText) pointer(node int, pointer string) int {
	for _, token := range strings.Split(pointer, "/")[1:] {
		if node < 0 {
			return -1
		}
		name, ok := pointerToken(token)
		if !ok {
			return -1
		}
		if t.kind(node) == kindArray {
			node = t.item(node, name)
		} else {
			node = t.member(node, name)
		}
	}
	return node
}

func pointerToken(token string) (string, bool) {
	for i := 0; i < len(token); i++ {
		if token[i] == '~' && (i+1 == len(token) || token[i+1] != '0' && token[i+1] != '1') {
			return "", false
		}
	}
	return strings.NewReplacer("~1", "/", "~0", "~").Replace(token), true
}

// item resolves an array index without leading zeros.
func (t *jsonText) item(node int, name string) int {
	index, err := strconv.ParseUint(name, 10, 31)
	if err != nil || strconv.FormatUint(index, 10) != name {
		return -1
	}
	found := -1
	t.elements(node, func(item int) bool {
		if index == 0 {
			found = item
			return false
		}
		index--
		return true
	})
	return found
}
