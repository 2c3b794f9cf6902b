package verifier

import "bytes"

// The bounds of X-5 and T-3.
const (
	maxRootBytes  = 8_190
	maxExtensions = 32
	maxUsages     = 16
	maxPathLength = 127
)

// A certificate is what section 16 reads of a certificate.
type certificate struct {
	whole              []byte
	signed             []byte // the tbs element
	algorithm          algorithmName
	signature          []byte
	serial             []byte
	issuer, subject    []byte
	notBefore          string // YYYYMMDDHHMMSS
	notAfter           string
	keyAlgorithm       algorithmName
	key                []byte
	unknownCritical    bool
	isAuthority        bool
	pathLength         int    // -1 where there is none
	keyUsage           []byte // the content of the BIT STRING, nil where there is none
	usages             []string
	usagesCritical     bool
	hasExtendedKeyUses bool
}

// parseCertificate reads a certificate of the form of X-5.
func parseCertificate(source []byte) (*certificate, bool) {
	d := &derReader{rest: source}
	c := &certificate{whole: source, pathLength: -1}
	outer := d.inside(tagSequence)
	tbs := outer.take(tagSequence)
	c.signed = tbs.whole
	c.algorithm = outer.algorithm()
	c.signature = outer.bits()
	d.end(outer)
	d.end(d)
	inner := &derReader{rest: tbs.content, failed: d.failed}
	c.readSigned(inner)
	d.end(inner)
	return c, !d.failed
}

// bits takes a BIT STRING without unused bits and gives its bytes.
func (d *derReader) bits() []byte {
	content := d.take(tagBits).content
	if len(content) == 0 || content[0] != 0 {
		d.fail()
		return nil
	}
	return content[1:]
}

func (c *certificate) readSigned(d *derReader) {
	version := d.inside(tagContext0)
	version.number(2)
	d.end(version)
	c.serial = d.take(tagInteger).content
	if !bytes.Equal(d.algorithm().whole, c.algorithm.whole) {
		d.fail()
	}
	c.issuer = d.take(tagSequence).whole
	validity := d.inside(tagSequence)
	c.notBefore, c.notAfter = validity.moment(), validity.moment()
	d.end(validity)
	c.subject = d.take(tagSequence).whole
	key := d.inside(tagSequence)
	c.keyAlgorithm, c.key = key.algorithm(), key.bits()
	d.end(key)
	d.skip(tagImplicit1)
	d.skip(tagImplicit2)
	if d.isNext(tagContext3) {
		wrapped := d.inside(tagContext3)
		list := wrapped.inside(tagSequence)
		c.readExtensions(list)
		wrapped.end(list)
		d.end(wrapped)
	}
}

// moment takes a time and gives it as YYYYMMDDHHMMSS.
func (d *derReader) moment() string {
	e := d.any()
	text := string(e.content)
	if e.tag == tagUTCTime && len(text) > 0 {
		century := "20"
		if text[0] >= '5' {
			century = "19"
		}
		text = century + text
	} else if e.tag != tagTime {
		d.fail()
		return ""
	}
	if len(text) != 15 || text[14] != 'Z' || !isMoment(text[:14]) {
		d.fail()
		return ""
	}
	return text[:14]
}

func (c *certificate) readExtensions(d *derReader) {
	seen := make(map[string]struct{})
	for d.more() {
		extension := d.inside(tagSequence)
		name := string(extension.take(tagOID).content)
		critical := false
		if extension.isNext(tagBoolean) {
			critical = extension.boolean()
		}
		value := &derReader{rest: extension.take(tagOctets).content, failed: extension.failed}
		d.end(extension)
		if _, double := seen[name]; double || len(seen) == maxExtensions {
			d.fail()
		}
		seen[name] = struct{}{}
		c.readExtension(name, critical, value)
		d.end(value)
	}
	if len(seen) == 0 {
		d.fail()
	}
}

func (d *derReader) boolean() bool {
	content := d.take(tagBoolean).content
	return !d.failed && content[0] == 0xff
}

func (c *certificate) readExtension(name string, critical bool, d *derReader) {
	switch name {
	case oidBasic:
		inner := d.inside(tagSequence)
		if inner.isNext(tagBoolean) {
			c.isAuthority = inner.boolean()
		}
		if inner.isNext(tagInteger) {
			content := inner.take(tagInteger).content
			if len(content) != 1 || content[0] > maxPathLength {
				inner.fail()
			} else {
				c.pathLength = int(content[0])
			}
		}
		d.end(inner)
	case oidKeyUsage:
		c.keyUsage = d.take(tagBits).content
		if len(c.keyUsage) < 2 {
			d.fail()
		}
	case oidExtKeyUsage:
		inner := d.inside(tagSequence)
		for inner.more() {
			c.usages = append(c.usages, string(inner.take(tagOID).content))
		}
		if n := len(c.usages); n < 1 || n > maxUsages {
			inner.fail()
		}
		d.end(inner)
		c.hasExtendedKeyUses, c.usagesCritical = true, critical
	default:
		c.unknownCritical = c.unknownCritical || critical
		d.rest = nil
	}
}
