/**
 * The crash tests at any length: `deno task crash [--rounds N] [--seed N] [--power-cut]`. Prints what
 * was acknowledged, lost, torn; ends with 1 when anything acknowledged is lost, or the control is not.
 *
 * @module
 */

import { parseArgs } from "node:util";
import { crashRounds, type Outcome, type Subject } from "./harness.ts";
import { gatewaySubject } from "./gateway_subject.ts";
import { powerCutObstacle, powerCutSubject } from "./power_cut.ts";
import { storeSubject } from "./store_subject.ts";

const { values: options } = parseArgs({
  options: {
    "rounds": { type: "string" },
    "seed": { type: "string", default: "1" },
    "power-cut": { type: "boolean", default: false },
  },
});
const seed = Number(options.seed);

async function report(subject: Subject, rounds: number): Promise<Outcome> {
  const start = performance.now();
  const outcome = await crashRounds(subject, { rounds, seed });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(JSON.stringify({ subject: subject.name, seed, seconds, ...outcome }));
  return outcome;
}

function failed({ lost, torn, gaps }: Outcome): boolean {
  return lost + torn + gaps > 0;
}

if (!options["power-cut"]) {
  const rounds = Number(options.rounds ?? 200);
  for (const subject of [storeSubject(), gatewaySubject()]) {
    if (failed(await report(subject, rounds))) Deno.exitCode = 1;
  }
} else {
  const obstacle = await powerCutObstacle();
  if (obstacle !== undefined) {
    console.log(`skipped: power cut: ${obstacle}`);
  } else {
    const rounds = Number(options.rounds ?? 20);
    if (failed(await report(powerCutSubject({ unsynced: false }), rounds))) Deno.exitCode = 1;
    const control = await report(powerCutSubject({ unsynced: true }), Math.min(rounds, 10));
    if (control.lost === 0) {
      console.log("the control lost nothing: these cuts prove nothing");
      Deno.exitCode = 1;
    }
  }
}
