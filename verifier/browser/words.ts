/**
 * The words of the page, for people who have never heard of hashes and trees. Everything that is said
 * about a verdict is in this file, so that it can be read and judged in one place.
 *
 * @module
 */

import type { Answer, EntryBody, Finding, Manifest, Verdict } from "../../src/pef/mod.ts";

/** How something looks: good, of note, bad, or neither. */
export type Tone = "good" | "caution" | "bad" | "neutral";

/** What an answer means. */
export interface AnswerWords {
  readonly tone: Tone;
  readonly title: string;
  readonly meaning: string;
  readonly advice: string;
}

const answerWords: Readonly<Record<Answer, AnswerWords>> = {
  VERIFIED: {
    tone: "good",
    title: "This record is genuine and unchanged",
    meaning:
      "It was signed by the party in your trust file, and every entry is exactly as it was " +
      "when it was signed.",
    advice: "You can rely on it for what it proves, which is listed below.",
  },
  INTACT_UNTRUSTED: {
    tone: "caution",
    title: "Undamaged, but nobody vouches for it yet",
    meaning: "The record fits together in every detail. But without a trust file it is not known " +
      "whose signatures these are: anyone could have made such a record.",
    advice:
      "Ask the producer for their trust.json, over a channel you already trust, and add it here.",
  },
  UNVERIFIABLE: {
    tone: "neutral",
    title: "This page cannot judge the file",
    meaning:
      "The file, or your trust file, uses something that this verifier does not support or " +
      "goes over one of its limits. That says nothing against the evidence.",
    advice: "See below what stood in the way.",
  },
  INVALID: {
    tone: "bad",
    title: "Do not rely on this file",
    meaning: "It is not the record that was made. Something in it was changed, left out, added, " +
      "moved or damaged after it was signed.",
    advice: "Treat it as tampered with, and ask the producer for another copy.",
  },
  POLICY_FAILED: {
    tone: "caution",
    title: "Genuine, but not what you asked for",
    meaning: "The record is unchanged and signed by whom you trust, but your trust file asks for " +
      "something that this bundle does not offer.",
    advice: "See below what is missing, and ask the producer for a bundle that has it.",
  },
};

/** What kind of fault it is, where a person would not call the file itself changed or damaged. */
function kindOf(verdict: Verdict): "bundle" | "no bundle" | "stranger" | "fork" | "companion" {
  const codes = verdict.findings.filter(({ level }) => level === "error").map(({ code }) => code);
  if (codes.includes("PEF-100")) return "no bundle";
  const isOnly = (pattern: RegExp) => codes.length > 0 && codes.every((code) => pattern.test(code));
  if (isOnly(/^PEF-41[01]$/)) return "stranger";
  if (isOnly(/^PEF-620$/)) return "fork";
  return isOnly(/^PEF-930$/) ? "companion" : "bundle";
}

/** What to say of a verdict at the top. */
export function wordsOf(verdict: Verdict): AnswerWords {
  const words = answerWords[verdict.verdict];
  if (verdict.verdict === "VERIFIED" && isComplete(verdict)) {
    return { ...words, title: "This record is genuine, complete and unchanged" };
  }
  if (verdict.verdict === "VERIFIED" && verdict.completeness === "receipt") {
    return {
      ...words,
      title: "This entry is genuine and unchanged",
      meaning: "It was signed by the party in your trust file, stands in the record of its run, " +
        "and is exactly as it was when it was signed.",
    };
  }
  switch (kindOf(verdict)) {
    case "bundle":
      return words;
    case "fork":
      return {
        ...words,
        title: "This contradicts the checkpoint that you kept",
        meaning: "The two cannot be of one unbroken record: its history was rewritten, or two " +
          "versions of it are shown to different people. Or the checkpoint is another producer's.",
        advice: "Keep both files: together they are proof. Ask the producer to explain.",
      };
    case "companion":
      return {
        ...words,
        title: "A file that you added is not the right one",
        meaning: "Nothing wrong was found inside the bundle. But a file that is kept elsewhere, " +
          "and that you added, is not the one that the bundle names.",
        advice: "Get that file again from where it is kept. Without the right one, do not rely " +
          "on what the record says of it.",
      };
    case "no bundle":
      return {
        ...words,
        title: "This is not a complete evidence bundle",
        meaning:
          "Its end is missing, or it is a file of another kind. Nothing in it can be checked.",
        advice: "Check that the download finished and that you chose the right file.",
      };
    case "stranger":
      return {
        ...words,
        title: "Not from the producer you trust",
        meaning:
          "It was not signed by the party in your trust file. It may be a forgery, or your " +
          "trust file may belong to another producer.",
        advice: "Make sure that the trust file is the one of this producer; else reject the file.",
      };
  }
}

function isComplete({ completeness }: Verdict): boolean {
  return completeness === "run-complete" || completeness === "range-complete";
}

/** One thing that was checked, and how it came out. */
export interface Check {
  readonly tone: Tone;
  /** The outcome in one or two words, for those who do not see the colour. */
  readonly outcome: string;
  readonly question: string;
  readonly answer: string;
}

