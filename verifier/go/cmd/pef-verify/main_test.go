package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// vectors is the published corpus, whose bundles these tests are made of.
const vectors = "../../../../spec/pef/test-vectors"

func call(arguments ...string) (code int, stdout, stderr string) {
	var out, log bytes.Buffer
	code = run(arguments, &out, &log)
	return code, out.String(), log.String()
}

type vector struct {
	Name, Input, Verdict string
	Trust, Prior, Now    *string
	VerdictFile          string `json:"verdict_file"`
}

// aVector gives a vector with a trust file and a verdict.
func aVector(t *testing.T, verdict string) vector {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(vectors, "index.json"))
	if err != nil {
		t.Fatal(err)
	}
	var index struct{ Vectors []vector }
	if err := json.Unmarshal(source, &index); err != nil {
		t.Fatal(err)
	}
	for _, v := range index.Vectors {
		if v.Prior == nil && v.Now == nil && v.Verdict == verdict && (v.Trust != nil) == (verdict != "INTACT_UNTRUSTED") && strings.HasSuffix(v.Input, ".pef") {
			return v
		}
	}
	t.Fatalf("no vector is %s", verdict)
	return vector{}
}

func (v vector) arguments(more ...string) []string {
	arguments := []string{"verify", filepath.Join(vectors, v.Input)}
	if v.Trust != nil {
		arguments = append(arguments, "--trust", filepath.Join(vectors, *v.Trust))
	}
	return append(arguments, more...)
}

func TestTheExitCodeFollowsFromTheVerdict(t *testing.T) {
	for verdict, want := range map[string]int{
		"VERIFIED": 0, "INTACT_UNTRUSTED": 4, "INVALID": 1, "UNVERIFIABLE": 3, "POLICY_FAILED": 1,
	} {
		v := aVector(t, verdict)
		code, stdout, stderr := call(v.arguments("--format", "json")...)
		stored, err := os.ReadFile(filepath.Join(vectors, v.VerdictFile))
		if err != nil {
			t.Fatal(err)
		}
		if code != want || stderr != "" || strings.TrimSuffix(stdout, "\n") != strings.TrimSuffix(string(stored), "\n") {
			t.Errorf("%s: exit %d, want %d; stderr %q; stdout %s", v.Name, code, want, stderr, stdout)
		}
		if !strings.HasSuffix(stdout, "}\n") {
			t.Errorf("%s: the verdict does not end in a line feed", v.Name)
		}
	}
}

func TestTextSaysVerdictMeaningAndRemedy(t *testing.T) {
	code, stdout, _ := call(aVector(t, "INVALID").arguments()...)
	for _, part := range []string{"INVALID: ", "do not rely on it", "PEF-", "what to do: "} {
		if code != 1 || !strings.Contains(stdout, part) {
			t.Errorf("exit %d, no %q in:\n%s", code, part, stdout)
		}
	}
}

func TestWrongUsageIsExit2(t *testing.T) {
	bundle := filepath.Join(vectors, aVector(t, "VERIFIED").Input)
	for _, arguments := range [][]string{
		{}, {"prove"}, {"verify"}, {"verify", bundle, bundle}, {"verify", bundle, "--other"}, {"verify", bundle, "--trust"},
		{"verify", bundle, "--format", "xml"}, {"verify", bundle, "--now", "today"}, {"verify", bundle, "--fast", "--format=json", "--format=text"},
		{"verify", bundle, "--trust", ""},
	} {
		if code, stdout, stderr := call(arguments...); code != 2 || stdout != "" || !strings.Contains(stderr, "usage: ") {
			t.Errorf("%q: exit %d, stdout %q, stderr %q", arguments, code, stdout, stderr)
		}
	}
}

func TestHelpIsExit0(t *testing.T) {
	for _, arguments := range [][]string{{"--help"}, {"verify", "--help"}} {
		if code, stdout, _ := call(arguments...); code != 0 || !strings.Contains(stdout, "usage: ") {
			t.Errorf("%q: exit %d, stdout %q", arguments, code, stdout)
		}
	}
}

func TestAnInputThatCannotBeReadIsExit2(t *testing.T) {
	bundle := filepath.Join(vectors, aVector(t, "VERIFIED").Input)
	folder := t.TempDir()
	odd := filepath.Join(folder, "odd")
	if err := os.MkdirAll(filepath.Join(odd, "Not Allowed"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, arguments := range [][]string{
		{"verify", filepath.Join(folder, "nothing.pef")}, {"verify", bundle, "--trust", filepath.Join(folder, "nothing.json")},
		{"verify", bundle, "--prior", folder}, {"verify", bundle, "--externals", bundle}, {"verify", odd}, {"verify", "/dev/null"},
	} {
		if code, stdout, stderr := call(arguments...); code != 2 || stdout != "" || !strings.HasPrefix(stderr, "pef-verify: ") {
			t.Errorf("%q: exit %d, stdout %q, stderr %q", arguments, code, stdout, stderr)
		}
	}
}

func TestARefusedNameIsWrittenWithEscapes(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "bundle")
	if err := os.MkdirAll(filepath.Join(folder, "a\x1b[2Jb\u202e"), 0o700); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := call("verify", folder)
	if code != 2 || strings.ContainsAny(stderr, "\x1b\u202e") {
		t.Errorf("exit %d, stderr %q", code, stderr)
	}
}

// build makes the program as it is shipped: one static file.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "pef-verify")
	command := exec.Command("go", "build", "-trimpath", "-o", program, ".")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

func TestTheProgramVerifiesOnItsOwnAndLeavesNothingBehind(t *testing.T) {
	program, folder := build(t), t.TempDir()
	bundle, err := filepath.Abs(filepath.Join(vectors, aVector(t, "VERIFIED").Input))
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program, "verify", bundle)
	command.Dir, command.Env = folder, []string{}
	out, err := command.Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 4 || !strings.HasPrefix(string(out), "INTACT_UNTRUSTED: ") {
		t.Errorf("%v: %s", err, out)
	}
	expectEmpty(t, folder)
}

