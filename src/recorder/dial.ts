/**
 * From a database url to an open socket.
 *
 * @module
 */

import { connect, type Socket } from "node:net";
import { ClyraError } from "../platform/mod.ts";

/** Where a server is. */
export interface Target {
  readonly url: string;
  readonly name: string;
  readonly host: string;
  readonly address: { readonly path: string } | { readonly host: string; readonly port: number };
}

/** Splits the url. Its text never reaches a message: it holds the password. */
export function parseTarget(text: string): Target {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "postgres:" && url.protocol !== "postgresql:")) {
    throw new ClyraError("usage", "cannot read the database url: it is not a postgres:// url", {
      hint: "write it as postgres://user:password@host:5432/database",
    });
  }
  const port = url.port === "" ? 5432 : Number(url.port);
  const host = url.hostname === "" ? "localhost" : url.hostname.replace(/^\[(.*)\]$/, "$1");
  const folder = url.searchParams.get("host");
  url.searchParams.delete("host");
  return {
    url: url.href,
    name: `the database at ${folder ?? `${host}:${port}`}${url.pathname}`,
    host,
    address: folder === null ? { host, port } : { path: `${folder}/.s.PGSQL.${port}` },
  };
}

/**
 * Opens the socket, without the login.
 *
 * @throws {Error} the system's own error, or `CONNECT_TIMEOUT`.
 */
export function dial({ address, host }: Target, timeoutSeconds: number): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect(address);
  const timer = setTimeout(
    () => socket.destroy(new Error("CONNECT_TIMEOUT")),
    timeoutSeconds * 1000,
  );
  socket.once("error", reject);
  socket.once("connect", () => {
    socket.off("error", reject);
    // The driver verifies the server's certificate against this name.
    resolve(Object.assign(socket, { host }));
  });
  return promise.finally(() => clearTimeout(timer));
}
