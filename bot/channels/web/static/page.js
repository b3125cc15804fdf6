// The page: what comes in goes to its place, and the bar does what it says.
import { by } from './dom.js';
import { say } from './words.js';
import { Stream } from './stream.js';
import { eventName, send } from './wire.js';
import * as posts from './posts.js';
import './composer.js';
import { stale } from './paper.js';

const older = by('older');
const banner = by('banner');
const menu = by('menu');

new Stream({
  begin: (told) => { stale(); posts.change(() => { posts.nothingUnderWay(); posts.begin(told.posts); by('opening').hidden = true; older.hidden = !told.more; }, { mine: true }); },
  resume: () => { stale(); posts.change(posts.nothingUnderWay); },
  post: (told) => { stale(); posts.change(() => posts.place(told)); },
  draft: (told) => posts.change(() => posts.draft(told)),
  notice: (told) => posts.change(() => posts.notice(told)),
  settled: (told) => { stale(); posts.change(() => posts.settled(told)); },
  connected: (is) => { banner.hidden = is; if (!is) banner.textContent = say('lost'); },
});

by('newest').addEventListener('click', posts.toEnd);
older.addEventListener('click', async () => {
  const answer = await fetch(`/posts?before=${posts.oldest()}`);
  if (!answer.ok) return;
  const told = await answer.json();
  posts.prepend(told.posts);
  older.hidden = !told.more;
});

for (const button of document.querySelectorAll('[data-command]')) {
  button.addEventListener('click', async () => {
    menu.open = false;
    const refused = await send('/command', { name: button.dataset.command, event: eventName() });
    if (refused) posts.warn(refused);
  });
}
addEventListener('click', (event) => { if (!menu.contains(event.target)) menu.open = false; });
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && menu.open) { menu.open = false; menu.firstElementChild.focus(); }
});

by('sign-out').addEventListener('click', async () => {
  await send('/logout', {});
  location.replace('/');
});

by('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
});
