import { html, useEffect, useRef, useState } from './lib.js';
import { href, route, set } from './route.js';
import { newId, post, useCases, useGet, useKept } from './api.js';
import { t, symbol } from './i18n.js';
import { age, count, day, fromNow, fromZone, minute, moment } from './format.js';
import { Channel, Choice, Empty, Failure, Waiting, named, useKeys } from './parts.js';
import { Journey } from './customers.js';

const SEVERITIES = ['HIGH', 'MEDIUM', 'LOW'];
const KINDS = ['CONTACTED', 'NOTE', 'ASSIGN', 'SNOOZE', 'RESOLVE'];
/** Of one that is over. */
const KINDS_OVER = ['REOPEN', 'NOTE', 'CONTACTED'];
const OVER = ['RESOLVED', 'WITHDRAWN', 'EXPIRED'];
const SIGN = { HIGH: '▲', MEDIUM: '■', LOW: '▽' };
const SLA_SIGN = { PENDING: '◌', MET: '✓', MET_REPORTED_LATE: '✓', BREACHED: '!' };

function Severity({ name }) {
  return html`<span class=${'severity ' + name}><span aria-hidden="true">${SIGN[name] || ''}</span> ${symbol('severity', name)}</span>`;
}

/** The promise that is to be kept next, or how the last one ended. */
function next(one) {
  const called = one.status === 'CONTACTED' || one.contactSla !== 'PENDING';
  return called ? { what: 'resolve', at: one.resolveDueAt, state: one.resolveSla } : { what: 'contact', at: one.contactDueAt, state: one.contactSla };
}

function Due({ one }) {
  if (OVER.includes(one.status)) return html`<span class="quiet">${symbol('case', one.status)}</span>`;
  const { what, at, state } = next(one);
  const over = Date.now() - new Date(at);
  if (over <= 0) return html`<span class=${state === 'BREACHED' ? 'warn' : ''}>${t('case.' + what)} ${fromNow(at)}</span>`;
  return html`<span class="warn"><span aria-hidden="true">! </span>${t('case.' + what)} · ${age(over)} ${t('case.late')}</span>`;
}

/** A clock that moves the deadlines on. */
function useMinutes() {
  const [, draw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => draw((times) => times + 1), 30000);
    return () => clearInterval(timer);
  }, []);
}

/** Counts the changes that are pushed, at most a few each second. */
function useVersion(params) {
  const pushed = useCases(params);
  const [version, setVersion] = useState(0);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    const timer = setTimeout(() => setVersion((count) => count + 1), 300);
    return () => clearTimeout(timer);
  }, [pushed.rows]);
  return { version, bump: () => setVersion((count) => count + 1), fresh: pushed.rows };
}

