package verifier

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// A derNode is an element that a test changes.
type derNode struct {
	tag      byte
	children []*derNode
	content  []byte
	long     bool   // writes its length in more bytes than needed
	instead  []byte // what is written in its place
}

func parseNodes(source []byte) (nodes []*derNode, ok bool) {
	for len(source) > 0 {
		e, ok := parseElement(source)
		if !ok {
			return nil, false
		}
		node := &derNode{tag: e.tag, content: e.content}
		if e.tag&0x20 != 0 || e.tag == tagOctets && len(e.content) > 2 {
			if children, ok := parseNodes(e.content); ok {
				node.children = children
			}
		}
		nodes, source = append(nodes, node), source[len(e.whole):]
	}
	return nodes, true
}

func (n *derNode) encode() []byte {
	content := n.content
	if n.children != nil {
		content = encodeNodes(n.children)
	}
	switch {
	case n.instead != nil:
		return n.instead
	case n.long:
		return append([]byte{n.tag, 0x83, byte(len(content) >> 16), byte(len(content) >> 8), byte(len(content))}, content...)
	}
	return der(n.tag, content)
}

func encodeNodes(nodes []*derNode) (out []byte) {
	for _, node := range nodes {
		out = append(out, node.encode()...)
	}
	return out
}

// below lists all lists of elements, from the outermost in.
func below(parent *derNode) []*derNode {
	out := []*derNode{parent}
	for _, child := range parent.children {
		if child.children != nil {
			out = append(out, below(child)...)
		}
	}
	return out
}

var otherTimes = []string{
	"20260102030405Z", "260102030405Z", "20260102030405.1Z", "500102030405Z", "490102030405Z", "20260230030405Z", "20260102240405Z",
	"20260102030460Z", "00000101000000Z", "20260102030405.1234567891Z", "20260102030405.", "2026010203040Z", "99991231235959Z", "20260102030906Z",
}

var otherOIDs = []string{
	oidSHA256, oidSHA384, oidTSTInfo, oidBasic, oidKeyUsage, oidExtKeyUsage, oidTimeStamping, oidAnyUsage, oidEC, oidRSA,
	oidECDSAWithSHA384, oidP384, oidSigningCert, oidSigningCertV2, oidMessageDigest, oidContentType,
}

var otherTags = []byte{1, 2, 3, 4, 5, 6, 0x0c, 0x17, 0x18, 0x30, 0x31, 0xa0, 0xa1, 0xa3, 0x80, 0x81, 0x82, 0x1f, 0x24}

var otherElements = [][]byte{
	der(1, []byte{0xff}), der(1, []byte{0}), der(1, []byte{1}), der(2, []byte{5}), der(5), der(0x30), der(0xa0), der(0xa1), der(0x31),
	der(0x81, []byte{1}), der(0x82, []byte{1}), der(6, []byte(oidTimeStamping)), der(3, []byte{0, 0x80}), der(4),
}

// mutateDER changes one element of a text, most often so that all others stay what they were.
func mutateDER(source []byte, random *rand.Rand) []byte {
	nodes, ok := parseNodes(source)
	if !ok || len(nodes) == 0 {
		return source
	}
	root := &derNode{children: nodes}
	lists := below(root)
	parent := lists[random.IntN(len(lists))]
	at := random.IntN(max(1, len(parent.children)))
	if at == len(parent.children) {
		return source
	}
	node := parent.children[at]
	switch random.IntN(9) {
	case 0:
		parent.children = slices.Delete(slices.Clone(parent.children), at, at+1)
	case 1:
		parent.children = slices.Insert(slices.Clone(parent.children), at, node)
	case 2:
		node.tag = otherTags[random.IntN(len(otherTags))]
	case 3:
		node.long = true
	case 4:
		extra := &derNode{instead: otherElements[random.IntN(len(otherElements))]}
		parent.children = slices.Insert(slices.Clone(parent.children), at, extra)
	case 5:
		node.instead = node.encode()[:len(node.encode())-1]
	case 6:
		parent.children[0], parent.children[at] = node, parent.children[0]
	default:
		mutateContent(node, random)
	}
	return encodeNodes(root.children)
}

