/**
 * Prints where the Postgres program of a package lies, after downloading it when need be. Runs in a
 * process of its own with `binaries.json`: Deno fetches every package of a project's lock file into an
 * empty cache, and nobody but a developer should pay for these 23 MB.
 *
 * @module
 */

const { postgres }: { postgres: string } = await import(Deno.args[0] ?? "");
console.log(postgres);
