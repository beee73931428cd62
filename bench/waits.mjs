// Loaded into a server (node --import): writes each time that its event loop was held up, a line each, to the file HAWASHI_WAITS:
// when it began (milliseconds since 1970), how long by the clock, and for how long this thread was at work meanwhile (Linux; what
// other programs of the machine took is not in it).
import { appendFileSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

const EACH = 2;
const NOTICEABLE = 15;

function processorTime() {
  const [time = '0'] = readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ');
  return Number(time) / 1e6;
}

const file = process.env['HAWASHI_WAITS'];
if (file !== undefined && isMainThread) {
  let last = Date.now();
  let spent = processorTime();
  const look = () => {
    const now = Date.now();
    const spentNow = processorTime();
    if (now - last > NOTICEABLE)
      appendFileSync(file, `${last} ${now - last} ${(spentNow - spent).toFixed(1)}\n`);
    [last, spent] = [now, spentNow];
  };
  setInterval(look, EACH).unref();
}
