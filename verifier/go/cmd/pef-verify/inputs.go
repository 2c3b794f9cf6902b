package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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
		folder, err := os.OpenRoot(r.externals)
		if err != nil {
			return verdict, err
		}
		defer folder.Close()
		options.Externals = lookUp(folder)
	}
	defer progress.clear()
	info, err := os.Stat(r.file)
	switch {
	case err != nil:
		return verdict, err
	case info.IsDir():
		folder, err := verifier.OpenDirectory(r.file)
		if err != nil {
			return verdict, err
		}
		defer folder.Close()
		return verifier.Verify(folder, folder.Size(), options)
	case !info.Mode().IsRegular():
		return verdict, fmt.Errorf("cannot read %s: it is neither a file nor a folder", r.file)
	}
	return verifyFile(r.file, options)
}

func verifyFile(path string, options verifier.Options) (verdict verifier.Verdict, err error) {
	file, err := os.Open(path)
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
	if err == nil && (after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime())) {
		err = fmt.Errorf("cannot read %s: it changed while it was read", path)
	}
	return verdict, err
}

func readInput(path string) ([]byte, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
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

// lookUp finds external objects in a folder, as <sha256> or sha256/<sha256>. The name comes from a
// digest, so it stays in the folder.
func lookUp(folder *os.Root) func(string) (io.ReadCloser, error) {
	return func(sha256 string) (io.ReadCloser, error) {
		for _, name := range []string{sha256, filepath.Join("sha256", sha256)} {
			info, err := folder.Stat(name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, err
			}
			if !info.Mode().IsRegular() {
				return nil, fmt.Errorf("cannot read external object %s: it is not a plain file", name)
			}
			return folder.Open(name)
		}
		return nil, nil
	}
}
