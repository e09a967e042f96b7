import { html, useEffect, useRef } from './lib.js';
import { href, set } from './route.js';
import { useGet, useMore } from './api.js';
import { t, symbol, some } from './i18n.js';
import { count, day, dayAndYear, minute } from './format.js';
import { Channel, Choice, Empty, Failure, Waiting, named } from './parts.js';
import { Told } from './guidance.js';

const OUTCOMES = ['CONVERTED', 'RESOLVED', 'UNRESOLVED', 'ABANDONED', 'BROWSED'];
const STATES = ['OPEN', 'CLOSED', 'SUPERSEDED'];
const SIGN = { CONVERTED: '✓', RESOLVED: '✓', UNRESOLVED: '!', ABANDONED: '↩', BROWSED: '·' };

function Outcome({ name }) {
  return html`<span class=${'outcome ' + name}><span aria-hidden="true">${SIGN[name] || ''}</span> ${symbol('outcome', name)}</span>`;
}

export function Find({ value }) {
  const field = useRef(null);
  const find = (event) => {
    event.preventDefault();
    const id = field.current.value.trim();
    if (id) location.hash = href('customer', {}, id);
  };
  return html`<form class="find" role="search" onSubmit=${find}><label><span>${t('customer.find')}</span>
    <input type="search" id="find" name="customer" ref=${field} defaultValue=${value} key=${value} value=${value} autocomplete="off" spellcheck="false" /></label>
    <button type="submit">${t('customer.show')}</button></form>`;
}

export function Journeys({ params }) {
  const filter = { outcome: params.get('outcome') || '', status: params.get('status') || '' };
  const list = useMore('/v1/journeys', { ...filter, limit: 50 });
  const options = (kind, names) => [['', t('any')], ...names.map((name) => [name, symbol(kind, name)])];
  return html`<div><div class="bar"><${Choice} name="outcome" label=${t('outcome')} value=${filter.outcome} options=${options('outcome', OUTCOMES)} onChange=${(outcome) => set({ outcome })} />
      <${Choice} name="status" label=${t('status')} value=${filter.status} options=${options('status', STATES)} onChange=${(status) => set({ status })} />
      <${Find} value="" /></div>
    ${list.error ? html`<${Failure} error=${list.error} />` : list.loading && list.items.length === 0 ? html`<${Waiting} lines=${14} />` : list.items.length === 0 ? html`<${Empty} title=${t('noJourneys')} />` : html`
    <section class="card"><div class="scroll"><table class="rows" data-test="journeys"><thead><tr><th class="text">${t('last')}</th><th class="text">${t('customer')}</th><th class="text">${t('outcome')}</th><th class="text">${t('channels')}</th>
      <th class="num later">${t('steps')}</th><th class="text later">${t('furthest')}</th><th class="text later">${t('status')}</th></tr></thead>
      <tbody>${list.items.map((journey) => html`<tr key=${journey.journeyId}><td class="text nowrap">${day(journey.lastAt)} ${minute(journey.lastAt)}</td>
        <th scope="row" class="text"><a href=${href('customer', { journey: journey.journeyId }, journey.customerId)}>${journey.customerId}</a></th>
        <td class="text"><${Outcome} name=${journey.outcome} /></td><td class="text channels">${journey.channels.map((name, i) => html`<${Channel} key=${i} name=${name} />`)}</td>
        <td class="num later">${count(journey.stepCount)}</td><td class="text later">${symbol('stage', journey.furthestStage)}</td><td class="text later">${symbol('status', journey.status)}</td></tr>`)}</tbody></table></div>
      ${list.load && html`<p class="more"><button type="button" onClick=${list.load}>${t('more')}</button></p>`}</section>`}
  </div>`;
}

function gapText(millis) {
  const minutes = Math.round(millis / 60000);
  if (minutes < 60) return null;
  return minutes < 48 * 60 ? Math.round(minutes / 60) + ' ' + t('hours') + ' ' + t('laterBy') : Math.round(minutes / 1440) + ' ' + t('days') + ' ' + t('laterBy');
}

