/**
 * The formats that can be asserted: those with one grammar that fits in linear time. Others are
 * refused at compile time when `formats` is on.
 *
 * @module
 */

const date = /^(\d{4})-(\d\d)-(\d\d)$/;
const time = /^(\d\d):(\d\d):(\d\d)(?:\.\d{1,18})?([Zz]|[+-](\d\d):(\d\d))$/;
const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`);
const uuid = /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/;
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";
const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const email = new RegExp(`^${atom}{1,64}(?:\\.${atom}{1,64}){0,31}@${label}(?:\\.${label}){0,31}$`);

/** Each format with its test. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  "date": isDate,
  "time": isTime,
  "date-time": isDateTime,
  "ipv4": (text) => ipv4.test(text),
  "uuid": (text) => uuid.test(text),
  "email": (text) => text.length <= 254 && email.test(text),
};

/** Their names; a format is known to the machine by its place here, from 1. */
export const formatNames: readonly string[] = Object.keys(formats);

/** RFC 3339 full-date. */
function isDate(text: string): boolean {
  const parts = date.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/** RFC 3339 full-time, with a leap second only at 23:59:60 UTC. */
function isTime(text: string): boolean {
  const parts = time.exec(text);
  if (parts === null) return false;
  const [hour = 99, minute = 99, second = 99] = parts.slice(1, 4).map(Number);
  const offsetHour = Number(parts[5] ?? 0);
  const offsetMinute = Number(parts[6] ?? 0);
  if (hour > 23 || minute > 59 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second <= 59) return true;
  const sign = parts[4]?.startsWith("-") ? 1 : -1;
  const utc = hour * 60 + minute + sign * (offsetHour * 60 + offsetMinute);
  return second === 60 && (utc + 1440) % 1440 === 1439;
}

function isDateTime(text: string): boolean {
  return /^[^Tt]{10}[Tt]/.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}
