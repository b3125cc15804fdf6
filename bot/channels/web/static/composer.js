// Where a person writes: Enter sends, Shift+Enter breaks the line; files are dropped, pasted or chosen.
import { by } from './dom.js';
import { say } from './words.js';
import { eventName, post, send } from './wire.js';
import { rowsOf } from './tables.js';
import { pending, warn, whenAbout } from './posts.js';

const MOST = 20 * 1024 * 1024;
const text = by('text');
const chip = by('about');
let about = 0;
let sending = Promise.resolve(); // what is said arrives in the order in which it was said

function grow() {
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight}px`;
  by('send').disabled = !text.value.trim();
  sessionStorage.setItem('unsent', text.value);
}

function speak() {
  const said = text.value.trim();
  if (!said) return;
  const told = { text: said, about, event: eventName() };
  text.value = '';
  clearAbout();
  grow();
  deliver(said, told.event, (options) => send('/say', told, options));
}

function deliver(label, event, work) {
  const shown = pending(event, label);
  sending = sending.then(() => work({ delayed: shown.delayed })).then((refused) => {
    if (refused) shown.refused(refused);
    else shown.done();
  });
}

function clearAbout() {
  about = 0;
  chip.hidden = true;
}

whenAbout((section, shown) => {
  about = section;
  chip.firstElementChild.textContent = say('about_chip', { title: shown.trim().split('\n')[0] });
  chip.hidden = false;
  text.focus();
});
chip.lastElementChild.addEventListener('click', () => { clearAbout(); text.focus(); });

function sendFiles(files) {
  for (const file of files) {
    if (file.size > MOST) { warn(say('too_large', { name: file.name })); continue; }
    const event = eventName();
    const query = new URLSearchParams({ event, name: file.name, caption: '' });
    deliver(say('sent_file', { name: file.name }), event, (options) => post(`/upload?${query}`, file, { kind: 'application/octet-stream', ...options }));
  }
}

text.addEventListener('input', grow);
text.addEventListener('keydown', (event) => {
  // While an input method is open, Enter chooses a word (229 where the browser says so late).
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
  const hand = matchMedia('(pointer: coarse)').matches; // a phone's keyboard has no Shift+Enter
  if (event.shiftKey || hand) return;
  event.preventDefault();
  speak();
});
text.addEventListener('paste', (event) => {
  const files = [...event.clipboardData.files];
  const words = rowsOf(event.clipboardData.getData('text/plain'));
  if (words.includes('\t')) {
    event.preventDefault();
    document.execCommand('insertText', false, words); // so that it can be undone
    return;
  }
  // Excel and Word put a picture of what is copied beside its words: the words are what counts.
  if (!files.length || event.clipboardData.types.includes('text/plain')) return;
  event.preventDefault();
  sendFiles(files);
});
by('composer').addEventListener('submit', (event) => { event.preventDefault(); speak(); text.focus(); });
by('attach').addEventListener('click', () => by('file').click());
by('file').addEventListener('change', (event) => { sendFiles([...event.target.files]); event.target.value = ''; });

let inside = 0;
const drop = by('drop');
addEventListener('dragenter', (event) => {
  if (!event.dataTransfer.types.includes('Files')) return;
  inside += 1;
  drop.hidden = false;
});
addEventListener('dragleave', () => { inside = Math.max(0, inside - 1); drop.hidden = inside === 0; });
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  inside = 0;
  drop.hidden = true;
  sendFiles([...event.dataTransfer.files]);
});

text.value = sessionStorage.getItem('unsent') ?? '';
grow();
// Before the style sheet is there, and after the screen has turned, a line has another height.
addEventListener('load', grow);
addEventListener('resize', grow);