export function Said({ feedback, rule }) {
  const answered = feedback.value !== null && feedback.value !== undefined;
  const low = answered && (feedback.metric === 'NPS' ? feedback.value <= 6 : feedback.polarity === 'LOWER_IS_BETTER'
    ? feedback.value > (feedback.scaleMin + feedback.scaleMax) / 2 : feedback.value < (feedback.scaleMin + feedback.scaleMax) / 2);
  return html`<blockquote class=${'said' + (low ? ' low' : '')} lang=${feedback.language || undefined}>
    <header><b>${feedback.metric}${answered ? ' ' + feedback.value : ''}</b>${answered && html`<span class="quiet"> / ${feedback.scaleMax}</span>`} <span class="quiet">${feedback.surveyId}${rule ? ' · ' + symbol('rule', rule) : ''}</span></header>
    ${feedback.comment && html`<p>${feedback.comment}</p>`}</blockquote>`;
}

function detail(event) {
  return ['query', 'productId', 'storeId', 'orderId', 'pageUrl', 'screen', 'topic', 'errorCode'].map((name) => event && event[name]).filter(Boolean).slice(0, 2).join(' · ');
}

export function Journey({ journey, events, attributions, open }) {
  const lanes = [...new Set(journey.steps.map((step) => step.channel))];
  const byStep = new Map();
  const loose = [];
  for (const attribution of attributions.filter((one) => one.journeyId === journey.journeyId)) {
    const list = byStep.get(attribution.touchpointId) || [];
    list.push(attribution);
    byStep.set(attribution.touchpointId, list);
  }
  const shown = new Set(journey.steps.map((step) => step.eventId));
  for (const [touchpoint, list] of byStep) if (!shown.has(touchpoint)) loose.push(...list);
  const saidTo = (id) => (byStep.get(id) || []).map((one) => events.get(one.feedbackId) && html`<${Said} key=${one.feedbackId} feedback=${events.get(one.feedbackId)} rule=${one.rule} />`);
  const gone = journey.status === 'SUPERSEDED';
  const place = useRef(null);
  useEffect(() => { if (open && place.current) place.current.scrollIntoView({ block: 'start' }); }, [open]);
  return html`<section class=${'card journey' + (gone ? ' gone' : '')} ref=${place} aria-label=${dayAndYear(journey.startedAt)}>
    <h2>${dayAndYear(journey.startedAt)}${dayAndYear(journey.startedAt) !== dayAndYear(journey.lastAt) && ' – ' + dayAndYear(journey.lastAt)} <${Outcome} name=${journey.outcome} />
      <small>${symbol('status', journey.status)} · ${some(journey.stepCount, 'steps')} · ${some(journey.visits, 'visits')} · ${some(journey.channelSwitches, 'switches')} · ${symbol('stage', journey.furthestStage)}</small></h2>
    ${gone ? html`<p class="quiet">${journey.supersededBy ? html`<a href=${href('customer', { journey: journey.supersededBy }, journey.customerId)}>${t('successor')}</a>` : t('gone')}</p>` : html`
    <div class="story" style=${{ '--lanes': lanes.length }}>
      <div class="lanehead" aria-hidden="true"><span></span>${lanes.map((name) => html`<${Channel} key=${name} name=${name} />`)}</div>
      <div class="story" role="list">${journey.steps.map((step, i) => {
        const before = journey.steps[i - 1];
        const gap = before && gapText(new Date(step.occurredAt) - new Date(before.occurredAt));
        const newDay = !before || day(before.occurredAt) !== day(step.occurredAt);
        const event = events.get(step.eventId);
        return html`${gap && html`<div class="gap" role="listitem" key=${'g' + i}><span>${gap}</span></div>`}
          <div class="step" role="listitem" key=${step.eventId}>
            <time datetime=${step.occurredAt}>${newDay && html`<b>${day(step.occurredAt)}</b>`}<span>${minute(step.occurredAt)}</span></time>
            <div class=${'event ' + step.channel} style=${{ '--lane': lanes.indexOf(step.channel) + 1 }}>
              <span class="inline"><${Channel} name=${step.channel} /></span>
              <b>${named('action', step.action)}</b> <span class="quiet">${step.visit === 0 ? t('message') : symbol('stage', step.stage)}</span>
              ${detail(event) && html`<div class="quiet small">${detail(event)}</div>`}
              ${saidTo(step.eventId)}
            </div></div>`;
      })}</div></div>
    ${loose.map((one) => events.get(one.feedbackId) && html`<${Said} key=${one.feedbackId} feedback=${events.get(one.feedbackId)} rule=${one.rule} />`)}`}
  </section>`;
}