/** What was checked, as questions a person would ask. */
export function checksOf(verdict: Verdict, manifest: Manifest | undefined): readonly Check[] {
  return [
    changedCheck(verdict),
    missingCheck(verdict, manifest),
    signerCheck(verdict),
    timeCheck(verdict),
    ...(verdict.disclosure === "withheld" ? [withheldCheck(verdict)] : []),
    ...(verdict.policy === "none" ? [] : [policyCheck(verdict)]),
  ];
}

function changedCheck(verdict: Verdict): Check {
  const question = "Was anything changed or damaged?";
  const { entries, files } = verdict.counts;
  if (verdict.completeness === "receipt") {
    return {
      question,
      tone: "good",
      outcome: "No",
      answer:
        "The entry is exactly as it was signed, and a proof leads from it to the producer's log.",
    };
  }
  if (verdict.integrity === "intact") {
    return {
      question,
      tone: "good",
      outcome: "No",
      answer: `${count(entries, "entry", "entries")} and ${count(files, "file", "files")} were ` +
        "checked. Each entry carries a fingerprint of the one before, so nothing can be altered, " +
        "swapped or moved without breaking the links.",
    };
  }
  const kind = kindOf(verdict);
  if (kind !== "bundle") {
    const isBad = kind === "fork" || kind === "companion";
    return {
      question,
      tone: isBad ? "bad" : "neutral",
      outcome: kind === "fork" ? "Perhaps" : isBad ? "A file beside it" : "Not checked",
      answer: notCheckedWords[kind],
    };
  }
  return verdict.integrity === "broken"
    ? {
      question,
      tone: "bad",
      outcome: "Yes",
      answer:
        "The fingerprints, links or signatures do not fit together; see what was found above.",
    }
    : { question, tone: "neutral", outcome: "Unknown", answer: "It could not be checked." };
}

const notCheckedWords = {
  "stranger":
    "The check ended where the signer turned out to be another than your trust file names.",
  "no bundle": "There is no complete bundle in which it could be checked.",
  "fork": "The check ended where the bundle and your checkpoint turned out to contradict each " +
    "other.",
  "companion": "A file that you added is another than the bundle names; see what was found above.",
} as const;

function missingCheck(verdict: Verdict, manifest: Manifest | undefined): Check {
  const question = "Is anything missing?";
  const claim = manifest?.claim;
  const period = claim?.type === "range-complete"
    ? ` (positions ${claim.from} to ${claim.to} of the producer's log)`
    : "";
  const answers: Readonly<Record<Verdict["completeness"], Omit<Check, "question">>> = {
    "run-complete": {
      tone: "good",
      outcome: "No",
      answer:
        "The record runs from its first entry to its last, and the number of entries is the " +
        "one that the producer sealed in its log.",
    },
    "run-prefix": {
      tone: "caution",
      outcome: "So far no",
      answer: "The run had not ended when this was exported. Up to its last entry nothing is " +
        "missing; what came later is not in here.",
    },
    "range-complete": {
      tone: "good",
      outcome: "No",
      answer:
        `Every run that was sealed in the period${period} is in here, each from first to last ` +
        "entry.",
    },
    "selection": {
      tone: "caution",
      outcome: "Unknown",
      answer: "This is a selection. What is here is genuine, but whether something was left out " +
        "cannot be told.",
    },
    "receipt": {
      tone: "caution",
      outcome: "Unknown",
      answer: "This is the proof of one single entry; it says nothing about the others.",
    },
    "unknown": {
      tone: "neutral",
      outcome: "Unknown",
      answer: "It could not be told whether anything is missing.",
    },
  };
  return { question, ...answers[verdict.completeness] };
}

function signerCheck(verdict: Verdict): Check {
  const question = "Do we know who signed it?";
  const answers: Readonly<Record<Verdict["authenticity"], Omit<Check, "question">>> = {
    trusted: {
      tone: "good",
      outcome: "Yes",
      answer: "Every signature is by a key that your trust file leads to.",
    },
    untrusted: {
      tone: "caution",
      outcome: "No",
      answer:
        "The signatures are in order, but without a trust file nothing says whose they are. " +
        "The other answers hold only as far as you trust whoever made this file.",
    },
    unchecked: {
      tone: "caution",
      outcome: "Not checked",
      answer: "The signatures of single entries were left out.",
    },
    broken: {
      tone: "bad",
      outcome: "No",
      answer: kindOf(verdict) === "stranger"
        ? "It was signed by others than your trust file names."
        : "A signature or a key is wrong. A forgery looks like this; damage can look the same.",
    },
    unknown: { tone: "neutral", outcome: "Unknown", answer: "It could not be checked." },
  };
  return { question, ...answers[verdict.authenticity] };
}

