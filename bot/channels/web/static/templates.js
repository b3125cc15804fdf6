// The templates: what is to be filled in each, what goes there, and whether that is agreed on.
import { make } from './dom.js';
import { say } from './words.js';
import { post, send } from './wire.js';
import { fetched, group, removal } from './office.js';

const own = group('own', { take, accept: '.docx' });
const open = new Set();
let parts = [];

async function take(file, refused) {
  if (refused) { own.tell(refused, { bad: true }); return; }
  const line = own.tell(say('sending', { name: file.name }));
  const delayed = () => { line.textContent = say('retrying'); };
  const why = await post(`/templates/add?${new URLSearchParams({ name: file.name })}`, file, { kind: 'application/octet-stream', delayed });
  line.remove();
  if (why) own.tell(why, { bad: true });
  await refresh();
}

async function refresh() {
  const told = await fetched('/templates/list');
  if (!told) return;
  parts = told.parts;
  own.show(told.own.map(template), say('empty'));
}

function template(one) {
  const state = make('span', { className: `grade ${one.confirmed ? 'good' : 'structure'}`, textContent: say(one.confirmed ? 'confirmed' : 'to_confirm') });
  const made = make('details', { className: 'thing', open: !one.confirmed || open.has(one.id) }, make('summary', {}, make('span', { className: 'name' }, make('b', { textContent: one.name })), state));
  made.addEventListener('toggle', () => { if (made.open) open.add(one.id); else open.delete(one.id); });
  const agree = make('button', { type: 'button', className: 'add', textContent: say('confirm') });
  agree.addEventListener('click', () => act('/templates/confirm', { template: one.id }));
  const out = removal(say('really', { title: one.name }), () => act('/templates/remove', { template: one.id }));
  made.append(make('div', { className: 'inside' }, places(one), ...(one.confirmed ? [] : [agree]), out));
  return made;
}

function places(one) {
  const heads = ['place', 'where', 'part'].map((name) => make('th', { scope: 'col', textContent: say(name) }));
  return make('table', {}, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...one.places.map((place) => row(one, place))));
}

function row(one, place) {
  const choice = make('select', { ariaLabel: say('part_of', { place: place.name }) }, ...['', ...parts].map((part) => make('option', { value: part, textContent: part || say('nothing') })));
  choice.value = place.part;
  choice.addEventListener('change', () => act('/templates/assign', { template: one.id, place: place.name, part: choice.value }));
  const sample = place.sample && place.sample !== place.name ? [make('small', { textContent: say('sample', place) })] : [];
  return make('tr', {}, make('th', { scope: 'row', textContent: place.name }, ...sample), make('td', { textContent: place.where }), make('td', {}, choice));
}

async function act(path, told) {
  const refused = await send(path, told);
  if (refused) own.tell(refused, { bad: true });
  await refresh();
}

refresh();
