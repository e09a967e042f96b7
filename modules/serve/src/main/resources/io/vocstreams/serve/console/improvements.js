import { html, useRef, useState } from './lib.js';
import { href, set } from './route.js';
import { newId, post, useGet, useKept, useMore } from './api.js';
import { t, symbol } from './i18n.js';
import { dayAndYear, moment, number, signed } from './format.js';
import { Choice, Empty, Failure, Waiting, named, partName, scaleName } from './parts.js';

const STATES = ['PROPOSED', 'ACCEPTED', 'DONE', 'DECLINED'];
const KINDS = ['ACCEPTED', 'DONE', 'DECLINED', 'NOTE'];
const LIVE = 10;
const SIGN = { IMPROVED: '▲', WORSE: '▼', INCONCLUSIVE: '≈', PENDING: '◌' };

function Verdict({ row }) {
  if (!row.verdict) return html`<span class="quiet">–</span>`;
  const kind = { IMPROVED: 'good', WORSE: 'bad' }[row.verdict] || 'none';
  return html`<span class=${'delta ' + kind}><span aria-hidden="true">${SIGN[row.verdict]}</span> ${symbol('verdict', row.verdict)}</span>${row.change !== null && html` <span class="nowrap">${signed(row.change)} <span class="quiet small">[${number(row.low)} – ${number(row.high)}]</span></span>`}`;
}

export function Improvements({ id, params }) {
  const [version, setVersion] = useState(0);
  const status = STATES.includes(params.get('status')) ? params.get('status') : '';
  const list = useMore('/v1/improvements', { status, limit: 100 }, version);
  const bump = () => setVersion((count) => count + 1);
  return html`<div><div class="bar"><${Choice} name="status" label=${t('status')} value=${status} options=${[['', t('any')], ...STATES.map((one) => [one, symbol('improvement', one)])]} onChange=${(value) => set({ status: value })} />
      ${id !== 'new' && html`<a class="button" href=${href('improvements', {}, 'new')}>${t('improvement.propose')}</a>`}</div>
    ${id === 'new' ? html`<${Propose} bump=${bump} />` : id && html`<${Detail} key=${id} id=${id} bump=${bump} />`}
    ${list.error ? html`<${Failure} error=${list.error} />` : !list.answer ? html`<section class="card"><${Waiting} lines=${8} /></section>` : list.items.length === 0 ? html`<${Empty} title=${t('noImprovements')}><p>${t('noImprovements.how')}</p><//>` : html`
    <section class="card"><div class="scroll"><table class="rows" data-test="improvements"><thead><tr><th class="text">${t('improvement')}</th><th class="text">${t('status')}</th><th class="text">${t('verdict')}</th><th class="text later">${t('owner')}</th><th class="text later">${t('scope')}</th></tr></thead>
      <tbody>${list.items.map((row) => { const one = row.improvement; return html`<tr key=${one.improvementId} class=${one.improvementId === id ? 'chosen' : ''}><th scope="row" class="text"><a href=${href('improvements', { status }, one.improvementId)}>${one.title || one.improvementId}</a></th>
        <td class="text">${symbol('improvement', one.status)}</td><td class="text"><${Verdict} row=${row} /></td><td class="text later">${one.department ? named('owner', one.department) : ''}</td><td class="text later">${one.scope ? partName(one.scope) : ''}</td></tr>`; })}</tbody></table></div>
      ${list.load && html`<p class="more"><button type="button" onClick=${list.load}>${t('more')}</button></p>`}</section>`}</div>`;
}

function useSend(path, acted) {
  const pending = useRef(null);
  const [state, setState] = useState({});
  const send = async (body, to = path) => {
    pending.current = pending.current || newId();
    setState({ busy: true });
    try {
      const answer = await post(to, { actionId: pending.current, ...body });
      pending.current = null;
      setState({ done: true });
      acted(answer.position);
    } catch (error) {
      // What is refused was not written, and what is mended is another action.
      if (error.status && error.status < 500) pending.current = null;
      setState({ error });
    }
  };
  return [state, send];
}

const Outcome = ({ state }) => html`<span role="status" class="ok">${state.done ? t('case.written') : ''}</span>${state.error && html`<p role="alert" class="warn">${state.error.status ? state.error.message : t('error.network')}</p>`}`;

