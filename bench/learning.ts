/**
 * How long until a decision in one of five open documents, the seeds, has taught the other four: a name is accepted with
 * another label, until what is suggested for it elsewhere is otherwise; and until that is undone. Over stdio.
 * usage: npm run bench -- learning
 */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EditCommand, EditResult } from '../server/src/protocol/edits.js';
import type { DocumentState } from '../server/src/protocol/state.js';
import { temporaryFolder } from '../scripts/tests/temporaryFolder.mjs';
import { median, ms, printTable, quantile } from './measuring.js';
import { ServerClient } from './serverClient.js';

/** Decisions at most, and milliseconds after which one has taught nothing. */
const DECISIONS = 60;
const PATIENCE = 2000;
const OTHER_LABEL: Readonly<Record<string, string>> = { PERS: 'ORG', ORG: 'GPE', GPE: 'ORG', LOC: 'GPE' };

const corpus = temporaryFolder('seeds');
const names = readdirSync('seeds').filter((file) => /\.(txt|json)$/.test(file));
for (const name of names) cpSync(path.join('seeds', name), path.join(corpus, name));

const server = new ServerClient();
await server.initialize();
const uris: string[] = [];
for (const name of names.filter((file) => file.endsWith('.txt'))) {
  const file = path.join(corpus, name);
  uris.push(await server.open(file, readFileSync(file, 'utf8')));
}
const state = (uri: string): Promise<DocumentState> =>
  server.connection.sendRequest('hawashi/state', { uri });
const edit = (uri: string, command: EditCommand): Promise<EditResult> =>
  server.connection.sendRequest('hawashi/edit', { uri, command });

/** What is suggested for a name in a document, as one text. */
const suggested = async (uri: string, text: string): Promise<string> =>
  (await state(uri)).items
    .filter((item) => item.kind === 'suggestion' && item.text === text)
    .map(({ label, confidence }) => `${label} ${confidence}`)
    .join();

/** Milliseconds from a decision until what is suggested elsewhere is otherwise; undefined where it stays. */
async function taught(
  decide: () => Promise<EditResult>,
  elsewhere: readonly string[],
  text: string,
): Promise<number | undefined> {
  const told = () => Promise.all(elsewhere.map((uri) => suggested(uri, text)));
  const before = await told();
  const began = performance.now();
  const { done, message } = await decide();
  if (!done) throw new Error(message);
  while (performance.now() - began < PATIENCE) {
    const now = await told();
    if (now.every((label, i) => label !== before[i])) return performance.now() - began;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return undefined;
}

const decided: number[] = [];
const undone: number[] = [];
let without = 0;
const tried = new Set<string>();
for (const uri of uris)
  for (const { id, kind, text, label } of (await state(uri)).items) {
    const other = OTHER_LABEL[label];
    if (kind !== 'suggestion' || !other || tried.has(text) || tried.size === DECISIONS) continue;
    const elsewhere: string[] = [];
    for (const each of uris) if (each !== uri && (await suggested(each, text)) !== '') elsewhere.push(each);
    if (elsewhere.length === 0) continue;
    tried.add(text);
    const time = await taught(() => edit(uri, { kind: 'accept', ids: [id], label: other }), elsewhere, text);
    if (time === undefined) {
      without++;
      await edit(uri, { kind: 'undo' });
      continue;
    }
    decided.push(time);
    undone.push((await taught(() => edit(uri, { kind: 'undo' }), elsewhere, text)) ?? NaN);
  }
await server.stop();

const row = (name: string, values: readonly number[]): string[] => [
  name,
  String(values.length),
  ms(median(values)),
  ms(quantile(values, 0.95)),
];
printTable([
  ['Until the other open documents suggest otherwise', 'decisions', 'median', 'p95'],
  row('a name with another label', decided),
  row('undone', undone),
]);
if (without > 0) console.log(`${without} names taught nothing within ${PATIENCE} ms.`);
