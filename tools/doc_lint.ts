/**
 * Lints the documentation of the public modules. References to private types are let through: the
 * format's types are inferred from its shapes (`src/pef/shape.ts`), so that type, check and schema
 * cannot disagree. Everything else that `deno doc --lint` finds is a fault.
 *
 * @module
 */

import configuration from "../deno.json" with { type: "json" };

const inferred = ["private-type-ref", "missing-explicit-type"];

const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
  args: ["doc", "--lint", ...Object.values(configuration.exports)],
  env: { NO_COLOR: "1" },
}).output();
const output = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
const findings = output.split(/\n(?=error\[)/).filter((part) => part.startsWith("error["));
if (findings.length === 0 && !/Checked \d+ file/.test(output)) {
  console.log(`cannot lint documentation: no answer was understood:\n${output}`);
  Deno.exit(1);
}
const faults = findings.filter((part) =>
  !inferred.some((kind) => part.startsWith(`error[${kind}]`))
);
console.log(
  `${faults.length} faults, ${findings.length - faults.length} references to inferred types`,
);
if (faults.length > 0) {
  console.log(faults.join("\n"));
  Deno.exit(1);
}