func mutateContent(node *derNode, random *rand.Rand) {
	content := bytes.Clone(node.encode()[2:])
	if node.children == nil {
		content = bytes.Clone(node.content)
	}
	node.children = nil
	switch {
	case node.tag == tagOID && random.IntN(2) == 0:
		content = []byte(otherOIDs[random.IntN(len(otherOIDs))])
	case (node.tag == tagUTCTime || node.tag == tagTime) && random.IntN(4) > 0:
		content = []byte(otherTimes[random.IntN(len(otherTimes))])
		node.tag = []byte{tagUTCTime, tagTime}[random.IntN(2)]
	case random.IntN(3) == 0 || len(content) == 0:
		content = append([]byte{[]byte{0, 0xff, 0x80, 1}[random.IntN(4)]}, content...)
	case random.IntN(3) == 0:
		content = content[:random.IntN(len(content))]
	default:
		content[random.IntN(len(content))] ^= 1 << random.IntN(8)
	}
	node.content = content
}

// Whatever is changed in a time stamp, in what it is signed over, or in a certificate, before or after
// the signing, it gets one of the answers of section 16. PEF_STAMPS=DIR keeps the cases, with a verdict
// each, to try other verifiers on them; PEF_STAMPS_COUNT says how many.
func TestAChangedTimeStampGetsAnAnswerOfSection16(t *testing.T) {
	folder, count := os.Getenv("PEF_STAMPS"), 300
	if wanted, err := strconv.Atoi(os.Getenv("PEF_STAMPS_COUNT")); err == nil {
		count = wanted
	}
	answers := map[string]int{}
	for i := range count {
		random := rand.New(rand.NewPCG(uint64(count), uint64(i)))
		container, trust := mutatedStamp(t, random)
		verdict := mustVerify(t, container, Options{Trust: trust, Now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)})
		codes := codesOf(&verdict)
		answers[codes]++
		if !slices.Contains([]string{"", "002", "811 816", "812 816", "813 816", "814 816", "815 816"}, codes) {
			t.Errorf("case %d: %s", i, verdict.JSON())
		}
		if folder != "" {
			path := filepath.Join(folder, fmt.Sprintf("%05d", i))
			for suffix, content := range map[string][]byte{".pef": container, ".trust.json": trust, ".verdict.json": verdict.JSON()} {
				if err := os.WriteFile(path+suffix, content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if len(answers) < 5 {
		t.Errorf("only these answers: %v", answers)
	}
}

// mutatedStamp is a bundle with a time stamp that is wrong in one or two places.
func mutatedStamp(t *testing.T, random *rand.Rand) (container, trust []byte) {
	t.Helper()
	change := func(source []byte) []byte {
		for range 1 + random.IntN(2) {
			source = mutateDER(source, random)
		}
		return source
	}
	root, middle, signer := newAuthority(t, "root"), newAuthority(t, "middle"), newAuthority(t, "signer")
	root.ca, middle.ca, signer.uses = true, true, []string{oidTimeStamping}
	if random.IntN(2) == 0 {
		signer.usage, middle.usage = []byte{6, 0xc0}, []byte{2, 4}
	}
	b := usualBundle()
	imprint := sha256.Sum256(b.log.note(len(b.log.lines)))
	stamp := &testStamp{
		signer: signer, issuer: "middle", certificates: []*testAuthority{signer, middle}, imprint: imprint[:],
		digest: oidSHA256, genTime: "20260102030405Z", nameAs: oidSigningCertV2,
	}
	place := random.IntN(7)
	places := []*func([]byte) []byte{&stamp.makeInfo, &stamp.makeSigned, &signer.editTBS, &middle.editTBS, &root.editTBS}
	if place < len(places) {
		*places[place] = change
	}
	root.issue(t, root)
	middle.issue(t, root)
	signer.issue(t, middle)
	token := stamp.build(t)
	switch place {
	case 5:
		token = change(token)
	case 6:
		token[random.IntN(len(token))] ^= 1 << random.IntN(8)
	}
	b.extra["anchors/a.tsr"] = token
	pinned := [][][]byte{{root.whole}, {middle.whole}, {signer.whole}, {root.whole, middle.whole}}[random.IntN(4)]
	b.trust = func(trust object) {
		list := []string{}
		for _, certificate := range pinned {
			list = append(list, base64.StdEncoding.EncodeToString(certificate))
		}
		trust["timestamp_roots"], trust["timestamp_quorum"] = list, 1
	}
	return b.build(), b.trustFile()
}
