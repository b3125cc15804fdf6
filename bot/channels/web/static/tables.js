// Tables: rows of cells with tabs between them, as Excel, WPS and Word put them beside what they copy.
import { make } from './dom.js';

const columns = (line) => line.split('\t').length;

// Excel puts a cell with a line break into quotation marks: here its lines become one, so that its row stays a row.
export function rowsOf(pasted) {
  if (!pasted.includes('\t')) return pasted;
  const cell = /(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\r\n]|$)/g;
  const whole = pasted.replace(cell, (_, before, words) => before + words.replaceAll('""', '"').replace(/\s*\r?\n\s*/g, ' '));
  return whole.replaceAll('\r\n', '\n').replace(/\n$/, '');
}

// Yields what is said piece by piece: lines as they are, rows of as many cells as a table.
function* pieces(text) {
  const lines = text.split('\n');
  for (let at = 0, end = 0; at < lines.length; at = end) {
    const count = columns(lines[at]);
    for (end = at + 1; count > 1 && end < lines.length && columns(lines[end]) === count;) end += 1;
    if (end - at > 1) yield tableOf(lines.slice(at, end));
    else yield end < lines.length ? `${lines[at]}\n` : lines[at];
  }
}

function tableOf(lines) {
  const row = (line) => make('tr', {}, ...line.split('\t').map((cell) => make('td', { textContent: cell })));
  return make('div', { className: 'wide' }, make('table', {}, make('tbody', {}, ...lines.map(row))));
}

export const worded = (text) => make('div', { className: 'text' }, ...(text.includes('\t') ? pieces(text) : [text]));
