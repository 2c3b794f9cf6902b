/**
 * Formats of dates and times: RFC 3339, section 5.6 and appendix A.
 *
 * @module
 */

const date = /^(\d{4})-(\d\d)-(\d\d)$/;
const time = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?([Zz]|[+-](\d\d):(\d\d))$/;
const clock = "(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)";
const calendar = "(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)";
const duration = new RegExp(`^P(?:\\d+W|${calendar}(?:T${clock})?|T${clock})$`);

/** RFC 3339 full-date. */
export function isDate(text: string): boolean {
  const parts = date.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/** RFC 3339 full-time, with a leap second only at 23:59:60 UTC. */
export function isTime(text: string): boolean {
  const parts = time.exec(text);
  if (parts === null) return false;
  const [hour = 99, minute = 99, second = 99] = parts.slice(1, 4).map(Number);
  const offsetHour = Number(parts[5] ?? 0);
  const offsetMinute = Number(parts[6] ?? 0);
  if (hour > 23 || minute > 59 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second <= 59) return true;
  const sign = parts[4]?.startsWith("-") ? 1 : -1;
  const utc = hour * 60 + minute + sign * (offsetHour * 60 + offsetMinute);
  return second === 60 && (utc + 2880) % 1440 === 1439;
}

/** RFC 3339 date-time. */
export function isDateTime(text: string): boolean {
  return /^[^Tt]{10}[Tt]/.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

/** RFC 3339 appendix A: weeks alone, or each smaller unit only after the next larger one. */
export function isDuration(text: string): boolean {
  return duration.test(text);
}