// slowBundle is a file without content whose digest takes seconds, so that the program is surely
// under way once it has the file open.
func slowBundle(t *testing.T, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "slow.pef")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 4_000_000_000); err != nil {
		t.Skip("skipped: no files with holes here")
	}
	return path
}

// opened waits until a process has a file open.
func opened(t *testing.T, process int, path string) {
	t.Helper()
	folder := fmt.Sprintf("/proc/%d/fd", process)
	if _, err := os.Stat(folder); err != nil {
		t.Skip("skipped: open files are not listed here")
	}
	for {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if to, err := os.Readlink(filepath.Join(folder, entry.Name())); err == nil && to == path {
				return
			}
		}
		time.Sleep(time.Millisecond)
	}
}

func TestAnInterruptLeavesNothingBehind(t *testing.T) {
	program, folder := build(t), t.TempDir()
	bundle := slowBundle(t, t.TempDir())
	command := exec.Command(program, "verify", bundle)
	command.Dir, command.Env = folder, []string{"TMPDIR=" + folder}
	var out bytes.Buffer
	command.Stdout = &out
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	defer command.Process.Kill()
	opened(t, command.Process.Pid, bundle)
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	go func() { done <- command.Wait() }()
	select {
	case err := <-done:
		if err == nil || out.Len() > 0 {
			t.Errorf("interrupted, it says %v and %q", err, out.String())
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the program goes on after an interrupt")
	}
	expectEmpty(t, folder)
}

func TestWhatIsNoRegularFileIsExit2AndNeverAWait(t *testing.T) {
	folder := t.TempDir()
	pipe, socket := filepath.Join(folder, "pipe.pef"), filepath.Join(folder, "socket.pef")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("skipped: no named pipes here")
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	v := aVector(t, "VERIFIED")
	bundle := filepath.Join(vectors, v.Input)
	objects := filepath.Join(folder, "objects")
	if err := os.Mkdir(objects, 0o700); err != nil {
		t.Fatal(err)
	}
	withPipe := filepath.Join(folder, "bundle")
	if err := os.MkdirAll(filepath.Join(withPipe, "pef"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(withPipe, "pef", "manifest.json"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, odd := range []string{pipe, socket, "/dev/zero"} {
		for _, arguments := range [][]string{
			{"verify", odd}, {"verify", bundle, "--trust", odd}, {"verify", bundle, "--prior", odd},
			{"verify", bundle, "--externals", odd},
		} {
			if code, stdout, stderr := call(arguments...); code != 2 || stdout != "" || stderr == "" {
				t.Errorf("%q: exit %d, stdout %q, stderr %q", arguments, code, stdout, stderr)
			}
		}
	}
	if code, stdout, _ := call("verify", withPipe); code != 2 || stdout != "" {
		t.Errorf("a pipe in a folder: exit %d, stdout %q", code, stdout)
	}
}

func TestAPipeAsExternalObjectIsAnError(t *testing.T) {
	folder := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(folder, "x"), 0o600); err != nil {
		t.Skip("skipped: no named pipes here")
	}
	if err := os.WriteFile(filepath.Join(folder, "y"), []byte("y"), 0o600); err != nil {
		t.Fatal(err)
	}
	if object, err := lookUp(folder)("x"); err == nil {
		t.Errorf("gave %v", object)
	}
	if object, err := lookUp(folder)("y"); err != nil || object == nil {
		t.Errorf("a file: %v", err)
	} else {
		object.Close()
	}
	if object, err := lookUp(folder)("z"); err != nil || object != nil {
		t.Errorf("nothing: %v %v", object, err)
	}
}

func TestAFolderIsABundleWhateverItsNameEndsIn(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x.pefproof")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	code, stdout, _ := call("verify", folder, "--format", "json")
	if code != 1 || !strings.Contains(stdout, "PEF-104") {
		t.Errorf("exit %d, stdout %q", code, stdout)
	}
	if err := os.Mkdir(filepath.Join(folder, "Empty"), 0o700); err != nil {
		t.Fatal(err)
	}
	if code, stdout, _ := call("verify", folder); code != 2 || stdout != "" {
		t.Errorf("with an empty folder of a forbidden name: exit %d, stdout %q", code, stdout)
	}
}

func expectEmpty(t *testing.T, folder string) {
	t.Helper()
	left, err := os.ReadDir(folder)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestProgressIsWrittenToTerminalsOnly(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(&out)
	p.show(1, 2)
	p.clear()
	if p.out != nil || out.Len() > 0 {
		t.Errorf("wrote %q", out.String())
	}
	p = &progress{out: &out}
	p.show(1, 2)
	p.clear()
	if !strings.Contains(out.String(), "1 of 2 entries (50 %)") {
		t.Errorf("wrote %q", out.String())
	}
}
