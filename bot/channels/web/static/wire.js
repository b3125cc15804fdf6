// What goes to the server. Each event has a name of its own: sent twice, it changes nothing more.
const WAITS = [500, 1000, 2000, 4000, 8000];
const meta = document.querySelector('meta[name=token]');

export function eventName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function renew() {
  const answer = await fetch('/token');
  if (answer.status === 401) location.replace('/'); // signed out meanwhile
  if (answer.ok) meta.content = (await answer.json()).token;
  return answer.ok;
}

// Sends something once; rejects where there is no connection.
export async function once(path, body, kind) {
  const headers = { 'X-Token': meta.content, 'Content-Type': kind };
  const answer = await fetch(path, { method: 'POST', headers, body });
  if (answer.status !== 401) return answer;
  await renew(); // the program was started anew
  return fetch(path, { method: 'POST', headers: { ...headers, 'X-Token': meta.content }, body });
}

// Resolves to '' when it has arrived, or to why it was refused; tries again while there is no connection.
export async function post(path, body, { kind = 'application/json', delayed = () => {} } = {}) {
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await once(path, body, kind);
      if (answer.ok) return '';
      if (answer.status !== 503) return await answer.text();
    } catch {
      // No connection; what was sent may have arrived or not.
    }
    delayed();
    await new Promise((done) => setTimeout(done, WAITS[Math.min(tries, WAITS.length - 1)]));
  }
}

export const send = (path, told, options) => post(path, JSON.stringify(told), options);
