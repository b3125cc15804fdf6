// What is copied pastes into Word and WPS with the fonts of an official document, and as plain text elsewhere.
import { make } from './dom.js';
import { say } from './words.js';

const BODY = 'font-family:仿宋_GB2312,仿宋,FangSong;font-size:16pt;line-height:28.95pt;margin:0;text-align:justify;';
const FACES = { 1: 'font-family:黑体,SimHei;', 2: 'font-family:楷体_GB2312,楷体,KaiTi;' };
const KINDS = {
  title: 'font-family:方正小标宋简体,宋体,SimSun;font-size:22pt;line-height:28.95pt;margin:0;text-align:center;',
  addressee: BODY,
  signature: `${BODY}text-align:right;`,
  date: `${BODY}text-align:right;`,
};

function styled(paragraph) {
  const made = make('p', {}, ...paragraph.pieces.map((piece) => {
    const run = make('span', { textContent: piece.text });
    if (FACES[piece.level]) run.style.cssText = FACES[piece.level];
    return run;
  }));
  // Not as an attribute: the policy of the page refuses those.
  made.style.cssText = KINDS[paragraph.kind] ?? `${BODY}text-indent:2em;`;
  return made;
}

export function copyRich(paragraphs, button, label) {
  const html = paragraphs.map((one) => styled(one).outerHTML).join('');
  const plain = paragraphs.map((one) => one.pieces.map((piece) => piece.text).join('')).join('\n');
  // This way works where a page has no certificate, too.
  document.addEventListener('copy', (event) => {
    event.clipboardData.setData('text/html', html);
    event.clipboardData.setData('text/plain', plain);
    event.preventDefault();
  }, { once: true });
  // Some browsers copy only where something is selected.
  const selection = getSelection();
  selection.selectAllChildren(button);
  document.execCommand('copy');
  selection.removeAllRanges();
  button.textContent = say('copied');
  setTimeout(() => { button.textContent = say(label); }, 2000);
}
