import { html, useEffect, useRef } from './lib.js';
import { t, symbol } from './i18n.js';
import { number, signed, values } from './format.js';

export function Empty({ title, children }) {
  return html`<div class="empty"><p class="empty-title">${title}</p>${children}</div>`;
}

export function Failure({ error }) {
  const text = error.status === 403 ? t('error.forbidden') : error.status ? error.message : t('error.network');
  return html`<div class="empty" role="alert"><p class="empty-title">${t('error.title')}</p><p>${text}</p></div>`;
}

/** Keeps its place while it waits, so that nothing jumps. */
export function Waiting({ lines = 6 }) {
  return html`<div class="waiting" role="status" aria-label=${t('loading')}>
    ${Array.from({ length: lines }, (_, i) => html`<span key=${i} style=${{ width: 55 + ((i * 37) % 40) + '%' }}></span>`)}
  </div>`;
}

export function Choice({ label, value, options, onChange, name }) {
  return html`<label class="choice"><span>${label}</span>
    <select name=${name} value=${value} onChange=${(event) => onChange(event.target.value)}>
      ${options.map(([id, text]) => html`<option key=${id} value=${id} selected=${id === value}>${text}</option>`)}
    </select></label>`;
}

export function Channel({ name }) {
  return html`<span class=${'channel ' + name}><i aria-hidden="true"></i>${symbol('channel', name)}</span>`;
}

export function Finality({ state }) {
  const sign = { PROVISIONAL: '◌', FINAL: '●', CORRECTED: '↻' }[state] || '';
  return html`<span class=${'finality ' + state}><span aria-hidden="true">${sign}</span> ${symbol('finality', state)}</span>`;
}

export function partName(breakdown) {
  const parts = values(breakdown);
  return parts.length === 0 ? t('all') : parts.map(({ dimension, value }) => valueName(dimension, value)).join(' · ');
}

function valueName(dimension, value) {
  if (dimension === 'path') return value.split('>').map((one) => (one === '-' ? t('ended.none') : symbol('channel', one))).join(' → ');
  if (dimension === 'next') {
    const [channel, action] = value.split(':').length > 1 ? value.split(':') : value.split('>');
    return channel === '-' || !action || action === '-' ? t('ended.none') : symbol('channel', channel) + ' · ' + named('action', action);
  }
  return ['action', 'theme', 'function'].includes(dimension) ? named(dimension, value) : symbol(dimension, value);
}

/** A metric on its scale, of the first three parts of a score key. */
export function scaleName(series) {
  const [metric, range] = series.split('|');
  return symbol('metric', metric) + (range ? ' ' + range.replace(/(\d)-/, '$1–') : '');
}

/** An id in kebab-case as people write it, where it has no name. */
export function named(kind, id) {
  const name = symbol(kind, id);
  return name === id ? id.replaceAll(/[-_]/g, ' ') : name;
}

export const reasonText = (row) => row.reasons.map((reason) => symbol('reason', reason)).join(', ');

/** How far a score may lie from what all customers would say. */
export function Range({ row, low, high }) {
  const at = (value) => (100 * (value - low)) / (high - low || 1) + '%';
  if (row.score === null || row.score === undefined) return html`<span class="range"></span>`;
  const has = row.low !== null && row.low !== undefined;
  return html`<span class="range" role="img" aria-label=${has ? t('interval') + ' ' + number(row.low) + ' – ' + number(row.high) : ''}>
    ${low < 0 && high > 0 && html`<i class="zero" style=${{ left: at(0) }}></i>`}
    ${has && html`<i class="bar" style=${{ left: at(row.low), width: (100 * (row.high - row.low)) / (high - low || 1) + '%' }}></i>`}
    <i class="dot" style=${{ left: at(row.score) }}></i></span>`;
}

export function Delta({ value, digits, lowerIsBetter }) {
  if (value === null || value === undefined) return html`<span class="delta none">–</span>`;
  const good = lowerIsBetter ? -value : value;
  const kind = Math.abs(value) < 0.05 ? 'none' : good > 0 ? 'good' : 'bad';
  const sign = Math.abs(value) < 0.05 ? '' : value > 0 ? '▲ ' : '▼ ';
  return html`<span class=${'delta ' + kind}><span aria-hidden="true">${sign}</span>${signed(value, digits)}</span>`;
}

export function useKeys(handler) {
  useEffect(() => {
    const pressed = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
      handler(event);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}

/** The size of windows that is asked for. Else the one that was shown at first: those that come later change no page. */
export function useSize(sizes, asked, usual) {
  const first = useRef(undefined);
  if (!sizes.includes(first.current)) first.current = sizes.includes(usual) ? usual : sizes[0];
  return sizes.includes(asked) ? asked : first.current;
}
