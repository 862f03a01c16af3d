/** TBEL's Date: months from 1, weekdays from 1 (Monday), the system's time zone being UTC. */
export const DATES = String.raw`(($) => {
'use strict';
const { STRING, DATE, code, numeric, num, long, toLong, fail, typeName, text, Dat, intArg, textArg } = $;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{0,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;
const RFC = /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? (GMT|UTC|[+-]\d{4})$/;
const utc = Date.UTC;

const monthDays = (year, month) => new Date(utc(year, month, 0)).getUTCDate();
const offsetOf = (zone) => {
  if (zone === undefined || zone === 'Z' || zone === 'GMT' || zone === 'UTC') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return (zone[0] === '-' ? -minutes : minutes) * 60000;
};
/** What the engine's own Date.parse reads as Java does: an offset, no day that a month may lack, at most 9 decimals. */
const USUAL = /^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const parseNative = Date.parse;
/** Epoch ms, NaN when the text is no date. Java lets 24:00:00 pass and cuts the 31st to the month's last day. */
const parseMs = (source) => {
  if (USUAL.test(source)) return parseNative(source);
  const iso = ISO.exec(source);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const midnight = hour === '24' && minute === '00' && Number(second ?? 0) === 0;
    if (month < 1 || month > 12 || day < 1 || day > 31 || (hour > 23 && !midnight) || minute > 59 || second > 59) return NaN;
    if (zone === undefined && fraction !== undefined && fraction.length !== 3) return NaN;
    const days = Math.min(Number(day), monthDays(Number(year), Number(month)));
    const ms = Number(((fraction ?? '') + '000').slice(0, 3));
    return utc(Number(year), month - 1, days, Number(hour), Number(minute), Number(second ?? 0), ms) - offsetOf(zone);
  }
  const rfc = RFC.exec(source);
  if (rfc === null || MONTHS.indexOf(rfc[2]) < 0) return NaN;
  return utc(Number(rfc[3]), MONTHS.indexOf(rfc[2]), Number(rfc[1]), Number(rfc[4]), Number(rfc[5]), Number(rfc[6] ?? 0)) - offsetOf(rfc[7]);
};

const fromParts = (parts) => {
  const [y, month, day = 1, hour = 0, minute = 0, second = 0, ms = 0] = parts.map((x, i) => intArg(x, 'part ' + (i + 1) + ' of a Date'));
  const year = y >= 0 && y < 70 ? 2000 + y : y >= 70 && y < 100 ? 1900 + y : y;
  const valid = month >= 1 && month <= 12 && day >= 1 && day <= monthDays(year, month) && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  if (!valid) fail('there is no date ' + parts.map(text).join('-'));
  return utc(year, month - 1, day, hour, minute, second, ms);
};
const newDate = (...args) => {
  if (args.length === 0) return new Dat(Date.now());
  if (args.length > 1 && code(args[0]) !== STRING) return new Dat(fromParts(args));
  const [given] = args, c = code(given);
  if (numeric(c)) return new Dat(Math.trunc(num(given)));
  if (c === DATE) return new Dat(given.ø);
  if (c !== STRING) return fail('a Date is made of a number or a text, not of ' + (given === null ? 'null' : 'a ' + typeName(given)));
  const ms = parseMs(given.trim());
  return ms === ms ? new Dat(ms) : fail('"' + given + '" is not a date');
};

const isoText = (ms) => new Date(ms).toISOString().replace('.000Z', 'Z');
const two = (n) => String(n).padStart(2, '0');
const localText = (ms) => { const d = new Date(ms); return d.getUTCFullYear() + '-' + two(d.getUTCMonth() + 1) + '-' + two(d.getUTCDate()) + ' ' + clock(d); };
const clock = (d) => two(d.getUTCHours()) + ':' + two(d.getUTCMinutes()) + ':' + two(d.getUTCSeconds());

const readers = {
  __proto__: null,
  FullYear: (d) => d.getUTCFullYear(), Month: (d) => d.getUTCMonth() + 1, Date: (d) => d.getUTCDate(), Day: (d) => d.getUTCDay() || 7,
  Hours: (d) => d.getUTCHours(), Minutes: (d) => d.getUTCMinutes(), Seconds: (d) => d.getUTCSeconds(), Milliseconds: (d) => d.getUTCMilliseconds(),
};
const setters = {
  __proto__: null,
  FullYear: (d, n) => d.setUTCFullYear(n), Month: (d, n) => d.setUTCMonth(n - 1), Date: (d, n) => d.setUTCDate(n), Hours: (d, n) => d.setUTCHours(n),
  Minutes: (d, n) => d.setUTCMinutes(n), Seconds: (d, n) => d.setUTCSeconds(n), Milliseconds: (d, n) => d.setUTCMilliseconds(n),
};
const date = {
  __proto__: null,
  getTime: (d) => toLong(d.ø), valueOf: (d) => toLong(d.ø), setTime: (d, ms) => { d.ø = num(ms); return null; },
  toISOString: (d) => isoText(d.ø), toJSON: (d) => isoText(d.ø), toString: (d) => isoText(d.ø), getYear: (d) => new Date(d.ø).getUTCFullYear(),
  toDateString: (d) => localText(d.ø).slice(0, 10), toTimeString: (d) => clock(new Date(d.ø)), toLocaleString: (d) => localText(d.ø),
  getTimezoneOffset: () => 0, equals: (d, x) => $.same(d, x), after: (d, x) => d.ø > x.ø, before: (d, x) => d.ø < x.ø,
};
for (const name of Object.keys(readers)) {
  date['get' + name] = date['getUTC' + name] = (d) => readers[name](new Date(d.ø));
  const set = setters[name];
  if (set !== undefined) date['set' + name] = date['setUTC' + name] = (d, n) => { const copy = new Date(d.ø); set(copy, intArg(n, name)); d.ø = copy.getTime(); return null; };
}
const parseDate = (s) => { const ms = typeof s === 'string' ? parseMs(s.trim()) : NaN; return toLong(ms === ms ? ms : -1); };

Object.assign($, { newDate, isoText, parseDate, dateMethods: date, utcMs: (...parts) => toLong(fromParts(parts)), nowMs: () => toLong(Date.now()) });
})(globalThis.$tbel);`;
