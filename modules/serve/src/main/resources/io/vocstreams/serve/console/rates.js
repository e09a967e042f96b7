import { html, useMemo } from './lib.js';
import { set, withParams } from './route.js';
import { useGet, useRates } from './api.js';
import { t, symbol } from './i18n.js';
import { number, count, duration, moment, windowName } from './format.js';
import { Choice, Delta, Empty, Failure, Finality, Range, Waiting, named, partName, reasonText, useKeys, useSize } from './parts.js';
import { Plot } from './plot.js';
import { STEP, chosen, historyFrom, startBefore } from './windows.js';

const FEW = 30;
/** What a reader who asks for none sees. */
const FIRST = ['cart-completion', 'checkout-completion', 'browse-to-order', 'first-contact-resolution'];
const byEnding = (dimension) => dimension.split('+').some((one) => one === 'path' || one === 'next');
const decided = (row) => row.successes + row.failures;
const dimensionText = (breakdown) => (breakdown === '*' ? t('dimension.*') : breakdown.split('+').map((one) => symbol('dimension', one)).join(' + '));

/** As scores are drawn. */
const drawn = (row) => ({ ...row, score: row.rate, responses: row.opportunities });

function Headline({ row, before }) {
  if (row.hidden) return html`<div class="headline"><div class="big">–</div><p class="quiet">${t('hidden')}</p></div>`;
  const diff = before && before.rate !== null && row.rate !== null ? row.rate - before.rate : null;
  const times = [['p50', row.p50], ['p75', row.p75], ['p90', row.p90], ['p95', row.p95]];
  return html`<section class="headline" aria-label=${t('rate')}>
    <div><div class="big" data-test="rate">${number(row.rate)}<small>%</small></div>
      <div class="quiet">${t('interval')} ${number(row.low)} – ${number(row.high)}</div></div>
    <dl class="facts">
      <div><dt>${t('change')}</dt><dd><${Delta} value=${diff} /><small>${diff === null ? t('noBefore') : t('before')}</small></dd></div>
      <div><dt>${t('opportunities')}</dt><dd data-test="opportunities">${count(row.opportunities)}<small>${count(row.successes)}\u00a0${t('successes')} · ${count(row.failures)}\u00a0${t('failures')} · ${count(row.pending)}\u00a0${t('pending')}</small></dd></div>
      <div><dt>${t('elapsed')}</dt><dd>${times[0][1] === null || times[0][1] === undefined ? '–' : duration(times[0][1])}<small>${times.slice(1).filter(([, value]) => value !== null && value !== undefined).map(([name, value]) => (symbol('percentile', name) + ': ' + duration(value)).replaceAll(' ', '\u00a0')).join(' · ')}</small></dd></div>
      <div><dt>${t('finality')}</dt><dd><${Finality} state=${row.finality} /><small>${reasonText(row)}</small></dd></div>
    </dl></section>`;
}

function Parts({ rows, earlier, dimension }) {
  const list = rows.filter((row) => row.hidden || row.opportunities > 0).sort((a, b) => (b.opportunities || 0) - (a.opportunities || 0));
  return html`<section class="card"><h2>${t('parts')} <small>${dimensionText(dimension)}</small></h2><div class="scroll"><table data-test="parts"><thead><tr>
    <th class="text">${t('part')}</th><th class="num">${t('rate')}</th><th class="wide">${t('interval')}</th><th class="num">${t('change')}</th><th class="num">${t('opportunities')}</th><th class="num">${t('pending')}</th><th class="num later">${symbol('percentile', 'p50')}</th><th class="text later">${t('finality')}</th></tr></thead>
    <tbody>${list.map((row) => {
      const before = earlier.get(row.breakdown);
      const diff = before && !before.hidden && before.rate !== null && row.rate !== null ? row.rate - before.rate : null;
      return html`<tr key=${row.breakdown}><th scope="row" class="text">${partName(row.breakdown)}</th>${row.hidden ? html`<td colspan="7" class="quiet">${t('hidden')}</td>` : html`
        <td class="num">${number(row.rate)} %</td><td class="wide"><${Range} row=${drawn(row)} low=${0} high=${100} /></td><td class="num"><${Delta} value=${diff} /></td>
        <td class=${'num' + (decided(row) < FEW ? ' few' : '')} title=${decided(row) < FEW ? t('few') : ''}>${count(row.opportunities)}</td><td class="num">${count(row.pending)}</td>
        <td class="num later">${row.p50 === null ? '–' : duration(row.p50)}</td><td class="text later"><${Finality} state=${row.finality} /></td>`}</tr>`;
    })}</tbody></table></div></section>`;
}

