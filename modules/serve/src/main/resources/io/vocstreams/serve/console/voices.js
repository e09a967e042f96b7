import { html, useEffect, useRef } from './lib.js';
import { href, set } from './route.js';
import { useGet, useMore, useScores } from './api.js';
import { t, symbol } from './i18n.js';
import { number, count, day, minute, windowName } from './format.js';
import { Choice, Delta, Empty, Failure, Range, Waiting, named, partName } from './parts.js';
import { Impacts } from './friction.js';

const SIZE = 'rolling-P28D';
const DAY = 86400000;
const POLARITIES = ['NEGATIVE', 'POSITIVE', 'MIXED', 'NEUTRAL'];
const themeOf = (breakdown) => decodeURIComponent(breakdown.slice('theme='.length));

/** What is said of each theme, and how it changed since the window before. */
function Themes({ rows, earlier, asked }) {
  const list = rows.filter((row) => row.hidden || row.responses > 0).sort((a, b) => (b.responses || 0) - (a.responses || 0));
  return html`<section class="card"><h2>${t('themes')} <small>${windowName(list[0])}</small></h2><p class="quiet small">${t('themes.why')}</p><div class="scroll"><table data-test="themes"><thead><tr>
    <th class="text">${t('dimension.theme')}</th><th class="num">${t('mentions')}</th><th class="wide">${t('polarity')}</th><th class="num">${t('balance')}</th><th class="num">${t('change')}</th><th class="wide later">${t('interval')}</th></tr></thead>
    <tbody>${list.map((row) => {
      const before = earlier.get(row.breakdown);
      const diff = before && !before.hidden && before.score !== null && row.score !== null && row.score !== undefined ? row.score - before.score : null;
      const [negative, neutral, positive] = row.hidden ? [0, 0, 0] : row.histogram;
      const theme = themeOf(row.breakdown);
      return html`<tr key=${row.breakdown} class=${theme === asked ? 'chosen' : ''}><th scope="row" class="text"><a href=${href('voices', { theme })}>${named('theme', theme)}</a></th>
        ${row.hidden ? html`<td colspan="5" class="quiet">${t('hidden')}</td>` : html`<td class="num">${count(row.responses)}</td>
        <td class="wide"><span class="stack" role="img" aria-label=${symbol('polarity', 'NEGATIVE') + ' ' + negative + ', ' + symbol('polarity', 'POSITIVE') + ' ' + positive}><i class="bad" style=${{ width: (100 * negative) / row.responses + '%' }}></i><i class="mid" style=${{ width: (100 * neutral) / row.responses + '%' }}></i><i class="good" style=${{ width: (100 * positive) / row.responses + '%' }}></i></span></td>
        <td class="num">${number(row.score)}</td><td class="num"><${Delta} value=${diff} /></td><td class="wide later"><${Range} row=${row} low=${-100} high=${100} /></td>`}</tr>`;
    })}</tbody></table></div></section>`;
}

/** The text, with what was read of the theme marked. Places are counted in code points, as the reader does. */
function Marked({ text, spans }) {
  const points = [...text];
  const parts = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at || end > points.length) continue;
    parts.push(points.slice(at, start).join(''), html`<mark>${points.slice(start, end).join('')}</mark>`);
    at = end;
  }
  parts.push(points.slice(at).join(''));
  return html`<p>${parts}</p>`;
}

function Voice({ item, theme }) {
  const { reading, interaction } = item;
  const text = interaction && (interaction.comment || interaction.text);
  const spans = reading.themes.filter((one) => !theme || one.id === theme).flatMap((one) => one.spans || []);
  return html`<article class=${'voice ' + reading.polarity} lang=${reading.language === 'other' ? undefined : reading.language}>
    <header><span class=${'polarity ' + reading.polarity}>${symbol('polarity', reading.polarity)}</span> <span class="quiet">${day(reading.occurredAt)} ${minute(reading.occurredAt)} · ${symbol('channel', reading.channel)}</span>
      ${interaction && interaction.metric && interaction.value !== null && interaction.metric !== 'TEXT' && html` <b>${interaction.metric} ${interaction.value}</b>`} <a href=${href('customer', {}, reading.customerId)}>${reading.customerId}</a></header>
    ${text ? html`<${Marked} text=${text} spans=${spans} />` : html`<p class="quiet">${t('voice.gone')}</p>`}
    <footer>${reading.themes.map((one) => html`<a class="tag" key=${one.id} href=${href('voices', { theme: one.id })}>${named('theme', one.id)}</a>`)}</footer></article>`;
}

