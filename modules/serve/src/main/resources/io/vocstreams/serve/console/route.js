import { useState, useEffect } from './lib.js';

// Every state of a page is in the URL: #/scores?metric=NPS&size=P1D
export function route() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [page, ...id] = path.split('/');
  return { page: page || 'scores', id: id.map(decodeURIComponent).join('/'), params: new URLSearchParams(query || '') };
}

export function href(page, params = {}, id = '') {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return '#/' + page + (id ? '/' + encodeURIComponent(id) : '') + (text ? '?' + text : '');
}

/** The same page with some of its state changed. */
export function withParams(changes) {
  const now = route();
  return href(now.page, { ...Object.fromEntries(now.params), ...changes }, now.id);
}

export function set(changes) {
  location.replace(withParams(changes));
}

export function useRoute() {
  const [now, setNow] = useState(route());
  useEffect(() => {
    const changed = () => setNow(route());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return now;
}
