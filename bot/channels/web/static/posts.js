// The conversation: posts in their places, and under them what is being written and read right now.
import { bar, by, make } from './dom.js';
import { worded } from './tables.js';
import { say } from './words.js';
import { eventName, send } from './wire.js';

const list = by('posts');
const underWay = by('under-way');
const scroll = by('scroll');
const drafts = new Map();
const onAbout = [];

export const whenAbout = (heard) => onAbout.push(heard);

const isAtEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;

export function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  by('newest').hidden = true;
}

// Does something to the conversation, and keeps its end in sight for whoever was looking at it.
export function change(act, { mine = false } = {}) {
  const follow = mine || isAtEnd();
  act();
  markNewest();
  if (follow) toEnd();
  else by('newest').hidden = false;
}

scroll.addEventListener('scroll', () => { if (isAtEnd()) by('newest').hidden = true; }, { passive: true });

function markNewest() {
  list.querySelector('.newest')?.classList.remove('newest');
  const last = list.lastElementChild;
  if (last && !underWay.childElementCount) last.classList.add('newest');
}

export function place(post) {
  if (post.first) list.replaceChildren();
  const element = shown(post);
  const own = list.querySelector(`[data-event="${CSS.escape(post.event || '-')}"]`);
  const there = list.querySelector(`[data-place="${post.place}"]`);
  if (there) there.replaceWith(element);
  else if (own) own.replaceWith(element);
  else list.insertBefore(element, following(post.place));
}

function following(number) {
  for (let at = list.lastElementChild, after = null; ; after = at, at = at.previousElementSibling) {
    if (at === null || (at.dataset.place && Number(at.dataset.place) < number)) return after;
  }
}

export function begin(posts) {
  list.replaceChildren(...posts.map(shown));
}

export function prepend(posts) {
  const before = scroll.scrollHeight;
  list.prepend(...posts.map(shown));
  scroll.scrollTop += scroll.scrollHeight - before;
}

export const oldest = () => list.firstElementChild?.dataset.place;

function shown(post) {
  const mine = post.kind === 'said';
  const body = make('div', { className: 'body' }, make('span', { className: 'unseen', textContent: say(mine ? 'me' : 'assistant') }));
  if (post.kind === 'file') body.append(attached(post));
  if (post.kind === 'picture') body.append(picture(post));
  if (mine && post.name) body.append(make('div', { className: 'text', textContent: say('sent_file', { name: post.name }) }));
  if (post.text) body.append(...(post.stretches ? post.stretches.map(([text, folds]) => stretch(text, folds)) : [worded(post.text)]));
  if (post.rows?.length) body.append(keyboard(post));
  const element = make('li', { className: `post ${mine ? 'said' : 'shown'}` }, body);
  if (isLong(post)) element.classList.add('long');
  if (post.warns) element.classList.add('warns');
  if (!mine && post.kind === 'say') body.append(...tools(post));
  element.dataset.place = post.place;
  element.dataset.id = post.id;
  return element;
}

function keyboard(post) {
  const buttons = post.rows.flatMap((row, r) => row.map((label, c) => {
    const button = make('button', { type: 'button', textContent: label });
    button.addEventListener('click', () => tap(button, { post: post.id, row: r, column: c }));
    return button;
  }));
  return make('div', { className: 'rows' }, ...buttons);
}

async function tap(button, where) {
  const all = [...button.parentElement.children];
  all.forEach((one) => { one.disabled = true; });
  button.classList.add('tapped');
  const refused = await send('/tap', { ...where, event: eventName() });
  all.forEach((one) => { one.disabled = false; });
  if (refused) warn(refused);
}

function attached(post) {
  const kind = post.name.split('.').pop().slice(0, 5);
  const size = say('bytes', { size: Math.max(1, Math.round(post.size / 1024)) });
  const what = make('span', {}, make('b', { textContent: post.name }), make('span', { className: 'size', textContent: `${size} · ${say('download')}` }));
  return make('a', { className: 'attached', href: `/files/${post.id}`, download: post.name }, make('span', { className: 'kind', textContent: kind, ariaHidden: 'true' }), what);
}

function picture(post) {
  const image = make('img', { src: `/files/${post.id}`, alt: say('picture', { name: post.name }), loading: 'lazy' });
  return make('a', { href: `/files/${post.id}`, target: '_blank', rel: 'noopener' }, image);
}

function tools(post) {
  const made = [];
  if (isLong(post)) made.push(folder('.post'));
  if (post.about) made.push(tool('about', () => onAbout.forEach((heard) => heard(post.about, post.text))));
  if (post.copyable) made.push(tool('copy', (button) => copy(button, post.text)));
  return made.length ? [make('div', { className: 'tools' }, ...made)] : [];
}

const isLong = (post) => post.about && post.text.length > 120;

// A part of what is said: a list of many lines shows its beginning, until it is opened.
function stretch(text, folds) {
  if (!folds || text.split('\n').length < 5 && text.length < 160) return worded(text.replace(/^\n|\n$/g, ''));
  return make('div', { className: 'list' }, worded(text), folder('.list'));
}

// Opens and folds again what of the kind it stands in.
function folder(kind) {
  const made = tool('unfold', () => {
    const open = made.closest(kind).classList.toggle('unfolded');
    made.textContent = say(open ? 'fold' : 'unfold');
    made.ariaExpanded = String(open);
  });
  made.className = 'fold';
  made.ariaExpanded = 'false';
  return made;
}

function tool(name, act) {
  const button = make('button', { type: 'button', textContent: say(name) });
  button.addEventListener('click', () => act(button));
  return button;
}

async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  button.textContent = say('copied');
  setTimeout(() => { button.textContent = say('copy'); }, 2000);
}

// What a person has just sent, until the server shows it.
export function pending(event, text) {
  const state = make('div', { className: 'state', textContent: say('sending') });
  const element = make('li', { className: 'post said' }, make('div', { className: 'body' }, make('div', { className: 'text', textContent: text })), state);
  element.dataset.event = event;
  change(() => list.append(element), { mine: true });
  return {
    delayed: () => { state.textContent = say('retrying'); },
    refused: (why) => { state.className = 'state bad'; state.textContent = say('failed') + why; },
    done: () => state.remove(),
  };
}

export function warn(text) {
  const body = make('div', { className: 'body' }, make('div', { className: 'text', textContent: text }));
  change(() => list.append(make('li', { className: 'post shown warns' }, body)));
}

export function draft({ job, title, more, text }) {
  let known = drafts.get(job);
  if (!known) {
    known = writing(title);
    drafts.set(job, known);
    underWay.append(known.element);
  }
  known.title.textContent = say('drafting', { title });
  if (more) known.text.append(text);
  else known.text.textContent = text;
}

function writing(title) {
  const stop = make('button', { type: 'button', textContent: say('stop') });
  stop.addEventListener('click', () => send('/command', { name: 'stop', event: eventName() }));
  const head = make('span', { textContent: title });
  const text = make('div', { className: 'text' });
  const body = make('div', { className: 'body' }, make('div', { className: 'head' }, head, stop), text);
  return { element: make('li', { className: 'post shown writing' }, body), title: head, text };
}

export function notice({ job, text, share }) {
  let known = drafts.get(job);
  if (!known) {
    known = { element: make('li', { className: 'notice' }) };
    drafts.set(job, known);
    underWay.append(known.element);
  }
  known.element.replaceChildren(text, ...(share ? [bar(share, text)] : []));
}

export function settled({ job }) {
  drafts.get(job)?.element.remove();
  drafts.delete(job);
}

export function nothingUnderWay() {
  underWay.replaceChildren();
  drafts.clear();
}