export function Cases({ id, params }) {
  const over = OVER.includes(params.get('state')) ? params.get('state') : '';
  const filter = {
    status: over, severity: SEVERITIES.includes(params.get('severity')) ? params.get('severity') : '',
    owner: params.get('owner') || '', assignee: params.get('assignee') || '', rule: params.get('rule') || '', breached: params.get('breached') === 'true' ? 'true' : '',
  };
  useMinutes();
  const { version, bump, fresh } = useVersion(filter);
  const choices = useGet('/v1/case-choices', {}, 60);
  const [limit, setLimit] = useState(50);
  const list = useKept(useGet('/v1/cases', { ...filter, snoozed: params.get('snoozed') === 'true' ? 'true' : '', order: over ? 'OPENED' : 'DUE', limit }, 30, version));
  const items = list.answer ? list.answer.items : [];
  const open = (caseId) => { location.hash = href('cases', Object.fromEntries(params), caseId); };
  useKeys((event) => {
    // As the address has it: the next key may come before this is drawn again.
    const at = items.findIndex((one) => one.caseId === route().id);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const to = items[event.key === 'ArrowDown' ? at + 1 : Math.max(0, at - 1)];
      if (to) open(to.caseId);
      event.preventDefault();
    }
    if (event.key === 'Escape' && id) open('');
    if (event.key === 'n' && id) {
      event.preventDefault();
      document.querySelector('.act [name=kind]')?.focus();
    }
  });
  const names = (kind, all) => [['', t('any')], ...(all || []).map((one) => [one, kind ? named(kind, one) : one])];
  const of = choices.answer || {};
  return html`<div><div class="bar">
      <${Choice} name="state" label=${t('status')} value=${over} options=${[['', t('case.open')], ...OVER.map((one) => [one, symbol('case', one)])]} onChange=${(state) => set({ state })} />
      <${Choice} name="severity" label=${t('severity')} value=${filter.severity} options=${[['', t('any')], ...SEVERITIES.map((one) => [one, symbol('severity', one)])]} onChange=${(severity) => set({ severity })} />
      <${Choice} name="owner" label=${t('owner')} value=${filter.owner} options=${names('owner', of.owners)} onChange=${(owner) => set({ owner })} />
      <${Choice} name="assignee" label=${t('assignee')} value=${filter.assignee} options=${names('', of.assignees)} onChange=${(assignee) => set({ assignee })} />
      <${Choice} name="rule" label=${t('rule')} value=${filter.rule} options=${names('rule', of.rules)} onChange=${(rule) => set({ rule })} />
      <label class="check"><input type="checkbox" checked=${filter.breached} onChange=${(event) => set({ breached: event.target.checked ? 'true' : '' })} /> ${t('case.breached')}</label>
      <label class="check"><input type="checkbox" checked=${params.get('snoozed') === 'true'} onChange=${(event) => set({ snoozed: event.target.checked ? 'true' : '' })} /> ${t('case.snoozed')}</label></div>
    <div class=${'work' + (id ? ' with-detail' : '')}>
      <section class="card list">${list.error ? html`<${Failure} error=${list.error} />` : !list.answer ? html`<${Waiting} lines=${14} />` : items.length === 0 ? html`<${Empty} title=${t('noCases')} />` : html`
        <div class="scroll"><table class="rows" data-test="cases"><thead><tr><th class="text">${t('case.due')}</th><th class="text">${t('severity')}</th><th class="text">${t('rule')}</th><th class="text later">${t('customer')}</th><th class="text later">${t('owner')}</th><th class="text later">${t('status')}</th></tr></thead>
          <tbody>${items.map((one) => html`<tr key=${one.caseId} class=${one.caseId === id ? 'chosen' : ''} onClick=${() => open(one.caseId)}>
            <td class="text nowrap"><span key=${one.revision} class=${fresh.get(one.caseId)?.fresh ? 'fresh' : ''}><${Due} one=${one} /></span></td><td class="text"><${Severity} name=${one.severity} /></td>
            <th scope="row" class="text"><a href=${href('cases', Object.fromEntries(params), one.caseId)} aria-current=${one.caseId === id ? 'true' : undefined} onClick=${(event) => event.stopPropagation()}>${named('rule', one.ruleId)}</a><small class="code instead">${one.customerId}</small></th>
            <td class="text later code">${one.customerId}</td><td class="text later">${one.assignee || named('owner', one.owner)}</td><td class="text later">${symbol('case', one.status)}</td></tr>`)}</tbody></table></div>
        ${list.answer.next && limit < 1000 && html`<p class="more"><button type="button" onClick=${() => setLimit(Math.min(1000, limit + 100))}>${t('more')}</button></p>`}`}</section>
      ${id && html`<${Detail} key=${id} id=${id} version=${version} bump=${bump} close=${withClosed(params)} />`}
    </div></div>`;
}

const withClosed = (params) => href('cases', Object.fromEntries(params));

/** A promise broken is a call to act only while there is something to do. */
function Deadline({ name, at, state, over }) {
  return html`<div><dt>${t('case.' + name + '.by')}</dt><dd class=${over ? 'quiet' : state === 'BREACHED' ? 'warn' : state === 'PENDING' ? '' : 'ok'}><span aria-hidden="true">${SLA_SIGN[state] || ''}</span> ${symbol('sla', state)}<small>${day(at)} ${minute(at)} (${fromNow(at)})</small></dd></div>`;
}

function Detail({ id, version, bump, close }) {
  const [written, setWritten] = useState('');
  const found = useKept(useGet('/v1/cases/' + encodeURIComponent(id), { 'wait-for': written }, 0, version));
  const answer = found.answer;
  const one = answer && answer.item;
  const heading = useRef(null);
  useEffect(() => { if (one && window.matchMedia('(max-width: 760px)').matches) heading.current?.scrollIntoView(); }, [id, !one]);
  if (found.error && !answer) return html`<section class="card detail">${found.error.status === 404 ? html`<${Empty} title=${t('case.none')} />` : html`<${Failure} error=${found.error} />`}</section>`;
  if (!answer) return html`<section class="card detail"><${Waiting} lines=${12} /></section>`;
  const over = OVER.includes(one.status);
  const closed = one.status === 'RESOLVED' && answer.actions.filter((action) => action.kind === 'RESOLVE').at(-1);
  const acted = (position) => {
    setWritten(position);
    bump();
  };
  return html`<section class="detail" data-test="case" aria-label=${named('rule', one.ruleId)}><div class="card">
      <h2 ref=${heading}>${named('rule', one.ruleId)} <${Severity} name=${one.severity} /> <small data-test="case-status">${symbol('case', one.status)}</small> <a class="close" href=${close} aria-label=${t('close')}>✕</a></h2>
      ${one.triggerWithdrawn && html`<p class="notice">${t('case.triggerWithdrawn')}</p>`}
      ${answer.snoozedUntil && new Date(answer.snoozedUntil) > Date.now() && html`<p class="notice">${t('case.until')} ${day(answer.snoozedUntil)} ${minute(answer.snoozedUntil)}</p>`}
      <dl class="facts">
        <${Deadline} name="contact" at=${one.contactDueAt} state=${one.contactSla} over=${over} /><${Deadline} name="resolve" at=${one.resolveDueAt} state=${one.resolveSla} over=${over} />
        ${over && html`<div><dt>${t('status')}</dt><dd>${symbol('case', one.status)}<small>${closed ? moment(closed.at) : ''}</small></dd></div>`}
        <div><dt>${t('customer')}</dt><dd><a class="code" href=${href('customer', { journey: one.journeyId }, one.customerId)}>${one.customerId}</a><small><${Channel} name=${one.channel} />${one.storeId ? ' · ' + one.storeId : ''}${one.productId ? ' · ' + one.productId : ''}</small></dd></div>
        <div><dt>${t(one.assignee ? 'assignee' : 'owner')}</dt><dd>${one.assignee || named('owner', one.owner)}<small>${one.assignee ? named('owner', one.owner) : t('case.nobody')}</small></dd></div>
        <div><dt>${t('case.opened')}</dt><dd>${day(one.openedAt)}<small>${one.triggers > 1 ? count(one.triggers) + ' ' + t('case.triggers') : ''}${one.themes.map((theme) => named('theme', theme)).join(', ')}</small></dd></div>
        ${one.nextAnswerId && html`<div><dt>${t('case.nextAnswer')}</dt><dd>${one.nextAnswerScore}</dd></div>`}
        ${one.rootCause && html`<div><dt>${t('rootCause')}</dt><dd>${one.rootCause}</dd></div>`}
      </dl></div>
    <${Act} one=${one} acted=${acted} />
    ${answer.actions.length > 0 && html`<section class="card"><h2>${t('case.done')}</h2><ol class="history" data-test="history">${answer.actions.map((action) => html`<li key=${action.actionId}><b>${symbol('act', action.kind)}</b> <span class="quiet">${action.actor} · ${moment(action.at)}</span>
      ${action.assignee && html` → ${action.assignee}`}${action.until && html` ${t('case.until')} ${day(action.until)} ${minute(action.until)}`}${action.rootCause && html` · ${action.rootCause}`}${action.outcome && html`<p>${action.outcome}</p>`}</li>`)}</ol></section>`}
    <${Story} one=${one} /></section>`;
}

