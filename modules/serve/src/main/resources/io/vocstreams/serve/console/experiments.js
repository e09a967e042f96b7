import { html } from './lib.js';
import { href } from './route.js';
import { useGet, useKept } from './api.js';
import { t, symbol } from './i18n.js';
import { count, dayAndYear, number, signed } from './format.js';
import { Empty, Failure, Waiting, named, scaleName } from './parts.js';

const LIVE = 10;
const SIGN = { BETTER: '▲', WORSE: '▼', UNDECIDED: '≈', TOO_FEW: '◌', SRM_FAILED: '⚠' };
const KIND = { BETTER: 'good', WORSE: 'bad', SRM_FAILED: 'bad' };

const percent = (share) => number(100 * share, share * 100 % 1 ? 1 : 0) + ' %';
const small = (p) => (p < 0.0001 ? '< ' + number(0.0001, 4) : number(p, 4));

const Verdict = ({ arm }) => (arm.verdict === null ? html`<span class="quiet">${t('experiment.control')}</span>`
  : html`<span class=${'delta ' + (KIND[arm.verdict] || 'none')}><span aria-hidden="true">${SIGN[arm.verdict]}</span> ${symbol('found', arm.verdict)}</span>`);

/** Both intervals of a difference, the one that holds at every look the wider, on one scale for all variants. */
function Interval({ arm, reach }) {
  if (arm.difference === null) return html`<span class="range"></span>`;
  const at = (value) => (100 * (value + reach)) / (2 * reach) + '%';
  return html`<span class="range" role="img" aria-label=${t('experiment.always') + ' ' + number(arm.low) + ' – ' + number(arm.high)}>
    <i class="zero" style=${{ left: at(0) }}></i><i class="bar" style=${{ left: at(arm.low), width: (50 * (arm.high - arm.low)) / reach + '%' }}></i>
    <i class="bar once" style=${{ left: at(arm.plainLow), width: (50 * (arm.plainHigh - arm.plainLow)) / reach + '%' }}></i><i class="dot" style=${{ left: at(arm.difference) }}></i></span>`;
}

function Experiment({ row }) {
  const plan = row.experiment;
  const reach = Math.max(1, ...row.arms.map((arm) => Math.max(Math.abs(arm.low || 0), Math.abs(arm.high || 0)))) * 1.05;
  const answered = row.arms.reduce((sum, arm) => sum + arm.results, 0);
  return html`<section class="card" data-test="experiment"><h2><a href=${href('experiments', {}, plan.experimentId)}>${plan.experimentId}</a> <small>${plan.measure ? named('measure', plan.measure) : scaleName(plan.series) + ' · ' + plan.surveyId}</small></h2>
    <dl class="facts"><div><dt>${t('window')}</dt><dd>${dayAndYear(plan.startAt + 'T12:00:00Z')} – ${plan.endAt ? dayAndYear(plan.endAt + 'T12:00:00Z') : t('experiment.open')}</dd></div>
      <div><dt>${t('experiment.progress')}</dt><dd>${count(answered)} / ${count(plan.plannedAnswers)}</dd></div>
      <div><dt>${t('experiment.split')}</dt><dd>${row.sampleRatioP === null ? t('experiment.split.few') : html`<span class=${row.sampleRatioP < 0.001 ? 'warn' : ''}>${t(row.sampleRatioP < 0.001 ? 'experiment.split.wrong' : 'experiment.split.right')} <span class="quiet small">p ${small(row.sampleRatioP)}</span></span>`}</dd></div>
      ${row.crossed > 0 && html`<div><dt>${t('experiment.crossed')}</dt><dd>${count(row.crossed)}</dd></div>`}</dl>
    <div class="scroll"><table class="rows"><thead><tr><th class="text">${t('experiment.variant')}</th><th class="text">${t('verdict')}</th><th class="num">${t('experiment.value')}</th><th class="num">${t('experiment.difference')}</th><th class="wide">${t('experiment.always')}</th><th class="num later">p</th><th class="num later">${t('experiment.once')}</th><th class="num">${t('experiment.results')}</th><th class="num later">${t('experiment.exposed')}</th></tr></thead>
      <tbody>${row.arms.map((arm) => html`<tr key=${arm.variant}><th scope="row" class="text">${arm.variant}</th><td class="text"><${Verdict} arm=${arm} /></td><td class="num">${number(arm.value)}</td><td class="num">${arm.difference === null ? '–' : html`${signed(arm.difference)}<br /><span class="quiet small nowrap">${number(arm.low)} – ${number(arm.high)}</span>`}</td>
        <td class="wide"><${Interval} arm=${arm} reach=${reach} /></td>
        <td class="num later">${arm.difference === null ? '–' : small(arm.p)}</td><td class="num later nowrap">${arm.difference === null ? '–' : number(arm.plainLow) + ' – ' + number(arm.plainHigh)}</td><td class="num">${count(arm.results)}</td><td class="num later">${count(arm.exposed)} <span class="quiet small">${percent(arm.share)}</span></td></tr>`)}</tbody></table></div></section>`;
}

export function Experiments({ id }) {
  return id ? html`<${One} key=${id} id=${id} />` : html`<${All} />`;
}

function One({ id }) {
  const found = useKept(useGet('/v1/experiments/' + encodeURIComponent(id), {}, LIVE));
  if (found.error && !found.answer) return found.error.status === 404 ? html`<${Empty} title=${t('experiment.none')} />` : html`<${Failure} error=${found.error} />`;
  if (!found.answer) return html`<section class="card"><${Waiting} lines=${6} /></section>`;
  return html`<div><p><a href=${href('experiments')}>← ${t('experiments')}</a></p><${Experiment} row=${found.answer.item} /><p class="quiet">${t('experiment.why')}</p></div>`;
}

function All() {
  const found = useKept(useGet('/v1/experiments', { limit: 1000 }, LIVE));
  if (found.error && !found.answer) return html`<${Failure} error=${found.error} />`;
  if (!found.answer) return html`<section class="card"><${Waiting} lines=${8} /></section>`;
  if (found.answer.items.length === 0) return html`<${Empty} title=${t('noExperiments')}><p>${t('noExperiments.how')}</p><//>`;
  return html`<div><p class="quiet">${t('experiment.why')}</p>${found.answer.items.map((row) => html`<${Experiment} key=${row.experiment.experimentId} row=${row} />`)}</div>`;
}
