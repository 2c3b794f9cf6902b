package verifier

import (
	"embed"
	"encoding/json"
	"fmt"
)

// The schemas and the list of findings are copies of spec/pef/schemas and spec/pef/errors.json; a
// test compares them.
//
//go:generate sh -c "cp ../../../../spec/pef/schemas/*.json ../../../../spec/pef/errors.json schemas/"
//go:embed schemas/*.json
var schemaFiles embed.FS

// shapes holds every shape that the verification needs.
var shapes = loadShapes()

// levels gives the level of each finding code.
var levels = loadLevels()

type shapeSet struct {
	attestation, statement, consistency, disclosure, frontier *shape
	manifest, signatures, proof, proofLine, replay, trust     *shape
	line, stub, commitment, digest                            *shape
	entryPayload, logPayload                                  map[string]*shape
}

func loadShapes() *shapeSet {
	set := &shapeSet{entryPayload: map[string]*shape{}, logPayload: map[string]*shape{}}
	files := map[string]**shape{
		"attestation": &set.attestation, "consistency_line": &set.consistency, "disclosure": &set.disclosure,
		"frontier": &set.frontier, "manifest": &set.manifest, "manifest_signatures": &set.signatures,
		"proof": &set.proof, "proof_line": &set.proofLine, "replay_certificate": &set.replay, "trust": &set.trust,
	}
	for name, to := range files {
		*to = mustCompile(mustSchema(name))
	}
	set.statement = mustCompile(mustSchema("attestation").Defs["statement"])
	set.loadLines()
	return set
}

// loadLines takes the payload shapes of entries and log leaves apart by their type, so that each
// line is compared with one shape only, and makes the shape of E-1 by leaving the payload open.
func (set *shapeSet) loadLines() {
	var sample *schemaSource
	for _, name := range []string{"receipt", "journal_event", "log_leaf"} {
		schema := mustSchema(name)
		alternatives := schema.AnyOf
		if alternatives == nil {
			alternatives = []*schemaSource{schema}
		}
		for _, alternative := range alternatives {
			payload, ok := alternative.Properties["payload"]
			if !ok {
				set.stub = mustCompile(alternative)
				continue
			}
			sample = alternative
			to := set.entryPayload
			if name == "log_leaf" {
				to = set.logPayload
			}
			to[payload.Properties["type"].Const.(string)] = mustCompile(payload)
		}
	}
	sample.Properties["payload"] = &schemaSource{Type: "object"}
	set.line = mustCompile(sample)
	decision := mustSchema("receipt").Properties["payload"].Properties["body"]
	for _, alternative := range decision.Properties["arguments"].AnyOf {
		if _, salted := alternative.Properties["c"]; salted {
			set.commitment = mustCompile(alternative)
		} else {
			set.digest = mustCompile(alternative)
		}
	}
}

// mustSchema and mustCompile stop the program: the files are compiled in, so failing is a fault of
// the build.
func mustSchema(name string) *schemaSource {
	source, err := schemaFiles.ReadFile("schemas/" + name + ".json")
	if err != nil {
		panic(err)
	}
	schema, err := readSchema(source)
	if err != nil {
		panic(fmt.Errorf("%s: %w", name, err))
	}
	return schema
}

func mustCompile(schema *schemaSource) *shape {
	compiled, err := compileShape(schema)
	if err != nil {
		panic(err)
	}
	return compiled
}

func loadLevels() map[string]Level {
	source, err := schemaFiles.ReadFile("schemas/errors.json")
	if err != nil {
		panic(err)
	}
	var list struct {
		Codes []struct {
			Code, Level, Meaning, Remedy string
		}
		Errors []struct {
			Code, Level, Meaning, Remedy string
		}
	}
	if err := json.Unmarshal(source, &list); err != nil {
		panic(err)
	}
	levels := make(map[string]Level)
	for _, entry := range append(list.Codes, list.Errors...) {
		levels[entry.Code] = Level(entry.Level)
		explanations[entry.Code] = explanation{entry.Meaning, entry.Remedy}
	}
	return levels
}

type explanation struct{ meaning, remedy string }

var explanations = map[string]explanation{}

// Explain gives the meaning of a finding code and what to do about it, in English.
func Explain(code string) (meaning, remedy string) {
	e := explanations[code]
	return e.meaning, e.remedy
}
