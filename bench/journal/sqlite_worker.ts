/**
 * SQLite in a worker: write-ahead log, `synchronous=FULL` (the log is synced at each commit), one
 * transaction per group.
 *
 * @module
 */

import { DatabaseSync, type StatementSync } from "node:sqlite";

interface Message {
  readonly directory?: string;
  readonly batch?: readonly Uint8Array[];
}

declare const self: {
  onmessage: (event: MessageEvent<Message>) => void;
  postMessage(message: string): void;
};

let database: DatabaseSync | undefined;
let insert: StatementSync | undefined;
let index = 0;

self.onmessage = ({ data }) => {
  try {
    if (data.directory !== undefined) {
      database = new DatabaseSync(`${data.directory}/journal.db`);
      database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
      database.exec(
        "CREATE TABLE record (stream TEXT, seq INTEGER, line BLOB, PRIMARY KEY (stream, seq)) WITHOUT ROWID",
      );
      insert = database.prepare("INSERT INTO record VALUES ('run', ?, ?)");
    } else if (data.batch !== undefined) {
      database?.exec("BEGIN");
      for (const line of data.batch) insert?.run(index++, line);
      database?.exec("COMMIT");
    }
    self.postMessage("ok");
  } catch (error) {
    self.postMessage(String(error));
  }
};
