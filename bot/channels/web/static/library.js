// The exemplars: what was understood of each, how far a file is that is being read, and what became of it.
import { bar, by, make } from './dom.js';
import { say } from './words.js';
import { Stream } from './stream.js';
import { eventName, post, send } from './wire.js';
import { fetched, group, removal } from './office.js';

const groups = { own: group('own', { take: (file, refused) => take('own', file, refused) }), shared: group('shared', { take: (file, refused) => take('shared', file, refused) }) };
const underWay = new Map();
const open = new Set();
let due = null;
let last = groups.own; // where what is said next belongs: what was added last

async function take(of, file, refused) {
  const own = groups[of];
  last = own;
  if (refused) { own.tell(refused, { bad: true }); return; }
  const line = own.tell(say('sending', { name: file.name }));
  const query = new URLSearchParams({ event: eventName(), name: file.name, of });
  const delayed = () => { line.textContent = say('retrying'); };
  const why = await post(`/library/add?${query}`, file, { kind: 'application/octet-stream', delayed });
  line.remove();
  if (why) own.tell(why, { bad: true });
}

async function refresh() {
  const told = await fetched('/library/list');
  if (!told) return;
  groups.shared.mayAdd(told.manages);
  groups.own.show(told.own.map((one) => exemplar('own', one, true)), say('empty'));
  groups.shared.show(told.shared.map((one) => exemplar('shared', one, told.manages)), say('empty_shared'));
}

function stale() {
  clearTimeout(due);
  due = setTimeout(refresh, 150);
}

function exemplar(of, one, mine) {
  const facts = say('facts', { ...one, year: one.year ? say('year', one) : '' });
  const title = make('span', { className: 'name' }, make('b', { textContent: one.title }), make('small', { textContent: facts }));
  const made = make('details', { className: 'thing' }, make('summary', {}, title, make('span', { className: `grade ${one.grade}`, textContent: say(one.grade) })));
  const inside = make('div', { className: 'inside' });
  made.append(inside);
  made.addEventListener('toggle', async () => {
    if (made.open) open.add(one.id);
    else open.delete(one.id);
    if (made.open && !inside.childElementCount) inside.replaceChildren(...await understood(of, one, mine));
  });
  made.open = open.has(one.id);
  return made;
}

async function understood(of, one, mine) {
  const told = await fetched(`/library/exemplar/${one.id}`);
  if (!told) return [make('p', { textContent: say('failed') })];
  const lines = [told.use, told.traits, say('of_file', one), told.withheld].filter(Boolean).map((text) => make('p', { textContent: text }));
  const out = mine ? [removal(say(of === 'own' ? 'really' : 'shared_really', one), () => remove(of, one))] : [];
  return [...lines, make('div', { className: 'passages' }, ...told.passages.map(passage)), ...out];
}

function passage(told) {
  const heading = make('summary', { textContent: told.heading || say('no_heading') }, make('small', { textContent: told.role }));
  return make('details', {}, heading, make('p', { className: 'words', textContent: told.text }));
}

async function remove(of, one) {
  const refused = await send('/library/remove', { exemplar: one.id });
  if (refused) groups[of].tell(refused, { bad: true });
  open.delete(one.id);
  await refresh();
}

function notice({ job, text, share }) {
  if (!underWay.has(job)) {
    const line = make('li', { className: 'under-way' });
    last.told.append(line);
    underWay.set(job, line);
  }
  const stop = make('button', { type: 'button', textContent: say('stop') });
  stop.addEventListener('click', () => send('/command', { name: 'stop', event: eventName() }));
  underWay.get(job).replaceChildren(make('span', { textContent: text }), stop, ...(share ? [bar(share, text)] : []));
}

function settled({ job }) {
  underWay.get(job)?.remove();
  underWay.delete(job);
  stale();
}

// What is said of a file stands in the conversation as well.
function said(told) {
  if (told.kind === 'say' && told.text) last.tell(told.text, { bad: told.warns });
  stale();
}

const lost = by('banner');
new Stream({
  begin: () => { underWay.forEach((line) => line.remove()); underWay.clear(); stale(); },
  resume: stale,
  post: said,
  notice,
  settled,
  connected: (is) => { lost.hidden = is; if (!is) lost.textContent = say('lost'); },
});
