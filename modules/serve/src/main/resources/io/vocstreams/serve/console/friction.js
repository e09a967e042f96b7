import { html } from './lib.js';
import { href, set } from './route.js';
import { useGet } from './api.js';
import { t, symbol } from './i18n.js';
import { number, count, signed, windowName } from './format.js';
import { Choice, Empty, Failure, Waiting, named, partName } from './parts.js';
import { Endings } from './rates.js';

const SIZE = 'rolling-P28D';
const METRICS = ['NPS', 'CSAT', 'CES', 'RATING'];
const BY = ['channel+action', 'theme', 'store', 'channel', 'stage', 'product', 'segment'];
const LIVE = 30;

/** What each part adds to a score, as a bar with its interval; parts of one rank do not differ beyond chance. */
export function Impacts({ metric, by, title, link }) {
  const found = useGet('/v1/impacts', { metric, by, size: SIZE }, LIVE);
  if (found.error) return html`<${Failure} error=${found.error} />`;
  if (!found.answer) return html`<section class="card"><${Waiting} lines=${8} /></section>`;
  const items = found.answer.items;
  if (items.length === 0) return html`<section class="card"><h2>${title}</h2><p class="quiet">${t('impact.few')}</p></section>`;
  const most = Math.max(0.01, ...items.flatMap((item) => [Math.abs(item.low), Math.abs(item.high)]));
  const at = (value) => 50 + (50 * value) / most;
  // Those that hurt most come first; where lower is better, these are the ones that add.
  const worst = [...items].sort((a, b) => (a.polarity === 'LOWER_IS_BETTER' ? b.impact - a.impact : a.impact - b.impact));
  const ranks = [...new Set(worst.map((item) => item.rank))];
  return html`<section class="card"><h2>${title} <small>${symbol('metric', metric)} · ${windowName(items[0])}</small></h2><p class="quiet small">${t('impact.why')}</p>
    <div class="scroll"><table data-test="impacts"><thead><tr><th class="num">${t('rank')}</th><th class="text">${t('part')}</th><th class="num">${t('impact')}</th><th class="wide">${t('interval')}</th><th class="num">${t('score')}</th><th class="num">${t('answers')}</th><th class="num later">${t('share')}</th></tr></thead>
      <tbody>${worst.map((item) => {
        const good = item.polarity === 'LOWER_IS_BETTER' ? item.impact < 0 : item.impact > 0;
        const clear = item.low > 0 || item.high < 0;
        const kind = !clear ? 'none' : good ? 'good' : 'bad';
        return html`<tr key=${item.scaleMin + '-' + item.scaleMax + item.breakdown}><td class="num">${ranks.indexOf(item.rank) + 1}</td><th scope="row" class="text">${link ? html`<a href=${link(item)}>${partName(item.breakdown)}</a>` : partName(item.breakdown)}</th>
          <td class=${'num delta ' + kind}><span aria-hidden="true">${clear ? (item.impact > 0 ? '▲ ' : '▼ ') : ''}</span>${signed(item.impact)}</td>
          <td class="wide"><span class="range" role="img" aria-label=${t('interval') + ' ' + number(item.low) + ' – ' + number(item.high)}><i class="zero" style=${{ left: '50%' }}></i>
            <i class="bar" style=${{ left: at(item.low) + '%', width: at(item.high) - at(item.low) + '%' }}></i><i class="dot" style=${{ left: at(item.impact) + '%' }}></i></span></td>
          <td class="num">${number(item.score)}</td><td class="num">${count(item.responses)}</td><td class="num later">${number(100 * item.share)} %</td></tr>`;
      })}</tbody></table></div></section>`;
}

/** The newest window of a measure by a breakdown. */
function useNewest(kinds, measure, breakdown) {
  const kind = kinds.find((one) => one.measure === measure && one.breakdown === breakdown && one.size === SIZE);
  const found = useGet(kind ? '/v1/rates' : null, { measure, breakdown, size: SIZE, from: kind && kind.newest, limit: 1000 }, LIVE);
  return kind && found.answer ? found.answer.items.filter((row) => row.version === kind.version) : null;
}

