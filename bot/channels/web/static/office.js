// What the pages beside the conversation have in common: groups of things that are added, shown and taken out.
import { by, make } from './dom.js';
import { say } from './words.js';
import { once, send } from './wire.js';

const MOST = 20 * 1024 * 1024;
const here = document.body.dataset.page;

by('lead').textContent = say('lead');
for (const link of document.querySelectorAll('.pages a')) {
  if (link.getAttribute('href') === `/${here}`) link.ariaCurrent = 'page';
}
by('sign-out').addEventListener('click', async () => {
  await send('/logout', {});
  location.replace('/');
});

// A part of the page with a heading of its own: what is under way, what was said of it, and the things themselves.
export function group(name, { take = null, many = true, accept = '' } = {}) {
  const told = make('ol', { className: 'told', ariaLive: 'polite' });
  const list = make('div', { className: 'things' });
  const made = make('section', { id: name, ariaLabel: say(name) }, make('h2', { textContent: say(name) }));
  const way = take ? adding(made, take, many, accept) : null;
  if (way) made.append(way);
  made.append(told, list);
  by('groups').append(made);
  return {
    tell: (text, { bad = false } = {}) => tell(told, text, bad),
    show: (things, empty) => list.replaceChildren(...(things.length ? things : [make('p', { className: 'empty', textContent: empty })])),
    mayAdd: (may) => { way.hidden = !may; },
    told,
  };
}

function tell(told, text, bad) {
  const line = make('li', { textContent: text, className: bad ? 'bad' : '' });
  told.append(line);
  while (told.childElementCount > 6) told.firstElementChild.remove();
  return line;
}

function adding(section, take, many, accept) {
  const file = make('input', { type: 'file', multiple: many, accept, hidden: true, tabIndex: -1, ariaLabel: say('add') });
  const button = make('button', { type: 'button', className: 'add', textContent: say('add') });
  button.addEventListener('click', () => file.click());
  const line = make('p', { className: 'adding' }, button, file, make('span', { textContent: say('drop') }));
  const all = (files) => line.hidden || [...files].forEach((one) => take(one, one.size > MOST ? say('too_large', { name: one.name }) : ''));
  file.addEventListener('change', () => { all(file.files); file.value = ''; });
  section.addEventListener('dragover', (event) => { event.preventDefault(); section.classList.add('target'); });
  section.addEventListener('dragleave', () => section.classList.remove('target'));
  section.addEventListener('drop', (event) => {
    event.preventDefault();
    section.classList.remove('target');
    all(event.dataTransfer.files);
  });
  return line;
}

// A file that misses its place must not be opened instead of the page.
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => event.preventDefault());

// A button that asks once more before it acts: what it does cannot be taken back.
export function removal(question, act, name = 'remove') {
  const made = make('p', { className: 'removal' });
  const ask = make('button', { type: 'button', textContent: say(name) });
  const yes = make('button', { type: 'button', className: 'grave', textContent: say(name) });
  const no = make('button', { type: 'button', textContent: say('keep') });
  ask.addEventListener('click', () => { made.replaceChildren(make('span', { textContent: question }), yes, no); no.focus(); });
  no.addEventListener('click', () => { made.replaceChildren(ask); ask.focus(); });
  yes.addEventListener('click', () => { yes.disabled = true; act(); });
  made.append(ask);
  return made;
}

export async function fetched(address) {
  const answer = await fetch(address).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

// Resolves to what is answered and '', or to nothing and why it was refused.
export async function asked(path, told) {
  const answer = await once(path, JSON.stringify(told), 'application/json').catch(() => null);
  if (answer?.ok) return [await answer.json(), ''];
  return [null, answer ? await answer.text() : say('failed')];
}
