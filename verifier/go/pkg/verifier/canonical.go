package verifier

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Canonicalize returns the canonical form of a JSON text by RFC 8785 (JCS). The text must be I-JSON
// (RFC 7493): UTF-8 without byte order mark, no duplicate member names (also when spelled with
// different escapes), no lone surrogates, numbers within the range of a double. Nesting is bound to
// 1,024 levels.
func Canonicalize(source []byte) ([]byte, error) {
	var text jsonText
	if err := text.parse(source, modeLoose); err != nil {
		return nil, err
	}
	return text.appendCanonical(make([]byte, 0, len(source)), 0)
}

func (t *jsonText) appendCanonical(out []byte, node int) ([]byte, error) {
	n := &t.nodes[node]
	var err error
	switch n.kind {
	case kindNumber:
		return appendNumber(out, t.raw(node))
	case kindString:
		return appendString(out, t.bytes(node)), nil
	case kindArray:
		out = append(out, '[')
		for i := node + 1; i < int(n.skip); i = int(t.nodes[i].skip) {
			if i > node+1 {
				out = append(out, ',')
			}
			if out, err = t.appendCanonical(out, i); err != nil {
				return nil, err
			}
		}
		return append(out, ']'), nil
	case kindObject:
		return t.appendObject(out, node)
	}
	return append(out, t.raw(node)...), nil
}

func (t *jsonText) appendObject(out []byte, node int) ([]byte, error) {
	type member struct {
		name []byte
		node int
	}
	var members []member
	for i := node + 1; i < int(t.nodes[node].skip); i = int(t.nodes[i+1].skip) {
		members = append(members, member{t.bytes(i), i + 1})
	}
	slices.SortFunc(members, func(a, b member) int { return compareUTF16(a.name, b.name) })
	out = append(out, '{')
	var err error
	for i, m := range members {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(appendString(out, m.name), ':')
		if out, err = t.appendCanonical(out, m.node); err != nil {
			return nil, err
		}
	}
	return append(out, '}'), nil
}

// appendString writes a string with the shortest escapes (RFC 8785 section 3.2.2.2).
func appendString(out, text []byte) []byte {
	const digits = "0123456789abcdef"
	out = append(out, '"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c == '\b':
			out = append(out, '\\', 'b')
		case c == '\t':
			out = append(out, '\\', 't')
		case c == '\n':
			out = append(out, '\\', 'n')
		case c == '\f':
			out = append(out, '\\', 'f')
		case c == '\r':
			out = append(out, '\\', 'r')
		case c < 0x20:
			out = append(out, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		default:
			out = append(out, c)
		}
	}
	return append(out, '"')
}

func appendNumber(out, raw []byte) ([]byte, error) {
	value, err := strconv.ParseFloat(string(raw), 64)
	if err != nil || math.IsInf(value, 0) {
		return nil, fmt.Errorf("cannot write number: %.40q is beyond the range of a double", raw)
	}
	return appendECMAScript(out, value), nil
}

// appendECMAScript writes a finite double as Number::toString of ECMA-262 does (RFC 8785 section
// 3.2.2.3).
func appendECMAScript(out []byte, value float64) []byte {
	if value == 0 {
		return append(out, '0')
	}
	if value < 0 {
		out = append(out, '-')
		value = -value
	}
	var scratch [32]byte
	scientific := strconv.AppendFloat(scratch[:0], value, 'e', -1, 64)
	e := slices.Index(scientific, 'e')
	exponent, _ := strconv.Atoi(string(scientific[e+1:]))
	digits := append([]byte{scientific[0]}, scientific[min(2, e):e]...)
	k, n := len(digits), exponent+1
	switch {
	case k <= n && n <= 21:
		out = append(out, digits...)
		for ; k < n; k++ {
			out = append(out, '0')
		}
		return out
	case 0 < n && n <= 21:
		out = append(append(out, digits[:n]...), '.')
		return append(out, digits[n:]...)
	case -6 < n && n <= 0:
		out = append(out, '0', '.')
		for ; n < 0; n++ {
			out = append(out, '0')
		}
		return append(out, digits...)
	}
	out = append(out, digits[0])
	if k > 1 {
		out = append(append(out, '.'), digits[1:]...)
	}
	out = append(out, 'e')
	if n-1 > 0 {
		out = append(out, '+')
	}
	return strconv.AppendInt(out, int64(n-1), 10)
}

// isText tells whether bytes are well-formed UTF-8 without a byte order mark in front.
func isText(source []byte) bool {
	return utf8.Valid(source) && !bytes.HasPrefix(source, []byte("\ufeff"))
}