/** What was done is said here; the case changes when the stage has heard of it. */
function Act({ one, acted }) {
  const kinds = OVER.includes(one.status) ? KINDS_OVER : KINDS;
  const [chosen, setKind] = useState('');
  const kind = kinds.includes(chosen) ? chosen : kinds[0];
  const [state, setState] = useState({});
  const form = useRef(null);
  // Kept until it has arrived: sent again, it is the same action.
  const pending = useRef(null);
  const send = async (event) => {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(form.current)].filter(([name, value]) => name !== 'kind' && value !== ''));
    if (given.until) given.until = fromZone(given.until).toISOString();
    pending.current = pending.current || newId();
    setState({ busy: true });
    try {
      const answer = await post('/v1/cases/' + encodeURIComponent(one.caseId) + '/actions', { actionId: pending.current, kind, ...given });
      pending.current = null;
      form.current.reset();
      setState({ done: true });
      acted(answer.position);
    } catch (error) {
      // What is refused was not written, and what is mended is another action.
      if (error.status && error.status < 500) pending.current = null;
      setState({ error });
    }
  };
  return html`<section class="card act"><h2>${t('case.act')}</h2><form ref=${form} onSubmit=${send}>
    <label class="choice"><span>${t('case.kind')}</span><select name="kind" value=${kind} onChange=${(event) => { setKind(event.target.value); setState({}); }}>${kinds.map((each) => html`<option key=${each} value=${each} selected=${each === kind}>${symbol('act', each)}</option>`)}</select></label>
    ${kind === 'ASSIGN' && html`<label class="choice"><span>${t('assignee')}</span><input name="assignee" required maxlength="200" autocomplete="off" /></label>`}
    ${kind === 'SNOOZE' && html`<label class="choice"><span>${t('case.until')}</span><input name="until" type="datetime-local" required /></label>`}
    ${kind === 'RESOLVE' && html`<label class="choice"><span>${t('rootCause')}</span><input name="rootCause" maxlength="200" /></label>`}
    <label class="choice words"><span>${t('case.words')}</span><textarea name="outcome" rows="2" maxlength="4000" required=${kind === 'NOTE'}></textarea></label>
    <button type="submit" class="main" disabled=${state.busy}>${t('case.write')}</button>
    <span role="status" class="ok">${state.done ? t('case.written') : ''}</span>
    ${state.error && html`<p role="alert" class="warn">${state.error.status ? state.error.message : t('error.network')}</p>`}</form></section>`;
}

/** How it came to that: the customer's journey, and what the customer said. */
function Story({ one }) {
  const found = useGet('/v1/customers/' + encodeURIComponent(one.customerId), { limit: 500 });
  if (found.error) return found.error.status === 404 ? null : html`<${Failure} error=${found.error} />`;
  if (!found.answer) return html`<section class="card"><${Waiting} lines=${6} /></section>`;
  const { items, journeys, attributions } = found.answer;
  const events = new Map(items.map((item) => [item.header.eventId, item]));
  const shown = journeys.filter((journey) => journey.journeyId === one.journeyId);
  return html`${shown.map((journey) => html`<${Journey} key=${journey.journeyId} journey=${journey} events=${events} attributions=${attributions} />`)}`;
}
