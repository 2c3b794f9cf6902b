package verifier

import "unicode/utf8"

// bytes returns the text of a string node, without its quotes and escapes.
func (t *jsonText) bytes(node int) []byte {
	n := &t.nodes[node]
	inner := t.source[n.start+1 : n.end-1]
	if !n.escaped {
		return inner
	}
	out := make([]byte, 0, len(inner))
	for i := 0; i < len(inner); {
		if inner[i] != '\\' {
			out = append(out, inner[i])
			i++
			continue
		}
		if inner[i+1] != 'u' {
			out = append(out, unescape(inner[i+1]))
			i += 2
			continue
		}
		unit, _ := hexUnit(inner, i+2)
		i += 6
		if unit >= 0xd800 && unit <= 0xdbff {
			low, _ := hexUnit(inner, i+2)
			i += 6
			unit = 0x10000 + (unit-0xd800)<<10 + (low - 0xdc00)
		}
		out = utf8.AppendRune(out, unit)
	}
	return out
}

func unescape(c byte) byte {
	switch c {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return c
}

// text returns the text of a string node as a string of its own.
func (t *jsonText) text(node int) string { return string(t.bytes(node)) }

// raw returns the bytes of a node as they stand in the source.
func (t *jsonText) raw(node int) []byte { return t.source[t.nodes[node].start:t.nodes[node].end] }

func (t *jsonText) kind(node int) jsonKind { return t.nodes[node].kind }

// integer returns the value of a number node of a canonical text.
func (t *jsonText) integer(node int) int64 {
	digits := t.raw(node)
	negative := digits[0] == '-'
	if negative {
		digits = digits[1:]
	}
	var n int64
	for _, digit := range digits {
		n = n*10 + int64(digit-'0')
	}
	if negative {
		return -n
	}
	return n
}

// member returns the value of an object's member, or -1 where there is none or the node is no
// object.
func (t *jsonText) member(node int, name string) int {
	if node < 0 || t.nodes[node].kind != kindObject {
		return -1
	}
	end := int(t.nodes[node].skip)
	for i := node + 1; i < end; i = int(t.nodes[i+1].skip) {
		if n := &t.nodes[i]; !n.escaped && int(n.end-n.start) != len(name)+2 {
			continue
		}
		if string(t.bytes(i)) == name {
			return i + 1
		}
	}
	return -1
}

// elements calls each for the items of an array in order, until it returns false.
func (t *jsonText) elements(node int, each func(item int) bool) {
	if node < 0 || t.nodes[node].kind != kindArray {
		return
	}
	end := int(t.nodes[node].skip)
	for i := node + 1; i < end; i = int(t.nodes[i].skip) {
		if !each(i) {
			return
		}
	}
}

// memberText returns the text of a member that is a string, else "".
func (t *jsonText) memberText(node int, name string) string {
	if m := t.member(node, name); m >= 0 && t.nodes[m].kind == kindString {
		return t.text(m)
	}
	return ""
}

// memberIs tells whether the member is a string with this text, without allocating.
func (t *jsonText) memberIs(node int, name string, text []byte) bool {
	m := t.member(node, name)
	return m >= 0 && t.nodes[m].kind == kindString && string(t.bytes(m)) == string(text)
}

// memberInteger returns the value of a member that is a number, else -1.
func (t *jsonText) memberInteger(node int, name string) int64 {
	if m := t.member(node, name); m >= 0 && t.nodes[m].kind == kindNumber {
		return t.integer(m)
	}
	return -1
}

// memberHash decodes a member of 64 hexadecimal digits; the shape was checked before.
func (t *jsonText) memberHash(node int, name string) (hash hash32) {
	if m := t.member(node, name); m >= 0 && t.nodes[m].kind == kindString {
		hash, _ = parseHash(t.bytes(m))
	}
	return hash
}

// maxDepth measures nesting on the bytes by rule J-3, whether or not they are JSON.
func maxDepth(source []byte) int {
	depth, greatest, inside := 0, 0, false
	for i := 0; i < len(source); i++ {
		c := source[i]
		switch {
		case inside && c == '\\':
			i++
		case c == '"':
			inside = !inside
		case inside:
		case c == '{' || c == '[':
			depth++
			greatest = max(greatest, depth)
		case c == '}' || c == ']':
			depth--
		}
	}
	return greatest
}
