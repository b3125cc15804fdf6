// The document beside the conversation: fetched anew whenever something has changed, and drawn as it stands.
import { by, make } from './dom.js';
import { say } from './words.js';
import { eventName, send } from './wire.js';
import { warn } from './posts.js';
import { drawSheet, isEditing } from './sheet.js';
import { copyRich } from './clipboard.js';

const wide = matchMedia('(min-width: 1100px)');
const root = document.documentElement;
let known = '';
let due = null;
let paper = null;

const isSeen = () => wide.matches || root.dataset.view === 'paper';

// Something has changed; the document is fetched once things are quiet for a moment.
export function stale() {
  clearTimeout(due);
  due = setTimeout(refresh, 150);
}

async function refresh() {
  if (!isSeen() || isEditing()) { due = setTimeout(refresh, 1000); return; }
  await begun;
  if (known === '') await take('/document?text'); // what is found in it takes longer
  await take('/document');
}

async function take(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return;
  const told = await answer.text();
  if (told === known) return;
  known = told;
  paper = JSON.parse(told);
  draw();
}

export async function choose(choice) {
  const refused = await send('/choose', { choice, event: eventName() });
  if (refused) warn(refused);
  stale();
}

async function order(text, about = 0) {
  const refused = await send('/say', { text, about, event: eventName() });
  if (refused) warn(refused);
}

export function button([label, choice], { quiet = false } = {}) {
  const made = make('button', { type: 'button', textContent: label });
  made.addEventListener('click', () => {
    if (!quiet) show('talk'); // what it answers stands in the conversation
    choose(choice);
  });
  return made;
}

function draw() {
  by('nothing').hidden = paper !== null;
  by('document').hidden = paper === null;
  if (!paper) return;
  by('paper-title').textContent = paper.title;
  by('counts').textContent = counts();
  drawActions();
  by('sections').replaceChildren(...paper.sections.map(outlineLine));
  drawGaps();
  drawSheet(paper);
}

function counts() {
  const settled = paper.sections.filter((section) => section.progress === 'adopted').length;
  const chars = paper.sections.reduce((sum, section) => sum + section.chars, 0);
  const told = say('counts', { settled, all: paper.sections.length, chars });
  return told + (paper.points.length ? say('to_see', { count: paper.points.length }) : '');
}

function drawActions() {
  const copy = make('button', { type: 'button', textContent: say('copy_all') });
  copy.addEventListener('click', () => copyRich([...paper.opening, ...paper.sections.flatMap((s) => s.paragraphs), ...paper.closing], copy, 'copy_all'));
  const back = make('button', { type: 'button', textContent: say('undo'), title: 'Ctrl+Z' });
  back.addEventListener('click', undo);
  by('actions').replaceChildren(...paper.buttons.map((one) => button(one)), copy, back);
}

function undo() {
  show('talk'); // what it answers stands in the conversation
  order(say('undo_order'));
}

addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, textarea'); // there it takes back what was typed
  if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || typing || !paper) return;
  event.preventDefault();
  undo();
});

function outlineLine(section, index) {
  const go = make('button', { type: 'button', className: 'go', title: say('go', { name: section.name }) }, make('span', { className: `dot ${section.progress}`, ariaHidden: 'true' }), section.name, make('small', { textContent: say(section.progress) }));
  go.addEventListener('click', () => by(`section-${section.id}`).scrollIntoView({ block: 'start', behavior: 'smooth' }));
  const line = make('li', { draggable: true }, go, mover(section, index, -1), mover(section, index, 1));
  line.addEventListener('dragstart', (event) => event.dataTransfer.setData('application/x-section', String(index + 1)));
  line.addEventListener('dragover', (event) => { if (event.dataTransfer.types.includes('application/x-section')) { event.preventDefault(); line.classList.add('target'); } });
  line.addEventListener('dragleave', () => line.classList.remove('target'));
  line.addEventListener('drop', (event) => {
    const from = Number(event.dataTransfer.getData('application/x-section'));
    line.classList.remove('target');
    if (!from) return;
    event.preventDefault();
    event.stopPropagation();
    move(from, index + 1);
  });
  return line;
}

function mover(section, index, by_) {
  const to = index + 1 + by_;
  const name = by_ < 0 ? 'up' : 'down';
  const made = make('button', { type: 'button', className: 'mover', textContent: by_ < 0 ? '↑' : '↓', ariaLabel: say(name, { name: section.name }), disabled: to < 1 || to > paper.sections.length });
  made.addEventListener('click', () => move(index + 1, to));
  return made;
}

function move(from, to) {
  if (from !== to) order(say('move', { from, to }));
}

function drawGaps() {
  const form = by('gaps');
  form.hidden = !paper.blanks.length;
  if (form.contains(document.activeElement) && form.childElementCount) return; // somebody is typing there
  form.replaceChildren(make('h3', { textContent: say('to_fill') }), ...paper.blanks.map(gapField));
}

function gapField(gap) {
  const input = make('input', { type: 'text', autocomplete: 'off', enterKeyHint: 'done' });
  const fill = make('button', { type: 'button', textContent: say('fill') });
  const act = () => {
    const value = input.value.trim();
    if (!value) return;
    input.value = '';
    input.blur();
    choose(gap.fill).then(() => order(value));
  };
  fill.addEventListener('click', act);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    act();
  });
  return make('label', {}, make('span', { textContent: gap.what }), input, fill);
}

export function show(view) {
  if (wide.matches) return;
  root.dataset.view = view;
  for (const tab of document.querySelectorAll('[data-view]')) {
    if (tab !== root) tab.setAttribute('aria-pressed', String(tab.dataset.view === view));
  }
  if (view === 'paper') stale();
}

for (const tab of document.querySelectorAll('.views button')) {
  tab.addEventListener('click', () => show(tab.dataset.view));
}
wide.addEventListener('change', stale);
root.dataset.view = 'talk';
// The text is fetched beside the conversation, not after it.
const begun = isSeen() ? take('/document?text') : null;