function Revisions({ row }) {
  // Asked for once more when a new version was pushed.
  const { answer: list, error } = useGet('/v1/rates/' + encodeURIComponent(row.key) + '/revisions', { limit: 50 }, 0, row.revision);
  if (error) return error.status === 403 ? null : html`<${Failure} error=${error} />`;
  return html`<section class="card"><h2>${t('revisions')}</h2>
    ${!list ? html`<${Waiting} lines=${3} />` : html`<div class="scroll"><table><thead><tr><th class="num">${t('revision')}</th><th class="text">${t('publishedAt')}</th><th class="num">${t('rate')}</th>
      <th class="num">${t('change')}</th><th class="num">${t('opportunities')}</th><th class="text">${t('reasons')}</th><th class="text later">${t('finality')}</th></tr></thead>
      <tbody>${list.items.map((one, i) => {
        const before = list.items[i + 1];
        const diff = before && one.rate !== null && before.rate !== null ? one.rate - before.rate : null;
        return html`<tr key=${one.revision}><td class="num">${one.revision}</td><td class="text">${moment(one.publishedAt)}</td><td class="num">${number(one.rate)} %</td>
          <td class="num"><${Delta} value=${diff} /></td><td class="num">${count(one.opportunities)}</td><td class="text">${reasonText(one)}</td><td class="text later"><${Finality} state=${one.finality} /></td></tr>`;
      })}</tbody></table></div>`}</section>`;
}

/** How they ended: of those that began on a channel, the share of each ending. */
export function Endings({ rows, dimension, title }) {
  const known = rows.filter((row) => !row.hidden && row.opportunities > 0);
  const key = (row) => row.breakdown.slice(row.breakdown.indexOf('=') + 1).split('>');
  const total = new Map();
  known.forEach((row) => total.set(key(row)[0], (total.get(key(row)[0]) || 0) + row.opportunities));
  const list = known.sort((a, b) => total.get(key(b)[0]) - total.get(key(a)[0]) || b.opportunities - a.opportunities);
  return html`<section class="card"><h2>${title || t('endings')} <small>${t('endings.why')}</small></h2><div class="scroll"><table data-test="endings"><thead><tr>
    <th class="text">${t('began')}</th><th class="text">${t(dimension === 'next' ? 'then' : 'ended')}</th><th class="wide">${t('share')}</th><th class="num">${t('share')}</th><th class="num">${t('opportunities')}</th><th class="num later">${t('pending')}</th><th class="num later">${symbol('percentile', 'p50')}</th></tr></thead>
    <tbody>${list.map((row, i) => {
      const [from, to] = key(row);
      const share = (100 * row.opportunities) / total.get(from);
      const first = i === 0 || key(list[i - 1])[0] !== from;
      return html`<tr key=${row.breakdown}><th scope="row" class="text">${first ? symbol('channel', from) : ''}</th>
        <td class="text">${to === '-' ? html`<span class="quiet">${t('ended.none')}</span>` : dimension === 'next' ? named('action', to) : symbol('channel', to)}</td>
        <td class="wide"><span class="share" style=${{ width: share + '%' }}></span></td><td class="num">${number(share)} %</td><td class="num">${count(row.opportunities)}</td>
        <td class="num later">${count(row.pending)}</td><td class="num later">${row.p50 === null ? '–' : duration(row.p50)}</td></tr>`;
    })}</tbody></table></div></section>`;
}

