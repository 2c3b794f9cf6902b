package verifier

import (
	"strconv"
	"strings"
)

// The object identifiers of section 16, as the content of an OID element.
var (
	oidSignedData      = oid("1.2.840.113549.1.7.2")
	oidTSTInfo         = oid("1.2.840.113549.1.9.16.1.4")
	oidContentType     = oid("1.2.840.113549.1.9.3")
	oidMessageDigest   = oid("1.2.840.113549.1.9.4")
	oidSigningCert     = oid("1.2.840.113549.1.9.16.2.12")
	oidSigningCertV2   = oid("1.2.840.113549.1.9.16.2.47")
	oidBasic           = oid("2.5.29.19")
	oidKeyUsage        = oid("2.5.29.15")
	oidExtKeyUsage     = oid("2.5.29.37")
	oidAnyUsage        = oid("2.5.29.37.0")
	oidTimeStamping    = oid("1.3.6.1.5.5.7.3.8")
	oidRSA             = oid("1.2.840.113549.1.1.1")
	oidEC              = oid("1.2.840.10045.2.1")
	oidP256            = oid("1.2.840.10045.3.1.7")
	oidP384            = oid("1.3.132.0.34")
	oidSHA256          = oid("2.16.840.1.101.3.4.2.1")
	oidSHA384          = oid("2.16.840.1.101.3.4.2.2")
	oidSHA512          = oid("2.16.840.1.101.3.4.2.3")
	oidRSAWithSHA256   = oid("1.2.840.113549.1.1.11")
	oidRSAWithSHA384   = oid("1.2.840.113549.1.1.12")
	oidRSAWithSHA512   = oid("1.2.840.113549.1.1.13")
	oidECDSAWithSHA256 = oid("1.2.840.10045.4.3.2")
	oidECDSAWithSHA384 = oid("1.2.840.10045.4.3.3")
	oidECDSAWithSHA512 = oid("1.2.840.10045.4.3.4")
)

// oid encodes an object identifier from its dotted form (X.690 section 8.19).
func oid(dotted string) string {
	var numbers []int
	for part := range strings.SplitSeq(dotted, ".") {
		number, err := strconv.Atoi(part)
		if err != nil {
			panic(err)
		}
		numbers = append(numbers, number)
	}
	var out []byte
	for i, number := range numbers[1:] {
		if i == 0 {
			number += 40 * numbers[0]
		}
		digits := []byte{byte(number & 0x7f)}
		for number >>= 7; number > 0; number >>= 7 {
			digits = append([]byte{byte(number) | 0x80}, digits...)
		}
		out = append(out, digits...)
	}
	return string(out)
}
