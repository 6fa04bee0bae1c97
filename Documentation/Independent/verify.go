// Verifies a proof of ours with code that we did not write: golang.org/x/mod/sumdb/note (signed notes)
// and golang.org/x/mod/sumdb/tlog (Merkle proofs), which guard Go's own module downloads.
// Only the splitting of the file into lines is done here, and the salted hash of the payload.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run verify.go PROOF LEAF KEY
//
// LEAF is the file of the entry; with "-" the entry is the one in the proof's own extra, and its payload is
// checked against it.
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
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
	var leaf []byte
	if os.Args[2] != "-" {
		leaf, err = os.ReadFile(os.Args[2])
		check(err)
	}
	verifier, err := note.NewVerifier(os.Args[3])
	check(err)

	head, checkpoint, _ := strings.Cut(string(proof), "\n\n")
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		check(fmt.Errorf("not a tlog-proof"))
	}
	lines = lines[1:]
	payload := ""
	if strings.HasPrefix(lines[0], "extra ") {
		if leaf == nil {
			leaf, payload = extra(strings.TrimPrefix(lines[0], "extra "))
		}
		lines = lines[1:]
	}
	if leaf == nil {
		check(fmt.Errorf("the proof does not hold its entry"))
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
	fmt.Printf("entry: %s\n", leaf)
	if payload != "" {
		fmt.Printf("payload, as the entry commits to it: %s\n", payload)
	}
}

// extra returns the entry and the payload that a proof of `depositary log prove` carries, the payload
// checked against the entry: SHA-256("depositary/payload/v1" 00, salt, u64 length, bytes).
func extra(encoded string) ([]byte, string) {
	text, err := base64.StdEncoding.DecodeString(encoded)
	check(err)
	var carried struct{ Entry, Payload, Salt string }
	check(json.Unmarshal(text, &carried))
	if carried.Salt == "" {
		return []byte(carried.Entry), ""
	}
	salt, err := hex.DecodeString(carried.Salt)
	check(err)
	message := append([]byte("depositary/payload/v1\x00"), salt...)
	message = binary.BigEndian.AppendUint64(message, uint64(len(carried.Payload)))
	sum := sha256.Sum256(append(message, carried.Payload...))
	var envelope struct{ Payload string }
	check(json.Unmarshal([]byte(carried.Entry), &envelope))
	if hex.EncodeToString(sum[:]) != envelope.Payload {
		check(fmt.Errorf("the payload is not what the entry commits to"))
	}
	return []byte(carried.Entry), carried.Payload
}
