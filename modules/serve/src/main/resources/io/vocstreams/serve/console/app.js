import { html, render, useEffect, useRef, useState } from './lib.js';
import { href, useRoute } from './route.js';
import { get, hasToken, setToken, useLiveness } from './api.js';
import { t, language, setLanguage } from './i18n.js';
import { setZone } from './format.js';
import { useKeys } from './parts.js';
import { Scores } from './scores.js';
import { Customer, Journeys } from './customers.js';
import { Pipeline } from './pipeline.js';
import { Rates } from './rates.js';
import { Friction } from './friction.js';
import { Voices } from './voices.js';
import { Cases } from './cases.js';
import { Guidance } from './guidance.js';
import { Improvements } from './improvements.js';
import { Experiments } from './experiments.js';

/** Name, key, sign, and what is drawn. Those with a star show nothing personal. */
const PAGES = [
  ['scores', 's', '◔', Scores, '*'], ['rates', 'r', '◑', Rates, '*'], ['friction', 'f', '⨯', Friction, '*'], ['voices', 'v', '❝', Voices, '*'], ['cases', 'a', '☑', Cases],
  ['guidance', 'o', '✉', Guidance], ['journeys', 'j', '⇝', Journeys], ['customer', 'c', '☺', Customer], ['improvements', 'i', '↗', Improvements], ['experiments', 'x', '⚖', Experiments], ['pipeline', 'd', '≡', Pipeline, '*'],
];

function SignIn({ wrong }) {
  const field = useRef(null);
  useEffect(() => field.current.focus(), []);
  const enter = (event) => {
    event.preventDefault();
    setToken(field.current.value.trim());
  };
  return html`<main class="signin"><form class="card" onSubmit=${enter}><h1>${t('token.title')}</h1><p class="quiet">${t('token.why')}</p>
    <label>${t('token.label')}<input type="password" ref=${field} autocomplete="off" /></label>${wrong && html`<p role="alert" class="warn">${t('token.wrong')}</p>`}
    <button type="submit">${t('token.enter')}</button></form></main>`;
}

function Help({ close }) {
  const place = useRef(null);
  useEffect(() => place.current.showModal(), []);
  const keys = [...PAGES.map(([name, key]) => ['g ' + key, name]), ['← →', 'key.window'], ['↑ ↓', 'key.case'], ['n', 'key.act'], ['/', 'key.search'], ['?', 'key.help']];
  return html`<dialog ref=${place} onClose=${close} aria-label=${t('help')}><h2>${t('help')}</h2><dl class="keys">${keys.map(([key, text]) => html`<div key=${key}><dt><kbd>${key}</kbd></dt><dd>${t(text)}</dd></div>`)}</dl>
    <form method="dialog"><button>${t('close')}</button></form></dialog>`;
}

function App() {
  const { page, id, params } = useRoute();
  const [theme, setTheme] = useState(document.documentElement.dataset.theme);
  const [, draw] = useState(0);
  const [state, setState] = useState('asking');
  const [help, setHelp] = useState(false);
  const [role, setRole] = useState('');
  const goes = useRef(0);
  const live = useLiveness();

  useEffect(() => {
    const redraw = () => draw((count) => count + 1);
    const ask = async () => {
      try {
        const status = await get('/v1/status');
        setZone(status.timeZone);
        setRole(status.reader.role);
        setState('open');
      } catch (error) {
        setState(error.status === 401 ? 'closed' : 'open');
        redraw();
      }
    };
    const unknown = () => setState('closed');
    addEventListener('voc-language', redraw);
    addEventListener('voc-token', ask);
    addEventListener('voc-unknown', unknown);
    ask();
    return () => {
      removeEventListener('voc-language', redraw);
      removeEventListener('voc-token', ask);
      removeEventListener('voc-unknown', unknown);
    };
  }, []);

  // On a phone the menu is wider than the screen.
  useEffect(() => document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }), [page, state]);
  useEffect(() => { document.title = t(PAGES.some(([one]) => one === page) ? page : 'scores') + ' · ' + t('title'); });

  useKeys((event) => {
    if (event.key === '?') setHelp(true);
    if (event.key === '/') {
      event.preventDefault();
      if (page !== 'customer' && page !== 'journeys') location.hash = href('customer');
      setTimeout(() => document.getElementById('find')?.focus(), 50);
    }
    if (event.key === 'g') goes.current = Date.now();
    else if (Date.now() - goes.current < 1500) {
      const found = PAGES.find(([, key]) => key === event.key);
      if (found) location.hash = href(found[0]);
      goes.current = 0;
    }
  });

  const turn = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    localStorage.setItem('voc-theme', next);
    setTheme(next);
  };
  if (state === 'asking') return null;
  if (state === 'closed') return html`<${SignIn} wrong=${hasToken()} />`;
  const Page = (PAGES.find(([name]) => name === page) || PAGES[0])[3];
  return html`<div class="frame">
    <a class="skip" href="#content" onClick=${(event) => { event.preventDefault(); document.getElementById('content').focus(); }}>${t('skip')}</a>
    <nav aria-label=${t('menu')}><div class="brand"><img src="/console/icon.svg" alt="" width="22" height="22" /><b>${t('title')}</b></div>
      <ul>${PAGES.filter(([, , , , open]) => role !== 'VIEWER' || open).map(([name, , sign]) => html`<li key=${name}><a href=${href(name)} aria-current=${page === name ? 'page' : undefined}><span class="sign" aria-hidden="true">${sign}</span>${t(name)}</a></li>`)}</ul>
      <div class="tools"><span class=${'liveness is-' + live} role="status">${t(live)}</span>
        <button type="button" class="plain" onClick=${() => setLanguage(language() === 'ja' ? 'en' : 'ja')} title=${t('languageName')} lang=${language() === 'ja' ? 'en' : 'ja'}>${t('language')}</button>
        <button type="button" class="plain" onClick=${turn} aria-label=${t('theme')} title=${t('theme')}>◐</button>
        <button type="button" class="plain" onClick=${() => setHelp(true)} aria-label=${t('help')} title=${t('help')}>?</button>
        ${hasToken() && html`<button type="button" class="plain" onClick=${() => setToken('')}>${t('signOut')}</button>`}</div></nav>
    <main id="content" tabindex="-1"><h1>${t(PAGES.some(([one]) => one === page) ? page : 'scores')}</h1><${Page} key=${page + language()} id=${id} params=${params} theme=${theme} role=${role} /></main>
    ${help && html`<${Help} close=${() => setHelp(false)} />`}
  </div>`;
}

render(html`<${App} />`, document.getElementById('app'));