function Detail({ id, bump }) {
  const [written, setWritten] = useState('');
  const found = useKept(useGet('/v1/improvements/' + encodeURIComponent(id), { 'wait-for': written }, LIVE));
  const [kind, setKind] = useState('ACCEPTED');
  const form = useRef(null);
  const [state, send] = useSend('/v1/improvements/' + encodeURIComponent(id) + '/actions', (position) => { form.current.reset(); setWritten(position); bump(); });
  if (found.error && !found.answer) return found.error.status === 404 ? html`<${Empty} title=${t('improvement.none')} />` : html`<${Failure} error=${found.error} />`;
  if (!found.answer) return html`<section class="card"><${Waiting} lines=${6} /></section>`;
  const { item, actions } = found.answer;
  const one = item.improvement;
  const submit = (event) => {
    event.preventDefault();
    send({ kind, ...Object.fromEntries([...new FormData(form.current)].filter(([name, value]) => name !== 'kind' && value)) });
  };
  return html`<section class="card" data-test="improvement"><h2>${one.title || one.improvementId} <small>${symbol('improvement', one.status)}</small> <a class="close" href=${href('improvements')} aria-label=${t('close')}>✕</a></h2>
    <dl class="facts"><div><dt>${t('verdict')}</dt><dd><${Verdict} row=${item} /></dd></div>${one.department && html`<div><dt>${t('owner')}</dt><dd>${named('owner', one.department)}</dd></div>`}
      ${one.series && html`<div><dt>${t('metric')}</dt><dd>${scaleName(one.series)}</dd></div>`}${one.scope && html`<div><dt>${t('scope')}</dt><dd>${partName(one.scope)}</dd></div>`}${one.doneAt && html`<div><dt>${symbol('improvement', 'DONE')}</dt><dd>${dayAndYear(one.doneAt)}</dd></div>`}</dl>
    ${one.publicText && html`<p>${one.publicText}</p>`}
    <form class="act" ref=${form} onSubmit=${submit}><label class="choice"><span>${t('case.kind')}</span><select name="kind" value=${kind} onChange=${(event) => setKind(event.target.value)}>${KINDS.map((each) => html`<option key=${each} value=${each} selected=${each === kind}>${symbol('improvement', each)}</option>`)}</select></label>
      <label class="choice words"><span>${t('improvement.publicText')}</span><textarea name="publicText" rows="2" maxlength="4000"></textarea></label><button type="submit" class="main" disabled=${state.busy}>${t('case.write')}</button><${Outcome} state=${state} /></form>
    <ol class="history">${actions.map((action) => html`<li key=${action.actionId}><b>${symbol('improvement', action.kind)}</b> <span class="quiet">${action.actor} · ${moment(action.at)}</span>${action.publicText && html`<p>${action.publicText}</p>`}</li>`)}</ol></section>`;
}

function Propose({ bump }) {
  const status = useKept(useGet('/v1/status', {}));
  const series = useKept(useGet('/v1/series', {}));
  const scales = [...new Set((series.answer ? series.answer.items : []).map((one) => one.metric + '|' + one.scaleMin + '-' + one.scaleMax + '|' + one.polarity))];
  const form = useRef(null);
  const [state, send] = useSend('', () => { bump(); setTimeout(bump, 2000); location.hash = href('improvements'); });
  const submit = (event) => {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(form.current)].filter(([, value]) => value));
    const { improvementId, ...rest } = given;
    send({ kind: 'PROPOSED', ...rest }, '/v1/improvements/' + encodeURIComponent(improvementId) + '/actions');
  };
  const field = (name, extra = {}) => html`<label class="choice"><span>${t('improvement.' + name)}</span><input name=${name} maxlength="200" autocomplete="off" ...${extra} /></label>`;
  return html`<section class="card"><h2>${t('improvement.propose')}</h2><form class="act" ref=${form} onSubmit=${submit}>${field('improvementId', { required: true, pattern: '[a-z0-9._\\-]+', placeholder: 'shorter-queues' })}${field('title', { required: true })}<label class="choice"><span>${t('improvement.department')}</span><select name="department"><option value=""></option>${(status.answer ? status.answer.departments : []).map((one) => html`<option key=${one} value=${one}>${named('owner', one)}</option>`)}</select></label>
    <label class="choice"><span>${t('improvement.series')}</span><select name="series"><option value=""></option>${scales.map((one) => html`<option key=${one} value=${one}>${scaleName(one)}</option>`)}</select></label>${field('scope', { placeholder: 'theme=waiting-time' })}<button type="submit" class="main" disabled=${state.busy}>${t('case.write')}</button><${Outcome} state=${state} /></form></section>`;
}