export function Rates({ params, theme }) {
  const kinds = useGet('/v1/measures', {}, 60);
  const items = kinds.answer ? kinds.answer.items : [];
  const measures = [...new Set(items.map((item) => item.measure))];
  const measure = measures.includes(params.get('measure')) ? params.get('measure') : FIRST.find((one) => measures.includes(one)) || measures[0];
  const version = Math.max(...items.filter((item) => item.measure === measure).map((item) => item.version));
  const ofMeasure = items.filter((item) => item.measure === measure && item.version === version);
  const sizes = [...new Set(ofMeasure.filter((item) => item.breakdown === '*').map((item) => item.size))].filter((one) => one in STEP);
  const size = useSize(sizes, params.get('size'), 'rolling-P28D');
  const dimensions = [...new Set(ofMeasure.filter((item) => item.size === size).map((item) => item.breakdown))];
  const dimension = dimensions.includes(params.get('by')) ? params.get('by') : dimensions.includes('channel') ? 'channel' : '*';
  const newest = ofMeasure.find((item) => item.size === size && item.breakdown === '*');
  const from = newest && historyFrom(newest.newest, size);

  const totals = useRates(newest ? { measure, size, breakdown: 'none', from } : null);
  const history = useMemo(() => [...totals.rows.values()].filter((row) => row.version === version && (row.hidden || row.opportunities > 0))
    .sort((a, b) => a.windowStart.localeCompare(b.windowStart)), [totals.rows, version]);
  const asked = params.get('window');
  const total = chosen(history, asked);
  const before = total && startBefore(history, total, size);
  const totalBefore = history.find((row) => row.windowStart === before);
  // Of two windows alone: those between them may have more parts than a stream takes.
  const split = (row) => (dimension !== '*' && row ? { measure, size, breakdown: dimension, from: row.windowStart, to: row.windowEnd } : null);
  const parts = useRates(split(total));
  const earlier = useGet(split(totalBefore) && '/v1/rates', { ...split(totalBefore), limit: 1000 });
  const ofVersion = (rows) => rows.filter((row) => row.version === version);

  const at = total ? history.indexOf(total) : -1;
  const move = (by) => history[at + by] && set({ window: history[at + by].windowStart });
  useKeys((event) => {
    if (event.key === 'ArrowLeft') move(-1);
    if (event.key === 'ArrowRight') move(1);
  });

  if (kinds.error) return html`<${Failure} error=${kinds.error} />`;
  if (kinds.loading && !kinds.answer) return html`<${Waiting} lines=${12} />`;
  if (measures.length === 0) return html`<${Empty} title=${t('noRates')}><p>${t('noRates.how')}</p><//>`;
  const now = ofVersion([...parts.rows.values()]);
  const then = new Map(ofVersion(totalBefore && earlier.answer ? earlier.answer.items : []).map((row) => [row.breakdown, row]));
  return html`<div class="rates">
    <div class="bar">
      <${Choice} name="measure" label=${t('measure')} value=${measure} options=${measures.map((one) => [one, named('measure', one)])} onChange=${(value) => set({ measure: value, window: '', by: '' })} />
      <${Choice} name="size" label=${t('size')} value=${size} options=${sizes.map((one) => [one, symbol('size', one)])} onChange=${(value) => set({ size: value, window: '' })} />
      <${Choice} name="by" label=${t('breakdown')} value=${dimension} options=${dimensions.map((one) => [one, dimensionText(one)])} onChange=${(value) => set({ by: value })} />
      <div class="pager"><button type="button" onClick=${() => move(-1)} disabled=${at <= 0} aria-label=${t('earlier')}>‹</button>
        <output aria-live="polite" data-test="window">${total ? windowName(total) : '–'}</output>
        <button type="button" onClick=${() => move(1)} disabled=${at < 0 || at >= history.length - 1} aria-label=${t('later')}>›</button>
        ${asked && html`<a href=${withParams({ window: '' })}>${t('newest')}</a>`}</div>
    </div>
    ${totals.error ? html`<${Failure} error=${totals.error} />` : !total ? (totals.loading ? html`<${Waiting} lines=${12} />` : html`<${Empty} title=${t('noRates')} />`) : html`
      <${Headline} row=${total} before=${totalBefore && !totalBefore.hidden ? totalBefore : undefined} />
      <section class="card"><h2>${t('history')} <small>${named('measure', measure)} · ${symbol('size', size)}</small></h2>
        <${Plot} rows=${history.map(drawn)} parts=${[]} chosen=${total.windowStart} onChoose=${(window) => set({ window })} label=${named('measure', measure)} theme=${theme} /></section>
      ${dimension !== '*' && (parts.error ? html`<${Failure} error=${parts.error} />` : parts.loading && now.length === 0 ? html`<section class="card"><${Waiting} lines=${6} /></section>`
        : byEnding(dimension) ? html`<${Endings} rows=${now} dimension=${dimension} />` : html`<${Parts} rows=${now} earlier=${then} dimension=${dimension} />`)}
      ${!total.hidden && html`<${Revisions} row=${total} />`}`}
  </div>`;
}
