/**
 * The formats that can be asserted, each by its grammar, in linear time, at the end of the text. Others are
 * refused at compile time when `formats` is on: among them `idn-hostname`, which needs the tables of IDNA.
 *
 * @module
 */

import { isEmail, isHostname, isIdnEmail, isIpv4, isIpv6 } from "./format_names.ts";
import {
  isIri,
  isIriReference,
  isJsonPointer,
  isRelativeJsonPointer,
  isUri,
  isUriReference,
  isUriTemplate,
} from "./format_references.ts";
import { isDate, isDateTime, isDuration, isTime } from "./format_time.ts";

const uuid = /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/;

/** Each format with its test. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  "date": isDate,
  "time": isTime,
  "date-time": isDateTime,
  "duration": isDuration,
  "email": isEmail,
  "idn-email": isIdnEmail,
  "hostname": isHostname,
  "ipv4": isIpv4,
  "ipv6": isIpv6,
  "uri": isUri,
  "uri-reference": isUriReference,
  "uri-template": isUriTemplate,
  "iri": isIri,
  "iri-reference": isIriReference,
  "uuid": (text) => uuid.test(text),
  "json-pointer": isJsonPointer,
  "relative-json-pointer": isRelativeJsonPointer,
  "regex": isRegex,
};

/** Their names; a format is known to the machine by its place here, from 1. */
export const formatNames: readonly string[] = Object.keys(formats);

/** ECMA-262 in Unicode mode. The engine reads the text and never runs it. */
function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch (thrown) {
    // A fault of syntax is the answer; anything else is a failure.
    if (thrown instanceof SyntaxError) return false;
    throw thrown;
  }
}
