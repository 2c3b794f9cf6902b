package verifier

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"
	"strings"
)

// The sizes of section 8.
const (
	localHeaderBytes   = 30
	centralHeaderBytes = 46
	endRecordBytes     = 22
	maxContainerBytes  = 4_294_967_295
	maxContainerFiles  = 65_535
	maxDirectoryBytes  = maxContainerFiles * 558
)

const (
	manifestPath   = "pef/manifest.json"
	signaturesPath = "pef/manifest.sigs.json"
)

// namePattern is rule C-3.
var namePattern = mustPattern(`^([a-z0-9][a-z0-9._-]{0,63}/){0,4}[a-z0-9][a-z0-9._-]{0,127}$`)

// A containerFile is a file as the container's headers describe it.
type containerFile struct {
	name   string
	crc    uint32
	size   uint32
	header uint32
}

// content is the place of the file's first byte.
func (f *containerFile) content() int64 {
	return int64(f.header) + localHeaderBytes + int64(len(f.name))
}

// A containerFault is the finding of rule V-3 that ends verification; code is empty where there is
// none.
type containerFault struct{ code, path string }

// readContainer reads and compares all headers (V-3). The error is one of reading the source, not
// of its content.
func readContainer(source io.ReaderAt, size int64) ([]containerFile, containerFault, error) {
	if size > maxContainerBytes {
		return nil, containerFault{codeContainerSize, ""}, nil
	}
	if size < endRecordBytes {
		return nil, containerFault{codeNotContainer, ""}, nil
	}
	var end [endRecordBytes]byte
	if err := readExactly(source, end[:], size-endRecordBytes); err != nil {
		return nil, containerFault{}, err
	}
	count := binary.LittleEndian.Uint16(end[10:])
	length := int64(binary.LittleEndian.Uint32(end[12:]))
	start := int64(binary.LittleEndian.Uint32(end[16:]))
	expected := appendEndRecord(nil, int(count), uint32(length), uint32(start))
	if length > maxDirectoryBytes || start+length != size-endRecordBytes || !bytes.Equal(end[:], expected) {
		return nil, containerFault{codeNotContainer, ""}, nil
	}
	directory := make([]byte, length)
	if err := readExactly(source, directory, start); err != nil {
		return nil, containerFault{}, err
	}
	files, fault := readDirectory(directory)
	if fault.code == "" && len(files) != int(count) {
		fault = containerFault{codeLayout, ""}
	}
	if fault.code == "" {
		fault = checkNames(files)
	}
	if fault.code != "" {
		return nil, fault, nil
	}
	fault, err := checkLocalHeaders(source, files, start)
	return files, fault, err
}

// readDirectory compares the central headers with the ones that C-2 makes of their CRC, size and
// offset.
func readDirectory(directory []byte) ([]containerFile, containerFault) {
	var files []containerFile
	var expected []byte
	for at := 0; at < len(directory); {
		rest := directory[at:]
		if len(rest) < centralHeaderBytes {
			return nil, containerFault{codeLayout, ""}
		}
		end := centralHeaderBytes + int(binary.LittleEndian.Uint16(rest[28:]))
		if end > len(rest) {
			return nil, containerFault{codeLayout, ""}
		}
		name := rest[centralHeaderBytes:end]
		if !namePattern.matches(name) {
			return nil, containerFault{codeName, ""}
		}
		file := containerFile{
			name: string(name), crc: binary.LittleEndian.Uint32(rest[16:]),
			size: binary.LittleEndian.Uint32(rest[24:]), header: binary.LittleEndian.Uint32(rest[42:]),
		}
		expected = file.appendCentralHeader(expected[:0])
		if !bytes.Equal(expected, rest[:end]) {
			return nil, containerFault{codeLayout, file.name}
		}
		files = append(files, file)
		at += end
	}
	return files, containerFault{}
}

func checkNames(files []containerFile) containerFault {
	sorted := make([]string, len(files))
	for i := range files {
		sorted[i] = files[i].name
	}
	slices.SortFunc(sorted, compareNames)
	for i := range files {
		if files[i].name != sorted[i] || i > 0 && files[i].name == files[i-1].name {
			return containerFault{codeName, files[i].name}
		}
	}
	return containerFault{}
}

// compareNames is the container order (C-4).
func compareNames(a, b string) int {
	rank := func(name string) int {
		switch name {
		case manifestPath:
			return 0
		case signaturesPath:
			return 1
		}
		return 2
	}
	if byRank := rank(a) - rank(b); byRank != 0 {
		return byRank
	}
	return strings.Compare(a, b)
}

func checkLocalHeaders(source io.ReaderAt, files []containerFile, directory int64) (containerFault, error) {
	expected := int64(0)
	var wanted []byte
	header := make([]byte, localHeaderBytes+512)
	for i := range files {
		file := &files[i]
		end := file.content() + int64(file.size)
		if int64(file.header) != expected || end > directory {
			return containerFault{codeLayout, file.name}, nil
		}
		found := header[:localHeaderBytes+len(file.name)]
		if err := readExactly(source, found, expected); err != nil {
			return containerFault{}, err
		}
		wanted = file.appendLocalHeader(wanted[:0])
		if !bytes.Equal(found, wanted) {
			return containerFault{codeLayout, file.name}, nil
		}
		expected = end
	}
	if expected != directory {
		return containerFault{codeLayout, ""}, nil
	}
	return containerFault{}, nil
}

func readExactly(source io.ReaderAt, into []byte, at int64) error {
	if len(into) == 0 {
		return nil
	}
	n, err := source.ReadAt(into, at)
	if n == len(into) {
		return nil
	}
	if err == nil || err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return err
}

// appendLocalHeader writes the local header with the name (C-2).
func (f *containerFile) appendLocalHeader(out []byte) []byte {
	out = append(out, 'P', 'K', 3, 4)
	return append(f.appendCommon(out), f.name...)
}

// appendCentralHeader writes the central header with the name (C-2).
func (f *containerFile) appendCentralHeader(out []byte) []byte {
	out = append(out, 'P', 'K', 1, 2, 20, 0)
	out = f.appendCommon(out)
	out = append(out, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) // comment length, disk, internal and external attributes
	out = binary.LittleEndian.AppendUint32(out, f.header)
	return append(out, f.name...)
}

// appendCommon writes the fields from version needed to extra length.
func (f *containerFile) appendCommon(out []byte) []byte {
	out = append(out, 10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0) // version, flags, method, time, date
	out = binary.LittleEndian.AppendUint32(out, f.crc)
	out = binary.LittleEndian.AppendUint32(out, f.size)
	out = binary.LittleEndian.AppendUint32(out, f.size)
	out = binary.LittleEndian.AppendUint16(out, uint16(len(f.name)))
	return append(out, 0, 0)
}

func appendEndRecord(out []byte, count int, length, start uint32) []byte {
	out = append(out, 'P', 'K', 5, 6, 0, 0, 0, 0)
	out = binary.LittleEndian.AppendUint16(out, uint16(count))
	out = binary.LittleEndian.AppendUint16(out, uint16(count))
	out = binary.LittleEndian.AppendUint32(out, length)
	out = binary.LittleEndian.AppendUint32(out, start)
	return append(out, 0, 0)
}
