/**
 * A time-stamp authority that OpenSSL runs, for tests and test data: what we read must be what others
 * write.
 *
 * @module
 */

import { fromBase64 } from "../../src/pef/mod.ts";

/** Which keys and digests an authority uses. */
export interface AuthorityOptions {
  readonly key: "rsa:2048" | "ec:P-256" | "ec:P-384";
  readonly digest: "sha256" | "sha384" | "sha512";
  /** Whether a CA stands between the root and the stamping certificate. */
  readonly chain?: boolean;
}

/** Whether OpenSSL is on this machine. */
export function hasOpenssl(): boolean {
  try {
    return new Deno.Command("openssl", { args: ["version"], stdout: "null", stderr: "null" })
      .outputSync().success;
  } catch (thrown) {
    if (thrown instanceof Deno.errors.NotFound) return false;
    throw thrown;
  }
}

/** Runs OpenSSL in a folder; throws with what it printed when it fails. */
export function openssl(folder: string, args: readonly string[]): string {
  const output = new Deno.Command("openssl", {
    args: [...args],
    cwd: folder,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).outputSync();
  const text = new TextDecoder();
  if (!output.success) {
    throw new Error(`openssl ${args.join(" ")}: ${text.decode(output.stderr)}`);
  }
  return text.decode(output.stdout);
}

const configuration = `
[req]
distinguished_name = none
[none]
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[between]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign
extendedKeyUsage = timeStamping
[leaf]
basicConstraints = CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = tsa_one
[tsa_one]
serial = serial
crypto_device = builtin
signer_cert = leaf.pem
certs = certs.pem
signer_key = leaf.key
signer_digest = @@
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
clock_precision_digits = 3
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

/** An authority in a folder of its own. */
export class OpensslAuthority {
  readonly folder: string;

  constructor(folder: string, options: AuthorityOptions) {
    this.folder = folder;
    Deno.writeTextFileSync(
      `${folder}/openssl.cnf`,
      configuration.replace("@@", options.digest),
    );
    Deno.writeTextFileSync(`${folder}/serial`, "01\n");
    const [kind, size = ""] = options.key.split(":");
    const keyOptions = kind === "rsa" ? `rsa_keygen_bits:${size}` : `ec_paramgen_curve:${size}`;
    const algorithm = kind === "rsa" ? "RSA" : "EC";
    for (const name of ["root", "between", "leaf"]) {
      const to = ["-out", `${name}.key`];
      openssl(folder, ["genpkey", "-algorithm", algorithm, "-pkeyopt", keyOptions, ...to]);
    }
    this.#certify("root", undefined);
    const issuer = options.chain === true ? "between" : "root";
    if (options.chain === true) this.#certify("between", "root");
    this.#certify("leaf", issuer);
    const certificates = options.chain === true ? ["leaf", "between"] : ["leaf"];
    Deno.writeTextFileSync(
      `${folder}/certs.pem`,
      certificates.map((name) => Deno.readTextFileSync(`${folder}/${name}.pem`)).join(""),
    );
  }

  /** The certificate to pin, in DER. */
  get root(): Uint8Array<ArrayBuffer> {
    const pem = Deno.readTextFileSync(`${this.folder}/root.pem`);
    const base64 = pem.replaceAll(/-----[A-Z ]+-----|\s/g, "");
    return fromBase64(base64) ?? new Uint8Array(0);
  }

  /** The answer to a TimeStampReq. */
  answer(query: Uint8Array): Uint8Array<ArrayBuffer> {
    Deno.writeFileSync(`${this.folder}/query.tsq`, query);
    openssl(this.folder, [
      "ts",
      "-reply",
      "-config",
      "openssl.cnf",
      "-queryfile",
      "query.tsq",
      "-out",
      "answer.tsr",
    ]);
    return Deno.readFileSync(`${this.folder}/answer.tsr`);
  }

  /** A time stamp over bytes, asked for by OpenSSL itself. */
  stamp(data: Uint8Array): Uint8Array<ArrayBuffer> {
    Deno.writeFileSync(`${this.folder}/data`, data);
    openssl(this.folder, ["ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "own.tsq"]);
    return this.answer(Deno.readFileSync(`${this.folder}/own.tsq`));
  }

  #certify(name: string, issuer: string | undefined): void {
    const common = ["-config", "openssl.cnf", "-subj", `/CN=Test ${name}`, "-key", `${name}.key`];
    if (issuer === undefined) {
      openssl(this.folder, [
        "req",
        "-x509",
        "-new",
        ...common,
        "-extensions",
        name,
        "-days",
        "3650",
        "-out",
        `${name}.pem`,
      ]);
      return;
    }
    openssl(this.folder, ["req", "-new", ...common, "-out", `${name}.csr`]);
    openssl(this.folder, [
      "x509",
      "-req",
      "-in",
      `${name}.csr`,
      "-CA",
      `${issuer}.pem`,
      "-CAkey",
      `${issuer}.key`,
      "-CAcreateserial",
      "-extfile",
      "openssl.cnf",
      "-extensions",
      name,
      "-days",
      "3650",
      "-out",
      `${name}.pem`,
    ]);
  }
}
