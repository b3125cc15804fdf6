// The administrator's page: who gets in, and what was used by whom on which day.
import { by, make } from './dom.js';
import { say } from './words.js';
import { send } from './wire.js';
import { asked, fetched, group, removal } from './office.js';

const people = group('people');
const usage = group('usage');
by('people').insertBefore(inviting(), people.told);

function inviting() {
  const name = make('input', { type: 'text', autocomplete: 'off', maxLength: 40, required: true });
  const role = make('input', { type: 'checkbox' });
  const form = make('form', { className: 'adding' }, make('label', {}, `${say('name')} `, name), make('label', {}, role, ` ${say('as_administrator')}`), make('button', { className: 'add', textContent: say('invite') }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    invite(name.value.trim(), role.checked, false);
    form.reset();
  });
  return form;
}

async function invite(name, administrator, again) {
  const [told, why] = await asked('/users/invite', { name, administrator, again });
  if (why) { people.tell(why, { bad: true }); return; }
  const line = people.tell(say('link', { name, hours: told.hours }));
  const copy = make('button', { type: 'button', textContent: say('copy') });
  copy.addEventListener('click', async () => { await navigator.clipboard.writeText(told.link); copy.textContent = say('copied'); });
  line.append(make('code', { textContent: told.link }), ...(navigator.clipboard ? [copy] : []));
  await refresh();
}

async function refresh() {
  const told = await fetched('/users/list');
  if (told) people.show(told.users.map(person), say('nobody'));
}

function person(one) {
  const marks = ['administrator', 'me', 'locked'].filter((name) => one[name]).map(say);
  if (!one.ready) marks.push(say('not_ready'));
  const name = make('span', { className: 'name' }, make('b', { textContent: one.name }), make('small', { textContent: marks.join(' · ') }));
  return make('div', { className: 'thing person' }, name, ...(one.me ? [] : hands(one)));
}

function hands(one) {
  const again = make('button', { type: 'button', textContent: say('again'), ariaLabel: `${say('again')}：${one.name}` });
  again.addEventListener('click', () => invite(one.name, false, true));
  const label = say(one.locked ? 'unlock' : 'lock');
  const lock = make('button', { type: 'button', textContent: label, ariaLabel: `${label}：${one.name}` });
  lock.addEventListener('click', () => act('/users/lock', { user: one.id, locked: !one.locked }));
  return [again, lock, removal(say('really', one), () => act('/users/remove', { user: one.id }), 'delete')];
}

async function act(path, told) {
  const refused = await send(path, told);
  if (refused) people.tell(refused, { bad: true });
  await refresh();
}

async function used() {
  const told = await fetched('/users/usage');
  if (told) usage.show(told.days.length ? [table(told.days)] : [], say('unused'));
}

function table(days) {
  const names = ['day', 'who', 'calls', 'sent', 'written'];
  const numbers = ['calls', 'sent', 'written'];
  const sums = Object.fromEntries(numbers.map((name) => [name, days.reduce((sum, one) => sum + one[name], 0)]));
  const cell = (one, name) => make('td', { textContent: numbers.includes(name) ? one[name].toLocaleString('zh-CN') : one[name], className: numbers.includes(name) ? 'number' : '' });
  const head = make('thead', {}, make('tr', {}, ...names.map((name) => make('th', { scope: 'col', textContent: say(name) }))));
  const foot = make('tfoot', {}, make('tr', {}, ...names.map((name) => cell({ day: say('total'), who: '', ...sums }, name))));
  return make('div', { className: 'wide', tabIndex: 0, role: 'region', ariaLabel: say('usage') }, make('table', {}, head, make('tbody', {}, ...days.map((one) => make('tr', {}, ...names.map((name) => cell(one, name))))), foot));
}

refresh();
used();
