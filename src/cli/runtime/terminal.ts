/**
 * The terminal: results on stdout, everything else on stderr, colour and moving lines only where a
 * person looks.
 *
 * @module
 */

/** How text can be set off, where the terminal shows it. */
export type Style = "bold" | "dim" | "green" | "red" | "yellow" | "cyan";

/** Where a command's words go. */
export interface Terminal {
  /** Whether a person reads stderr at a terminal. */
  readonly interactive: boolean;
  /** Result text, as it is. */
  out(text: string): void;
  outBytes(bytes: Uint8Array): void;
  /** Everything that is not the result, as it is. */
  error(text: string): void;
  /** Sets text off on stdout, if that is a terminal with colour. */
  style(style: Style, text: string): string;
  /** Replaces the moving line on stderr; an empty text takes it away. Silent without a terminal. */
  status(text: string): void;
}

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  green: [32, 39],
  red: [31, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

/** The terminal of this process. */
export function createTerminal(): Terminal {
  const encoder = new TextEncoder();
  const writeAll = (stream: typeof Deno.stdout, bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length;) at += stream.writeSync(bytes.subarray(at));
  };
  const interactive = Deno.stderr.isTerminal();
  const colour = Deno.stdout.isTerminal() && !Deno.noColor;
  let status = "";
  const clear = (): void => {
    if (status !== "") writeAll(Deno.stderr, encoder.encode("\r\x1b[2K"));
  };
  const write = (stream: typeof Deno.stdout, bytes: Uint8Array): void => {
    clear();
    writeAll(stream, bytes);
    if (status !== "") writeAll(Deno.stderr, encoder.encode(status));
  };
  return {
    interactive,
    out: (text) => write(Deno.stdout, encoder.encode(text)),
    outBytes: (bytes) => write(Deno.stdout, bytes),
    error: (text) => write(Deno.stderr, encoder.encode(text)),
    style: (style, text) =>
      colour ? `\x1b[${codes[style][0]}m${text}\x1b[${codes[style][1]}m` : text,
    status: (text) => {
      if (!interactive) return;
      clear();
      status = text;
      writeAll(Deno.stderr, encoder.encode(text));
    },
  };
}
