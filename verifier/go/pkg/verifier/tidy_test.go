package verifier

import (
	"bytes"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const moduleRoot = "../.."

// eachGoFile calls each for every Go file of the module.
func eachGoFile(t *testing.T, each func(path string)) {
	t.Helper()
	count := 0
	err := filepath.WalkDir(moduleRoot, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".go" {
			count++
			each(path)
		}
		return err
	})
	if err != nil || count < 20 {
		t.Fatalf("%d Go files (%v)", count, err)
	}
}

// The worth of this verifier is that it shares nothing with the one that it is compared with: no
// module but Go's standard library, and nothing of the repository but spec/.
func TestTheModuleImportsTheStandardLibraryAndItselfOnly(t *testing.T) {
	eachGoFile(t, func(path string) {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			own := name == "clyra.dev/pef-verify/pkg/verifier"
			found, err := build.Default.Import(name, "", build.FindOnly)
			if !own && (err != nil || !found.Goroot) {
				t.Errorf("%s imports %s", path, name)
			}
		}
	})
	module := readFile(t, filepath.Join(moduleRoot, "go.mod"))
	if bytes.Contains(module, []byte("require")) {
		t.Errorf("go.mod requires another module:\n%s", module)
	}
	if _, err := os.Stat(filepath.Join(moduleRoot, "go.sum")); err == nil {
		t.Error("there is a go.sum")
	}
}

func TestNothingOfTheOtherVerifierIsRead(t *testing.T) {
	other := "/s" + "rc/"
	eachGoFile(t, func(path string) {
		if bytes.Contains(readFile(t, path), []byte(other)) {
			t.Errorf("%s speaks of %s", path, other)
		}
	})
}

// The schemas and the list of findings are compiled in from copies, because a module cannot embed
// what lies outside of it.
func TestTheCopiesOfTheSpecificationAreCurrent(t *testing.T) {
	specification := filepath.Join(moduleRoot, "..", "..", "spec", "pef")
	sources := suiteFiles(t, filepath.Join(specification, "schemas", "*.json"), 14)
	sources = append(sources, filepath.Join(specification, "errors.json"))
	for _, source := range sources {
		copied, err := schemaFiles.ReadFile("schemas/" + filepath.Base(source))
		if err != nil || !bytes.Equal(copied, readFile(t, source)) {
			t.Errorf("schemas/%s is not %s (%v); run `go generate ./...`", filepath.Base(source), source, err)
		}
	}
	if copies := suiteFiles(t, "schemas/*.json", 15); len(copies) != len(sources) {
		t.Errorf("%d copies of %d files", len(copies), len(sources))
	}
}

func TestEveryCodeOfTheListHasAMeaningAndEveryCodeInUseIsListed(t *testing.T) {
	for code, level := range levels {
		meaning, remedy := Explain(code)
		if meaning == "" || remedy == "" || level == "" {
			t.Errorf("%s is not explained", code)
		}
	}
	for _, line := range strings.Split(string(readFile(t, "codes.go")), "\n") {
		if _, text, ok := strings.Cut(line, `= "`); ok {
			if code := strings.TrimSuffix(text, `"`); levels[code] == "" {
				t.Errorf("%s is not in errors.json", code)
			}
		}
	}
}
