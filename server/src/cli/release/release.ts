/** `hawashi release VERSION CORPUS`: data, card, metadata, citation, checks and agreement in one folder. */
import { createHash } from 'node:crypto';
import { f1Of } from '../../corpus/agreement/overlapScores.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { readIfThere } from '../../corpus/files/rewriting.js';
import { baseName, joinUri } from '../../corpus/files/uris.js';
import { PARTS, splitDocuments, type Part, type Split } from '../../corpus/splitting/split.js';
import { corpusDescription, defaultAnnotator } from '../../exchange/corpusDocuments.js';
import { exportCorpus } from '../../exchange/corpusExport.js';
import { columnsSaid } from '../../formats/parts/datasetRecord.js';
import { chooseFormat } from '../../formats/registry.js';
import { formatPlain } from '../../messages/format.js';
import { findingsIn } from '../check.js';
import { reportAs, type Finding } from '../checkReport.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from '../messages.js';
import { openModel } from '../openModel.js';
import { OutputBatch } from '../output/outputBatch.js';
import { OutputFolder } from '../output/outputFolder.js';
import { agreementIn } from '../pairAgreement.js';
import type { Run } from '../run.js';
import { say } from '../say.js';
import { citation } from './citation.js';
import { croissant } from './croissant.js';
import { releaseCard } from './releaseCard.js';
import { isUrl, SPLIT_NAMES, type ReleasedPart, type ReleaseFacts } from './releaseFacts.js';
import { frozenSplit, splitDocumentsOf } from './split.js';
import { SPLIT_FILE } from '../../corpus/splitting/splitFile.js';
import { writeTextless } from './withoutText.js';

export interface ReleaseOptions {
  readonly out: string;
  readonly annotator?: string;
  readonly title?: string;
  readonly description?: string;
  readonly licence: string;
  readonly creator: readonly string[];
  readonly url?: string;
  readonly date?: string;
  readonly withoutText?: boolean;
  readonly force?: boolean;
}

/** Copied as they are. */
const BESIDE: readonly string[] = ['hawashi.json', 'guidelines.md', 'entities.jsonl', SPLIT_FILE];

