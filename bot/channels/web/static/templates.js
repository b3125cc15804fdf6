// The templates: what is to be filled in each, what goes there, and whether that is agreed on.
import { make } from './dom.js';
import { say } from './words.js';
import { post, send } from './wire.js';
import { fetched, group, removal } from './office.js';

const groups = { own: made('own'), shared: made('shared') };
const open = new Set();
let parts = [];

function made(of) {
  return group(of, { take: (file, refused) => take(of, file, refused), accept: '.docx' });
}

async function take(of, file, refused) {
  const own = groups[of];
  if (refused) { own.tell(refused, { bad: true }); return; }
  const line = own.tell(say('sending', { name: file.name }));
  const delayed = () => { line.textContent = say('retrying'); };
  const why = await post(`/templates/add?${new URLSearchParams({ name: file.name, of })}`, file, { kind: 'application/octet-stream', delayed });
  line.remove();
  if (why) own.tell(why, { bad: true });
  await refresh();
}

async function refresh() {
  const told = await fetched('/templates/list');
  if (!told) return;
  parts = told.parts;
  groups.shared.mayAdd(told.manages);
  groups.own.show(told.own.map((one) => template('own', one, true)), say('empty'));
  groups.shared.show(told.shared.map((one) => template('shared', one, told.manages)), say('empty_shared'));
}

function template(of, one, mine) {
  const state = make('span', { className: `grade ${one.confirmed ? 'good' : 'structure'}`, textContent: say(one.confirmed ? 'confirmed' : 'to_confirm') });
  const card = make('details', { className: 'thing', open: !one.confirmed || open.has(one.id) }, make('summary', {}, make('span', { className: 'name' }, make('b', { textContent: one.name })), state));
  card.addEventListener('toggle', () => { if (card.open) open.add(one.id); else open.delete(one.id); });
  const agree = make('button', { type: 'button', className: 'add', textContent: say('confirm') });
  agree.addEventListener('click', () => act(of, '/templates/confirm', one));
  const out = removal(say(of === 'own' ? 'really' : 'shared_really', { title: one.name }), () => act(of, '/templates/remove', one));
  card.append(make('div', { className: 'inside' }, places(of, one, mine), ...(one.confirmed || !mine ? [] : [agree]), ...(mine ? [out] : [])));
  return card;
}

function places(of, one, mine) {
  const heads = ['place', 'where', 'part'].map((name) => make('th', { scope: 'col', textContent: say(name) }));
  return make('table', {}, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...one.places.map((place) => row(of, one, place, mine))));
}

function row(of, one, place, mine) {
  const choice = make('select', { ariaLabel: say('part_of', { place: place.name }) }, ...['', ...parts].map((part) => make('option', { value: part, textContent: part || say('nothing') })));
  choice.value = place.part;
  choice.disabled = !mine;
  choice.addEventListener('change', () => act(of, '/templates/assign', one, { place: place.name, part: choice.value }));
  const sample = place.sample && place.sample !== place.name ? [make('small', { textContent: say('sample', place) })] : [];
  return make('tr', {}, make('th', { scope: 'row', textContent: place.name }, ...sample), make('td', { textContent: place.where }), make('td', {}, choice));
}

async function act(of, path, one, told = {}) {
  const refused = await send(path, { template: one.id, of, ...told });
  if (refused) groups[of].tell(refused, { bad: true });
  await refresh();
}

refresh();