function timeCheck(verdict: Verdict): Check {
  const question = "Are the times proven?";
  const answers: Readonly<Record<Verdict["time"], Omit<Check, "question">>> = {
    claimed: {
      tone: "caution",
      outcome: verdict.completeness === "receipt" ? "Only its place" : "Only their order",
      answer: verdict.completeness === "receipt"
        ? "Its place in the run is proven. The clock time is the producer's own word."
        : "What came before what is proven. The clock times are the producer's own word.",
    },
    stamped: {
      tone: "good",
      outcome: "Not later than",
      answer:
        "A time-stamp authority from your trust file has signed when all this existed at the " +
        "latest. Earlier times are the producer's own word.",
    },
    witnessed: {
      tone: "good",
      outcome: "Vouched for",
      answer: "Independent witnesses from your trust file have signed the state of the log too.",
    },
    unknown: { tone: "neutral", outcome: "Unknown", answer: "It could not be checked." },
  };
  return { question, ...answers[verdict.time] };
}

function withheldCheck(verdict: Verdict): Check {
  return {
    question: "Can we see everything?",
    tone: "caution",
    outcome: "Not all of it",
    answer:
      `The content of ${count(verdict.counts.stubs, "entry", "entries")} was kept back. How ` +
      "many there are, and where, is proven all the same.",
  };
}

function policyCheck(verdict: Verdict): Check {
  const met = verdict.policy === "met";
  return {
    question: "Is it what your trust file asks for?",
    tone: met ? "good" : "bad",
    outcome: met ? "Yes" : "No",
    answer: met
      ? "It meets every wish of your trust file."
      : "It does not meet every wish of your trust file; see what was found above.",
  };
}

/** What no verdict proves. */
export const notProven: readonly string[] = [
  "That what was recorded is true. A gateway records what passes through it.",
  "That nothing went around the gateway.",
  "That the producer shows everybody the same record. Compare with others who hold one.",
];

/** How heavy a finding is, in a word. */
export const levelWords: Readonly<Record<Finding["level"], readonly [Tone, string]>> = {
  error: ["bad", "Broken"],
  limit: ["neutral", "Out of reach"],
  policy: ["caution", "Not as asked"],
  note: ["neutral", "Note"],
};

/** What a decision was, and among what it is counted. */
export const verdictWords: Readonly<
  Record<
    EntryBody<"decision">["verdict"],
    {
      readonly word: string;
      readonly tone: Tone;
      readonly kind: "allowed" | "changed" | "blocked" | "held";
    }
  >
> = {
  allow: { word: "Allowed", tone: "good", kind: "allowed" },
  deny: { word: "Blocked", tone: "bad", kind: "blocked" },
  repair: { word: "Repaired", tone: "caution", kind: "changed" },
  redact: { word: "Redacted", tone: "caution", kind: "changed" },
  hold: { word: "Held for a person", tone: "caution", kind: "held" },
  shed: { word: "Turned away", tone: "bad", kind: "blocked" },
};

/** On what a decision was taken. */
export const subjectWords: Readonly<Record<EntryBody<"decision">["on"], string>> = {
  request: "the request",
  tool_call: "the tool",
  response: "the answer",
};

/** How a call ended. */
export const outcomeWords: Readonly<Record<EntryBody<"call.response">["outcome"], string>> = {
  complete: "answered",
  blocked: "stopped by the gateway",
  upstream_failed: "the other system failed",
  upstream_cut: "the answer broke off",
  caller_left: "the caller left before the end",
  timeout: "took too long and was ended",
  unknown: "how it ended is not known",
};

/** Titles of entries that are not part of a call. */
export const eventTitles: { readonly [type: string]: string | undefined } = {
  "run.open": "Run began",
  "run.close": "Run ended",
  "event.snapshot": "Database state recorded",
  "event.diff": "Database before and after compared",
  "event.policy": "Rules loaded",
  "event.config": "Configuration",
  "event.bypass": "Went around the gateway",
  "event.detector_timeout": "A detector took too long",
  "event.spill": "Evidence was buffered",
  "event.hold": "Waited for a person",
  "event.step": "Step",
  "erasure": "Content erased",
  "countersign": "Signed again",
};

/** Why entries are withheld. */
export const withheldWords: { readonly [why: string]: string | undefined } = {
  privacy: "for privacy",
  scope: "because they are out of scope",
  hold: "because of a legal hold",
};

/** What kind of call a protocol makes. */
export function protocolWords(protocol: string): string {
  if (/^(openai|anthropic)\b/.test(protocol)) return "Model call";
  if (/^mcp\b/.test(protocol)) return "Tool call";
  return /^http\b/.test(protocol) ? "System call" : `Call (${protocol})`;
}

/** What a count of an event counts: `1 row added`. Zeros say nothing and are left out. */
export function factText(name: string, n: number): string | undefined {
  if (n === 0) return undefined;
  const rows = /^rows\.(added|changed|removed)$/.exec(name);
  if (rows !== null) return `${count(n, "row", "rows")} ${rows[1]}`;
  return n === 1 ? `1 ${name.replace(/s$/, "")}` : `${n.toLocaleString("en")} ${name}`;
}

/** `1 entry`, `2 entries`. */
export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
