package verifier

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A pattern matches a whole text (N-4). Most patterns of the shapes are a row of character classes
// with counts, which is matched here without a regular expression engine; that is faster, and Go's
// engine refuses counts over 1,000.
type pattern struct {
	atoms []patternAtom
	whole *regexp.Regexp
}

type patternAtom struct {
	class    [256]bool
	min, max int
}

// compilePattern reads a pattern of the shapes, which begins with ^ and ends with $.
func compilePattern(source string) (*pattern, error) {
	if !strings.HasPrefix(source, "^") || !strings.HasSuffix(source, "$") {
		return nil, fmt.Errorf("cannot compile pattern %q: it is not anchored", source)
	}
	if atoms, ok := patternAtoms(source[1 : len(source)-1]); ok {
		return &pattern{atoms: atoms}, nil
	}
	whole, err := regexp.Compile(`\A(?:` + source[1:len(source)-1] + `)\z`)
	if err != nil {
		return nil, fmt.Errorf("cannot compile pattern %q: %w", source, err)
	}
	return &pattern{whole: whole}, nil
}

func (p *pattern) matches(text []byte) bool {
	if p.whole != nil {
		return p.whole.Match(text)
	}
	at := 0
	for i := range p.atoms {
		atom := &p.atoms[i]
		start := at
		for at < len(text) && at-start < atom.max && atom.class[text[at]] {
			at++
		}
		if at-start < atom.min {
			return false
		}
	}
	return at == len(text)
}

// patternAtoms reads a row of classes and characters with counts. It answers false where the row
// needs more than greedy matching from left to right, or has groups.
func patternAtoms(source string) ([]patternAtom, bool) {
	var atoms []patternAtom
	for at := 0; at < len(source); {
		atom := patternAtom{min: 1, max: 1}
		var ok bool
		if at, ok = readClass(source, at, &atom); !ok {
			return nil, false
		}
		if at, ok = readCount(source, at, &atom); !ok {
			return nil, false
		}
		// An atom of varying length may not take what an atom that can come right after it could
		// have.
		for before := len(atoms) - 1; before >= 0; before-- {
			if atoms[before].min != atoms[before].max && overlaps(&atoms[before], &atom) {
				return nil, false
			}
			if atoms[before].min > 0 {
				break
			}
		}
		atoms = append(atoms, atom)
	}
	return atoms, true
}

func overlaps(a, b *patternAtom) bool {
	for c := range a.class {
		if a.class[c] && b.class[c] {
			return true
		}
	}
	return false
}

func readClass(source string, at int, atom *patternAtom) (int, bool) {
	switch c := source[at]; {
	case c == '\\':
		if at+1 == len(source) || source[at+1] != '/' && source[at+1] != '.' {
			return at, false
		}
		atom.class[source[at+1]] = true
		return at + 2, true
	case c == '[':
	case strings.IndexByte(`^$.|?*+(){}]`, c) >= 0 || c >= 0x80:
		return at, false
	default:
		atom.class[c] = true
		return at + 1, true
	}
	for at++; at < len(source) && source[at] != ']'; at++ {
		first := source[at]
		if first == '^' && source[at-1] == '[' || first == '\\' || first >= 0x80 {
			return at, false
		}
		last := first
		if at+2 < len(source) && source[at+1] == '-' && source[at+2] != ']' {
			last = source[at+2]
			at += 2
		}
		for c := int(first); c <= int(last); c++ {
			atom.class[c] = true
		}
	}
	return at + 1, at < len(source)
}

func readCount(source string, at int, atom *patternAtom) (int, bool) {
	if at == len(source) {
		return at, true
	}
	switch source[at] {
	case '*':
		atom.min, atom.max = 0, int(^uint(0)>>1)
		return at + 1, true
	case '+':
		atom.max = int(^uint(0) >> 1)
		return at + 1, true
	case '?':
		atom.min = 0
		return at + 1, true
	case '{':
		end := strings.IndexByte(source[at:], '}')
		if end < 0 {
			return at, false
		}
		low, high, two := strings.Cut(source[at+1:at+end], ",")
		if !two {
			high = low
		}
		var err1, err2 error
		atom.min, err1 = strconv.Atoi(low)
		atom.max, err2 = strconv.Atoi(high)
		return at + end + 1, err1 == nil && err2 == nil
	}
	return at, true
}
