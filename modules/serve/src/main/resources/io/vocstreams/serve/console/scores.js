import { html, useMemo, useEffect, useState } from './lib.js';
import { href, set, withParams } from './route.js';
import { useGet, useScores, get } from './api.js';
import { t, symbol, some } from './i18n.js';
import { number, count, moment, windowName } from './format.js';
import { Choice, Delta, Empty, Failure, Finality, Range, Waiting, partName, reasonText, useKeys, useSize } from './parts.js';
import { Plot } from './plot.js';
import { STEP, chosen, historyFrom, startBefore } from './windows.js';

/** Each answer is in exactly one part. */
const WHOLE = ['channel', 'stage', 'action', 'survey', 'segment', 'channel+stage'];
const FEW = 30;
const scaleOf = (item) => item.metric + '|' + item.scaleMin + '-' + item.scaleMax + '|' + item.polarity;
const bounds = (row) => (row.metric === 'NPS' || row.metric === 'TEXT' ? [-100, 100] : row.metric === 'CSAT' ? [0, 100] : [row.scaleMin, row.scaleMax]);
const digitsOf = (metric) => (['NPS', 'CSAT', 'TEXT'].includes(metric) ? 1 : 2);

function dimensionText(breakdown) {
  return breakdown === '*' ? t('dimension.*') : breakdown.split('+').map((one) => symbol('dimension', one)).join(' + ');
}

/** What a part adds to the change of the total, measured from where the total was: parts that only grow add nothing. */
function contribution(now, before, total, totalBefore) {
  const of = (row, all) => (row && row.responses && all.responses ? (row.responses / all.responses) * (row.score - totalBefore.score) : 0);
  return of(now, total) - of(before, totalBefore);
}

function Headline({ row, before }) {
  const digits = digitsOf(row.metric);
  if (row.hidden) return html`<div class="headline"><div class="big">–</div><p class="quiet">${t('hidden')}</p></div>`;
  const diff = before && before.score !== null && before.score !== undefined && row.score !== null ? row.score - before.score : null;
  const lower = row.polarity === 'LOWER_IS_BETTER';
  return html`<section class="headline" aria-label=${t('score')}>
    <div><div class="big" data-test="score"><span key=${row.revision} class=${row.fresh ? 'fresh' : ''}>${number(row.score, digits)}</span></div>
      <div class="quiet">${t('interval')} ${number(row.low, digits)} – ${number(row.high, digits)}</div></div>
    <dl class="facts">
      <div><dt>${t('change')}</dt><dd><${Delta} value=${diff} digits=${digits} lowerIsBetter=${lower} /><small>${diff === null ? t('noBefore') : t('before')}${diff !== null && before.score >= row.low && before.score <= row.high ? ' · ' + t('chance') : ''}</small></dd></div>
      <div><dt>${t('answers')}</dt><dd data-test="answers">${count(row.responses)}<small>${some(row.customers, 'people')}${row.responses < FEW ? ' · ' + t('few') : ''}</small></dd></div>
      <div><dt>${t('finality')}</dt><dd><${Finality} state=${row.finality} /><small>${reasonText(row)}</small></dd></div>
    </dl>
    <${Distribution} row=${row} />
  </section>`;
}

function Distribution({ row }) {
  const most = Math.max(1, ...row.histogram);
  const kind = (value) => (row.metric !== 'NPS' ? '' : value >= 9 ? 'good' : value >= 7 ? 'mid' : 'bad');
  return html`<figure class="distribution" aria-label=${t('distribution')}>
    ${row.histogram.map((amount, i) => {
      const value = row.scaleMin + i;
      return html`<div key=${value} title=${value + ': ' + amount}><i class=${kind(value)} style=${{ height: 2 + (38 * amount) / most + 'px' }}></i><span>${value}</span><b>${amount}</b></div>`;
    })}
  </figure>`;
}