function Exits({ rows }) {
  const list = rows.filter((row) => !row.hidden && row.failures > 0).sort((a, b) => b.failures - a.failures).slice(0, 20);
  if (list.length === 0) return null;
  const most = list[0].failures;
  return html`<section class="card"><h2>${t('exits')} <small>${windowName(list[0])}</small></h2><p class="quiet small">${t('exits.why')}</p><div class="scroll"><table data-test="exits"><thead><tr>
    <th class="text">${t('part')}</th><th class="wide">${t('exits')}</th><th class="num">${t('exits')}</th><th class="num">${t('exitRate')}</th><th class="num later">${t('pending')}</th></tr></thead>
    <tbody>${list.map((row) => html`<tr key=${row.breakdown}><th scope="row" class="text">${partName(row.breakdown)}</th><td class="wide"><span class="share bad" style=${{ width: (100 * row.failures) / most + '%' }}></span></td>
      <td class="num">${count(row.failures)}</td><td class="num">${row.rate === null ? '–' : number(100 - row.rate) + ' %'}</td><td class="num later">${count(row.pending)}</td></tr>`)}</tbody></table></div></section>`;
}

export function Friction({ params }) {
  const series = useGet('/v1/series', {}, 60);
  const measures = useGet('/v1/measures', {}, 60);
  const kinds = measures.answer ? measures.answer.items : [];
  const known = series.answer ? series.answer.items.filter((item) => item.size === SIZE) : [];
  const metrics = METRICS.filter((one) => known.some((item) => item.metric === one));
  const metric = metrics.includes(params.get('metric')) ? params.get('metric') : metrics[0];
  const ways = BY.filter((one) => known.some((item) => item.metric === metric && item.breakdown === one));
  const by = ways.includes(params.get('by')) ? params.get('by') : ways[0];
  const flows = [...new Set(kinds.filter((one) => one.breakdown === 'path' && one.size === SIZE).map((one) => one.measure))];
  const flow = flows.includes(params.get('flow')) ? params.get('flow') : flows[0];
  const exits = useNewest(kinds, 'continuation', 'channel+action');
  const path = useNewest(kinds, flow, 'path');
  if (series.error) return html`<${Failure} error=${series.error} />`;
  if (!series.answer || !measures.answer) return html`<${Waiting} lines=${12} />`;
  if (!metric && flows.length === 0) return html`<${Empty} title=${t('noScores')}><p>${t('noScores.how')}</p><//>`;
  const link = (item) => href('scores', { series: item.metric + '|' + item.scaleMin + '-' + item.scaleMax + '|' + item.polarity, size: SIZE, by, window: item.windowStart, compare: item.breakdown });
  return html`<div><div class="bar">
      ${metric && html`<${Choice} name="metric" label=${t('metric')} value=${metric} options=${metrics.map((one) => [one, symbol('metric', one)])} onChange=${(value) => set({ metric: value, by: '' })} />`}
      ${by && html`<${Choice} name="by" label=${t('breakdown')} value=${by} options=${ways.map((one) => [one, one.split('+').map((each) => symbol('dimension', each)).join(' + ')])} onChange=${(value) => set({ by: value })} />`}
      ${flow && html`<${Choice} name="flow" label=${t('flow')} value=${flow} options=${flows.map((one) => [one, named('measure', one)])} onChange=${(value) => set({ flow: value })} />`}</div>
    ${by && html`<${Impacts} metric=${metric} by=${by} title=${t('impacts')} link=${link} />`}
    ${exits && html`<${Exits} rows=${exits} />`}
    ${path && path.length > 0 && html`<${Endings} rows=${path} dimension="path" title=${t('flow') + ': ' + named('measure', flow)} />`}
  </div>`;
}
