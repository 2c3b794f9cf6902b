package verifier

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"runtime"
	"time"
)

// Options are the inputs of a verification beside the bundle (section 10).
type Options struct {
	// Trust is the content of a trust file, nil for none.
	Trust []byte
	// Prior is a checkpoint note that the user kept, nil for none.
	Prior []byte
	// Externals opens an object by its hexadecimal SHA-256. It answers nil without error where it
	// has none.
	Externals func(sha256 string) (io.ReadCloser, error)
	// Fast leaves out the signatures of entries; the verdict says so.
	Fast bool
	// Now is the present time, the zero time where it is not given.
	Now time.Time
	// Workers is how many lines and signatures are checked at once, by default one for each processor.
	Workers int
	// Progress is called now and then with the entries seen and how many the manifest states.
	Progress func(entries, total int64)
}

// Verify checks a bundle of size bytes and gives its verdict. The error speaks of a source that
// cannot be read, never of what is in it. Memory does not grow with the number of entries; source
// is read from several goroutines.
func Verify(source io.ReaderAt, size int64, options Options) (Verdict, error) {
	v := newVerification(source, size, options)
	defer v.pool.close()
	digest := make(chan digestResult, 1)
	go func() { digest <- digestSource(source, size) }()
	err := v.run()
	result := <-digest
	if err == nil {
		err = result.err
	}
	if err != nil {
		return Verdict{}, err
	}
	return v.maker.make(result.hex), nil
}

type digestResult struct {
	hex string
	err error
}

// digestSource is rule V-1.
func digestSource(source io.ReaderAt, size int64) digestResult {
	if size > maxContainerBytes {
		return digestResult{}
	}
	hasher := sha256.New()
	n, err := io.CopyBuffer(hasher, onlyReader{io.NewSectionReader(source, 0, size)}, make([]byte, chunkBytes))
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	return digestResult{hex.EncodeToString(hasher.Sum(nil)), err}
}

// A verification is the state of one run of section 10.
type verification struct {
	source  io.ReaderAt
	size    int64
	options Options
	trust   *Trust
	prior   *checkpoint
	maker   verdictMaker
	pool    *workerPool
	workers int
	lines   lineReader
	text    jsonText

	files     []containerFile
	byName    map[string]*containerFile
	digests   map[string]hash32
	manifest  *manifest
	log       *logState
	runs      []*runState
	byRun     map[string]*runState
	segments  map[string]*runState
	pending   []*lineBatch
	artifacts artifactSizes
	attested  map[hash32]bool
	proofRuns []*coveringLeaf
	known     map[hash32]bool
	roots     map[hash32]bool
	vouched   map[int]bool
	stamps    int
	seen      int64
	total     int64
}

func newVerification(source io.ReaderAt, size int64, options Options) *verification {
	workers := options.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return &verification{
		source: source, size: size, options: options, pool: newWorkerPool(workers), workers: workers,
		byName: map[string]*containerFile{}, digests: map[string]hash32{}, byRun: map[string]*runState{},
		segments: map[string]*runState{}, attested: map[hash32]bool{}, vouched: map[int]bool{},
	}
}

// A step is one of the rules V-2 to V-21. It answers false where the rule says "stop".
type step func() (bool, error)

func (v *verification) run() error {
	steps := []step{
		v.readInputs, v.readHeaders, v.readManifest, v.readSignatures, v.compareFiles, v.readCheckpoint, v.readFrom,
		v.readProofs, v.readLog, v.checkNotes, v.readConsistency, v.comparePrior, v.checkManifestSignatures,
		v.readOthers, v.judgeRuns, v.checkRenderings, v.checkExternals, v.checkPolicy,
	}
	for _, step := range steps {
		if ok, err := step(); !ok || err != nil {
			return err
		}
	}
	v.maker.finished = true
	return nil
}