/** 1 where something is wrong with what is released: it is told, in the release too. */
export async function release(
  version: string,
  root: string,
  options: ReleaseOptions,
  run: Run,
): Promise<number> {
  const { messages } = run;
  if (options.date !== undefined && !/^\d{4}-\d\d-\d\d$/u.test(options.date))
    throw new BadUse(say('tool.release.date', { given: options.date }));
  const { url } = options;
  if (url !== undefined && !(isUrl(url) && URL.canParse(url)))
    throw new BadUse(say('tool.release.wrongUrl', { given: url }));
  const model = await openModel(root, messages, messages);
  const { corpus } = model;
  const annotator = options.annotator ?? (await defaultAnnotator(corpus));
  if (!(await corpus.annotators()).includes(annotator))
    throw new BadUse(say('tool.export.noAnnotator', { annotator }));
  const split = await frozenSplit(model);
  if (split) await tellAcross(model, split, run);
  else messages.warn(say('tool.release.noSplit', { file: SPLIT_FILE }));
  if (url === undefined) messages.warn(say('tool.release.noUrl'));
  // What annotators ask each other stays with them.
  const findings = await findingsIn(model, { annotator: [annotator], off: ['question.*'] });
  const open = (await corpus.documents()).reduce((sum, { name }) => sum + model.questions.openIn(name), 0);
  if (open > 0) messages.warn(say('tool.release.questions', { count: open }));
  const output = await OutputFolder.open(options.out, options.force === true, '.jsonl');
  try {
    const writing = new Releasing(model, annotator, new OutputBatch(output), run);
    const parts = await writing.parts(split, options.withoutText === true);
    const facts: ReleaseFacts = {
      ...(await about(model, version, annotator, options)),
      ...{
        parts,
        findings: counted(findings),
        beside: [...(await writing.beside()), 'checks.json', 'agreement.csv'],
      },
      ...(split && { split: { by: split.by, seed: split.seed } }),
    };
    await writing.write('checks.json', reportAs('json', findings, corpus.root));
    await writing.write('agreement.csv', agreementTable(facts));
    await writing.write('README.md', releaseCard(facts));
    await writing.write('croissant.json', croissant(facts));
    await writing.write('CITATION.cff', citation(facts));
    await writing.batch.commit();
    const documents = parts.reduce((sum, part) => sum + part.documents, 0);
    messages.info(say('tool.release.done', { version, documents, folder: options.out }));
    if (facts.findings.error > 0) messages.error(say('tool.release.errors', { count: facts.findings.error }));
  } finally {
    await output.close();
  }
  await model.dispose();
  return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

async function about(
  model: CorpusModel,
  version: string,
  annotator: string,
  options: ReleaseOptions,
): Promise<Omit<ReleaseFacts, 'parts' | 'findings' | 'beside' | 'split'>> {
  const { corpus } = model;
  const title = options.title ?? baseName(corpus.root);
  return {
    title,
    description: options.description ?? say('tool.release.description', { title }),
    version,
    licence: options.licence,
    creators: options.creator,
    ...(options.url !== undefined && { url: options.url }),
    date: options.date ?? new Date().toISOString().slice(0, 10),
    language: corpus.settings.locale,
    annotator,
    labels: corpus.settings.labels,
    agreement: [...(await agreementIn(model)).values()].map(({ names, documents, overlaps }) => ({
      names,
      documents,
      f1: f1Of(overlaps[0]!)?.toFixed(3) ?? '–',
    })),
    fields: columnsSaid(corpusDescription(corpus).fields),
    withoutText: options.withoutText === true,
  };
}

/** What has a paragraph in two parts, since the split was made. */
async function tellAcross(model: CorpusModel, split: Split, run: Run): Promise<void> {
  const { across, between } = splitDocuments(await splitDocumentsOf(model, split.by, run), split, split);
  for (const { one, other } of across) run.messages.error(say('tool.split.across', { one, other }));
  for (const document of between) run.messages.error(say('tool.split.between', { document }));
}

const counted = (findings: readonly Finding[]): ReleaseFacts['findings'] => {
  const of = (wanted: Finding['level']): number => findings.filter(({ level }) => level === wanted).length;
  return { error: of('error'), warning: of('warning'), information: of('information') };
};

const agreementTable = ({ agreement }: ReleaseFacts): string =>
  [['annotators', 'documents', 'f1'], ...agreement.map(({ names, documents, f1 }) => [names, documents, f1])]
    .map((row) => row.map((each) => `"${String(each).replaceAll('"', '""')}"`).join(',') + '\r\n')
    .join('');

class Releasing {
  private readonly written = new Set<string>();

  constructor(
    private readonly model: CorpusModel,
    private readonly annotator: string,
    readonly batch: OutputBatch,
    private readonly run: Run,
  ) {}

  async write(path: string, content: string | Uint8Array): Promise<void> {
    if (this.written.has(path)) return;
    this.written.add(path);
    await this.batch.write({ path, content });
  }

  /** The parts of the split, each a file of data; a corpus that is not split is all for training. */
  async parts(split: Split | undefined, withoutText: boolean): Promise<readonly ReleasedPart[]> {
    const all = (await this.model.corpus.documents()).map(({ name }) => name);
    const wanted = PARTS.map(
      (part) => [part, split ? split.parts[part] : part === 'train' ? all : []] as const,
    );
    const left = split ? all.filter((name) => !PARTS.some((part) => split.parts[part].includes(name))) : [];
    if (left.length > 0)
      this.run.messages.warn(
        say('tool.release.leftOut', { count: left.length, documents: left.slice(0, 10) }),
      );
    const parts: ReleasedPart[] = [];
    const released = new Set(wanted.flatMap(([, names]) => names));
    if (withoutText)
      await writeTextless(
        this.model,
        [this.annotator],
        (file, content) => this.write(file, content),
        released,
      );
    for (const [part, names] of wanted)
      if (names.length > 0) parts.push(await this.part(part, names, withoutText));
    return parts;
  }

  private async part(part: Part, names: readonly string[], withoutText: boolean): Promise<ReleasedPart> {
    const path = `data/${SPLIT_NAMES[part]}.jsonl`;
    const hash = createHash('sha256');
    const [annotations, documents] = await this.counts(names);
    if (withoutText) return { part, documents, annotations };
    let bytes = 0;
    await exportCorpus({
      model: this.model,
      chosen: chooseFormat('hf-jsonl', {}),
      annotators: [this.annotator],
      selection: { documents: names },
      target: {
        write: async ({ path: file, content }, append) => {
          if (!file.endsWith('.jsonl')) return;
          const encoded = typeof content === 'string' ? new TextEncoder().encode(content) : content;
          hash.update(encoded);
          bytes += encoded.length;
          await this.batch.write({ path, content: encoded }, append);
        },
        read: () => this.batch.read(path),
      },
      verify: false,
      report: ({ file, line, message }) => this.run.messages.error(formatPlain(message), { file, line }),
    });
    return { part, documents, annotations, file: { path, sha256: hash.digest('hex'), bytes } };
  }

  private async counts(names: readonly string[]): Promise<readonly [ReadonlyMap<string, number>, number]> {
    const wanted = new Set(names);
    const counts = new Map<string, number>();
    let documents = 0;
    for (const document of await this.model.corpus.documents()) {
      if (!wanted.has(document.name)) continue;
      documents++;
      const decided = await this.model.decided(document, this.annotator);
      for (const { label, rejected } of decided?.set.annotations ?? [])
        if (!rejected) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    return [counts, documents];
  }

  /** Copies what belongs to it; gives the paths. */
  async beside(): Promise<readonly string[]> {
    const { corpus } = this.model;
    const copied: string[] = [];
    for (const name of BESIDE) {
      const content = await readIfThere(corpus.files, joinUri(corpus.root, name));
      if (!content) continue;
      await this.write(name, content);
      copied.push(name);
    }
    return copied;
  }
}
