package verifier

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// vectorFolder is the published corpus; spec/pef/conformance says how it is read.
const vectorFolder = "../../../../spec/pef/test-vectors"

type vector struct {
	Name        string
	Input       string
	Trust       *string
	Prior       *string
	Now         *string
	Externals   *string
	Fast        bool
	Verdict     string
	VerdictFile string `json:"verdict_file"`
}

func TestVerifyGivesTheStoredVerdictOfEveryVector(t *testing.T) {
	var index struct{ Vectors []vector }
	if err := json.Unmarshal(vectorFile(t, "index.json"), &index); err != nil {
		t.Fatal(err)
	}
	if len(index.Vectors) < 150 {
		t.Fatalf("the corpus has %d vectors only", len(index.Vectors))
	}
	for _, v := range index.Vectors {
		t.Run(v.Name, func(t *testing.T) {
			verdict := v.verify(t)
			wanted := bytes.TrimSuffix(vectorFile(t, v.VerdictFile), []byte("\n"))
			if got := verdict.JSON(); !bytes.Equal(got, wanted) {
				t.Errorf("got  %s\nwant %s", got, wanted)
			}
		})
	}
}

func vectorFile(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(vectorFolder, path))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func (v *vector) verify(t *testing.T) Verdict {
	t.Helper()
	options := Options{Fast: v.Fast}
	for to, path := range map[*[]byte]*string{&options.Trust: v.Trust, &options.Prior: v.Prior} {
		if path != nil {
			*to = vectorFile(t, *path)
		}
	}
	if v.Now != nil {
		now, err := time.Parse(time.RFC3339, *v.Now)
		if err != nil {
			t.Fatal(err)
		}
		options.Now = now
	}
	if v.Externals != nil {
		folder := filepath.Join(vectorFolder, *v.Externals)
		options.Externals = func(sha256 string) (io.ReadCloser, error) {
			file, err := os.Open(filepath.Join(folder, sha256))
			if errors.Is(err, fs.ErrNotExist) {
				return nil, nil
			}
			return file, err
		}
	}
	return verifyPath(t, filepath.Join(vectorFolder, v.Input), options)
}

// verifyPath verifies a bundle, a folder or a proof, by the ending of its name.
func verifyPath(t *testing.T, path string, options Options) Verdict {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.IsDir() {
		folder, err := OpenDirectory(path)
		if err != nil {
			t.Fatal(err)
		}
		defer folder.Close()
		verdict, err := Verify(folder, folder.Size(), options)
		if err != nil {
			t.Fatal(err)
		}
		return verdict
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	verify := func() (Verdict, error) { return Verify(file, info.Size(), options) }
	if strings.HasSuffix(path, ".pefproof") {
		verify = func() (Verdict, error) { return VerifyProof(file, options) }
	}
	verdict, err := verify()
	if err != nil {
		t.Fatal(err)
	}
	return verdict
}