// The places of findings.
func nowhere() Place                          { return Place{Seq: -1} }
func inFile(path string) Place                { return Place{Path: path, Seq: -1} }
func atLine(path string, line int64) Place    { return Place{Path: path, Line: line, Seq: -1} }
func atSeq(path string, line, n int64) Place  { return Place{Path: path, Line: line, Seq: n} }
func (v *verification) add(c string, p Place) { v.maker.add(c, p) }

// stop adds a finding that ends the verification.
func (v *verification) stop(code string, at Place) (bool, error) {
	v.maker.add(code, at)
	return false, nil
}

// readInputs is rule V-2.
func (v *verification) readInputs() (bool, error) {
	v.maker.fast = v.options.Fast
	if v.options.Trust != nil {
		trust, ok := parseTrust(v.options.Trust)
		if !ok {
			return v.stop(codeTrust, nowhere())
		}
		v.trust, v.maker.trusted = trust, true
	}
	if v.options.Prior != nil {
		prior, ok := parseCheckpoint(v.options.Prior)
		if !ok {
			return v.stop(codePrior, nowhere())
		}
		v.prior = prior
	}
	return true, nil
}

// readHeaders is rule V-3.
func (v *verification) readHeaders() (bool, error) {
	files, fault, err := readContainer(v.source, v.size)
	if err != nil {
		return false, err
	}
	if fault.code != "" {
		return v.stop(fault.code, inFile(fault.path))
	}
	v.files = files
	for i := range files {
		v.byName[files[i].name] = &files[i]
	}
	return true, nil
}

// finish is rule V-4 for a file that was read to its end: it counts the file and gives the code of
// a wrong digest or CRC.
func (v *verification) finish(file *containerFile, read *content) (string, error) {
	if err := read.complete(); err != nil {
		return "", err
	}
	v.maker.counts.Files++
	if wanted, listed := v.digests[file.name]; listed && !bytes.Equal(read.sha.Sum(nil), wanted[:]) {
		return codeDigest, nil
	}
	if read.crc.Sum32() != file.crc {
		return codeCRC, nil
	}
	return "", nil
}

// readWhole reads a document within its limit. The code is that of the first finding, "" where
// there is none.
func (v *verification) readWhole(file *containerFile, limit int64) ([]byte, string, error) {
	if int64(file.size) > limit {
		return nil, codeTooLong, nil
	}
	read := openContent(v.source, file)
	body := make([]byte, file.size)
	if _, err := io.ReadFull(read, body); err != nil {
		return nil, "", err
	}
	code, err := v.finish(file, read)
	return body, code, err
}

// readDocument reads a JSON document: length, digests, depth, canonical form.
func (v *verification) readDocument(file *containerFile, limit int64, into *jsonText) (string, error) {
	body, code, err := v.readWhole(file, limit)
	if code == "" && err == nil {
		code = into.parseDocument(body)
	}
	return code, err
}

// readOnly reads a file for its digests alone.
func (v *verification) readOnly(file *containerFile) (string, error) {
	read := openContent(v.source, file)
	if _, err := io.CopyBuffer(io.Discard, onlyReader{read}, v.lines.chunk()); err != nil {
		return "", err
	}
	return v.finish(file, read)
}

// chunk lends the buffer between files.
func (r *lineReader) chunk() []byte {
	if len(r.buffer) < chunkBytes {
		r.buffer = make([]byte, chunkBytes)
	}
	return r.buffer[:chunkBytes]
}

// A linesResult is what reading a file of lines gave beside the findings about single lines.
type linesResult struct {
	lineOutcome
	fault string // V-4
}

func (v *verification) readLines(file *containerFile, limit lineLimit, each eachLine) (linesResult, error) {
	read := openContent(v.source, file)
	outcome, err := v.lines.read(read, limit, each)
	if err != nil {
		return linesResult{}, err
	}
	fault, err := v.finish(file, read)
	return linesResult{outcome, fault}, err
}
