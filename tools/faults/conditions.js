/**
 * Runs before everything else on the page and makes its world as the address asks: `speed` lets the page's own
 * timers run so much faster (the endpoint's delays are shortened as much), `clock` puts its clock wrong by so
 * many milliseconds, `storage` is `blocked`, `full` after so many writes of each page, or `fills` with so many of
 * all pages, `cache` is `none` when a page one goes back to has to be loaded anew.
 */
const wishes = new URLSearchParams(location.search);
const speed = Number(wishes.get('speed') ?? 1);

for (const name of ['setTimeout', 'setInterval']) {
  const timer = window[name].bind(window);
  window[name] = (work, milliseconds = 0, ...rest) => timer(work, milliseconds / speed, ...rest);
}

/** Seconds as the page's own timers count them: they stand still when the machine has no time for the page. */
window.pageSeconds = 0;
setInterval(() => (window.pageSeconds += 1), 1000);

const wrong = Number(wishes.get('clock') ?? 0);
if (wrong !== 0) {
  const RealDate = Date;
  window.Date = class extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(RealDate.now() + wrong);
      else super(...parts);
    }

    static now() {
      return RealDate.now() + wrong;
    }
  };
}

const storage = wishes.get('storage');
if (storage === 'blocked') {
  IDBFactory.prototype.open = () => {
    throw new DOMException('The storage is blocked.', 'SecurityError');
  };
}
const [, filling, room] = /^(fills|full)(\d+)$/.exec(storage ?? '') ?? [];
if (room !== undefined) {
  const kept = filling === 'fills' ? localStorage.getItem('room') : null;
  let left = Number(kept ?? room);
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...record) {
    left -= 1;
    if (filling === 'fills') localStorage.setItem('room', String(left));
    if (left < 0) throw new DOMException('There is no room left.', 'QuotaExceededError');
    return put.apply(this, record);
  };
}

if (wishes.get('cache') === 'none') addEventListener('unload', () => undefined);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.restored = true;
});