function Parts({ rows, earlier, total, totalBefore, dimension, compared }) {
  const [order, setOrder] = useState('responses');
  const metric = total.metric;
  const [low, high] = bounds(total);
  const digits = digitsOf(metric);
  const splits = WHOLE.includes(dimension) && totalBefore && totalBefore.responses > 0 && !total.hidden && !rows.some((row) => row.hidden);
  const table = rows.filter((row) => row.hidden || row.responses > 0).map((row) => {
    const before = earlier.get(row.breakdown);
    return {
      row, before, responses: row.responses || 0, score: row.score ?? -Infinity, name: partName(row.breakdown),
      change: before && before.responses && row.responses && !before.hidden ? row.score - before.score : null,
      moved: splits ? contribution(row, before, total, totalBefore) : null,
    };
  });
  // What is no longer there has moved the total, too.
  if (splits) {
    for (const [breakdown, before] of earlier) {
      if (before.responses > 0 && !table.some((one) => one.row.breakdown === breakdown)) {
        table.push({ row: { ...before, responses: 0, score: null, low: null, high: null, finality: '', reasons: [] }, before, responses: 0, score: -Infinity,
          name: partName(breakdown), change: null, moved: contribution(null, before, total, totalBefore) });
      }
    }
  }
  table.sort((a, b) => (order === 'name' ? a.name.localeCompare(b.name) : order === 'moved' || order === 'change'
    ? Math.abs(b[order] || 0) - Math.abs(a[order] || 0) : b[order] - a[order]) || a.name.localeCompare(b.name));
  const most = Math.max(0.01, ...table.map((one) => Math.abs(one.moved || 0)));
  const head = (id, text, extra = {}) => html`<th scope="col" class=${extra.class || 'num'} aria-sort=${order === id ? 'descending' : 'none'}>
    <button type="button" class="plain" title=${extra.title} onClick=${() => setOrder(id)}>${text}${order === id ? ' ↓' : ''}</button></th>`;
  const toggle = (breakdown) => {
    const next = compared.includes(breakdown) ? compared.filter((one) => one !== breakdown) : [...compared, breakdown].slice(-4);
    set({ compare: next.join('|') });
  };
  return html`<section class="card"><h2>${t('parts')} <small>${dimensionText(dimension)}</small></h2>
    <div class="scroll"><table data-test="parts"><thead><tr>
      <th class="pick"><span class="hide">${t('select')}</span></th>
      ${head('name', t('part'), { class: 'text' })}${head('score', t('score'))}<th class="wide">${t('interval')}</th>
      ${head('change', t('change'))}${splits && head('moved', t('moved'), { title: t('moved.why') })}${head('responses', t('answers'))}
      <th class="text later">${t('finality')}</th><th class="text later">${t('reasons')}</th></tr></thead>
      <tbody>${table.map(({ row, change, moved, name }) => html`<tr key=${row.breakdown} class=${compared.includes(row.breakdown) ? 'chosen' : ''}>
        <td class="pick">${!row.hidden && html`<input type="checkbox" aria-label=${t('select') + ': ' + name} checked=${compared.includes(row.breakdown)} onChange=${() => toggle(row.breakdown)} />`}</td>
        <th scope="row" class="text">${name}${compared.includes(row.breakdown) && html` <i class=${'key line-' + (compared.indexOf(row.breakdown) % 4)}></i>`}</th>
        ${row.hidden
          ? html`<td colspan=${splits ? 7 : 6} class="quiet">${t('hidden')}</td>`
          : html`<td class="num"><span key=${row.revision} class=${row.fresh ? 'fresh' : ''}>${number(row.score, digits)}</span></td>
            <td class="wide"><${Range} row=${row} low=${low} high=${high} /></td>
            <td class="num"><${Delta} value=${change} digits=${digits} lowerIsBetter=${row.polarity === 'LOWER_IS_BETTER'} /></td>
            ${splits && html`<td class="num moved"><span class="movedbar"><i class=${moved < 0 ? 'minus' : 'plus'} style=${{ width: (50 * Math.abs(moved)) / most + '%' }}></i></span><${Delta} value=${moved} digits=${digits} lowerIsBetter=${row.polarity === 'LOWER_IS_BETTER'} /></td>`}
            <td class=${'num' + (row.responses < FEW ? ' few' : '')} title=${row.responses < FEW ? t('few') : ''}>${count(row.responses)}</td>
            <td class="text later">${row.finality && html`<${Finality} state=${row.finality} />`}</td><td class="text later quiet">${reasonText(row)}</td>`}
      </tr>`)}</tbody></table></div></section>`;
}

