package verifier

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A shape is a compiled schema (J-5). The schemas of spec/pef/schemas are themselves read at start,
// so that a shape cannot be transcribed wrongly; only the keywords that they use are known, and
// another keyword fails the start.
type shape struct {
	kind       string
	constants  []shapeConstant
	anyOf      []*shape
	members    map[string]shapeMember
	required   uint64
	open       bool
	additional *shape
	names      *shape
	maxMembers int
	items      *shape
	minItems   int
	maxItems   int
	maxLength  int
	text       *pattern
	minimum    int64
	maximum    int64
}

type shapeMember struct {
	shape *shape
	bit   uint64
}

// A shapeConstant is a value that const or enum names: a text or a number.
type shapeConstant struct {
	text   string
	number int64
	isText bool
}

// A schemaSource is a schema as it stands in its file.
type schemaSource struct {
	Schema               string                   `json:"$schema"`
	ID                   string                   `json:"$id"`
	Comment              string                   `json:"$comment"`
	Title                string                   `json:"title"`
	Description          string                   `json:"description"`
	Defs                 map[string]*schemaSource `json:"$defs"`
	Type                 string                   `json:"type"`
	Required             []string                 `json:"required"`
	Properties           map[string]*schemaSource `json:"properties"`
	AdditionalProperties json.RawMessage          `json:"additionalProperties"`
	PropertyNames        *schemaSource            `json:"propertyNames"`
	MaxProperties        *int                     `json:"maxProperties"`
	Items                *schemaSource            `json:"items"`
	MinItems             *int                     `json:"minItems"`
	MaxItems             *int                     `json:"maxItems"`
	MaxLength            *int                     `json:"maxLength"`
	Pattern              *string                  `json:"pattern"`
	Minimum              *int64                   `json:"minimum"`
	Maximum              *int64                   `json:"maximum"`
	Const                any                      `json:"const"`
	Enum                 []any                    `json:"enum"`
	AnyOf                []*schemaSource          `json:"anyOf"`
}

const unbounded = int(^uint(0) >> 1)

func readSchema(source []byte) (*schemaSource, error) {
	decoder := json.NewDecoder(bytes.NewReader(source))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	var schema schemaSource
	if err := decoder.Decode(&schema); err != nil {
		return nil, fmt.Errorf("cannot read schema: %w", err)
	}
	return &schema, nil
}

// compileShape compiles a schema with everything in it.
func compileShape(source *schemaSource) (*shape, error) {
	s := &shape{
		kind: source.Type, open: true, maxMembers: unbounded, maxItems: unbounded, maxLength: unbounded,
		minimum: -maxInteger, maximum: maxInteger,
	}
	bounds := map[*int]*int{
		&s.maxMembers: source.MaxProperties, &s.maxItems: source.MaxItems, &s.maxLength: source.MaxLength,
	}
	for to, from := range bounds {
		if from != nil {
			*to = *from
		}
	}
	if source.MinItems != nil {
		s.minItems = *source.MinItems
	}
	if source.Minimum != nil {
		s.minimum = *source.Minimum
	}
	if source.Maximum != nil {
		s.maximum = *source.Maximum
	}
	if source.Const != nil {
		source.Enum = append(source.Enum, source.Const)
	}
	for _, value := range source.Enum {
		constant, err := compileConstant(value)
		if err != nil {
			return nil, err
		}
		s.constants = append(s.constants, constant)
	}
	return s, errors.Join(s.compilePattern(source), s.compileMembers(source), s.compileParts(source))
}

func compileConstant(value any) (shapeConstant, error) {
	switch v := value.(type) {
	case string:
		return shapeConstant{text: v, isText: true}, nil
	case json.Number:
		n, err := v.Int64()
		return shapeConstant{number: n}, err
	}
	return shapeConstant{}, fmt.Errorf("cannot compile schema: constant %v is neither text nor integer", value)
}

func (s *shape) compilePattern(source *schemaSource) (err error) {
	if source.Pattern != nil {
		s.text, err = compilePattern(*source.Pattern)
	}
	return err
}

