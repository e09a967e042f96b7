import { useState, useEffect, useRef } from './lib.js';

const TOKEN = 'voc-token';
const listeners = new Set();

export class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

export function setToken(token) {
  if (token) sessionStorage.setItem(TOKEN, token);
  else sessionStorage.removeItem(TOKEN);
  dispatchEvent(new Event('voc-token'));
}

// Sent by the page itself and never by the browser alone, so that no other page can ask in a reader's name.
function headers(more) {
  const token = sessionStorage.getItem(TOKEN);
  return token ? { ...more, Authorization: 'Bearer ' + token } : { ...more };
}

function url(path, params = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return path + (text ? '?' + text : '');
}

async function refusal(response) {
  let detail = response.statusText;
  try {
    detail = (await response.json()).detail || detail;
  } catch (noJson) {
    // The status is all there is.
  }
  if (response.status === 401) dispatchEvent(new Event('voc-unknown'));
  return new Refused(response.status, detail);
}

export async function get(path, params, signal) {
  const response = await fetch(url(path, params), { headers: headers({}), signal });
  if (!response.ok) throw await refusal(response);
  return response.json();
}

/** Says something to the server. A request that may not have arrived can be sent again: the same id is one action. */
export async function post(path, body) {
  const response = await fetch(path, { method: 'POST', headers: headers({ 'Content-Type': 'application/json' }), body: JSON.stringify(body) });
  if (!response.ok) throw await refusal(response);
  return response.json();
}

/** Names an action, once for ever. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** An answer, asked for again when what is asked for changes or is known to be another, and every so many seconds. */
export function useGet(path, params, seconds = 0, version = 0) {
  const key = path && url(path, params);
  const [state, setState] = useState({ loading: true });
  useEffect(() => {
    if (!key) return undefined;
    const abort = new AbortController();
    let timer = 0;
    setState((before) => ({ ...before, loading: true, error: undefined, stale: before.key !== key }));
    const ask = async () => {
      try {
        const answer = await get(key, {}, abort.signal);
        setState({ answer, key });
      } catch (error) {
        if (!abort.signal.aborted) setState((before) => ({ ...before, loading: false, error }));
      }
      if (seconds && !abort.signal.aborted) timer = setTimeout(ask, seconds * 1000);
    };
    ask();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [key, seconds, version]);
  return state.stale ? { loading: true } : state;
}

/** The same, with the last answer while the next is on its way, so that nothing jumps. */
export function useKept(found) {
  const kept = useRef(null);
  if (found.answer) kept.current = found.answer;
  return { ...found, answer: found.answer || kept.current };
}

/** Pages of a list, one below the other. */
export function useMore(path, params, version = 0) {
  const key = JSON.stringify([path, params]);
  const first = useGet(path, params, 0, version);
  const [more, setMore] = useState({ key: '', items: [], next: null });
  useEffect(() => setMore({ key, items: [], next: null, fresh: true }), [key, version]);
  const own = more.key === key && !more.fresh ? more : { items: [], next: first.answer ? first.answer.next : null };
  const load = async () => {
    const page = await get(path, { ...params, cursor: own.next });
    setMore({ key, items: [...own.items, ...page.items], next: page.next });
  };
  return { ...first, items: first.answer ? [...first.answer.items, ...own.items] : [], load: own.next ? load : null };
}

// How the streams are, for the sign in the corner.
const streams = new Map();
function tell(id, state) {
  if (state) streams.set(id, state);
  else streams.delete(id);
  listeners.forEach((listener) => listener());
}

export function useLiveness() {
  const [, draw] = useState(0);
  useEffect(() => {
    const listener = () => draw((count) => count + 1);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  const states = [...streams.values()];
  if (states.length === 0) return 'none';
  return states.includes('away') ? 'away' : states.includes('loading') ? 'loading' : 'live';
}

async function read(path, lastId, signal, event) {
  const response = await fetch(path, { headers: headers(lastId ? { 'Last-Event-ID': lastId } : {}), signal });
  if (!response.ok) throw await refusal(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    let end;
    while ((end = text.indexOf('\n\n')) >= 0) {
      const fields = {};
      for (const line of text.slice(0, end).split('\n')) {
        const colon = line.indexOf(': ');
        if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
      }
      text = text.slice(end + 2);
      event(fields);
    }
  }
}

const key = (row) => row.key;
const caseId = (row) => row.caseId;

/** Scores as they change. */
export const useScores = (params) => useRows(params && url('/v1/scores/stream', params), 'score', key);

/** Rates as they change. */
export const useRates = (params) => useRows(params && url('/v1/rates/stream', params), 'rate', key);

/** Cases as they change; refused where they are too many. */
export const useCases = (params) => useRows(params && url('/v1/cases/stream', params), 'case', caseId);

/**
 * Rows as they change: a map by key that is replaced when a batch is whole. Goes on where it was after a break. Browsers
 * open six connections to a server for all their pages, so one that nobody sees holds none.
 */
function useRows(path, kind, keyOf) {
  const [state, setState] = useState({ rows: new Map(), loading: true });
  const counter = useRef(0);
  useEffect(() => {
    if (!path) return undefined;
    const id = path + '#' + counter.current++;
    let abort = new AbortController();
    let rows = new Map();
    let lastId = '';
    let known = false;
    let timer = 0;
    let pause = 500;
    setState({ rows: new Map(), loading: true });
    tell(id, 'loading');
    const event = (fields) => {
      if (fields.event === 'snapshot') {
        rows = new Map();
      } else if (fields.event === 'gone') {
        rows.delete(keyOf(JSON.parse(fields.data)));
      } else if (fields.event === kind) {
        const row = JSON.parse(fields.data);
        const before = rows.get(keyOf(row));
        // A version may come again, and an earlier one after a later one.
        if (!before || row.hidden || before.hidden || row.revision >= before.revision) {
          rows.set(keyOf(row), { ...row, fresh: known && (!before || before.revision !== row.revision) });
        }
      } else if (fields.event === 'caught-up') {
        lastId = fields.id || lastId;
        known = true;
        pause = 500;
        tell(id, 'live');
        setState({ rows: new Map(rows), path });
      }
    };
    const run = async () => {
      const { signal } = abort;
      try {
        await read(path, lastId, signal, event);
      } catch (error) {
        if (signal.aborted) return;
        if (error.status && error.status < 500) {
          tell(id);
          setState({ rows: new Map(), error });
          return;
        }
      }
      if (signal.aborted) return;
      tell(id, known ? 'away' : 'loading');
      timer = setTimeout(run, pause);
      pause = Math.min(pause * 2, 8000);
    };
    const sleep = () => {
      abort.abort();
      clearTimeout(timer);
    };
    const wake = () => {
      if (!abort.signal.aborted) return;
      abort = new AbortController();
      run();
    };
    const turned = () => (document.hidden ? sleep() : wake());
    addEventListener('pagehide', sleep);
    addEventListener('pageshow', wake);
    document.addEventListener('visibilitychange', turned);
    if (document.hidden) sleep();
    else run();
    return () => {
      removeEventListener('pagehide', sleep);
      removeEventListener('pageshow', wake);
      document.removeEventListener('visibilitychange', turned);
      sleep();
      tell(id);
    };
  }, [path]);
  return state;
}
