import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../../../scripts/tests/temporaryFolder.mjs';
import { format } from '../../../server/src/messages/format.js';
import { http } from '../../../server/src/node/recommenders/http.js';
import { startProgram } from '../../../server/src/node/recommenders/programs.js';

const folder = pathToFileURL(temporaryFolder('recommender') + '/').href;
const LIMITS = { megabytes: 1000, longestLine: 1_000_000 };

/** Runs a program of JavaScript; gives its lines, and how it ended. */
function running(code: string, limits = LIMITS, command: readonly string[] = [process.execPath, '-e', code]) {
  const lines: string[] = [];
  const { promise: ended, resolve } = withResolvers<string>();
  const { promise: first, resolve: firstLine } = withResolvers<string>();
  const program = startProgram(command, folder, limits, {
    line: (line) => {
      lines.push(line);
      firstLine(line);
    },
    ended: (why) => resolve(format(why)),
  });
  return { program, lines, ended, first };
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

const ECHO = 'process.stdin.on("data", (chunk) => process.stdout.write(chunk))';

describe('recommenders: programs', function () {
  this.timeout(30_000);

  it('are told lines, and tell lines, whole characters', async () => {
    const { program, first } = running(ECHO);
    program.send('{"text":"مراكش 😀"}');
    assert.equal(await first, '{"text":"مراكش 😀"}');
    program.end();
  });

  it('tell how they ended, and what they said last', async () => {
    const { ended } = running('console.error("no model"); process.exit(3)');
    assert.match(await ended, /3.*no model/);
  });

  it('that are not there tell it', async () => {
    const { ended, program } = running('', LIMITS, ['./no-such-program']);
    program.send('nobody reads this');
    assert.match(await ended, /no-such-program/);
  });

  it('whose line is too long are ended', async () => {
    const { ended, lines } = running('setInterval(() => process.stdout.write("x".repeat(100000)), 1)');
    assert.match(await ended, /MB/);
    assert.deepEqual(lines, []);
  });

  it('are ended with what they started', async () => {
    const child = 'setInterval(() => {}, 1000)';
    const code = `const { spawn } = require("child_process"); const c = spawn(process.execPath, ["-e", ${JSON.stringify(child)}]); console.log(c.pid); setInterval(() => {}, 1000)`;
    const { program, first } = running(code);
    const pid = Number(await first);
    program.end();
    await gone(pid);
  });

  it('that take too much memory are ended', async function () {
    if (process.platform !== 'linux') this.skip();
    const { ended } = running('globalThis.kept = Buffer.alloc(4e8, 1); setInterval(() => {}, 1000)', {
      ...LIMITS,
      megabytes: 200,
    });
    assert.match(await ended, /200 MB/);
  });
});

/** Waits until there is no such process. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('recommenders: addresses', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  const serving = async (listener: RequestListener): Promise<string> => {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/predict`;
  };

  it('are sent JSON, and answer with a status', async () => {
    const url = await serving((request, response) => {
      response.statusCode = 207;
      request.pipe(response);
    });
    assert.deepEqual(await http(url, { body: { text: 'مراكش' }, seconds: 5 }), {
      status: 207,
      text: '{"text":"مراكش"}',
    });
  });

  it('send nobody elsewhere', async () => {
    const url = await serving((_request, response) =>
      response.writeHead(307, { location: 'http://example.org/' }).end(),
    );
    await assert.rejects(http(url, { body: {}, seconds: 5 }), /307/);
  });

  it('are not waited for longer than allowed', async () => {
    const url = await serving(() => undefined);
    await assert.rejects(http(url, { seconds: 0.05 }), /0\.05 s/);
  });

  it('are given up', async () => {
    const url = await serving(() => undefined);
    const given = new AbortController();
    const asking = http(url, { seconds: 5, signal: given.signal });
    given.abort();
    await assert.rejects(asking, /changed/);
  });

  it('that nobody answers at are told', async () => {
    const url = await serving(() => undefined);
    server?.close();
    await assert.rejects(http(url, { seconds: 5 }), /cannot be reached/);
  });
});