function Revisions({ row }) {
  // Asked for once more when a new version was pushed.
  const { answer: list, error } = useGet('/v1/scores/' + encodeURIComponent(row.key) + '/revisions', { limit: 50 }, 0, row.revision);
  if (error) return error.status === 403 ? null : html`<${Failure} error=${error} />`;
  const digits = digitsOf(row.metric);
  return html`<section class="card"><h2>${t('revisions')}</h2>
    ${!list ? html`<${Waiting} lines=${3} />` : html`<div class="scroll"><table><thead><tr><th class="num">${t('revision')}</th><th class="text">${t('publishedAt')}</th><th class="num">${t('score')}</th>
      <th class="num">${t('change')}</th><th class="num">${t('answers')}</th><th class="text">${t('reasons')}</th><th class="text later">${t('finality')}</th></tr></thead>
      <tbody>${list.items.map((one, i) => {
        const before = list.items[i + 1];
        const diff = before && one.score !== null && before.score !== null ? one.score - before.score : null;
        return html`<tr key=${one.revision}><td class="num">${one.revision}</td><td class="text">${moment(one.publishedAt)}</td><td class="num">${number(one.score, digits)}</td>
          <td class="num"><${Delta} value=${diff} digits=${digits} lowerIsBetter=${one.polarity === 'LOWER_IS_BETTER'} /></td><td class="num">${count(one.responses)}</td><td class="text">${reasonText(one)}</td><td class="text later"><${Finality} state=${one.finality} /></td></tr>`;
      })}</tbody></table></div>`}</section>`;
}