func (s *shape) compileMembers(source *schemaSource) error {
	if len(source.Properties) > 64 {
		return errors.New("cannot compile schema: more than 64 members")
	}
	s.members = make(map[string]shapeMember, len(source.Properties))
	for name, member := range source.Properties {
		compiled, err := compileShape(member)
		if err != nil {
			return err
		}
		s.members[name] = shapeMember{compiled, 1 << len(s.members)}
	}
	for _, name := range source.Required {
		member, ok := s.members[name]
		if !ok {
			return fmt.Errorf("cannot compile schema: required member %q has no shape", name)
		}
		s.required |= member.bit
	}
	switch additional := strings.TrimSpace(string(source.AdditionalProperties)); additional {
	case "", "true":
	case "false":
		s.open = false
	default:
		schema, err := readSchema(source.AdditionalProperties)
		if err != nil {
			return err
		}
		s.additional, err = compileShape(schema)
		return err
	}
	return nil
}

func (s *shape) compileParts(source *schemaSource) error {
	for _, alternative := range source.AnyOf {
		compiled, err := compileShape(alternative)
		if err != nil {
			return err
		}
		s.anyOf = append(s.anyOf, compiled)
	}
	var err error
	if source.Items != nil {
		if s.items, err = compileShape(source.Items); err != nil {
			return err
		}
	}
	if source.PropertyNames != nil {
		s.names, err = compileShape(source.PropertyNames)
	}
	return err
}

// fits tells whether a value of a parsed text has the shape.
func (s *shape) fits(t *jsonText, node int) bool {
	if s.anyOf != nil && !s.fitsAny(t, node) {
		return false
	}
	if s.constants != nil && !s.fitsConstant(t, node) {
		return false
	}
	switch t.kind(node) {
	case kindString:
		return (s.kind == "" || s.kind == "string") && s.fitsText(t.bytes(node))
	case kindNumber:
		n, whole := t.wholeNumber(node)
		return s.kind == "" || s.kind == "integer" && whole && n >= s.minimum && n <= s.maximum
	case kindArray:
		return (s.kind == "" || s.kind == "array") && s.fitsItems(t, node)
	case kindObject:
		return (s.kind == "" || s.kind == "object") && s.fitsMembers(t, node)
	case kindNull:
		return s.kind == "" || s.kind == "null"
	}
	return s.kind == "" || s.kind == "boolean"
}

func (s *shape) fitsAny(t *jsonText, node int) bool {
	for _, alternative := range s.anyOf {
		if alternative.fits(t, node) {
			return true
		}
	}
	return false
}

func (s *shape) fitsConstant(t *jsonText, node int) bool {
	switch t.kind(node) {
	case kindString:
		text := t.bytes(node)
		for i := range s.constants {
			if s.constants[i].isText && s.constants[i].text == string(text) {
				return true
			}
		}
	case kindNumber:
		n, whole := t.wholeNumber(node)
		for i := range s.constants {
			if whole && !s.constants[i].isText && s.constants[i].number == n {
				return true
			}
		}
	}
	return false
}

// fitsText counts code points (N-4).
func (s *shape) fitsText(text []byte) bool {
	if len(text) > s.maxLength && utf8.RuneCount(text) > s.maxLength {
		return false
	}
	return s.text == nil || s.text.matches(text)
}

func (s *shape) fitsItems(t *jsonText, node int) bool {
	count := 0
	for i := node + 1; i < int(t.nodes[node].skip); i = int(t.nodes[i].skip) {
		if count++; count > s.maxItems || s.items != nil && !s.items.fits(t, i) {
			return false
		}
	}
	return count >= s.minItems
}

func (s *shape) fitsMembers(t *jsonText, node int) bool {
	var seen uint64
	count := 0
	for i := node + 1; i < int(t.nodes[node].skip); i = int(t.nodes[i+1].skip) {
		count++
		name := t.bytes(i)
		if s.names != nil && !s.names.fitsText(name) {
			return false
		}
		if member, ok := s.members[string(name)]; ok {
			seen |= member.bit
			if !member.shape.fits(t, i+1) {
				return false
			}
		} else if !s.open || s.additional != nil && !s.additional.fits(t, i+1) {
			return false
		}
	}
	return count <= s.maxMembers && seen&s.required == s.required
}

// plainDigits is how long a number can be so that it surely fits into an int64, if it is digits only.
const plainDigits = 17

// wholeNumber gives a number by value: in a trust file `1.0` is 1 (T-1).
func (t *jsonText) wholeNumber(node int) (int64, bool) {
	source := t.raw(node)
	if len(source) <= plainDigits && !bytes.ContainsAny(source, ".eE") {
		n := t.integer(node)
		return n, n >= -maxInteger && n <= maxInteger
	}
	value, err := strconv.ParseFloat(string(source), 64)
	if err != nil || value != float64(int64(value)) || value > maxInteger || value < -maxInteger {
		return 0, false
	}
	return int64(value), true
}
