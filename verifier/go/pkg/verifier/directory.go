package verifier

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sort"
	"syscall"
)

// A Directory is a bundle as a folder, read as the container that C-1 makes of it (C-6). It is an
// io.ReaderAt over that container; Close lets go of the folder.
type Directory struct {
	root  *os.Root
	files map[string]fs.FileInfo
	parts []directoryPart
	size  int64
}

// A directoryPart is a stretch of the container: bytes that are at hand, or the content of a file.
type directoryPart struct {
	start int64
	size  int64
	bytes []byte
	file  string
}

var errChanged = errors.New("it changed while it was read")

// VerifyDirectory checks a bundle that is a folder. A folder that is written to meanwhile is an
// error, because its digest and its checks would speak of different bytes.
func VerifyDirectory(path string, options Options) (Verdict, error) {
	d, err := OpenDirectory(path)
	if err != nil {
		return Verdict{}, err
	}
	defer d.Close()
	verdict, err := Verify(d, d.Size(), options)
	if err == nil {
		err = d.Unchanged()
	}
	if err != nil {
		return Verdict{}, fmt.Errorf("cannot read folder %s: %w", path, err)
	}
	return verdict, nil
}

// OpenDirectory reads the names, sizes and CRCs of the files in a folder. Links, devices and names
// that C-3 does not allow, those of empty folders too, are an error: such a folder is not a bundle
// in another form.
func OpenDirectory(path string) (*Directory, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	d := &Directory{root: root}
	if d.files, d.size, err = d.list(); err == nil {
		err = d.layOut()
	}
	if err != nil {
		root.Close()
		return nil, fmt.Errorf("cannot read folder %s: %w", path, err)
	}
	return d, nil
}

// list looks at every name. Of a folder that is too large for a container it gives a size over the
// limit and no files: what stands in it is then not read, but a name that no bundle may have is
// still an error, whatever the order in which the system lists the names.
func (d *Directory) list() (files map[string]fs.FileInfo, over int64, err error) {
	files = make(map[string]fs.FileInfo)
	total := int64(endRecordBytes)
	err = fs.WalkDir(d.root.FS(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == "." {
			return err
		}
		if entry.IsDir() {
			if !namePattern.matches([]byte(path + "/x")) {
				return fmt.Errorf("%q is not a name that a bundle may have", path)
			}
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() || !namePattern.matches([]byte(path)) {
			return fmt.Errorf("%q is not a regular file with a name that a bundle may have", path)
		}
		if over == 0 {
			files[path] = info
			total += localHeaderBytes + centralHeaderBytes + 2*int64(len(path)) + min(info.Size(), maxContainerBytes+1)
		}
		if len(files) > maxContainerFiles || total > maxContainerBytes {
			over = maxContainerBytes + 1
			clear(files)
		}
		return nil
	})
	return files, over, err
}

// Unchanged tells whether the folder still holds what it held when it was opened.
func (d *Directory) Unchanged() error {
	files, over, err := d.list()
	if err != nil {
		return err
	}
	if len(files) != len(d.files) || (over > 0) != (d.size > maxContainerBytes) {
		return errChanged
	}
	for path, before := range d.files {
		after, found := files[path]
		if !found || !os.SameFile(before, after) || !SameVersion(before, after) {
			return fmt.Errorf("%s: %w", path, errChanged)
		}
	}
	return nil
}

// SameVersion tells whether a file that was looked at twice was not written to in between, as far
// as its size and times tell.
func SameVersion(before, after fs.FileInfo) bool {
	return before.Size() == after.Size() && before.ModTime().Equal(after.ModTime()) &&
		changed(before).Equal(changed(after))
}

// layOut computes the container's headers. A folder that is too large for a container keeps only
// its size, which is what the verdict then speaks of (PEF-001).
func (d *Directory) layOut() error {
	if d.size > maxContainerBytes {
		return nil
	}
	names := slices.SortedFunc(maps.Keys(d.files), compareNames)
	var central []byte
	for _, name := range names {
		size := d.files[name].Size()
		crc, err := d.crc(name, size)
		if err != nil {
			return err
		}
		file := containerFile{name: name, crc: crc, size: uint32(size), header: uint32(d.size)}
		d.append(directoryPart{bytes: file.appendLocalHeader(nil)})
		d.append(directoryPart{file: name, size: size})
		central = file.appendCentralHeader(central)
	}
	start := d.size
	d.append(directoryPart{bytes: appendEndRecord(central, len(names), uint32(len(central)), uint32(start))})
	return nil
}

func (d *Directory) append(part directoryPart) {
	part.start = d.size
	if part.file == "" {
		part.size = int64(len(part.bytes))
	}
	if part.size > 0 {
		d.parts = append(d.parts, part)
		d.size += part.size
	}
}

func (d *Directory) crc(name string, size int64) (uint32, error) {
	file, err := d.open(name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	hasher := crc32.NewIEEE()
	n, err := io.Copy(hasher, io.LimitReader(file, size+1))
	if err == nil && n != size {
		err = errChanged
	}
	return hasher.Sum32(), err
}

// open opens a file of the folder, which has to be the one that was listed. Opening does not wait
// for the other end of a named pipe that was put in its place.
func (d *Directory) open(name string) (*os.File, error) {
	file, err := d.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !(os.SameFile(d.files[name], info) && SameVersion(d.files[name], info)) {
		err = fmt.Errorf("%s: %w", name, errChanged)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// Size is the size of the container in bytes.
func (d *Directory) Size() int64 { return d.size }

// Close lets go of the folder.
func (d *Directory) Close() error { return d.root.Close() }

// ReadAt reads from the container. It may be called from several goroutines.
func (d *Directory) ReadAt(into []byte, at int64) (int, error) {
	done := 0
	i := sort.Search(len(d.parts), func(i int) bool { return d.parts[i].start+d.parts[i].size > at })
	for ; done < len(into) && i < len(d.parts); i++ {
		part := &d.parts[i]
		offset := at + int64(done) - part.start
		length := int(min(int64(len(into)-done), part.size-offset))
		n, err := d.readPart(part, into[done:done+length], offset)
		done += n
		if n < length {
			return done, err
		}
	}
	if done < len(into) {
		return done, io.EOF
	}
	return done, nil
}

func (d *Directory) readPart(part *directoryPart, into []byte, offset int64) (int, error) {
	if part.file == "" {
		return bytes.NewReader(part.bytes).ReadAt(into, offset)
	}
	file, err := d.open(part.file)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	n, err := file.ReadAt(into, offset)
	if n < len(into) && err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}