export function Scores({ params, theme }) {
  const series = useGet('/v1/series', {}, 60);
  const items = series.answer ? series.answer.items : [];
  const scales = [...new Set(items.map(scaleOf))].sort((a, b) => ['NPS', 'CSAT', 'CES', 'RATING', 'TEXT'].indexOf(a.split('|')[0]) - ['NPS', 'CSAT', 'CES', 'RATING', 'TEXT'].indexOf(b.split('|')[0]));
  const scale = scales.includes(params.get('series')) ? params.get('series') : scales[0];
  const ofScale = items.filter((item) => scaleOf(item) === scale);
  const sizes = [...new Set(ofScale.filter((item) => item.breakdown === '*').map((item) => item.size))].filter((one) => one in STEP);
  const size = useSize(sizes, params.get('size'), 'rolling-P7D');
  const dimensions = [...new Set(ofScale.filter((item) => item.size === size).map((item) => item.breakdown))];
  const dimension = dimensions.includes(params.get('by')) ? params.get('by') : dimensions.includes('channel') ? 'channel' : '*';
  const newest = ofScale.find((item) => item.size === size && item.breakdown === '*');
  const metric = scale && scale.split('|')[0];

  const from = newest && historyFrom(newest.newest, size);
  const totals = useScores(scale && newest ? { metric, size, breakdown: 'none', from } : null);
  const history = useMemo(() => [...totals.rows.values()].filter((row) => scaleOf(row) === scale && (row.hidden || row.responses > 0))
    .sort((a, b) => a.windowStart.localeCompare(b.windowStart)), [totals.rows, scale]);
  const asked = params.get('window');
  const total = chosen(history, asked);
  const beforeStart = total && startBefore(history, total, size);
  const totalBefore = history.find((row) => row.windowStart === beforeStart && !row.hidden);

  const split = dimension !== '*' && total ? { metric, size, breakdown: dimension, from: beforeStart || total.windowStart, to: total.windowEnd } : null;
  const split2 = useScores(split);
  const ofParts = [...split2.rows.values()].filter((row) => scaleOf(row) === scale);
  const parts = ofParts.filter((row) => total && row.windowStart === total.windowStart);
  const earlier = new Map(ofParts.filter((row) => row.windowStart === beforeStart).map((row) => [row.breakdown, row]));

  const compared = (params.get('compare') || '').split('|').filter((one) => one && one.split(',').map((part) => part.split('=')[0]).join('+') === dimension);
  const [lines, setLines] = useState([]);
  useEffect(() => {
    let isThere = true;
    Promise.all(compared.map((breakdown) => get('/v1/scores', { metric, size, breakdown, from, limit: 1000 })
      .then((found) => ({ name: partName(breakdown), rows: new Map(found.items.filter((row) => scaleOf(row) === scale && !row.hidden).map((row) => [row.windowStart, row])) }))))
      .then((found) => isThere && setLines(found)).catch(() => {});
    return () => { isThere = false; };
  }, [compared.join('|'), metric, size, scale, from]);

  const at = total ? history.indexOf(total) : -1;
  const move = (by) => {
    const row = history[at + by];
    if (row) set({ window: row.windowStart });
  };
  useKeys((event) => {
    if (event.key === 'ArrowLeft') move(-1);
    if (event.key === 'ArrowRight') move(1);
  });

  if (series.error) return html`<${Failure} error=${series.error} />`;
  if (series.loading && !series.answer) return html`<${Waiting} lines=${12} />`;
  if (scales.length === 0) return html`<${Empty} title=${t('noScores')}><p>${t('noScores.how')}</p><//>`;
  return html`<div class="scores">
    <div class="bar">
      <${Choice} name="series" label=${t('metric')} value=${scale} options=${scales.map((one) => [one, symbol('metric', one.split('|')[0]) + (one.startsWith('TEXT') ? '' : ' ' + one.split('|')[1]) + (one.includes('LOWER') ? ' ↓' : '')])} onChange=${(value) => set({ series: value, window: '', compare: '' })} />
      <${Choice} name="size" label=${t('size')} value=${size} options=${sizes.map((one) => [one, symbol('size', one)])} onChange=${(value) => set({ size: value, window: '' })} />
      <${Choice} name="by" label=${t('breakdown')} value=${dimension} options=${dimensions.map((one) => [one, dimensionText(one)])} onChange=${(value) => set({ by: value, compare: '' })} />
      <div class="pager"><button type="button" onClick=${() => move(-1)} disabled=${at <= 0} aria-label=${t('earlier')}>‹</button>
        <output aria-live="polite" data-test="window">${total ? windowName(total) : '–'}</output>
        <button type="button" onClick=${() => move(1)} disabled=${at < 0 || at >= history.length - 1} aria-label=${t('later')}>›</button>
        ${asked && html`<a href=${withParams({ window: '' })}>${t('newest')}</a>`}</div>
    </div>
    ${totals.error ? html`<${Failure} error=${totals.error} />` : !total ? (totals.loading ? html`<${Waiting} lines=${12} />` : html`<${Empty} title=${t('noScores')} />`) : html`
      <${Headline} row=${total} before=${totalBefore} />
      <section class="card"><h2>${t('history')} <small>${metric} · ${symbol('size', size)}</small>
        ${lines.map((line, i) => html`<span class="legend" key=${line.name}><i class=${'key line-' + (i % 4)}></i>${line.name}</span>`)}</h2>
        <${Plot} rows=${history} parts=${lines} chosen=${total.windowStart} onChoose=${(window) => set({ window })} label=${metric} theme=${theme} />
        <details><summary>${t('asTable')}</summary><div class="scroll"><table><thead><tr><th class="text">${t('window')}</th><th class="num">${t('score')}</th><th class="num">${t('interval')}</th><th class="num">${t('answers')}</th><th class="text">${t('finality')}</th></tr></thead>
          <tbody>${[...history].reverse().map((row) => html`<tr key=${row.key}><td class="text"><a href=${withParams({ window: row.windowStart })}>${windowName(row)}</a></td>
            ${row.hidden ? html`<td colspan="4" class="quiet">${t('hidden')}</td>` : html`<td class="num">${number(row.score, digitsOf(metric))}</td><td class="num">${number(row.low)} – ${number(row.high)}</td><td class="num">${count(row.responses)}</td><td class="text"><${Finality} state=${row.finality} /></td>`}</tr>`)}</tbody></table></div></details></section>
      ${dimension !== '*' && (split2.error ? html`<${Failure} error=${split2.error} />` : split2.loading && parts.length === 0 ? html`<section class="card"><${Waiting} lines=${6} /></section>` : html`<${Parts} rows=${parts} earlier=${earlier} total=${total} totalBefore=${totalBefore} dimension=${dimension} compared=${compared} />`)}
      ${!total.hidden && html`<${Revisions} row=${total} />`}`}
  </div>`;
}
