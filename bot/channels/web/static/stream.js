// What comes from the server: listened to while the page is seen, taken up where it was left.
import { renew } from './wire.js';

const SILENT = 16000;
const AWAY = 5000;

export class Stream {
  constructor(handlers) {
    this.handlers = handlers;
    this.last = null;
    this.heard = 0;
    this.source = null;
    document.addEventListener('visibilitychange', () => this.seen());
    // Also where the network is gone: on the same machine the page is there still, elsewhere that is known at once.
    for (const name of ['online', 'offline']) window.addEventListener(name, () => this.open());
    window.addEventListener('pageshow', (event) => { if (event.persisted) this.open(); });
    setInterval(() => this.look(), 2000);
    this.open();
    if (document.hidden) this.seen(); // opened behind others, it may never be looked at
  }

  open() {
    this.close();
    const source = new EventSource(this.last === null ? '/events' : `/events?after=${this.last}`);
    this.source = source;
    this.heard = Date.now();
    for (const name of ['begin', 'resume', 'post', 'draft', 'notice', 'settled', 'ping']) {
      source.addEventListener(name, (event) => this.take(source, name, event));
    }
    source.addEventListener('error', () => this.lost(source));
  }

  close() {
    this.source?.close();
    this.source = null;
  }

  take(source, name, event) {
    if (source !== this.source) return;
    this.heard = Date.now();
    if (event.lastEventId) this.last = Number(event.lastEventId);
    this.handlers.connected(true);
    this.handlers[name]?.(JSON.parse(event.data));
  }

  async lost(source) {
    if (source !== this.source) return;
    this.handlers.connected(false);
    if (source.readyState !== EventSource.CLOSED) return; // it tries again by itself
    this.source = null;
    await new Promise((done) => setTimeout(done, 1000));
    await renew().catch(() => false);
    if (this.source === null && !document.hidden) this.open();
  }

  // A browser gives a site six connections: pages that nobody looks at leave theirs to the others.
  seen() {
    clearTimeout(this.leaving);
    if (document.hidden) this.leaving = setTimeout(() => this.close(), AWAY);
    else if (this.source === null || Date.now() - this.heard > SILENT) this.open();
  }

  look() {
    if (this.source && !document.hidden && Date.now() - this.heard > SILENT) {
      this.handlers.connected(false);
      this.open();
    }
  }
}
