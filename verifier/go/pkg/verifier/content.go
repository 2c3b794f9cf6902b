package verifier

import (
	"bytes"
	"crypto/sha256"
	"hash"
	"hash/crc32"
	"io"
)

// chunkBytes is how much is read at once. It bounds memory together with the limit of a line.
const chunkBytes = 256 << 10

// A content reads one file of the container from first to last byte and takes its digests on the
// way (V-4).
type content struct {
	reader *io.SectionReader
	sha    hash.Hash
	crc    hash.Hash32
}

func openContent(source io.ReaderAt, file *containerFile) *content {
	return &content{
		reader: io.NewSectionReader(source, file.content(), int64(file.size)),
		sha:    sha256.New(), crc: crc32.NewIEEE(),
	}
}

// Read reads on; the end of the file before its size is an error of the source.
func (c *content) Read(into []byte) (int, error) {
	n, err := c.reader.Read(into)
	c.sha.Write(into[:n])
	c.crc.Write(into[:n])
	return n, err
}

// complete tells whether all bytes were read; a source that ends early is not one that lies about
// its digest.
func (c *content) complete() error {
	if at, _ := c.reader.Seek(0, io.SeekCurrent); at != c.reader.Size() {
		return io.ErrUnexpectedEOF
	}
	return nil
}

// A lineLimit bounds a file of lines (section 12).
type lineLimit struct {
	bytes int
	lines int64
}

var (
	entryLines      = lineLimit{65_536, 65_536}
	proofLines      = lineLimit{70_016, 65_536}
	consistentLines = lineLimit{70_016, 1_024}
	disclosureLines = lineLimit{2_097_152, 65_536}
)

// A lineOutcome is what rule V-16 says about a file of lines.
type lineOutcome struct {
	// code and line name a finding about a line's length or the number of lines.
	code string
	line int64
	// ended tells that each wanted no more lines.
	ended bool
	// tail is the line at which PEF-202 is to be reported, 0 if it is not.
	tail int64
}

// An eachLine gets a line without its line feed, and its number from 1 on. It answers false where it
// wants no more.
type eachLine func(line []byte, number int64) bool

// A lineReader cuts contents into lines. Its buffer is used for one file after the other.
type lineReader struct {
	buffer []byte
}

// read gives the lines to each, without their line feed, until each answers false or a limit is
// passed; then it reads the rest of the file all the same.
func (r *lineReader) read(from io.Reader, limit lineLimit, each eachLine) (lineOutcome, error) {
	if need := limit.bytes + 1 + chunkBytes; len(r.buffer) < need {
		r.buffer = make([]byte, need)
	}
	var out lineOutcome
	start, scanned, end, number := 0, 0, 0, int64(0)
	for {
		for out.code == "" && !out.ended {
			found := bytes.IndexByte(r.buffer[scanned:end], '\n')
			length := scanned + found - start
			if found < 0 {
				scanned = end
				if end-start <= limit.bytes {
					break
				}
				length = end - start
			}
			number++
			switch {
			case number > limit.lines:
				out.code, out.line = codeTooMany, number
			case length > limit.bytes:
				out.code, out.line = codeTooLong, number
			default:
				out.ended = !each(r.buffer[start:start+length], number)
				start += length + 1
				scanned = start
			}
		}
		if out.code != "" || out.ended {
			_, err := io.CopyBuffer(io.Discard, onlyReader{from}, r.buffer[:chunkBytes])
			return out, err
		}
		copy(r.buffer, r.buffer[start:end])
		end -= start
		scanned -= start
		start = 0
		n, err := from.Read(r.buffer[end:min(len(r.buffer), end+chunkBytes)])
		end += n
		if err == io.EOF && n == 0 {
			if end > 0 || number == 0 {
				out.tail = number + 1
			}
			return out, nil
		}
		if err != nil && err != io.EOF {
			return out, err
		}
	}
}

// onlyReader hides what else a reader can do, so that io.CopyBuffer uses the buffer it is given.
type onlyReader struct{ io.Reader }
