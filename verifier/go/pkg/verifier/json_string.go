package verifier

import "unicode/utf8"

// str reads a string. Bytes from 0x80 on are checked to be UTF-8 without surrogates and overlong
// forms.
func (p *jsonParser) str() bool {
	source := p.text.source
	node := p.add(kindString, p.at)
	p.at++
	escaped, high := false, false
	for p.at < len(source) {
		c := source[p.at]
		switch {
		case c == '"':
			if high && !utf8.Valid(source[int(p.text.nodes[node].start)+1:p.at]) {
				return false
			}
			p.at++
			p.text.nodes[node].escaped = escaped
			return p.finish(node)
		case c == '\\':
			escaped = true
			if !p.escape() {
				return false
			}
		case c < 0x20:
			return false
		default:
			high = high || c >= 0x80
			p.at++
		}
	}
	return false
}

// escape steps over one escape. In the canonical mode only those that RFC 8785 section 3.2.2.2
// writes are allowed; in the other mode surrogates must come in pairs.
func (p *jsonParser) escape() bool {
	source := p.text.source
	if p.at+1 >= len(source) {
		return false
	}
	switch source[p.at+1] {
	case '"', '\\', 'b', 'f', 'n', 'r', 't':
		p.at += 2
		return true
	case '/':
		p.at += 2
		return p.mode == modeLoose
	case 'u':
	default:
		return false
	}
	unit, ok := hexUnit(source, p.at+2)
	if !ok {
		return false
	}
	if p.mode == modeCanonical {
		short := unit == 8 || unit == 9 || unit == 10 || unit == 12 || unit == 13
		last := source[p.at+5]
		p.at += 6
		return unit < 0x20 && !short && !(last >= 'A' && last <= 'F')
	}
	p.at += 6
	if unit >= 0xdc00 && unit <= 0xdfff {
		return false
	}
	if unit < 0xd800 || unit > 0xdbff {
		return true
	}
	if p.at+1 >= len(source) || source[p.at] != '\\' || source[p.at+1] != 'u' {
		return false
	}
	low, ok := hexUnit(source, p.at+2)
	p.at += 6
	return ok && low >= 0xdc00 && low <= 0xdfff
}

func hexUnit(source []byte, at int) (rune, bool) {
	if at+4 > len(source) {
		return 0, false
	}
	var unit rune
	for _, c := range source[at : at+4] {
		switch {
		case c >= '0' && c <= '9':
			unit = unit<<4 | rune(c-'0')
		case c >= 'a' && c <= 'f':
			unit = unit<<4 | rune(c-'a'+10)
		case c >= 'A' && c <= 'F':
			unit = unit<<4 | rune(c-'A'+10)
		default:
			return 0, false
		}
	}
	return unit, true
}

// compareUTF16 compares two UTF-8 texts by their UTF-16 code units, as RFC 8785 section 3.2.3 sorts
// members. The order differs from that of the bytes only between U+E000..U+FFFF (lead bytes EE, EF)
// and what lies above U+FFFF (lead bytes F0..F4).
func compareUTF16(a, b []byte) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] == b[i] {
			continue
		}
		less := a[i] < b[i]
		if a[i] >= 0xee && b[i] >= 0xee && (a[i] >= 0xf0) != (b[i] >= 0xf0) {
			less = !less
		}
		if less {
			return -1
		}
		return 1
	}
	return len(a) - len(b)
}
