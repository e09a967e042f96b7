import { html } from './lib.js';
import { set } from './route.js';
import { useGet } from './api.js';
import { t, symbol } from './i18n.js';
import { count, moment } from './format.js';
import { Empty, Failure, Waiting } from './parts.js';

export function Pipeline({ params }) {
  const status = useGet('/v1/status', {}, 5);
  if (status.error && !status.answer) return html`<${Failure} error=${status.error} />`;
  if (!status.answer) return html`<${Waiting} lines=${12} />`;
  const { ledger, lag, refusals, ready, waiting, reader } = status.answer;
  const rows = ledger.map((one) => ({ ...one, open: one.consumed - one.accepted - one.duplicate - one.rejected - one.deadLettered }));
  const behind = Object.entries(lag).filter(([, amount]) => amount > 0).sort();
  const isWhole = rows.every((row) => row.open === 0);
  return html`<div>
    ${!ready && html`<p class="notice" role="status">${t('notReady')} ${waiting || ''}</p>`}
    <section class="card"><h2>${t('ledger')} ${rows.length > 0 && html`<small class=${isWhole ? 'ok' : 'warn'}>${isWhole ? '✓ ' + t('addsUp') : '… ' + t('underWay')}</small>`}</h2>
      ${rows.length === 0 ? html`<p class="quiet">${t('noLedger')}</p>` : html`<div class="scroll"><table data-test="ledger"><thead><tr><th class="text">${t('stage')}</th><th class="text">${t('topic')}</th><th class="num">${t('consumed')}</th><th class="num">${t('accepted')}</th><th class="num">${t('duplicate')}</th>
        <th class="num">${t('rejected')}</th><th class="num">${t('dead')}</th><th class="num">${t('inFlight')}</th></tr></thead>
        <tbody>${rows.map((row) => html`<tr key=${row.stage + row.topic}><td class="text">${row.stage}</td><th scope="row" class="text code">${row.topic}</th><td class="num">${count(row.consumed)}</td><td class="num">${count(row.accepted)}</td><td class="num">${count(row.duplicate)}</td>
          <td class=${'num' + (row.rejected > 0 ? ' warn' : '')}>${count(row.rejected)}</td><td class=${'num' + (row.deadLettered > 0 ? ' warn' : '')}>${count(row.deadLettered)}</td><td class="num">${count(row.open)}</td></tr>`)}</tbody></table></div>`}</section>
    <div class="two"><section class="card"><h2>${t('lag')}</h2><p class="quiet">${t('lagWhy')}</p>${behind.length === 0 ? html`<p class="ok">✓ ${t('allRead')}</p>` : html`<table><thead><tr><th class="text">${t('topic')}</th><th class="num">${t('records')}</th></tr></thead><tbody>
      ${behind.map(([topic, amount]) => html`<tr key=${topic}><th scope="row" class="text code">${topic}</th><td class="num">${count(amount)}</td></tr>`)}</tbody></table>`}</section>
    <section class="card"><h2>${t('refusals')}</h2>${refusals.length === 0 ? html`<p class="quiet">${t('noRefusals')}</p>` : html`<table><thead><tr><th class="text">${t('stage')}</th><th class="text">${t('reason')}</th><th class="num">${t('records')}</th></tr></thead><tbody>
      ${refusals.map((row) => html`<tr key=${row.stage + row.reason}><td class="text">${row.stage}</td><th scope="row" class="text code">${row.reason}</th><td class="num">${count(row.records)}</td></tr>`)}</tbody></table>`}</section></div>
    ${reader.role === 'ADMIN' ? html`<${Refused} reasons=${refusals.map((row) => row.reason)} reason=${params.get('reason') || ''} />` : html`<p class="quiet">${t('adminOnly')}</p>`}
  </div>`;
}

function Refused({ reasons, reason }) {
  const list = useGet('/v1/rejects', { reason, limit: 100 }, 10);
  const names = [...new Set(reasons)].sort();
  if (names.length === 0) return null;
  return html`<section class="card"><h2>${t('refused')}
      <select name="reason" aria-label=${t('reason')} value=${reason} onChange=${(event) => set({ reason: event.target.value })}><option value="">${t('any')}</option>${names.map((name) => html`<option key=${name} value=${name} selected=${name === reason}>${name}</option>`)}</select></h2>
    ${list.error ? html`<${Failure} error=${list.error} />` : !list.answer ? html`<${Waiting} />` : list.answer.items.length === 0 ? html`<${Empty} title=${t('noRefusals')} />` : html`<div class="scroll"><table><thead><tr><th class="text">${t('at')}</th><th class="text">${t('reason')}</th><th class="text">${t('field')}</th><th class="text">${t('detail')}</th><th class="text later">${t('topic')}</th></tr></thead>
      <tbody>${list.answer.items.map((row) => html`<tr key=${row.topic + row.partition + row.offset + row.stage}><td class="text nowrap">${moment(row.refusedAt)}</td><td class="text code">${row.reason}</td><td class="text code">${row.field || ''}</td><td class="text">${row.detail}</td><td class="text code later">${row.topic}/${row.partition}@${row.offset}</td></tr>`)}</tbody></table></div>`}</section>`;
}
