package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"clyra.dev/pef-verify/pkg/verifier"
)

// maxInputBytes bounds how much of a trust file or note is read: one byte over its limit is enough
// to see that it is over.
const maxInputBytes = 1<<20 + 1

// verify reads the inputs and verifies. An error is one of reading, never of what was read.
func (r *request) verify(progress *progress) (verdict verifier.Verdict, err error) {
	options := verifier.Options{Fast: r.fast, Now: r.now(), Progress: progress.show}
	if options.Trust, err = readInput(r.trust); err != nil {
		return verdict, err
	}
	if options.Prior, err = readInput(r.prior); err != nil {
		return verdict, err
	}
	if r.externals != "" {
		if err := mustBeFolder(r.externals); err != nil {
			return verdict, err
		}
		options.Externals = lookUp(r.externals)
	}
	defer progress.clear()
	info, err := os.Stat(r.file)
	switch {
	case err != nil:
		return verdict, err
	case info.IsDir():
		return verifier.VerifyDirectory(r.file, options)
	}
	return verifyFile(r.file, options)
}

func verifyFile(path string, options verifier.Options) (verdict verifier.Verdict, err error) {
	file, err := openPlain(path)
	if err != nil {
		return verdict, err
	}
	defer file.Close()
	before, err := file.Stat()
	if err != nil {
		return verdict, err
	}
	if strings.HasSuffix(path, ".pefproof") {
		verdict, err = verifier.VerifyProof(file, options)
	} else {
		verdict, err = verifier.Verify(file, before.Size(), options)
	}
	if err != nil {
		return verdict, fmt.Errorf("cannot read %s: %w", path, err)
	}
	// The digest and the checks read the file separately: a file that someone writes to meanwhile
	// has no verdict.
	after, err := file.Stat()
	if err == nil && !verifier.SameVersion(before, after) {
		err = fmt.Errorf("cannot read %s: it changed while it was read", path)
	}
	return verdict, err
}

func mustBeFolder(path string) error {
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("cannot read %s: it is not a folder", path)
	}
	return err
}

// openPlain opens a regular file. Anything else is refused before a byte of it is read, and opening
// does not wait for the other end of a named pipe.
func openPlain(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("cannot read %s: it is not a regular file", path)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

func readInput(path string) ([]byte, error) {
	if path == "" {
		return nil, nil
	}
	file, err := openPlain(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, maxInputBytes))
	if err == nil && content == nil {
		content = []byte{}
	}
	return content, err
}

// lookUp finds external objects in a folder, each under its digest. The name is hex, so it stays in
// the folder; where a link of the user's leads from there is his affair (C-8).
func lookUp(folder string) func(string) (io.ReadCloser, error) {
	return func(sha256 string) (io.ReadCloser, error) {
		file, err := openPlain(filepath.Join(folder, sha256))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("cannot read external object: %w", err)
		}
		return file, nil
	}
}
