import { language } from './i18n.js';

let zone = 'UTC';
export const setZone = (name) => { zone = name || 'UTC'; };

const cache = new Map();
function dateFormat(options) {
  const key = language() + zone + JSON.stringify(options);
  if (!cache.has(key)) cache.set(key, new Intl.DateTimeFormat(language() === 'ja' ? 'ja-JP' : 'en-GB', { timeZone: zone, ...options }));
  return cache.get(key);
}

export const day = (time) => dateFormat({ month: 'short', day: 'numeric', weekday: 'short' }).format(new Date(time));
export const dayAndYear = (time) => dateFormat({ year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(time));
export const minute = (time) => dateFormat({ hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(time));
export const moment = (time) => dateFormat({ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }).format(new Date(time));

export function number(value, digits = 1) {
  if (value === null || value === undefined) return '–';
  return value.toLocaleString(language() === 'ja' ? 'ja-JP' : 'en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .replace('-', '−');
}

export function signed(value, digits = 1) {
  if (value === null || value === undefined) return '–';
  return (value > 0 ? '+' : value < 0 ? '' : '±') + number(value, digits);
}

export const count = (value) => (value === null || value === undefined ? '–' : value.toLocaleString(language() === 'ja' ? 'ja-JP' : 'en-GB'));

/** How long something took, in the unit that people would use. */
export function duration(millis) {
  const units = [['day', 86400000], ['hour', 3600000], ['minute', 60000], ['second', 1000]];
  const [unit, size] = units.find(([, one]) => millis >= one) || units.at(-1);
  return new Intl.NumberFormat(language() === 'ja' ? 'ja-JP' : 'en-GB', { style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: millis / size >= 100 ? 3 : 2 }).format(millis / size);
}

/** The same in whole units, for what goes on. */
export function age(millis) {
  const units = [['day', 86400000], ['hour', 3600000], ['minute', 60000]];
  const [unit, size] = units.find(([, one]) => millis >= one) || units.at(-1);
  return new Intl.NumberFormat(language() === 'ja' ? 'ja-JP' : 'en-GB', { style: 'unit', unit, unitDisplay: 'short' }).format(Math.floor(millis / size));
}

/** What was entered without a zone is meant as times are shown. */
export function fromZone(text) {
  const read = Date.parse(text + 'Z');
  const options = { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' };
  const shown = Object.fromEntries(new Intl.DateTimeFormat('en-GB', options).formatToParts(read).map(({ type, value }) => [type, value]));
  return new Date(2 * read - Date.parse(`${shown.year}-${shown.month}-${shown.day}T${shown.hour}:${shown.minute}Z`));
}

/** When, as seen from now: in 3 hours, 2 days ago. */
export function fromNow(time) {
  const millis = new Date(time) - Date.now();
  const units = [['day', 86400000], ['hour', 3600000], ['minute', 60000]];
  const [unit, size] = units.find(([, one]) => Math.abs(millis) >= one) || units.at(-1);
  return new Intl.RelativeTimeFormat(language() === 'ja' ? 'ja-JP' : 'en-GB', { numeric: 'always', style: 'short' }).format(Math.trunc(millis / size), unit);
}

/** Of a window, as people call it. */
export function windowName(row) {
  const last = new Date(new Date(row.windowEnd).getTime() - 1);
  if (row.size === 'PT1H') return day(row.windowStart) + ' ' + minute(row.windowStart) + '–' + minute(row.windowEnd);
  if (row.size === 'P1M') return dateFormat({ year: 'numeric', month: 'long' }).format(new Date(row.windowStart));
  if (row.size === 'P1D') return dateFormat({ year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' }).format(new Date(row.windowStart));
  return dayAndYear(row.windowStart) + ' – ' + dayAndYear(last);
}

export function values(breakdown) {
  if (breakdown === '*') return [];
  return breakdown.split(',').map((part) => {
    const at = part.indexOf('=');
    return { dimension: part.slice(0, at), value: decodeURIComponent(part.slice(at + 1)) };
  });
}
