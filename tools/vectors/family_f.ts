/**
 * Vectors F: the container and its files.
 *
 * @module
 */

import { deflateRawSync } from "node:zlib";
import { sha256, toHex } from "../../src/pef/mod.ts";
import { buildBundle, bytesOf, Cases, sealed, type VectorCase } from "./case.ts";
import { bundleFiles } from "./shared.ts";
import { type LooseFile, looseZip, type Outer } from "./zip.ts";

function looseFiles(): LooseFile[] {
  const { world, run } = sealed("etl");
  return [...bundleFiles({ world, runs: [run] })].map(([path, content]) => ({ path, content }));
}

/** Changes the second-to-last file. */
function withFile(change: (file: LooseFile) => Partial<LooseFile>, outer: Outer = {}): Uint8Array {
  const files = looseFiles();
  const at = files.length - 2;
  return looseZip(
    files.map((file, i) => i === at ? { ...file, ...change(file) } : file),
    outer,
  );
}

/** Layout, names, sizes, lists. */
export function containerCases(): VectorCase[] {
  const cases = new Cases("F");
  cases.add("ok-loose-writer-agrees", { rules: ["C-2"] }, looseZip(looseFiles()));
  nameCases(cases);
  headerCases(cases);
  layoutCases(cases);
  listCases(cases);
  return cases.list;
}

function nameCases(cases: Cases): void {
  const names: Record<string, string> = {
    "traversal": "../evil",
    "traversal-inside": "runs/../../evil",
    "dot": "./evil",
    "absolute": "/etc/passwd",
    "drive": "c:/evil",
    "backslash": "runs\\evil",
    "folder": "runs/evil/",
    "empty-part": "runs//evil",
    "nul": "evil\0.jsonl",
    "upper-case": "runs/RUN-1/entries-000000.jsonl",
    "case-twin-of-the-manifest": "pef/Manifest.json",
    "space": "runs/a b",
    "leading-dot": ".hidden",
    "leading-hyphen": "-rf",
    "not-ascii": "runs/\u00e9",
    "bidi": "runs/\u202efdp.exe",
    "too-long": `a/${"b".repeat(129)}`,
    "too-deep": "a/b/c/d/e/f",
    "empty": "",
    "percent": "runs/%2e%2e",
    "device": "con:",
  };
  for (const [name, path] of Object.entries(names)) {
    const files = looseFiles();
    const evil = { path, content: bytesOf("x") };
    const container = looseZip([...files.slice(0, 2), evil, ...files.slice(2)]);
    cases.add(`name-${name}`, { rules: ["C-3", "V-3"], codes: ["PEF-102"] }, container);
  }
  const files = looseFiles();
  const [first, second, ...rest] = files;
  if (first === undefined || second === undefined) throw new Error("a bundle has two files");
  const order = { rules: ["C-4", "V-3"], codes: ["PEF-102"] };
  cases.add("name-doubled", order, looseZip([...files, ...files.slice(-1)]));
  cases.add("manifest-doubled", order, looseZip([first, first, second, ...rest]));
  cases.add("manifest-second", order, looseZip([second, first, ...rest]));
  cases.add("files-out-of-order", order, looseZip([first, second, ...rest.reverse()]));
}