function Texts({ theme, polarity }) {
  const list = useMore('/v1/readings', { theme, polarity, limit: 20 });
  const card = useRef(null);
  // A theme is chosen to read what was said of it.
  useEffect(() => { if (theme) card.current?.scrollIntoView(); }, [theme]);
  if (list.error) return list.error.status === 403 ? html`<p class="quiet">${t('texts.agents')}</p>` : html`<${Failure} error=${list.error} />`;
  return html`<section class="card" data-test="voices" ref=${card}><h2>${t('texts')} ${theme && html`<small>${named('theme', theme)} · <a href=${href('voices', { polarity })}>${t('any')}</a></small>`}</h2>
    <div class="bar"><${Choice} name="polarity" label=${t('polarity')} value=${polarity} options=${[['', t('any')], ...POLARITIES.map((one) => [one, symbol('polarity', one)])]} onChange=${(value) => set({ polarity: value })} /></div>
    ${list.loading && list.items.length === 0 ? html`<${Waiting} lines=${6} />` : list.items.length === 0 ? html`<${Empty} title=${t('noVoices')} />` : list.items.map((item) => html`<${Voice} key=${item.reading.eventId} item=${item} theme=${theme} />`)}
    ${list.load && html`<p class="more"><button type="button" onClick=${list.load}>${t('more')}</button></p>`}</section>`;
}

export function Voices({ params, role }) {
  const series = useGet('/v1/series', {}, 60);
  const items = series.answer ? series.answer.items : [];
  const kind = items.find((item) => item.metric === 'TEXT' && item.breakdown === 'theme' && item.size === SIZE);
  const rows = useScores(kind ? { metric: 'TEXT', size: SIZE, breakdown: 'theme', from: new Date(new Date(kind.newest) - 30 * DAY).toISOString().replace('.000Z', 'Z') } : null);
  const metrics = ['NPS', 'CSAT', 'CES', 'RATING'].filter((one) => items.some((item) => item.metric === one && item.breakdown === 'theme' && item.size === SIZE));
  const metric = metrics.includes(params.get('metric')) ? params.get('metric') : metrics[0];
  const theme = params.get('theme') || '';
  const polarity = POLARITIES.includes(params.get('polarity')) ? params.get('polarity') : '';
  if (series.error) return html`<${Failure} error=${series.error} />`;
  if (!series.answer) return html`<${Waiting} lines=${12} />`;
  if (!kind) return html`<${Empty} title=${t('noVoices')}><p>${t('noVoices.how')}</p><//>`;
  const now = new Date().toISOString();
  const starts = [...new Set([...rows.rows.values()].filter((row) => row.hidden || row.responses > 0).map((row) => row.windowStart))].sort();
  const start = starts.filter((one) => one <= now).at(-1) || starts.at(-1);
  const before = start && starts.find((one) => Math.abs(new Date(start) - new Date(one) - 28 * DAY) <= 3600000);
  const of = (window) => [...rows.rows.values()].filter((row) => row.windowStart === window);
  return html`<div>
    ${rows.error ? html`<${Failure} error=${rows.error} />` : !start ? html`<section class="card"><${Waiting} lines=${8} /></section>` : html`<${Themes} rows=${of(start)} earlier=${new Map(of(before).map((row) => [row.breakdown, row]))} asked=${theme} />`}
    ${metric && html`<${Impacts} metric=${metric} by="theme" title=${t('impacts')} link=${(item) => href('voices', { theme: themeOf(item.breakdown) })} />`}
    ${role === 'VIEWER' ? html`<p class="quiet">${t('texts.agents')}</p>` : html`<${Texts} theme=${theme} polarity=${polarity} />`}
  </div>`;
}
