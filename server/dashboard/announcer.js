// What a screen reader hears: at most one sentence every few seconds, however much happens.

const kQuiet = 4000;

export class Announcer {
  constructor(element) {
    this.element = element;
    this.requests = 0;
    this.last = '';
    this.timer = null;
  }

  // Something that the person has just done: at once.
  say(text) {
    this.element.textContent = text;
  }

  request(text) {
    this.requests += 1;
    this.last = text;
    this.timer ??= setTimeout(() => this.tellRequests(), this.requests === 1 ? 500 : kQuiet);
  }

  tellRequests() {
    const more = this.requests > 1 ? `${this.requests} new requests, the last: ` : '';
    this.say(more + this.last);
    this.requests = 0;
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.requests > 0) this.tellRequests();
    }, kQuiet);
  }
}
