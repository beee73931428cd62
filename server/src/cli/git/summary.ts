/** `hawashi git summary BASE HEAD`: what a branch changes in a corpus, as Markdown for a comment on it. */
import path from 'node:path';
import { OVERLAPS, f1Of } from '../../corpus/agreement/overlapScores.js';
import { sameBytes } from '../../corpus/files/fileSystem.js';
import { toldChanges, type ToldChange } from '../../corpus/merging/changeWords.js';
import { MERGED_FILES } from '../../corpus/merging/mergedFile.js';
import { CORPUS_FILE } from '../../corpus/corpusFile.js';
import { joined, markdown, plain, type Markdown } from '../../messages/markdown.js';
import { message, type Message } from '../../messages/message.js';
import { agreementIn, type Pair } from '../pairAgreement.js';
import { findingsIn } from '../check.js';
import type { Finding } from '../checkReport.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from '../messages.js';
import type { Run } from '../run.js';
import { say } from '../say.js';
import { git, repositoryOf } from './gitProgram.js';
import { commitOf, corpusAt, filesAt } from './revision.js';
import { lineOf, sayIsolated } from './diffDriver.js';

/** Lines that are listed of each part; a comment is read by people. */
const MOST_LINES = 200;

/** 1 where the branch brings errors. */
export async function summary(args: readonly string[], run: Run): Promise<number> {
  const [base, head = 'HEAD', folder = '.'] = args;
  if (base === undefined) throw new BadUse(say('tool.git.summaryArguments'));
  const corpus = path.resolve(folder);
  await repositoryOf(corpus);
  const [from, to] = [await commitOf(corpus, base), await commitOf(corpus, head)];
  const common = await git(corpus, ['merge-base', from, to]);
  const began = common.code === 0 ? common.output.toString('utf8').trim() : from;
  const [before, after] = [await filesAt(corpus, began), await filesAt(corpus, to)];
  const [old, now] = [await corpusAt(before), await corpusAt(after)];
  holdsCorpus(folder, [before, after], now.corpus.settings.annotations);
  const findings = newFindings(await findingsIn(old, {}), await findingsIn(now, {}));
  const parts = [
    changesPart(changedFiles(before, after, now.corpus.settings.annotations)),
    findingsPart(findings),
    agreementPart(await agreementIn(old), await agreementIn(now)),
  ];
  await run.print(`${joined([heading(1, message('git.summary.title')), ...parts], '\n\n')}\n`);
  await Promise.all([old.dispose(), now.dispose()]);
  return findings.some(({ level }) => level === 'error') ? EXIT_FINDINGS : EXIT_FINE;
}

const asPlain = (told: Message): Markdown => plain(sayIsolated(told));
const heading = (level: number, told: Message): Markdown =>
  markdown`${'#'.repeat(level) as Markdown} ${asPlain(told)}`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): Markdown {
  const cells = (each: readonly (string | number)[]): Markdown =>
    markdown`|${joined(
      each.map((cell) => markdown` ${plain(String(cell)) || ('–' as Markdown)} `),
      '|',
    )}|`;
  const rule = markdown`|${joined(
    head.map(() => ' --- ' as Markdown),
    '|',
  )}|`;
  return joined([cells(head), rule, ...rows.map(cells)], '\n');
}

function list(title: Message, lines: readonly string[]): Markdown {
  const shown = lines.slice(0, MOST_LINES).map((line) => markdown`- ${plain(line)}`);
  const more = lines.length - shown.length;
  const rest = more > 0 ? [markdown`- ${asPlain(message('git.summary.more', { count: more }))}`] : [];
  const open = markdown`<details><summary>${asPlain(title)}</summary>`;
  return joined([open, joined([...shown, ...rest], '\n'), '</details>' as Markdown], '\n\n');
}

interface ChangedFile {
  readonly file: string;
  readonly changes: readonly ToldChange[];
}

