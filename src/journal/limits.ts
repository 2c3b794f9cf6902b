/**
 * The bounds of the journal, in one place, each with its reason.
 *
 * @module
 */

/** A line of the evidence format is at most this long (`spec/pef`, entry). */
export const lineBytesMax = 64 * 1024;

/** A stream name is an id of the evidence format: at most 256 ASCII characters. */
export const streamName = /^[A-Za-z0-9._:/@+-]{1,256}$/;

/** An index is stored in 48 bits. */
export const indexMax = 2 ** 48 - 1;

/**
 * Body of one frame, that is of one commit. Bounds the time of a commit, the memory of a reader, and
 * the torn tail that recovery accepts: what is not synced is never more than one frame.
 */
export const frameBodyBytesMax = 1024 * 1024;

/** Records of one frame; keeps the work between two syncs short for tiny lines too. */
export const frameRecordsMax = 4096;

/** A file is closed and the next begun when it would grow past this; a file is read as a whole at start. */
export const segmentBytesDefault = 64 * 1024 * 1024;

/** What may wait: about a second of writing on a slow disk. */
export const queueRecordsDefault = 8192;

/** As above, in bytes of lines. */
export const queueBytesDefault = 32 * 1024 * 1024;
