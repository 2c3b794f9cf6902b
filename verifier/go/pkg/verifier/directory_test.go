package verifier

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// unpacked is the usual bundle as a folder.
func unpacked(t *testing.T) (folder string, b *testBundle) {
	t.Helper()
	b = usualBundle()
	b.build()
	folder = t.TempDir()
	for path, content := range b.files {
		at := filepath.Join(folder, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder, b
}

func TestVerifyDirectoryGivesTheVerdictOfTheContainer(t *testing.T) {
	folder, b := unpacked(t)
	options := Options{Trust: b.trustFile()}
	want := mustVerify(t, makeContainer(b.files), options)
	got, err := VerifyDirectory(folder, options)
	if err != nil || got.Verdict != Verified || !bytes.Equal(got.JSON(), want.JSON()) {
		t.Errorf("%v\n%s\n%s", err, got.JSON(), want.JSON())
	}
}

// Each change is made between the listing and the reading, and once more after it.
func TestAFolderThatChangesWhileItIsReadHasNoVerdict(t *testing.T) {
	segment := filepath.FromSlash(segment0)
	changes := map[string]func(folder string) error{
		"grown":    func(f string) error { return os.WriteFile(filepath.Join(f, segment), make([]byte, 9_999), 0o600) },
		"removed":  func(f string) error { return os.Remove(filepath.Join(f, segment)) },
		"added":    func(f string) error { return os.WriteFile(filepath.Join(f, "log", "more"), nil, 0o600) },
		"replaced": func(f string) error { return replaceWithCopy(filepath.Join(f, segment)) },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			folder, b := unpacked(t)
			d, err := OpenDirectory(folder)
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			if err := d.Unchanged(); err != nil {
				t.Fatalf("unchanged: %v", err)
			}
			if err := change(folder); err != nil {
				t.Fatal(err)
			}
			verdict, err := Verify(d, d.Size(), Options{Trust: b.trustFile()})
			if name != "added" && err == nil {
				t.Errorf("verified: %s", verdict.JSON())
			}
			if d.Unchanged() == nil {
				t.Error("the change is not noticed")
			}
		})
	}
}

// replaceWithCopy puts another file of the same content in the place of one.
func replaceWithCopy(path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path+".new", content, 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

func TestAFolderWithMoreFilesThanAContainerCanHoldIsOverALimit(t *testing.T) {
	d := &Directory{size: maxContainerBytes + 1}
	verdict, err := Verify(d, d.Size(), Options{})
	if err != nil || codesOf(&verdict) != "001" || verdict.BundleSHA256 != "" {
		t.Errorf("%v %s", err, verdict.JSON())
	}
}

func TestSetBackTimesDoNotHideAChange(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(path, []byte("one"), 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "linux" {
		t.Skip("skipped: no times of change here")
	}
	// The clock of a file system may stand still for some milliseconds, so the write is repeated.
	for range 1_000 {
		if err := os.WriteFile(path, []byte("two"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, before.ModTime(), before.ModTime()); err != nil {
			t.Fatal(err)
		}
		after, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if !SameVersion(before, after) {
			return
		}
	}
	t.Error("the change is not noticed")
}
