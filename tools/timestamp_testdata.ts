/**
 * Makes `tests/pef/testdata/timestamps`: time stamps by authorities that OpenSSL runs, with the certificates
 * to pin and the bytes that were stamped. Their keys are thrown away, so each run makes other files.
 *
 * @module
 */

import { toBase64 } from "../src/pef/mod.ts";
import { type AuthorityOptions, OpensslAuthority } from "../tests/pef/openssl_authority.ts";

const authorities: Readonly<Record<string, AuthorityOptions>> = {
  "rsa-2048-sha512": { key: "rsa:2048", digest: "sha512" },
  "p256-sha256": { key: "ec:P-256", digest: "sha256" },
  "p384-chain-sha384": { key: "ec:P-384", digest: "sha384", chain: true },
};

/** What is stamped. */
const data = new TextEncoder().encode("the bytes that were stamped\n");

function main(): void {
  const out = new URL("../tests/pef/testdata/timestamps/", import.meta.url);
  Deno.mkdirSync(out, { recursive: true });
  Deno.writeFileSync(new URL("data", out), data);
  for (const [name, options] of Object.entries(authorities)) {
    const folder = Deno.makeTempDirSync();
    try {
      const authority = new OpensslAuthority(folder, options);
      Deno.writeFileSync(new URL(`${name}.tsr`, out), authority.stamp(data));
      Deno.writeTextFileSync(new URL(`${name}.root`, out), `${toBase64(authority.root)}\n`);
    } finally {
      Deno.removeSync(folder, { recursive: true });
    }
  }
}

if (import.meta.main) main();
