package verifier

// An element is one element of DER: its tag, its content, and its bytes with tag and length.
type element struct {
	tag     byte
	content []byte
	whole   []byte
}

// A derReader takes elements one after the other from the content of the element around them. The
// first that is not of the form asked for makes it fail, for good.
type derReader struct {
	rest   []byte
	failed bool
}

// The tags that section 16 names.
const (
	tagBoolean   = 0x01
	tagInteger   = 0x02
	tagBits      = 0x03
	tagOctets    = 0x04
	tagOID       = 0x06
	tagUTCTime   = 0x17
	tagTime      = 0x18
	tagSequence  = 0x30
	tagSet       = 0x31
	tagContext0  = 0xa0
	tagContext1  = 0xa1
	tagContext3  = 0xa3
	tagImplicit1 = 0x81
	tagImplicit2 = 0x82
)

// parseElement reads the element at the beginning of source, and checks tag and length as X-4 asks.
func parseElement(source []byte) (element, bool) {
	if len(source) < 2 || source[0]&0x1f == 0x1f {
		return element{}, false
	}
	length, header := int(source[1]), 2
	if length >= 0x80 {
		count := length - 0x80
		if count < 1 || count > 3 || len(source) < 2+count {
			return element{}, false
		}
		length = 0
		for _, c := range source[2 : 2+count] {
			length = length<<8 | int(c)
		}
		if source[2] == 0 || length < 0x80 {
			return element{}, false
		}
		header += count
	}
	if length > len(source)-header {
		return element{}, false
	}
	end := header + length
	return element{source[0], source[header:end], source[:end]}, true
}

func (d *derReader) fail() { d.failed, d.rest = true, nil }

// more tells whether there is a further element.
func (d *derReader) more() bool { return !d.failed && len(d.rest) > 0 }

// isNext tells whether the next element has a tag.
func (d *derReader) isNext(tag byte) bool { return d.more() && d.rest[0] == tag }

// any takes an element of any tag.
func (d *derReader) any() element {
	e, ok := parseElement(d.rest)
	if d.failed || !ok {
		d.fail()
		return element{}
	}
	d.rest = d.rest[len(e.whole):]
	return e
}

// take takes an element of a tag and, where the tag has one, of the form of its type.
func (d *derReader) take(tag byte) element {
	if !d.isNext(tag) {
		d.fail()
		return element{}
	}
	e := d.any()
	if !d.failed && !fitsType(tag, e.content) {
		d.fail()
	}
	return e
}

// inside takes an element and gives a reader of its content. It fails together with d only if the
// caller ends it with end.
func (d *derReader) inside(tag byte) *derReader {
	e := d.take(tag)
	return &derReader{rest: e.content, failed: d.failed}
}

// end says that the content of inner is read: nothing may be left over.
func (d *derReader) end(inner *derReader) {
	if inner.failed || len(inner.rest) > 0 {
		d.fail()
	}
}

// skip takes an element of a tag if it is there.
func (d *derReader) skip(tag byte) {
	if d.isNext(tag) {
		d.take(tag)
	}
}

// fitsType tells whether content is that of a primitive type.
func fitsType(tag byte, content []byte) bool {
	switch tag {
	case tagBoolean:
		return len(content) == 1 && (content[0] == 0 || content[0] == 0xff)
	case tagInteger:
		return fitsInteger(content)
	case tagOID:
		return len(content) > 0
	case tagBits:
		return len(content) > 0
	}
	return true
}

// fitsInteger tells whether an INTEGER is as short as possible.
func fitsInteger(content []byte) bool {
	if len(content) == 0 {
		return false
	}
	return len(content) == 1 || !(content[0] == 0 && content[1] < 0x80 || content[0] == 0xff && content[1] >= 0x80)
}

// number takes an INTEGER that has to have a value from 0 to 127.
func (d *derReader) number(value byte) {
	if e := d.take(tagInteger); len(e.content) != 1 || e.content[0] != value {
		d.fail()
	}
}

// named takes an OID that has to be the one given.
func (d *derReader) named(oid string) {
	if e := d.take(tagOID); string(e.content) != oid {
		d.fail()
	}
}

// An algorithmName is an AlgorithmIdentifier: its OID, and its parameters if it has some.
type algorithmName struct {
	oid        string
	parameters element
	whole      []byte
}

func (d *derReader) algorithm() algorithmName {
	before := d.rest
	inner := d.inside(tagSequence)
	name := algorithmName{oid: string(inner.take(tagOID).content)}
	if inner.more() {
		name.parameters = inner.any()
	}
	d.end(inner)
	if !d.failed {
		name.whole = before[:len(before)-len(d.rest)]
	}
	return name
}
