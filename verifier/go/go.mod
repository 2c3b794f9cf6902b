module clyra.dev/pef-verify

go 1.26
