package verifier

// The bounds of.
const (
	maxTokenCertificates = 8
	maxAttributes        = 16
	maxNamedCertificates = 8
)

// A timestamp is what section 16 reads of a TimeStampResp.
type timestamp struct {
	info         []byte // the content of the OCTET STRING with the TSTInfo
	certificates [][]byte
	issuer       []byte
	serial       []byte
	digest       algorithmName
	signed       []byte // what the signature is over
	algorithm    algorithmName
	signature    []byte

	messageDigest []byte
	namedByV2     bool
	named         certificateName

	imprintAlgorithm algorithmName
	imprint          []byte
	genTime          string // YYYYMMDDHHMMSS
}

// A certificateName is the first ESSCertIDv2 of a time stamp.
type certificateName struct {
	algorithm *algorithmName
	hash      []byte
}

// parseTimestamp reads a TimeStampResp of the form of X-4.
func parseTimestamp(source []byte) (*timestamp, bool) {
	d := &derReader{rest: source}
	stamp := &timestamp{}
	response := d.inside(tagSequence)
	status := response.inside(tagSequence)
	status.number(0)
	response.end(status)
	content := response.inside(tagSequence)
	content.named(oidSignedData)
	wrapped := content.inside(tagContext0)
	stamp.readSignedData(wrapped)
	content.end(wrapped)
	response.end(content)
	d.end(response)
	d.end(d)
	return stamp, !d.failed
}

func (s *timestamp) readSignedData(outer *derReader) {
	d := outer.inside(tagSequence)
	d.number(3)
	d.take(tagSet)
	content := d.inside(tagSequence)
	content.named(oidTSTInfo)
	wrapped := content.inside(tagContext0)
	s.info = wrapped.take(tagOctets).content
	content.end(wrapped)
	d.end(content)
	info := &derReader{rest: s.info, failed: d.failed}
	s.readInfo(info)
	d.end(info)
	certificates := d.inside(tagContext0)
	for certificates.more() {
		s.certificates = append(s.certificates, certificates.take(tagSequence).whole)
	}
	if n := len(s.certificates); n < 1 || n > maxTokenCertificates {
		certificates.fail()
	}
	d.end(certificates)
	d.skip(tagContext1)
	signers := d.inside(tagSet)
	s.readSigner(signers)
	d.end(signers)
	outer.end(d)
}

func (s *timestamp) readSigner(outer *derReader) {
	d := outer.inside(tagSequence)
	d.number(1)
	name := d.inside(tagSequence)
	s.issuer, s.serial = name.take(tagSequence).whole, name.take(tagInteger).content
	d.end(name)
	s.digest = d.algorithm()
	attributes := d.take(tagContext0)
	s.signed = append([]byte{tagSet}, tail(attributes.whole)...)
	list := &derReader{rest: attributes.content, failed: d.failed}
	s.readAttributes(list)
	d.end(list)
	s.algorithm = d.algorithm()
	s.signature = d.take(tagOctets).content
	d.skip(tagContext1)
	outer.end(d)
}

func tail(whole []byte) []byte {
	if len(whole) == 0 {
		return nil
	}
	return whole[1:]
}

// readAttributes reads the signed attributes. The values of the three that are asked for are read,
// each exactly one.
func (s *timestamp) readAttributes(d *derReader) {
	values := make(map[string][]byte)
	for d.more() {
		attribute := d.inside(tagSequence)
		name := string(attribute.take(tagOID).content)
		value := attribute.take(tagSet).content
		d.end(attribute)
		if _, double := values[name]; double || len(values) == maxAttributes {
			d.fail()
		}
		values[name] = value
	}
	content := &derReader{rest: values[oidContentType], failed: d.failed}
	content.named(oidTSTInfo)
	d.end(content)
	digest := &derReader{rest: values[oidMessageDigest], failed: d.failed}
	s.messageDigest = digest.take(tagOctets).content
	d.end(digest)
	names, isV2 := values[oidSigningCertV2]
	if !isV2 {
		names = values[oidSigningCert]
	}
	s.namedByV2 = isV2
	signer := &derReader{rest: names, failed: d.failed}
	s.named = readNames(signer)
	d.end(signer)
}

// readNames reads the value of signingCertificateV2; of the names only the first is looked at.
func readNames(outer *derReader) (first certificateName) {
	d := outer.inside(tagSequence)
	list := d.inside(tagSequence)
	name := list.inside(tagSequence)
	if name.isNext(tagSequence) {
		algorithm := name.algorithm()
		first.algorithm = &algorithm
	}
	first.hash = name.take(tagOctets).content
	name.skip(tagSequence)
	list.end(name)
	for count := 1; list.more(); count++ {
		list.any()
		if count == maxNamedCertificates {
			list.fail()
		}
	}
	d.end(list)
	d.skip(tagSequence)
	outer.end(d)
	return first
}

func (s *timestamp) readInfo(outer *derReader) {
	d := outer.inside(tagSequence)
	d.number(1)
	d.take(tagOID)
	imprint := d.inside(tagSequence)
	s.imprintAlgorithm, s.imprint = imprint.algorithm(), imprint.take(tagOctets).content
	d.end(imprint)
	d.take(tagInteger)
	generated := string(d.take(tagTime).content)
	if !isGeneralTime(generated) {
		d.fail()
	} else {
		s.genTime = generated[:14]
	}
	for _, optional := range []byte{tagSequence, tagBoolean, tagInteger, tagContext0, tagContext1} {
		d.skip(optional)
	}
	outer.end(d)
}

// isGeneralTime is the form of genTime.
func isGeneralTime(text string) bool {
	if len(text) < 15 || !isMoment(text[:14]) || text[len(text)-1] != 'Z' {
		return false
	}
	fraction := text[14 : len(text)-1]
	if fraction == "" {
		return true
	}
	digits := fraction[1:]
	return fraction[0] == '.' && len(digits) >= 1 && len(digits) <= 9 && areDigits(digits) && digits[len(digits)-1] != '0'
}

// isMoment tells whether a text is YYYYMMDDHHMMSS in the ranges of X-4.
func isMoment(text string) bool {
	if len(text) != 14 || !areDigits(text) {
		return false
	}
	month, day, hour, minute, second := text[4:6], text[6:8], text[8:10], text[10:12], text[12:14]
	return month >= "01" && month <= "12" && day >= "01" && day <= "31" && hour <= "23" && minute <= "59" && second <= "59"
}

func areDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}
