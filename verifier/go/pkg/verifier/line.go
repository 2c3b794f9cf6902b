package verifier

// The payload types of rule E-2.
const (
	entryType    = "application/vnd.clyra.pef.entry.v0+json"
	logType      = "application/vnd.clyra.pef.log.v0+json"
	manifestType = "application/vnd.clyra.pef.manifest.v0+json"
)

// parseDocument does the checks that come first for every JSON text but its length: depth, then
// canonical form (J-3, J-4).
func (t *jsonText) parseDocument(source []byte) string {
	if len(source) > countedBytes && maxDepth(source) > maxDepthAllowed {
		return codeTooDeep
	}
	err := t.parse(source, modeCanonical)
	if err == nil && t.shallow() {
		return ""
	}
	if maxDepth(source) > maxDepthAllowed {
		return codeTooDeep
	}
	return codeNotCanonical
}

// shallow tells whether a parsed text is within the depth of section 12. On JSON, counting nodes
// gives what J-3 measures on the bytes.
func (t *jsonText) shallow() bool {
	var ends [maxDepthAllowed + 1]uint32
	depth := 0
	for i := range t.nodes {
		for depth > 0 && ends[depth-1] <= uint32(i) {
			depth--
		}
		if kind := t.nodes[i].kind; kind == kindArray || kind == kindObject {
			if depth == maxDepthAllowed {
				return false
			}
			ends[depth] = t.nodes[i].skip
			depth++
		}
	}
	return true
}

// checkVersion is rule J-6.
func (t *jsonText) checkVersion(node int) string {
	v := t.member(node, "v")
	switch {
	case v < 0 || t.kind(v) != kindNumber:
		return codeShape
	case t.integer(v) != 0:
		return codeVersion
	}
	return ""
}

// checkPayload is the version and the shape of a payload by its type.
func (t *jsonText) checkPayload(payload int, byType map[string]*shape) string {
	if code := t.checkVersion(payload); code != "" {
		return code
	}
	kind := t.member(payload, "type")
	if kind < 0 || t.kind(kind) != kindString {
		return codeShape
	}
	form, known := byType[string(t.bytes(kind))]
	if !known || !form.fits(t, payload) {
		return codeShape
	}
	return ""
}

// signatureOf decodes the signature of a line that has the form of E-1.
func (t *jsonText) signatureOf(line int) (out [64]byte) {
	signature, _ := exactBase64(base64URL, t.bytes(t.member(line, "sig")))
	copy(out[:], signature)
	return out
}

// hashes decodes an array of digests that has its shape.
func (t *jsonText) hashes(node int) []hash32 {
	var out []hash32
	t.elements(node, func(item int) bool {
		hash, _ := parseHash(t.bytes(item))
		out = append(out, hash)
		return true
	})
	return out
}

// parseTime gives the milliseconds of a time that has the form of J-7; a day beyond the month's
// last counts on.
func parseTime(text []byte) int64 {
	number := func(from, to int) (n int64) {
		for _, c := range text[from:to] {
			n = n*10 + int64(c-'0')
		}
		return n
	}
	year, month, day := number(0, 4), number(5, 7), number(8, 10)
	if month <= 2 {
		year, month = year-1, month+12
	}
	days := 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day
	seconds := days*86_400 + number(11, 13)*3_600 + number(14, 16)*60 + number(17, 19)
	return (seconds-719_469*86_400)*1_000 + number(20, 23)
}
