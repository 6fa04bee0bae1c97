// Verifies a proof of ours with code that we did not write: golang.org/x/mod/sumdb/note (signed notes)
// and golang.org/x/mod/sumdb/tlog (Merkle proofs), which guard Go's own module downloads.
// Only the splitting of the file into lines is done here.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run verify.go PROOF LEAF KEY
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func check(err error) {
	if err != nil {
		fmt.Println("rejected:", err)
		os.Exit(1)
	}
}

func main() {
	proof, err := os.ReadFile(os.Args[1])
	check(err)
	leaf, err := os.ReadFile(os.Args[2])
	check(err)
	verifier, err := note.NewVerifier(os.Args[3])
	check(err)

	head, checkpoint, _ := strings.Cut(string(proof), "\n\n")
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		check(fmt.Errorf("not a tlog-proof"))
	}
	lines = lines[1:]
	if strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	check(err)
	var path tlog.RecordProof
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		check(err)
		path = append(path, hash)
	}

	opened, err := note.Open([]byte(checkpoint), note.VerifierList(verifier))
	check(err)
	text := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(text[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(text[2])
	check(err)
	check(tlog.CheckRecord(path, size, root, index, tlog.RecordHash(leaf)))
	fmt.Printf("verified: record %d in the tree of %d signed by %s\n", index, size, opened.Sigs[0].Name)
}
