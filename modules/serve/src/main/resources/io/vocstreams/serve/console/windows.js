// Windows of scores and of rates, which are chosen in the same way.
const DAY = 86400000;

/** How far the window before lies, and how many are shown. */
export const STEP = { PT1H: DAY / 24, P1D: DAY, 'rolling-P7D': 7 * DAY, 'rolling-P28D': 28 * DAY, 'rolling-P91D': 91 * DAY, P1M: 31 * DAY };
const HISTORY = { PT1H: 72, P1D: 60, 'rolling-P7D': 90, 'rolling-P28D': 120, 'rolling-P91D': 120, P1M: 24 };
const APART = { PT1H: DAY / 24, P1D: DAY, 'rolling-P7D': DAY, 'rolling-P28D': DAY, 'rolling-P91D': DAY, P1M: 31 * DAY };

const iso = (millis) => new Date(millis).toISOString().replace('.000Z', 'Z');

/** From when on history is asked for; rounded, so that a new window does not begin everything again. */
export function historyFrom(newest, size) {
  return iso(Math.floor((new Date(newest).getTime() - HISTORY[size] * APART[size]) / (30 * DAY)) * 30 * DAY);
}

/** Of all windows, oldest first: the one that is asked for, else the last that has begun. */
export function chosen(history, asked) {
  const now = new Date().toISOString();
  return history.find((row) => row.windowStart === asked) || history.filter((row) => row.windowStart <= now).at(-1) || history.at(-1);
}

/** When the window starts that lies before, and next to, the one of the row. */
export function startBefore(history, row, size) {
  if (size === 'P1M') return history.filter((one) => one.windowStart < row.windowStart).at(-1)?.windowStart;
  return nearest(history, new Date(row.windowStart).getTime() - STEP[size], size);
}

/** The window that starts then; where clocks changed, an hour beside it. */
function nearest(history, start, size) {
  const found = history.find((row) => Math.abs(new Date(row.windowStart).getTime() - start) <= (size === 'PT1H' ? 0 : 3600000));
  return found && found.windowStart;
}
