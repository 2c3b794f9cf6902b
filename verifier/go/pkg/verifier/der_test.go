package verifier

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// der encodes an element, with its length as short as possible.
func der(tag byte, parts ...[]byte) []byte {
	content := bytes.Join(parts, nil)
	n := len(content)
	switch {
	case n < 0x80:
		return append([]byte{tag, byte(n)}, content...)
	case n < 0x100:
		return append([]byte{tag, 0x81, byte(n)}, content...)
	case n < 0x10000:
		return append([]byte{tag, 0x82, byte(n >> 8), byte(n)}, content...)
	}
	return append([]byte{tag, 0x83, byte(n >> 16), byte(n >> 8), byte(n)}, content...)
}

func TestParseElementGivesBackWhatAnEncoderWrote(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000} {
		content := make([]byte, size)
		for i := range content {
			content[i] = byte(random.Uint32())
		}
		for range 20 {
			tag := byte(random.Uint32())
			whole := der(tag, content)
			e, ok := parseElement(append(bytes.Clone(whole), "more"...))
			wanted := tag&0x1f != 0x1f
			if ok != wanted || ok && (e.tag != tag || !bytes.Equal(e.content, content) || !bytes.Equal(e.whole, whole)) {
				t.Errorf("tag %#x, %d bytes: %v", tag, size, ok)
			}
			if _, ok := parseElement(whole[:len(whole)-1]); ok {
				t.Errorf("tag %#x, %d bytes: accepted without its last byte", tag, size)
			}
		}
	}
}

func TestParseElementRefusesLengthsOfBER(t *testing.T) {
	for _, source := range []string{
		"\x30", "\x30\x80\x00\x00", "\x04\x81\x01x", "\x04\x82\x00\x01x", "\x04\x83\x00\x00\x01x", "\x04\x84\x00\x00\x00\x01x",
		"\x04\x81", "\x04\x82\x01", "\x04\xff", "\x1f\x01x", "\x04\x02x",
	} {
		if e, ok := parseElement([]byte(source)); ok {
			t.Errorf("%x is %x", source, e.content)
		}
	}
	if e, ok := parseElement([]byte("\x04\x01x")); !ok || string(e.content) != "x" {
		t.Errorf("an octet string: %v %q", ok, e.content)
	}
}

func TestTakeAsksForTheFormOfTheType(t *testing.T) {
	for _, c := range []struct {
		tag     byte
		content string
		fits    bool
	}{
		{tagInteger, "\x00", true}, {tagInteger, "\x7f", true}, {tagInteger, "\x00\x80", true}, {tagInteger, "\xff\x7f", true},
		{tagInteger, "", false}, {tagInteger, "\x00\x7f", false}, {tagInteger, "\xff\x80", false},
		{tagBoolean, "\x00", true}, {tagBoolean, "\xff", true}, {tagBoolean, "\x01", false}, {tagBoolean, "", false},
		{tagBoolean, "\xff\xff", false}, {tagOID, "\x2a", true}, {tagOID, "", false}, {tagBits, "\x00", true}, {tagBits, "", false},
		{tagOctets, "", true},
	} {
		d := &derReader{rest: der(c.tag, []byte(c.content))}
		if d.take(c.tag); d.failed == c.fits {
			t.Errorf("tag %#x, %x: fits is %v", c.tag, c.content, !d.failed)
		}
		d = &derReader{rest: der(c.tag, []byte(c.content))}
		if d.take(c.tag ^ 0x40); !d.failed {
			t.Errorf("tag %#x is taken for another", c.tag)
		}
	}
}

func TestAReaderThatFailedStaysFailed(t *testing.T) {
	d := &derReader{rest: []byte("\x02\x00\x02\x01\x05")}
	d.take(tagInteger)
	if d.number(5); !d.failed || d.more() {
		t.Error("it reads on")
	}
	d = &derReader{rest: der(tagSequence, der(tagInteger, []byte{5}), der(tagInteger, []byte{6}))}
	inner := d.inside(tagSequence)
	inner.number(5)
	if d.end(inner); !d.failed {
		t.Error("what is left over is not noticed")
	}
}

func TestOIDEncodesDottedForms(t *testing.T) {
	for dotted, want := range map[string]string{
		"2.5.29.19": "\x55\x1d\x13", "1.2.840.113549.1.1.11": "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b",
		"2.16.840.1.101.3.4.2.1": "\x60\x86\x48\x01\x65\x03\x04\x02\x01", "1.3.132.0.34": "\x2b\x81\x04\x00\x22",
	} {
		if got := oid(dotted); got != want {
			t.Errorf("%s is %x, want %x", dotted, got, want)
		}
	}
}
