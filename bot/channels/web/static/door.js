// Before the page: name and password, or a password for a one-time link, which stands behind the # of the address.
import { by } from './dom.js';

const door = by('door');
const link = location.hash.slice(1);

// Whoever came by a link from elsewhere is signed in already: the browser kept the cookie back.
if (door.dataset.way === '/login') fetch('/token').then((answer) => { if (answer.ok) location.replace('/'); });

door.addEventListener('submit', async (event) => {
  event.preventDefault();
  const told = { name: by('name').value.trim(), password: by('password').value, link };
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(door.dataset.way, { method: 'POST', headers, body: JSON.stringify(told) }).catch(() => null);
  if (answer?.ok) location.replace('/');
  else by('refused').textContent = answer ? await answer.text() : '…';
});
by('show').addEventListener('change', (event) => { by('password').type = event.target.checked ? 'text' : 'password'; });
