package verifier

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"testing"
	"time"
)

// A testAuthority is a certificate under construction with the key that belongs to it.
type testAuthority struct {
	name      string
	key       *ecdsa.PrivateKey
	notBefore string
	notAfter  string
	ca        bool
	path      []byte // pathLen, nil for none
	usage     []byte // keyUsage, nil for none
	uses      []string
	usesBasic bool // extKeyUsage is not critical
	odd       bool // has a critical extension that nobody knows
	editTBS   func(tbs []byte) []byte
	whole     []byte
}

func newAuthority(t *testing.T, name string) *testAuthority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return &testAuthority{name: name, key: key, notBefore: "200101000000Z", notAfter: "491231235959Z"}
}

func derOID(name string) []byte { return der(tagOID, []byte(name)) }

func derName(name string) []byte {
	return der(tagSequence, der(tagSet, der(tagSequence, derOID(oid("2.5.4.3")), der(0x0c, []byte(name)))))
}

func derAlgorithm(name string, parameters ...[]byte) []byte {
	return der(tagSequence, append([][]byte{derOID(name)}, parameters...)...)
}

func (a *testAuthority) sign(t *testing.T, message []byte) []byte {
	t.Helper()
	digest := sha256.Sum256(message)
	signature, err := ecdsa.SignASN1(rand.Reader, a.key, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	return signature
}

// issue makes the certificate of a, signed by an issuer.
func (a *testAuthority) issue(t *testing.T, issuer *testAuthority) *testAuthority {
	t.Helper()
	extension := func(name string, critical bool, value []byte) []byte {
		if critical {
			return der(tagSequence, derOID(name), der(tagBoolean, []byte{0xff}), der(tagOctets, value))
		}
		return der(tagSequence, derOID(name), der(tagOctets, value))
	}
	extensions := [][]byte{extension(oid("2.5.29.14"), false, der(tagOctets, []byte("id")))}
	if a.ca {
		content := [][]byte{der(tagBoolean, []byte{0xff})}
		if a.path != nil {
			content = append(content, der(tagInteger, a.path))
		}
		extensions = append(extensions, extension(oidBasic, true, der(tagSequence, content...)))
	}
	if a.usage != nil {
		extensions = append(extensions, extension(oidKeyUsage, true, der(tagBits, a.usage)))
	}
	if a.uses != nil {
		var uses [][]byte
		for _, use := range a.uses {
			uses = append(uses, derOID(use))
		}
		extensions = append(extensions, extension(oidExtKeyUsage, !a.usesBasic, der(tagSequence, uses...)))
	}
	if a.odd {
		extensions = append(extensions, extension(oid("1.2.3"), true, []byte("?")))
	}
	point, err := a.key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	tbs := der(tagSequence,
		der(tagContext0, der(tagInteger, []byte{2})), der(tagInteger, []byte{7}), derAlgorithm(oidECDSAWithSHA256), derName(issuer.name),
		der(tagSequence, der(tagUTCTime, []byte(a.notBefore)), der(tagUTCTime, []byte(a.notAfter))), derName(a.name),
		der(tagSequence, derAlgorithm(oidEC, derOID(oidP256)), der(tagBits, []byte{0}, point)),
		der(tagContext3, der(tagSequence, extensions...)))
	if a.editTBS != nil {
		tbs = a.editTBS(tbs)
	}
	a.whole = der(tagSequence, tbs, derAlgorithm(oidECDSAWithSHA256), der(tagBits, []byte{0}, issuer.sign(t, tbs)))
	return a
}

// A testStamp is a time stamp under construction, with what a case changes of it.
type testStamp struct {
	signer       *testAuthority
	issuer       string
	certificates []*testAuthority
	imprint      []byte
	digest       string // algorithm of the imprint
	genTime      string
	nameAs       string                   // the attribute that names the certificate
	namedBy      []byte                   // its value, nil for the right one
	leaveOut     string                   // an attribute
	makeInfo     func(info []byte) []byte // before it is digested
	editInfo     func(info []byte) []byte // after it
	makeSigned   func(attributes []byte) []byte
	editSigned   func(attributes []byte) []byte
	status       byte
}

func (s *testStamp) build(t *testing.T) []byte {
	t.Helper()
	info := der(tagSequence,
		der(tagInteger, []byte{1}), derOID(oid("1.2.3.4")), der(tagSequence, derAlgorithm(s.digest), der(tagOctets, s.imprint)),
		der(tagInteger, []byte{9}), der(tagTime, []byte(s.genTime)), der(tagInteger, []byte{0x11}))
	if s.makeInfo != nil {
		info = s.makeInfo(info)
	}
	digest := sha256.Sum256(info)
	if s.editInfo != nil {
		info = s.editInfo(info)
	}
	named := sha256.Sum256(s.signer.whole)
	value := s.namedBy
	if value == nil {
		value = der(tagSequence, der(tagSequence, der(tagSequence, der(tagOctets, named[:]))))
	}
	var attributes []byte
	for _, attribute := range []struct {
		name  string
		value []byte
	}{
		{oidContentType, derOID(oidTSTInfo)}, {oidMessageDigest, der(tagOctets, digest[:])}, {s.nameAs, value},
	} {
		if attribute.name != s.leaveOut {
			attributes = append(attributes, der(tagSequence, derOID(attribute.name), der(tagSet, attribute.value))...)
		}
	}
	if s.makeSigned != nil {
		attributes = s.makeSigned(attributes)
	}
	signature := s.signer.sign(t, der(tagSet, attributes))
	if s.editSigned != nil {
		attributes = s.editSigned(attributes)
	}
	var certificates [][]byte
	for _, c := range s.certificates {
		certificates = append(certificates, c.whole)
	}
	signer := der(tagSequence, der(tagInteger, []byte{1}), der(tagSequence, derName(s.issuer), der(tagInteger, []byte{7})),
		derAlgorithm(oidSHA256), der(tagContext0, attributes), derAlgorithm(oidECDSAWithSHA256), der(tagOctets, signature))
	signed := der(tagSequence, der(tagInteger, []byte{3}), der(tagSet, derAlgorithm(oidSHA256)),
		der(tagSequence, derOID(oidTSTInfo), der(tagContext0, der(tagOctets, info))), der(tagContext0, certificates...), der(tagSet, signer))
	return der(tagSequence, der(tagSequence, der(tagInteger, []byte{s.status})),
		der(tagSequence, derOID(oidSignedData), der(tagContext0, signed)))
}

// A stampCase changes the certificates before they are issued, then the time stamp and the roots.
type stampCase struct {
	name    string
	codes   string
	issue   func(root, middle, signer *testAuthority)
	change  func(s *testStamp)
	roots   func(root, middle, signer *testAuthority) [][]byte
	trusted bool
}

func stampCases() []stampCase {
	rootOnly := func(root, middle, signer *testAuthority) [][]byte { return [][]byte{root.whole} }
	return []stampCase{
		{name: "chain of three"},
		{name: "chain of two", roots: func(root, middle, signer *testAuthority) [][]byte { return [][]byte{middle.whole} }},
		{name: "signer pinned", roots: func(root, middle, signer *testAuthority) [][]byte { return [][]byte{signer.whole} }},
		{name: "unknown root", codes: "815 816", roots: func(root, middle, signer *testAuthority) [][]byte {
			other := *root
			other.whole = bytes.Replace(root.whole, []byte("root"), []byte("rood"), -1)
			return [][]byte{other.whole}
		}},
		{name: "without the middle", codes: "815 816", change: func(s *testStamp) { s.certificates = s.certificates[:1] }, roots: rootOnly},
		{name: "status 1", codes: "811 816", change: func(s *testStamp) { s.status = 1 }},
		{name: "other imprint", codes: "812 816", change: func(s *testStamp) { s.imprint = make([]byte, 32) }},
		{name: "imprint by SHA-512", codes: "812 816", change: func(s *testStamp) { s.digest = oidSHA512 }},
		{name: "other info", codes: "813 816", change: func(s *testStamp) {
			s.editInfo = func(info []byte) []byte { return append(info[:len(info)-1], 0x12) }
		}},
		{name: "other attributes", codes: "813 816", change: func(s *testStamp) {
			s.editSigned = func(a []byte) []byte {
				return append(a, der(tagSequence, derOID(oid("1.2.3")), der(tagSet, der(tagOctets)))...)
			}
		}},
		{name: "attribute twice", codes: "811 816", change: func(s *testStamp) {
			s.editSigned = func(a []byte) []byte { return append(a, der(tagSequence, derOID(oidContentType), der(tagSet))...) }
		}},
		{name: "no digest", codes: "811 816", change: func(s *testStamp) { s.leaveOut = oidMessageDigest }},
		{name: "no name", codes: "811 816", change: func(s *testStamp) { s.leaveOut = oidSigningCertV2 }},
		{name: "named by SHA-1", codes: "814 816", change: func(s *testStamp) { s.nameAs = oidSigningCert }},
		{name: "names nobody", codes: "811 816", change: func(s *testStamp) {
			s.namedBy = der(tagSequence, der(tagSequence, der(tagSequence, der(tagOctets, make([]byte, 32)))))
		}},
		{name: "other issuer", codes: "811 816", change: func(s *testStamp) { s.issuer = "root" }},
		{name: "time in the future", codes: "813 816", change: func(s *testStamp) { s.genTime = "20260102030906Z" }},
		{name: "time just in reach", change: func(s *testStamp) { s.genTime = "20260102030905.999Z" }},
		{name: "time with a zero at its end", codes: "811 816", change: func(s *testStamp) { s.genTime = "20260102030405.10Z" }},
		{name: "month 13", codes: "811 816", change: func(s *testStamp) { s.genTime = "20261302030405Z" }},
		{name: "signer expired", codes: "815 816", issue: func(root, middle, signer *testAuthority) { signer.notAfter = "260102030404Z" }},
		{name: "signer ends then", issue: func(root, middle, signer *testAuthority) { signer.notAfter = "260102030405Z" }},
		{name: "root not begun", codes: "815 816", issue: func(root, middle, signer *testAuthority) { root.notBefore = "260102030406Z" }},
		{name: "no purpose", codes: "815 816", issue: func(root, middle, signer *testAuthority) { signer.uses = nil }},
		{name: "two purposes", codes: "815 816", issue: func(root, middle, signer *testAuthority) {
			signer.uses = append(signer.uses, oidAnyUsage)
		}},
		{name: "purpose not critical", codes: "815 816", issue: func(root, middle, signer *testAuthority) { signer.usesBasic = true }},
		{name: "may not sign", codes: "815 816", issue: func(root, middle, signer *testAuthority) { signer.usage = []byte{0, 0x20} }},
		{name: "may sign", issue: func(root, middle, signer *testAuthority) { signer.usage = []byte{6, 0x40} }},
		{name: "middle is no CA", codes: "815 816", issue: func(root, middle, signer *testAuthority) { middle.ca = false }, roots: rootOnly},
		{name: "path too short", codes: "815 816", issue: func(root, middle, signer *testAuthority) { root.path = []byte{0} }, roots: rootOnly},
		{name: "path long enough", issue: func(root, middle, signer *testAuthority) { root.path = []byte{1} }, roots: rootOnly},
		{name: "root may not certify", codes: "815 816", issue: func(root, middle, signer *testAuthority) { root.usage = []byte{0, 0x80} }, roots: rootOnly},
		{name: "root for other purposes", codes: "815 816", issue: func(root, middle, signer *testAuthority) { root.uses = []string{oid("1.2.3")} }, roots: rootOnly},
		{name: "root for any purpose", issue: func(root, middle, signer *testAuthority) { root.uses = []string{oidAnyUsage} }, roots: rootOnly},
		{name: "unknown critical extension", codes: "815 816", issue: func(root, middle, signer *testAuthority) { signer.odd = true }},
	}
}

func TestATimeStampIsJudgedAsSection16Says(t *testing.T) {
	for _, c := range stampCases() {
		t.Run(c.name, func(t *testing.T) {
			root, middle, signer := newAuthority(t, "root"), newAuthority(t, "middle"), newAuthority(t, "signer")
			root.ca, middle.ca, signer.uses = true, true, []string{oidTimeStamping}
			if c.issue != nil {
				c.issue(root, middle, signer)
			}
			root.issue(t, root)
			middle.issue(t, root)
			signer.issue(t, middle)
			b := usualBundle()
			imprint := sha256.Sum256(b.log.note(len(b.log.lines)))
			stamp := &testStamp{
				signer: signer, issuer: "middle", certificates: []*testAuthority{signer, middle}, imprint: imprint[:],
				digest: oidSHA256, genTime: "20260102030405Z", nameAs: oidSigningCertV2,
			}
			if c.change != nil {
				c.change(stamp)
			}
			b.extra["anchors/a.tsr"] = stamp.build(t)
			roots := [][]byte{root.whole}
			if c.roots != nil {
				roots = c.roots(root, middle, signer)
			}
			expectStamp(t, b, roots, c.codes)
		})
	}
}

func expectStamp(t *testing.T, b *testBundle, roots [][]byte, codes string) {
	t.Helper()
	b.trust = func(trust object) {
		list := []string{}
		for _, root := range roots {
			list = append(list, base64.StdEncoding.EncodeToString(root))
		}
		trust["timestamp_roots"], trust["timestamp_quorum"] = list, 1
	}
	container := b.build()
	verdict := mustVerify(t, container, Options{Trust: b.trustFile(), Now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)})
	wanted := "unknown"
	switch {
	case codes == "":
		wanted = "stamped"
	case verdict.Verdict == PolicyFailed:
		wanted = "claimed"
	}
	if got := codesOf(&verdict); got != codes || verdict.Time != wanted {
		t.Errorf("[%s], want [%s]; %s", got, codes, verdict.JSON())
	}
	if verdict := mustVerify(t, container, Options{}); codesOf(&verdict) != "810" {
		t.Errorf("without roots: %s", verdict.JSON())
	}
}

