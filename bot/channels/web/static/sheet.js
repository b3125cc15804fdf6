// The text of the document, section by section: touch a sentence and see where it comes from; change it in place.
import { by, make } from './dom.js';
import { say } from './words.js';
import { eventName, send } from './wire.js';
import { warn } from './posts.js';
import { copyRich } from './clipboard.js';
import { button, stale } from './paper.js';

const sheet = by('sheet');
let paper = null;

export const isEditing = () => sheet.querySelector('textarea') !== null;

export function drawSheet(told) {
  paper = told;
  const top = sheet.parentElement.parentElement.scrollTop;
  const loose = pointsOf(0);
  sheet.replaceChildren(...paper.opening.map((one) => paragraph(one)), ...paper.sections.map(section), ...paper.closing.map((one) => paragraph(one)), ...(loose ? [loose] : []));
  sheet.parentElement.parentElement.scrollTop = top;
}

function section(told) {
  const text = make('div', { className: 'text-of' }, ...told.paragraphs.map((one) => paragraph(one, told)));
  const made = make('section', { id: `section-${told.id}`, className: told.progress, ariaLabel: told.name }, text);
  const points = pointsOf(told.id);
  if (points) made.append(points);
  if (told.shown) made.append(toolbar(told, text));
  return made;
}

function toolbar(told, text) {
  const versions = told.last > 1 ? [make('span', { className: 'version', textContent: say('version', told) })] : [];
  const made = told.buttons.map((one) => button(one, { quiet: true }));
  const copy = make('button', { type: 'button', textContent: say('copy_section') });
  copy.addEventListener('click', () => copyRich(told.paragraphs, copy, 'copy_section'));
  const ways = told.ways.length === 0 ? [] : [make('details', { className: 'ways' }, make('summary', { textContent: say('rewrite') }), make('div', { className: 'sheet' }, ...told.ways.map((one) => button(one))))];
  return make('div', { className: 'toolbar' }, make('span', { className: 'state-of', textContent: say(told.progress) }), ...versions, ...made, ...(told.shown > 1 ? [differences(told, text)] : []), ...ways, copy);
}

function differences(told, text) {
  const made = make('button', { type: 'button', textContent: say('differences'), ariaPressed: 'false' });
  const before = [...text.childNodes];
  made.addEventListener('click', async () => {
    const on = made.ariaPressed === 'false';
    made.ariaPressed = String(on);
    made.textContent = say(on ? 'text_again' : 'differences');
    text.replaceChildren(...(on ? await changesOf(told.id) : before));
  });
  return made;
}

async function changesOf(section) {
  const answer = await fetch(`/changes/${section}`);
  const told = answer.ok ? await answer.json() : [];
  if (!told.length) return [make('p', { textContent: say('no_changes') })];
  const tags = { same: 'span', gone: 'del', new: 'ins' };
  return [make('p', { className: 'differing' }, ...told.map(([change, text]) => make(tags[change], { textContent: text })))];
}

function paragraph(told, of = null) {
  const made = make('p', { className: told.kind.replace(' ', '-') }, ...told.pieces.map((piece) => pieceOf(piece, told)));
  if (told.mine) made.classList.add('mine');
  if (!of || told.line === undefined) return made;
  const frame = make('div', { className: 'paragraph' }, made);
  made.addEventListener('click', (event) => {
    sheet.querySelector('.paragraph.active')?.classList.remove('active');
    frame.classList.add('active');
    const piece = event.target.closest('.piece');
    if (piece && !getSelection().toString()) note(frame, [piece.told], told);
  });
  const edit = make('button', { type: 'button', textContent: '✎', title: say('edit'), ariaLabel: say('edit') });
  edit.addEventListener('click', () => editor(frame, told, of));
  const sources = make('button', { type: 'button', textContent: '源', title: say('sources'), ariaLabel: say('sources') });
  sources.addEventListener('click', () => note(frame, told.pieces, told));
  frame.append(make('span', { className: 'hands' }, sources, edit));
  return frame;
}

function pieceOf(piece) {
  const made = make('span', { className: 'piece', textContent: piece.text });
  made.told = piece;
  if (piece.level) made.classList.add(`level-${piece.level}`);
  if (piece.proposed) made.classList.add('proposed');
  if (piece.mark) made.classList.add('found');
  if (piece.facts) made.classList.add('told');
  return made;
}

function note(frame, pieces, told) {
  const old = frame.querySelector('.note');
  old?.remove();
  sheet.querySelectorAll('.piece.looked-at').forEach((one) => one.classList.remove('looked-at'));
  const key = pieces.map((piece) => piece.text).join('');
  if (old?.key === key) return;
  for (const one of frame.querySelectorAll('.piece')) if (pieces.length === 1 && one.told === pieces[0]) one.classList.add('looked-at');
  const lines = pieces.filter((piece) => pieces.length === 1 || piece.facts || piece.proposed).flatMap((piece) => linesOf(piece, told));
  const unique = [...new Map(lines.map((line) => [line.textContent, line])).values()];
  const made = make('div', { className: 'note', role: 'status' }, ...(unique.length ? unique : [make('p', { textContent: say(told.mine ? 'mine' : 'not_told') })]));
  made.key = key;
  frame.append(made);
}

function linesOf(piece, told) {
  if (piece.proposed) return [make('p', { textContent: say('proposed') })];
  if (!piece.facts) return [make('p', { textContent: say(told.mine ? 'mine' : 'not_told') })];
  return piece.facts.filter((number) => paper.sources[number]).map((number) => {
    const [fact, said] = paper.sources[number];
    return make('p', {}, make('b', { textContent: fact }), make('br'), say('said', { said }));
  });
}

function editor(frame, told, of) {
  if (frame.querySelector('textarea')) return;
  const text = make('textarea', { value: told.pieces.filter((piece) => !piece.made).map((piece) => piece.text).join(''), ariaLabel: say('edited'), rows: 3 });
  // The heading that runs into the paragraph is no part of its version: it is shown, and stays.
  const made = told.pieces.filter((piece) => piece.made).map(pieceOf);
  const shown = [...frame.childNodes];
  const close = () => { frame.replaceChildren(...shown); stale(); };
  const save = make('button', { type: 'button', className: 'first', textContent: say('save') });
  const cancel = make('button', { type: 'button', textContent: say('cancel') });
  save.addEventListener('click', async () => {
    save.disabled = true;
    const change = { document: paper.id, section: of.id, shown: of.shown, line: told.line, text: text.value };
    const refused = await send('/revise', { ...change, event: eventName() });
    if (refused) warn(refused);
    close();
  });
  cancel.addEventListener('click', close);
  text.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
  frame.replaceChildren(make('div', { className: 'editor' }, ...(made.length ? [make('p', { className: 'run-in' }, ...made)] : []), text, make('div', { className: 'toolbar' }, save, cancel)));
  text.style.height = `${text.scrollHeight + 4}px`;
  text.focus();
}

const short = (text) => (text.length > 26 ? `${text.slice(0, 24)}……` : text);

function pointsOf(id) {
  const found = paper.points.filter((point) => point.section === id);
  if (!found.length) return null;
  return make('ul', { className: 'points', ariaLabel: say('points') }, ...found.map((point) => make('li', { className: point.blocks ? 'blocks' : '' }, make('span', { textContent: `“${short(point.quote)}”${point.message}` }), make('span', { className: 'fixes' }, ...point.buttons.map((one) => button(one, { quiet: true }))))));
}
