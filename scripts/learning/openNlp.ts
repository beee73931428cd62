/**
 * Apache OpenNLP's name finder (Debian's package `opennlp`), trained and asked through its own command with its own settings:
 * what INCEpTION's recommender for names uses.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TokenSpan } from '../../server/src/suggestions/corpusTagger/tags.js';
import type { ConllSentence, Finding } from './conll.js';

/** Milliseconds. */
const LIMIT = 600_000;
const BUFFER = 64 * 1024 * 1024;

export const isOpenNlpInstalled = (): boolean =>
  spawnSync('opennlp', [], { timeout: LIMIT }).error === undefined;

/** What it finds in `tested` when it has been trained on `taught`. Throws with what the program says. */
export function byOpenNlp(
  taught: readonly ConllSentence[],
  tested: readonly ConllSentence[],
  labels: readonly string[],
): Finding {
  const folder = mkdtempSync(path.join(tmpdir(), 'hawashi-opennlp-'));
  try {
    const [data, model] = ['train.txt', 'names.bin'].map((name) => path.join(folder, name)) as [
      string,
      string,
    ];
    writeFileSync(data, taught.map((one) => marked(one, labels)).join('\n') + '\n');
    const options = { encoding: 'utf8', timeout: LIMIT, maxBuffer: BUFFER, stdio: 'pipe' } as const;
    const training = ['-lang', 'ar', '-encoding', 'UTF-8', '-data', data, '-model', model];
    execFileSync('opennlp', ['TokenNameFinderTrainer', ...training], options);
    const input = tested.map(({ tokens }) => tokens.join(' ')).join('\n') + '\n';
    const env = { ...process.env, JAVA_TOOL_OPTIONS: '-Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8' };
    const lines = execFileSync('opennlp', ['TokenNameFinder', model], { ...options, input, env })
      .split('\n')
      .filter((line) => line.trim() !== '');
    if (lines.length !== tested.length)
      throw new Error(`opennlp answered ${lines.length} lines for ${tested.length} sentences`);
    const found = new Map(tested.map((sentence, i) => [sentence, spansIn(lines[i]!, labels)]));
    return (sentence) => found.get(sentence) ?? [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function marked({ tokens, gold }: ConllSentence, labels: readonly string[]): string {
  return tokens
    .map((token, i) => {
      const first = gold.find(({ from }) => from === i);
      const last = gold.some(({ to }) => to === i + 1);
      return `${first ? `<START:${labels[first.label]}> ` : ''}${token}${last ? ' <END>' : ''}`;
    })
    .join(' ');
}

function spansIn(line: string, labels: readonly string[]): TokenSpan[] {
  const spans: TokenSpan[] = [];
  let [at, from, label] = [0, 0, -1];
  for (const token of line.trim().split(/\s+/)) {
    const start = /^<START:(.+)>$/.exec(token);
    if (start) [from, label] = [at, labels.indexOf(start[1]!)];
    else if (token === '<END>') spans.push({ from, to: at, label });
    else at++;
  }
  return spans;
}
