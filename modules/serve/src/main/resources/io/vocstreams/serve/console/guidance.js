import { html } from './lib.js';
import { href, set } from './route.js';
import { useGet, useKept, useMore } from './api.js';
import { t, symbol } from './i18n.js';
import { count, day, fromNow, minute } from './format.js';
import { Channel, Choice, Empty, Failure, Waiting, named } from './parts.js';

const LIVE = 10;
const DECISIONS = ['SEND', 'SENT', 'HOLD', 'SUPPRESSED', 'WITHDRAWN'];
const CLASSES = ['SAFETY', 'SERVICE', 'MARKETING'];
const SIGN = { SEND: '→', SENT: '✓', HOLD: '‖', SUPPRESSED: '×', WITHDRAWN: '↩' };

/** What was to be sent and has no receipt is what somebody is to look at. */
const isLost = ({ reason }) => reason === 'NO_RECEIPT';

function Decision({ decision, reason }) {
  return html`<span class=${'decision ' + decision + (isLost({ reason }) ? ' warn' : '')}><span aria-hidden="true">${isLost({ reason }) ? '!' : SIGN[decision] || ''}</span> ${symbol('decision', decision)}${reason && html`<span class="quiet">: ${symbol('reasonNot', reason)}</span>`}</span>`;
}

const Subject = ({ subject }) => html`${symbol('subject', subject.key)} <b class="anywhere">${subject.value}</b>`;

/** One operation by one rule: how many are told, and why the others are not. */
function Operation({ row, filter }) {
  const of = (decision) => row.decisions.filter((one) => one.decision === decision).reduce((sum, one) => sum + one.customers, 0);
  const lost = row.decisions.filter(isLost).reduce((sum, one) => sum + one.customers, 0);
  const shares = [['good', of('SENT')], ['band', of('SEND')], ['bad', lost], ['mid', of('HOLD') - lost]];
  const to = (decision, reason) => href('guidance', { ...filter, operation: row.operationId, rule: row.ruleId, decision, reason });
  return html`<tr class=${filter.operation === row.operationId && (!filter.rule || filter.rule === row.ruleId) ? 'chosen' : ''}>
    <th scope="row" class="text anywhere"><a href=${to('', '')}>${named('kind', row.kind.toLowerCase())}</a><div class="small"><${Subject} subject=${row.subject} /></div><div class="quiet small">${row.operationId} · ${named('rule', row.ruleId)}</div></th>
    <td class="num">${count(row.customers)}</td>
    <td class="wide"><span class="stack" role="img" aria-label=${t('decision.SENT') + ' ' + of('SENT') + ' / ' + row.customers}>${shares.map(([kind, many]) => html`<i key=${kind} class=${kind} style=${{ width: (100 * many) / row.customers + '%' }}></i>`)}</span></td>
    <td class="text decisions">${row.decisions.map((one) => html`<a class="tag" key=${one.decision + one.reason} href=${to(one.decision, one.reason)}><${Decision} ...${one} /> <b>${count(one.customers)}</b></a>`)}</td>
    <td class="text later nowrap">${fromNow(row.latestAt)}</td></tr>`;
}

function Operations({ filter }) {
  const found = useKept(useGet('/v1/guidance-operations', { limit: 100 }, LIVE));
  if (found.error && !found.answer) return html`<${Failure} error=${found.error} />`;
  if (!found.answer) return html`<section class="card"><${Waiting} lines=${6} /></section>`;
  if (found.answer.items.length === 0) return html`<${Empty} title=${t('noGuidance')}><p>${t('noGuidance.how')}</p><//>`;
  return html`<section class="card"><h2>${t('guidance.operations')}</h2><p class="quiet small">${t('guidance.why')}</p><div class="scroll"><table class="rows stacked" data-test="operations"><thead><tr>
    <th class="text">${t('guidance.what')}</th><th class="num">${t('customers')}</th><th class="wide">${t('guidance.told')}</th><th class="text">${t('guidance.decisions')}</th><th class="text later">${t('last')}</th></tr></thead>
    <tbody>${found.answer.items.map((row) => html`<${Operation} key=${[row.operationId, row.subject.key, row.subject.value, row.ruleId, row.kind].join(' ')} row=${row} filter=${filter} />`)}</tbody></table></div></section>`;
}

/** Guidance line by line; of one customer without saying whose it is. */
export function Told({ items, own }) {
  return html`<div class="scroll"><table class="rows stacked" data-test="told"><thead><tr><th class="text">${t('at')}</th>${!own && html`<th class="text">${t('customer')}</th>`}<th class="text">${t('guidance.what')}</th><th class="text">${t('guidance.decision')}</th>
    <th class="text later">${t('dimension.channel')}</th><th class="text later">${t('guidance.class')}</th><th class="text later">${t('guidance.template')}</th></tr></thead>
    <tbody>${items.map((row) => html`<tr key=${row.guidanceId}><td class="text nowrap">${day(row.decidedAt)} ${minute(row.decidedAt)}</td>
      ${!own && html`<th scope="row" class="text"><a href=${href('customer', { journey: row.journeyId }, row.customerId)}>${row.customerId}</a></th>`}
      <td class="text"><a href=${href('guidance', { operation: row.operationId, rule: row.ruleId })}>${named('kind', row.kind.toLowerCase())}</a> <span class="quiet small"><${Subject} subject=${row.subject} /></span></td>
      <td class="text"><${Decision} ...${row} /></td><td class="text later"><${Channel} name=${row.channel} /></td><td class="text later nowrap">${symbol('class', row.class)}</td>
      <td class="text later">${row.template} <span class="quiet small">${Object.values(row.parameters).join(' · ')}</span></td></tr>`)}</tbody></table></div>`;
}

export function Guidance({ params }) {
  const known = (name, all) => (all.includes(params.get(name)) ? params.get(name) : '');
  const filter = { operation: params.get('operation') || '', rule: params.get('rule') || '', decision: known('decision', DECISIONS), reason: params.get('reason') || '', class: known('class', CLASSES) };
  const list = useMore('/v1/guidance', { ...filter, limit: 50 });
  const options = (kind, names) => [['', t('any')], ...names.map((name) => [name, symbol(kind, name)])];
  return html`<div><${Operations} filter=${filter} />
    ${list.error ? html`<${Failure} error=${list.error} />` : html`<section class="card"><h2>${t('guidance.customers')} ${(filter.operation || filter.rule || filter.reason) && html`<small>${[filter.operation, filter.rule && named('rule', filter.rule), filter.reason && symbol('reasonNot', filter.reason)].filter(Boolean).join(' · ')} · <a href=${href('guidance')}>${t('any')}</a></small>`}</h2>
    <div class="bar"><${Choice} name="decision" label=${t('guidance.decision')} value=${filter.decision} options=${options('decision', DECISIONS)} onChange=${(decision) => set({ decision, reason: '' })} />
      <${Choice} name="class" label=${t('guidance.class')} value=${filter.class} options=${options('class', CLASSES)} onChange=${(value) => set({ class: value })} /></div>
    ${list.loading && list.items.length === 0 ? html`<${Waiting} lines=${8} />` : list.items.length === 0 ? html`<${Empty} title=${t('noGuidance.such')} />` : html`<${Told} items=${list.items} />`}
    ${list.load && html`<p class="more"><button type="button" onClick=${list.load}>${t('more')}</button></p>`}</section>`}</div>`;
}