function headerCases(cases: Cases): void {
  const bad = { rules: ["C-1", "C-2", "V-3"], codes: ["PEF-101"] };
  const both = (fields: NonNullable<LooseFile["local"]>) =>
    withFile(() => ({ local: fields, central: fields }));
  cases.add("encrypted-flag", bad, both({ flags: 1 }));
  cases.add("utf8-flag", bad, both({ flags: 0x800 }));
  cases.add(
    "descriptor-flag",
    bad,
    withFile(() => ({
      local: { flags: 8, crc: 0, size: 0, packed: 0 },
      central: { flags: 8 },
      after: new Uint8Array(16),
    })),
  );
  cases.add(
    "method-deflate",
    bad,
    withFile((file) => {
      const content = new Uint8Array(deflateRawSync(file.content));
      const fields = { method: 8, size: file.content.length, packed: content.length };
      return { content, local: fields, central: fields };
    }),
  );
  cases.add(
    "bomb",
    bad,
    withFile(() => {
      const content = new Uint8Array(deflateRawSync(new Uint8Array(1_000_000)));
      const fields = { method: 8, size: 1_000_000, packed: content.length };
      return { content, local: fields, central: fields };
    }),
  );
  cases.add("time-set", bad, both({ time: 0x6000 }));
  cases.add("date-set", bad, both({ date: 0x5c21 }));
  cases.add("version-needed-20", bad, both({ version: 20 }));
  cases.add("made-by-unix", bad, withFile(() => ({ central: { madeBy: 0x0314 } })));
  cases.add(
    "symbolic-link",
    bad,
    withFile(() => ({
      central: { madeBy: 0x0314, external: 0xa1ff0000 },
    })),
  );
  cases.add("internal-attributes", bad, withFile(() => ({ central: { internal: 1 } })));
  cases.add("file-comment", bad, withFile(() => ({ central: { comment: "x" } })));
  cases.add("extra-field", bad, both({ extra: Uint8Array.of(0x01, 0x00, 0x00, 0x00) }));
  cases.add(
    "extra-field-zip64",
    bad,
    both({
      extra: Uint8Array.of(0x01, 0, 16, 0, ...new Uint8Array(16)),
      size: 0xffffffff,
      packed: 0xffffffff,
    }),
  );
  cases.add(
    "local-name-differs",
    bad,
    withFile((file) => ({
      local: { name: file.path.replace("log", "lag") },
    })),
  );
  cases.add("local-crc-differs", bad, withFile(() => ({ local: { crc: 1 } })));
  cases.add("local-size-differs", bad, withFile(() => ({ local: { size: 1, packed: 1 } })));
  cases.add("packed-size-differs", bad, both({ packed: 1 }));
  cases.add("size-too-large", bad, both({ size: 100_000_000, packed: 100_000_000 }));
  cases.add("size-too-small", bad, both({ size: 10, packed: 10 }));
  cases.add("crc-wrong-on-both-sides", { rules: ["V-4"], codes: ["PEF-105"] }, both({ crc: 1 }));
}

function layoutCases(cases: Cases): void {
  const gap = { rules: ["C-2", "V-3"], codes: ["PEF-101"] };
  const end = { rules: ["V-3"], codes: ["PEF-100"] };
  const one = Uint8Array.of(0x50);
  const files = looseFiles();
  cases.add("gap-between-files", gap, withFile(() => ({ after: one })));
  cases.add("gap-before-the-directory", gap, looseZip(files, { between: one }));
  cases.add("bytes-before", gap, looseZip(files, { before: one }));
  cases.add("bytes-before-not-counted", end, Uint8Array.from([0x50, ...looseZip(files)]));
  cases.add("bytes-after", end, looseZip(files, { after: one }));
  cases.add("comment", end, looseZip(files, { comment: "x" }));
  cases.add(
    "end-record-twice",
    end,
    (() => {
      const whole = looseZip(files);
      return Uint8Array.from([...whole, ...whole.subarray(-22)]);
    })(),
  );
  cases.add(
    "end-record-hidden-in-comment",
    end,
    (() => {
      const whole = looseZip(files, { comment: "x".repeat(22) });
      whole.set(looseZip([]), whole.length - 22);
      return whole;
    })(),
  );
  cases.add(
    "two-containers",
    gap,
    (() => {
      const whole = looseZip(files);
      return looseZip(files, { before: whole });
    })(),
  );
  cases.add("disk-number", end, looseZip(files, { disk: 1 }));
  cases.add("count-too-low", gap, looseZip(files, { files: files.length - 1 }));
  cases.add("count-too-high", gap, looseZip(files, { files: files.length + 1 }));
  cases.add("directory-size-wrong", end, looseZip(files, { directorySize: 46 }));
  cases.add("directory-offset-wrong", end, looseZip(files, { directoryOffset: 0 }));
  cases.add("directory-offset-huge", end, looseZip(files, { directoryOffset: 0xffffffff }));
  cases.add("overlap", gap, withFile(() => ({ only: "central" as const, central: { offset: 0 } })));
  cases.add("local-file-not-in-the-directory", gap, withFile(() => ({ only: "local" as const })));
  cases.add("no-files", { rules: ["V-5"], codes: ["PEF-104"] }, looseZip([]));
  cases.add("not-a-zip", end, bytesOf("This is not a bundle, but it is longer than 22 bytes."));
  cases.add("zeros", end, new Uint8Array(1000));
}

