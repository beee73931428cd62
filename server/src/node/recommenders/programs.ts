/** Programs that recommend: started without a shell, watched while they run, ended with what they started. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { message, type Message } from '../../messages/message.js';
import type { Program, ProgramEvents, ProgramLimits } from '../../recommenders/transports.js';

/** How often a program's memory is looked at, in milliseconds. */
const LOOKS = 1000;
/** So much of what it writes to its standard error is told. */
const TOLD = 300;

export function startProgram(
  [program = '', ...args]: readonly string[],
  folder: string,
  limits: ProgramLimits,
  events: ProgramEvents,
): Program {
  const child = spawn(program, args, {
    cwd: fileURLToPath(folder),
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own, so that what it starts ends with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let errors = '';
  let ended = false;
  const finish = (why: Message): void => {
    if (ended) return;
    ended = true;
    clearInterval(watch);
    endGroup(child);
    events.ended(why);
  };
  const watch = setInterval(() => {
    void residentMegabytes(child.pid).then((megabytes) => {
      if (megabytes !== undefined && megabytes > limits.megabytes)
        finish(message('recommenders.memory', { megabytes: limits.megabytes }));
    });
  }, LOOKS);
  watch.unref();
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors = (errors + chunk).slice(-TOLD);
  });
  const lines = new Lines(limits.longestLine, events.line, () =>
    finish(message('recommenders.large', { megabytes: Math.floor(limits.longestLine / 2 ** 20) })),
  );
  child.stdout.on('data', (chunk: Buffer) => {
    if (!ended) lines.take(chunk);
  });
  // It is gone: `close` tells.
  child.stdin.on('error', () => undefined);
  child.on('error', (error) => finish(message('error.other', { reason: error.message })));
  child.on('close', (code, signal) =>
    finish(message('recommenders.endedBy', { how: signal ?? code ?? '?', said: errors.trim() })),
  );
  return {
    send: (line) => {
      if (!ended) child.stdin.write(line + '\n');
    },
    end: () => {
      ended = true;
      clearInterval(watch);
      endGroup(child);
    },
  };
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** Resident memory of a process where the system tells it (Linux); undefined elsewhere. */
async function residentMegabytes(pid: number | undefined): Promise<number | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

/** Lines of bytes, none longer than allowed. */
class Lines {
  private parts: Buffer[] = [];
  private length = 0;

  constructor(
    private readonly longest: number,
    private readonly told: (line: string) => void,
    private readonly tooLong: () => void,
  ) {}

  take(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      if (!this.add(chunk.subarray(start, end))) return;
      const line = Buffer.concat(this.parts).toString('utf8');
      this.parts = [];
      this.length = 0;
      this.told(line);
      start = end + 1;
    }
    this.add(chunk.subarray(start));
  }

  private add(part: Buffer): boolean {
    this.length += part.length;
    if (this.length > this.longest) {
      this.tooLong();
      return false;
    }
    if (part.length > 0) this.parts.push(part);
    return true;
  }
}