/** Whether a file is merged and compared as one of a corpus; by its path in it, and the folder of its annotations. */
export const isCorpusFile = (file: string, annotations: string): boolean =>
  MERGED_FILES.includes(file) || (file.startsWith(`${annotations}/`) && file.endsWith('.jsonl'));

/** Throws `BadUse` where no version of a folder has a file of a corpus: nothing would seem to differ there. */
export function holdsCorpus(
  folder: string,
  versions: readonly ReadonlyMap<string, Uint8Array>[],
  annotations: string,
): void {
  const isCorpus = (file: string): boolean => file === CORPUS_FILE || isCorpusFile(file, annotations);
  if (!versions.some((files) => [...files.keys()].some(isCorpus)))
    throw new BadUse(say('tool.git.noCorpus', { folder: path.resolve(folder) }));
}

/** In the order of their names. */
export function changedFiles(
  before: ReadonlyMap<string, Uint8Array>,
  after: ReadonlyMap<string, Uint8Array>,
  annotations: string,
): readonly ChangedFile[] {
  const nothing = new Uint8Array();
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => isCorpusFile(file, annotations))
    .sort()
    .flatMap((file) => {
      const [old, now] = [before.get(file) ?? nothing, after.get(file) ?? nothing];
      if (sameBytes(old, now)) return [];
      const changes = toldChanges(path.posix.basename(file), old, now);
      return changes.length === 0 ? [] : [{ file, changes }];
    });
}

function changesPart(files: readonly ChangedFile[]): Markdown {
  const title = heading(2, message('git.summary.changes'));
  if (files.length === 0) return joined([title, asPlain(message('git.summary.noChanges'))], '\n\n');
  const count = (changes: readonly ToldChange[], wanted: ToldChange['kind']): number =>
    changes.filter(({ kind }) => kind === wanted).length;
  const rows = files.map(({ file, changes }) => [
    file,
    count(changes, 'added'),
    count(changes, 'removed'),
    count(changes, 'changed'),
  ]);
  const head = (
    ['git.summary.file', 'git.summary.added', 'git.summary.removed', 'git.summary.changed'] as const
  ).map((key) => say(key));
  const lists = files.map(({ file, changes }) =>
    list(message('git.summary.inFile', { file, count: changes.length }), changes.map(lineOf)),
  );
  return joined([title, table(head, rows), ...lists], '\n\n');
}

/** What is told now and was not before, wherever it stands now. */
function newFindings(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ file, code, message: told }: Finding): string => JSON.stringify([file, code, told]);
  const known = new Map<string, number>();
  for (const finding of before) known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
  return after.filter((finding) => {
    const left = known.get(keyOf(finding)) ?? 0;
    known.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}

function findingsPart(findings: readonly Finding[]): Markdown {
  const title = heading(2, message('git.summary.findings'));
  if (findings.length === 0) return joined([title, asPlain(message('git.summary.noFindings'))], '\n\n');
  const lines = findings.map(
    ({ file, line, level, code, message: told }) => `${level} ${file}:${line} ${code}: ${told}`,
  );
  return joined(
    [title, list(message('git.summary.findingsCount', { count: findings.length }), lines)],
    '\n\n',
  );
}

function agreementPart(before: ReadonlyMap<string, Pair>, after: ReadonlyMap<string, Pair>): Markdown {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  if (names.length === 0) return '' as Markdown;
  const figure = (pair: Pair | undefined, kind: number): string => {
    const f1 = pair && f1Of(pair.overlaps[kind]!);
    return f1 === undefined ? '–' : f1.toFixed(3);
  };
  const rows = names.map((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    const figures = OVERLAPS.map((_, k) => `${figure(old, k)} → ${figure(now, k)}`);
    return [name, `${old?.documents ?? 0} → ${now?.documents ?? 0}`, ...figures];
  });
  const head = [
    say('git.summary.annotators'),
    say('stats.documents'),
    ...OVERLAPS.map((kind) => say(`git.summary.f1.${kind}`)),
  ];
  return joined([heading(2, message('git.summary.agreement')), table(head, rows)], '\n\n');
}
