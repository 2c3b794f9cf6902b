import { strict as assert } from "node:assert";
import { cli } from "./harness.ts";

const here = { cwd: Deno.cwd() };

Deno.test("clyra without a command shows help on stderr and exits with 2", async () => {
  const result = await cli([], here);
  assert.equal(result.exitCode, 2);
  assert.equal(result.stdout, "");
  assert.match(result.stderr, /^USAGE\n {2}clyra quickstart/);
});

Deno.test("clyra refuses an unknown command, an unknown flag and a missing argument with 2", async () => {
  for (
    const [args, message] of [
      [["verfy"], "clyra: there is no command 'verfy'\n  hint: did you mean 'verify'?\n"],
      [["zzzzzz"], "clyra: there is no command 'zzzzzz'\n  hint: see 'clyra --help'\n"],
      [["verify"], "clyra: expected argument for FILE\n  hint: see 'clyra COMMAND --help'\n"],
      [
        ["verify", "x", "--unheard-of"],
        "clyra: no flag registered for --unheard-of\n  hint: see 'clyra COMMAND --help'\n",
      ],
    ] as const
  ) {
    const result = await cli(args, here);
    assert.equal(result.exitCode, 2, args.join(" "));
    assert.equal(result.stderr, message);
    assert.equal(result.stdout, "");
  }
});

Deno.test("clyra refuses a format and a port that do not exist with 2", async () => {
  const format = await cli(["verify", "x", "--format", "xml"], here);
  assert.equal(format.exitCode, 2);
  assert.match(format.stderr, /^clyra: .*xml/);
  const port = await cli(["gateway", "--policy", "p", "--upstream", "u", "--port", "99999"], here);
  assert.equal(port.exitCode, 2);
  assert.match(port.stderr, /a port is a number from 0 to 65535, not '99999'/);
});

Deno.test("the parts of clyra gateway show their help with an example", async (t) => {
  for (const part of ["serve", "check", "init"]) {
    const result = await cli(["gateway", part, "--help"], here);
    assert.equal(result.exitCode, 0);
    assert.match(result.stdout, /Example: clyra gateway/);
    await t.assertSnapshot(result.stdout);
  }
});

Deno.test("every command shows its help with an example", async (t) => {
  const commands = ["quickstart", "gateway", "run", "verify", "captured", "bypass reconcile"];
  for (const command of [...commands, "bypass canary", "keys rotate-body", "notary check"]) {
    await t.step(command, async (t) => {
      const result = await cli([...command.split(" "), "--help"], here);
      assert.equal(result.exitCode, 0);
      assert.match(result.stdout, new RegExp(`Example: clyra ${command}`));
      await t.assertSnapshot(result.stdout);
    });
  }
});