// Nothing that is cut, or has a byte more, is a time stamp, and no changed byte makes the reader fail
// otherwise than by saying no.
func TestParseTimestampTakesExactlyOneElement(t *testing.T) {
	signer := newAuthority(t, "signer")
	signer.uses = []string{oidTimeStamping}
	signer.issue(t, signer)
	whole := (&testStamp{
		signer: signer, issuer: "signer", certificates: []*testAuthority{signer}, imprint: make([]byte, 32),
		digest: oidSHA256, genTime: "20260102030405Z", nameAs: oidSigningCertV2,
	}).build(t)
	if _, ok := parseTimestamp(whole); !ok {
		t.Fatal("refused")
	}
	if _, ok := parseTimestamp(append(bytes.Clone(whole), 0)); ok {
		t.Error("accepted with a byte more")
	}
	for n := range whole {
		if _, ok := parseTimestamp(whole[:n]); ok {
			t.Errorf("accepted when cut to %d bytes", n)
		}
		for _, bit := range []byte{1, 0x20, 0x80} {
			changed := bytes.Clone(whole)
			changed[n] ^= bit
			if stamp, ok := parseTimestamp(changed); ok && len(stamp.genTime) != 14 {
				t.Errorf("byte %d: accepted without its parts", n)
			}
			parseCertificate(changed)
		}
	}
}

func FuzzTimestamp(f *testing.F) {
	f.Add(der(tagSequence, der(tagSequence, der(tagInteger, []byte{0}))))
	f.Fuzz(func(t *testing.T, source []byte) {
		if stamp, ok := parseTimestamp(source); ok && (len(stamp.certificates) == 0 || stamp.genTime == "") {
			t.Error("accepted without its parts")
		}
		parseCertificate(source)
		(&stampKey{kind: oidEC, curve: elliptic.P256(), point: source}).verify(crypto.SHA256, source, source)
	})
}
