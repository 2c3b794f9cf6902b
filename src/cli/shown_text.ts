/**
 * Text as it is shown: hostile characters made visible, system errors in plain words. Free of any
 * runtime's own calls, so that the verifier's npm package shows the same words.
 *
 * @module
 */

/** Text from outside made safe to show: control, bidi and other invisible characters as `\u{...}`. */
export function showSafely(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** A word as a POSIX shell takes it: quoted where it holds anything that a shell would read. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_.,:@%+=/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The system's reason in few words, without its code in brackets. */
export function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const name = thrown instanceof Error ? thrown.name : "";
  if (name === "NotFound" || /ENOENT/.test(text)) return "there is no such file";
  if (name === "PermissionDenied" || /EACCES|EPERM/.test(text)) return "permission denied";
  return text.replace(/ \(os error \d+\).*$/, "").replace(/^./, (first) => first.toLowerCase());
}