/** What is to be done for a customer, and whether there are signs of leaving. */
function Concerns({ id }) {
  const cases = useGet('/v1/cases', { customer: id, limit: 20 }, 30);
  const risk = useGet('/v1/at-risk', { customer: id, limit: 1 }, 30);
  return html`${risk.answer && risk.answer.items.length > 0 && html`<span class="warn"><span aria-hidden="true">! </span>${t('atRisk')}</span>`}
    ${(cases.answer ? cases.answer.items : []).map((one) => html`<a class="tag" key=${one.caseId} href=${href('cases', {}, one.caseId)}>${named('rule', one.ruleId)}: ${symbol('case', one.status)}</a>`)}`;
}

/** Of whom there are signs of leaving, the latest first, so that nobody must know their ids. */
function Leaving() {
  const found = useMore('/v1/at-risk', { limit: 50 });
  if (found.error) return html`<${Failure} error=${found.error} />`;
  return found.items.length > 0 && html`<section class="card"><h2>${t('leaving')}</h2>
    <div class="scroll"><table class="rows" data-test="leaving"><thead><tr><th class="text">${t('customer')}</th><th class="text">${t('leaving.signs')}</th><th class="text later">${t('leaving.until')}</th></tr></thead>
      <tbody>${found.items.map((risk) => html`<tr key=${risk.customerId}><th scope="row" class="text"><a href=${href('customer', {}, risk.customerId)}>${risk.customerId}</a></th>
        <td class="text">${risk.triggers.map((one) => named('rule', one.ruleId) + ' (' + day(one.at) + ')').join(', ')}</td>
        <td class="text later nowrap">${day(risk.until)}</td></tr>`)}</tbody></table></div>
    ${found.load && html`<p class="more"><button type="button" onClick=${found.load}>${t('more')}</button></p>`}</section>`;
}

/** What the customer is told of what happens in operations, and why not of other things. */
function Guidance({ id }) {
  const found = useMore('/v1/guidance', { customer: id, limit: 20 });
  return found.items.length > 0 && html`<section class="card"><h2>${t('guidance')}</h2><${Told} items=${found.items} own />
    ${found.load && html`<p class="more"><button type="button" onClick=${found.load}>${t('more')}</button></p>`}</section>`;
}

export function Customer({ id, params }) {
  const story = useMore(id ? '/v1/customers/' + encodeURIComponent(id) : null, { limit: 500 });
  if (!id) return html`<div><div class="bar"><${Find} value="" /></div><${Empty} title=${t('customer.hint')}><p><a href=${href('journeys')}>${t('journeys')}</a></p><//><${Leaving} /></div>`;
  const events = new Map(story.items.map((item) => [item.header.eventId, item]));
  const answer = story.answer;
  const inJourney = answer && new Set(answer.attributions.filter((one) => one.journeyId).map((one) => one.feedbackId));
  const apart = answer ? story.items.filter((item) => item.metric !== undefined && !inJourney.has(item.header.eventId)) : [];
  return html`<div><div class="bar"><${Find} value=${id} /></div>
    ${story.error ? (story.error.status === 404 ? html`<${Empty} title=${t('customer.none')} />` : html`<${Failure} error=${story.error} />`) : !answer ? html`<${Waiting} lines=${14} />` : html`
      <header class="who"><h2 data-test="customer">${id}</h2><span class="quiet">${answer.journeys.some((one) => one.identified) ? t('identified') : t('anonymous')} · ${t('journeys')}: ${count(answer.journeys.filter((one) => one.status !== 'SUPERSEDED').length)}</span> <${Concerns} id=${id} /></header>
      <${Guidance} id=${id} />
      ${answer.journeys.map((journey) => html`<${Journey} key=${journey.journeyId} journey=${journey} events=${events} attributions=${answer.attributions} open=${params.get('journey') === journey.journeyId} />`)}
      ${apart.length > 0 && html`<section class="card"><h2>${t('outside')}</h2>${apart.map((item) => html`<div key=${item.header.eventId}><span class="quiet">${day(item.header.occurredAt)} ${minute(item.header.occurredAt)}</span><${Said} feedback=${item} rule="NONE" /></div>`)}</section>`}
      ${story.load && html`<p class="more"><button type="button" onClick=${story.load}>${t('more')}</button></p>`}`}
  </div>`;
}