function listCases(cases: Cases): void {
  const { world, run } = sealed("http");
  const spec = { world, runs: [run] };
  const content = bytesOf("an artifact");
  const path = `artifacts/sha256/${toHex(sha256(content))}`;
  const at = (code: string, ...rules: string[]) => ({ rules, codes: [code] });
  const withFiles = (files: Record<string, Uint8Array | string>) => buildBundle({ ...spec, files });
  const after = (change: (files: Map<string, Uint8Array>) => void) =>
    buildBundle({ ...spec, files: { [path]: content }, after: change });
  cases.add("ok-artifact", { rules: ["M-6"] }, withFiles({ [path]: content }));
  cases.add(
    "ok-artifact-empty",
    { rules: ["M-6"] },
    withFiles({
      [`artifacts/sha256/${toHex(sha256(bytesOf("")))}`]: "",
    }),
  );
  cases.add(
    "file-not-listed",
    at("PEF-104", "M-2", "V-6"),
    after((files) => {
      files.set("artifacts/sha256/00", bytesOf("x"));
    }),
  );
  cases.add(
    "file-missing",
    at("PEF-104", "M-2", "V-6"),
    after((files) => {
      files.delete(path);
    }),
  );
  cases.add(
    "file-renamed",
    at("PEF-104", "M-2", "V-6"),
    after((files) => {
      files.delete(path);
      files.set(path.replace(/.$/, "0"), content);
    }),
  );
  cases.add(
    "file-shorter",
    at("PEF-103", "V-6"),
    after((files) => {
      files.set(path, content.subarray(1));
    }),
  );
  cases.add(
    "artifact-swapped",
    at("PEF-103", "V-4"),
    after((files) => {
      files.set(path, bytesOf("no artifact"));
    }),
  );
  cases.add(
    "artifact-under-another-digest",
    at("PEF-106", "M-6"),
    withFiles({
      [`artifacts/sha256/${"0".repeat(64)}`]: content,
    }),
  );
  const misplaced: Record<string, string> = {
    "file-at-the-top": "readme.txt",
    "file-in-pef": "pef/extra.json",
    "file-in-log": "log/extra.note",
    "file-of-an-unknown-run": "runs/other/entries-000000.jsonl",
    "file-in-a-run": `runs/${run.id}/notes.txt`,
    "second-segment-not-claimed": `runs/${run.id}/entries-000001.jsonl`,
    "disclosures-of-an-unknown-run": "runs/other/disclosures.jsonl",
    "rendering-of-another-kind": "render/report.exe",
    "attestation-of-another-kind": "attestations/a.json",
  };
  for (const [name, place] of Object.entries(misplaced)) {
    const more = name === "second-segment-not-claimed"
      ? {
        manifest: (m: Record<string, unknown>) => ({
          ...m,
          runs: (m.runs as Record<string, unknown>[]).map((r) => ({
            ...r,
            segments: [`runs/${run.id}/entries-000000.jsonl`],
          })),
        }),
      }
      : {};
    const bundle = buildBundle({ ...spec, files: { [place]: "x\n" }, ...more });
    cases.add(name, at("PEF-106", "M-6", "V-6"), bundle);
  }
  const withSegments = (segments: string[]) =>
    buildBundle({
      ...spec,
      manifest: (m) => ({
        ...m,
        runs: (m.runs as Record<string, unknown>[]).map((r) => ({ ...r, segments })),
      }),
    });
  cases.add("no-segments", at("PEF-106", "V-6"), withSegments([]));
  cases.add("segment-of-another-name", at("PEF-106", "M-3"), withSegments(["log/proofs.jsonl"]));
  cases.add(
    "segment-not-in-the-bundle",
    at("PEF-106", "V-6"),
    withSegments([
      `runs/${run.id}/entries-000000.jsonl`,
      `runs/${run.id}/entries-000001.jsonl`,
    ]),
  );
  cases.add("ok-run-in-two-segments", { rules: ["M-3"] }, twoSegments(true));
  cases.add("segments-swapped", at("PEF-501", "M-3"), twoSegments(false));
}

function twoSegments(inOrder: boolean): Uint8Array {
  const { world, run } = sealed("llm");
  const half = (lines: readonly Uint8Array[]) =>
    lines.map((line) => `${new TextDecoder().decode(line)}\n`).join("");
  const parts = [half(run.lines.slice(0, 3)), half(run.lines.slice(3))];
  const [first = "", second = ""] = inOrder ? parts : parts.reverse();
  const name = (i: number) => `runs/${run.id}/entries-00000${i}.jsonl`;
  return buildBundle({ world, runs: [run], files: { [name(0)]: first, [name(1)]: second } });
}
