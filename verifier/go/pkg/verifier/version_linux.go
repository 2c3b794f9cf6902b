package verifier

import (
	"io/fs"
	"syscall"
	"time"
)

// changed is when a file's content or its times were last set, which nobody can set back.
func changed(info fs.FileInfo) time.Time {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return time.Unix(stat.Ctim.Unix())
	}
	return info.ModTime()
}
