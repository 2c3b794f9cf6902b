package verifier

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"slices"
	"sort"
)

// A Directory is a bundle as a folder, read as the container that C-1 makes of it (C-6). It is an
// io.ReaderAt over that container; Close lets go of the folder.
type Directory struct {
	root  *os.Root
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

// OpenDirectory reads the names, sizes and CRCs of the files in a folder. Links, devices and names
// that C-3 does not allow are an error: such a folder is not a bundle in another form.
func OpenDirectory(path string) (*Directory, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	d := &Directory{root: root}
	files, err := d.list()
	if err == nil {
		err = d.layOut(files)
	}
	if err != nil {
		root.Close()
		return nil, fmt.Errorf("cannot read folder %s: %w", path, err)
	}
	return d, nil
}

func (d *Directory) list() ([]containerFile, error) {
	var files []containerFile
	total := int64(endRecordBytes)
	err := fs.WalkDir(d.root.FS(), ".", func(path string, entry fs.DirEntry, err error) error {
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
			return fmt.Errorf("%q is not a plain file with a name that a bundle may have", path)
		}
		total += localHeaderBytes + centralHeaderBytes + 2*int64(len(path)) + info.Size()
		files = append(files, containerFile{name: path, size: uint32(info.Size())})
		if len(files) > maxContainerFiles || info.Size() > maxContainerBytes || total > maxContainerBytes {
			d.size = maxContainerBytes + 1
			return fs.SkipAll
		}
		return nil
	})
	slices.SortFunc(files, func(a, b containerFile) int { return compareNames(a.name, b.name) })
	return files, err
}

// layOut computes the container's headers. A folder that is too large for a container keeps only
// its size, which is what the verdict then speaks of (PEF-001).
func (d *Directory) layOut(files []containerFile) error {
	if d.size > maxContainerBytes {
		return nil
	}
	var central []byte
	for i := range files {
		file := &files[i]
		crc, err := d.crc(file.name, int64(file.size))
		if err != nil {
			return err
		}
		file.crc, file.header = crc, uint32(d.size)
		d.append(directoryPart{bytes: file.appendLocalHeader(nil)})
		d.append(directoryPart{file: file.name, size: int64(file.size)})
		central = file.appendCentralHeader(central)
	}
	start := d.size
	d.append(directoryPart{bytes: appendEndRecord(central, len(files), uint32(len(central)), uint32(start))})
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
	file, err := d.root.Open(name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	hasher := crc32.NewIEEE()
	n, err := io.Copy(hasher, file)
	if err == nil && n != size {
		err = errors.New("a file changed while it was read")
	}
	return hasher.Sum32(), err
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
	file, err := d.root.Open(part.file)
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
