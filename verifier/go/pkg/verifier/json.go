package verifier

import (
	"bytes"
	"errors"
	"slices"
)

// A jsonKind names what a JSON value is.
type jsonKind uint8

const (
	kindNull jsonKind = iota
	kindFalse
	kindTrue
	kindNumber
	kindString
	kindArray
	kindObject
)

// A jsonNode is one value of a parsed text. Nodes lie in the order of the text; after a node come
// the nodes inside it, and skip is the index of the first node after them. Members of an object are
// pairs of a string node and a value. A node is small because a manifest of 16 MiB can hold eight
// million of them.
type jsonNode struct {
	start   uint32
	end     uint32
	skip    uint32
	kind    jsonKind
	escaped bool
}

// A jsonText is a parsed text. It is reused from line to line so that parsing does not allocate.
type jsonText struct {
	source []byte
	nodes  []jsonNode
}

// The two ways to read JSON: canonical is the form of rules J-1 and J-2, loose is any I-JSON (RFC
// 7493).
type jsonMode bool

const (
	modeCanonical jsonMode = true
	modeLoose     jsonMode = false
)

// looseDepth bounds the recursion of Canonicalize; bundles are bound to 16 (section 12) before they
// get here.
const looseDepth = 1024

// maxInteger is 2^53 - 1, the greatest number of rule J-2.
const maxInteger = 1<<53 - 1

var errJSON = errors.New("cannot parse JSON: the text is not I-JSON in the form that is asked for")

// parse reads source, replacing what was in t. It refuses everything but one value from first to
// last byte.
func (t *jsonText) parse(source []byte, mode jsonMode) error {
	t.source = source
	t.nodes = t.nodes[:0]
	if len(source) > countedBytes {
		t.nodes = slices.Grow(t.nodes, countNodes(source))
	}
	if uint64(len(source)) > 1<<31 {
		return errJSON
	}
	p := jsonParser{text: t, mode: mode}
	p.space()
	if !p.value(0) {
		return errJSON
	}
	p.space()
	if p.at != len(source) {
		return errJSON
	}
	return nil
}

// countedBytes is the size from which the nodes of a text are counted before it is parsed, so that
// growing does not hold them twice.
const countedBytes = 1 << 20

// countNodes is how many nodes a text can have at most: one, and one more for each separator and
// each opening bracket, but never more than one for two bytes.
func countNodes(source []byte) int {
	count := 1
	for _, c := range []byte(",:[{") {
		count += bytes.Count(source, []byte{c})
	}
	return min(count, (len(source)+1)/2)
}

type jsonParser struct {
	text *jsonText
	mode jsonMode
	at   int
}

func (p *jsonParser) space() {
	if p.mode == modeCanonical {
		return
	}
	for p.at < len(p.text.source) {
		switch p.text.source[p.at] {
		case ' ', '\t', '\n', '\r':
			p.at++
		default:
			return
		}
	}
}

func (p *jsonParser) peek() byte {
	if p.at < len(p.text.source) {
		return p.text.source[p.at]
	}
	return 0
}

func (p *jsonParser) add(kind jsonKind, start int) int {
	p.text.nodes = append(p.text.nodes, jsonNode{kind: kind, start: uint32(start)})
	return len(p.text.nodes) - 1
}

func (p *jsonParser) finish(node int) bool {
	p.text.nodes[node].end = uint32(p.at)
	p.text.nodes[node].skip = uint32(len(p.text.nodes))
	return true
}

func (p *jsonParser) value(depth int) bool {
	switch p.peek() {
	case '{':
		return p.object(depth + 1)
	case '[':
		return p.array(depth + 1)
	case '"':
		return p.str()
	case 't':
		return p.word("true", kindTrue)
	case 'f':
		return p.word("false", kindFalse)
	case 'n':
		return p.word("null", kindNull)
	default:
		return p.number()
	}
}

func (p *jsonParser) word(word string, kind jsonKind) bool {
	end := p.at + len(word)
	if end > len(p.text.source) || string(p.text.source[p.at:end]) != word {
		return false
	}
	node := p.add(kind, p.at)
	p.at = end
	return p.finish(node)
}

func (p *jsonParser) array(depth int) bool {
	if depth > looseDepth {
		return false
	}
	node := p.add(kindArray, p.at)
	p.at++
	p.space()
	if p.peek() == ']' {
		p.at++
		return p.finish(node)
	}
	for {
		p.space()
		if !p.value(depth) {
			return false
		}
		p.space()
		switch p.peek() {
		case ',':
			p.at++
		case ']':
			p.at++
			return p.finish(node)
		default:
			return false
		}
	}
}

func (p *jsonParser) object(depth int) bool {
	if depth > looseDepth {
		return false
	}
	node := p.add(kindObject, p.at)
	p.at++
	p.space()
	if p.peek() == '}' {
		p.at++
		return p.finish(node)
	}
	previous := -1
	var seen map[string]struct{}
	if p.mode == modeLoose {
		seen = make(map[string]struct{})
	}
	for {
		p.space()
		name := len(p.text.nodes)
		if p.peek() != '"' || !p.str() {
			return false
		}
		if p.mode == modeCanonical {
			// J-1: members ascend strictly, which refuses duplicates too.
			if previous >= 0 && compareUTF16(p.text.bytes(previous), p.text.bytes(name)) >= 0 {
				return false
			}
			previous = name
		} else {
			text := string(p.text.bytes(name))
			if _, double := seen[text]; double {
				return false
			}
			seen[text] = struct{}{}
		}
		p.space()
		if p.peek() != ':' {
			return false
		}
		p.at++
		p.space()
		if !p.value(depth) {
			return false
		}
		p.space()
		switch p.peek() {
		case ',':
			p.at++
		case '}':
			p.at++
			return p.finish(node)
		default:
			return false
		}
	}
}

// number reads a number by the grammar of RFC 8259, and in the canonical mode only the integers of
// J-2.
func (p *jsonParser) number() bool {
	source, start := p.text.source, p.at
	if p.peek() == '-' {
		p.at++
	}
	digits := p.at
	for p.peek() >= '0' && p.peek() <= '9' {
		p.at++
	}
	count := p.at - digits
	if count == 0 || (count > 1 && source[digits] == '0') {
		return false
	}
	node := p.add(kindNumber, start)
	if p.mode == modeCanonical {
		if count > 16 || (source[digits] == '0' && digits != start) {
			return false
		}
		var n int64
		for _, digit := range source[digits:p.at] {
			n = n*10 + int64(digit-'0')
		}
		if n > maxInteger {
			return false
		}
		return p.finish(node)
	}
	if p.peek() == '.' {
		p.at++
		if !p.digits() {
			return false
		}
	}
	if p.peek() == 'e' || p.peek() == 'E' {
		p.at++
		if p.peek() == '+' || p.peek() == '-' {
			p.at++
		}
		if !p.digits() {
			return false
		}
	}
	return p.finish(node)
}

func (p *jsonParser) digits() bool {
	start := p.at
	for p.peek() >= '0' && p.peek() <= '9' {
		p.at++
	}
	return p.at > start
}
