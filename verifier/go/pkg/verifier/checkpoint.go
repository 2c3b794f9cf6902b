package verifier

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"strings"
	"time"
)

// maxNoteBytes bounds a note (L-4).
const maxNoteBytes = 65_536

// noteSeparator ends the body of a note; a signature line begins with noteDash.
const (
	noteSeparator = "\n\n"
	noteDash      = "\u2014 "
)

// A checkpoint is a parsed C2SP checkpoint (L-4).
type checkpoint struct {
	origin     string
	size       uint64
	root       hash32
	body       []byte
	digest     hash32 // of the file's bytes, which a time stamp is over
	signatures []noteSignature
}

type noteSignature struct {
	name    string
	keyHash uint32
	data    []byte
}

var notePattern = mustPattern(`^[A-Za-z0-9._:/@-]{1,256}$`)

func mustPattern(source string) *pattern {
	compiled, err := compilePattern(source)
	if err != nil {
		panic(err)
	}
	return compiled
}

// parseCheckpoint reads a note by rule L-4. It checks no signature.
func parseCheckpoint(note []byte) (*checkpoint, bool) {
	if len(note) > maxNoteBytes || !isText(note) || !bytes.HasSuffix(note, []byte("\n")) {
		return nil, false
	}
	for _, c := range note {
		if c < 0x20 && c != '\n' {
			return nil, false
		}
	}
	separator := bytes.LastIndex(note, []byte(noteSeparator))
	if separator < 0 {
		return nil, false
	}
	c := &checkpoint{body: note[:separator+1]}
	return c, c.readBody() && c.readSignatures(string(note[separator+2:]))
}

func (c *checkpoint) readBody() bool {
	lines := strings.SplitN(string(c.body), "\n", 4)
	if len(lines) < 4 || !notePattern.matches([]byte(lines[0])) {
		return false
	}
	c.origin = lines[0]
	size, err := strconv.ParseUint(lines[1], 10, 64)
	if err != nil || size > maxInteger || strconv.FormatUint(size, 10) != lines[1] {
		return false
	}
	c.size = size
	root, ok := exactBase64(base64Standard, []byte(lines[2]))
	if !ok || len(root) != len(c.root) {
		return false
	}
	c.root = hash32(root)
	return true
}

func (c *checkpoint) readSignatures(text string) bool {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(text) == 0 || len(lines) > 64 {
		return false
	}
	for _, line := range lines {
		rest, dash := strings.CutPrefix(line, noteDash)
		name, encoded, space := strings.Cut(rest, " ")
		if !dash || !space || !notePattern.matches([]byte(name)) || len(encoded) < 8 || len(encoded) > 8192 {
			return false
		}
		blob, ok := exactBase64(base64Standard, []byte(encoded))
		if !ok || len(blob) < 5 {
			return false
		}
		c.signatures = append(c.signatures, noteSignature{name, binary.BigEndian.Uint32(blob), blob[4:]})
	}
	return true
}

// noteKeyHash is the key hash of a signature line: kind 1 for the log's own (L-5), 4 for a
// cosignature (L-6).
func noteKeyHash(name string, kind byte, public []byte) uint32 {
	data := append([]byte(name), '\n', kind)
	digest := sha256.Sum256(append(data, public...))
	return binary.BigEndian.Uint32(digest[:])
}

// countLog checks every line that names the key and counts them; ok is false where one does not
// verify (V-12).
func (c *checkpoint) countLog(key *registeredKey) (count int, ok bool) {
	wanted := noteKeyHash(c.origin, 1, key.public)
	for _, line := range c.signatures {
		if line.name != c.origin || line.keyHash != wanted {
			continue
		}
		if !VerifyEd25519(key.public, c.body, line.data) {
			return count, false
		}
		count++
	}
	return count, true
}

// countWitness does the same for a witness cosignature (L-6), whose time has to be possible: not 0,
// and not ahead of the present time, if that is given.
func (c *checkpoint) countWitness(name string, public []byte, now time.Time) (count int, ok bool) {
	wanted := noteKeyHash(name, 4, public)
	for _, line := range c.signatures {
		if line.name != name || line.keyHash != wanted {
			continue
		}
		if len(line.data) != 72 {
			return count, false
		}
		seconds := binary.BigEndian.Uint64(line.data)
		if seconds == 0 || !now.IsZero() && isAhead(seconds, now) {
			return count, false
		}
		message := "cosignature/v1\ntime " + strconv.FormatUint(seconds, 10) + "\n" + string(c.body)
		if !VerifyEd25519(public, []byte(message), line.data[8:]) {
			return count, false
		}
		count++
	}
	return count, true
}

// isAhead tells whether a time in seconds since 1970 is more than maxAhead after the present time.
func isAhead(seconds uint64, now time.Time) bool {
	limit := now.Add(maxAhead).UnixMilli()
	return limit < 0 || seconds > uint64(limit)/1_000
}
