/** Finds the documents that orphaned annotations are of, among documents of any corpora. */
import type { CorpusModel } from '../corpusModel.js';
import type { PlacedDocument } from '../placedDocument.js';
import type { CorpusDocument } from '../documentNames.js';
import { joinUri } from '../files/uris.js';
import { headerOf, listAnnotationFiles, type AnnotationFilePlace } from './annotationFiles.js';
import { planMoves, type Claim } from './movePlan.js';
import type { Orphan } from './orphans.js';
import { fileText, likenessOf } from './textMatch.js';

type Pause = () => Promise<void>;

/** A move that is beyond doubt. */
export interface FoundMove {
  readonly from: { readonly model: CorpusModel; readonly name: string };
  readonly to: PlacedDocument;
  /** A step aside, where texts have changed places. */
  readonly isAside: boolean;
}

/** By text alone, annotations follow where as many of them have their place in it, and at least so many. */
const SURE = { share: 0.8, annotations: 3 };
/** What is less alike is not proposed, 0 to 1. */
const ALIKE = 0.5;
const MOST_CANDIDATES = 5;
/** So many texts are read rather than what is known of them is believed. */
const FEW = 200;
/** So many pairs of annotations and texts are compared. */
const MOST_COMPARED = 10_000;
const QUICKLY_COMPARED = 500;
/** Where annotations wait while two texts change places; found by their text, should that be interrupted. */
const ASIDE = '.moving';

interface Owned {
  readonly model: CorpusModel;
  readonly name: string;
}

const keyOf = ({ model, name }: Owned): string => `${model.root}\n${name}`;

/** `isThorough`: of all annotations, by text too, since nothing tells which documents came. */
export async function findMoves(
  models: readonly CorpusModel[],
  texts: readonly PlacedDocument[],
  { isThorough, pause }: { readonly isThorough: boolean; readonly pause: Pause },
): Promise<readonly FoundMove[]> {
  const owned = new Map<string, Owned>();
  const files = new Map<string, AnnotationFilePlace[]>();
  const gone = new Set<string>();
  const wanted = new Set(texts.map(({ model, document }) => keyOf({ model, name: document.name })));
  for (const model of models) {
    const orphans = await model.orphans.all();
    for (const file of await listAnnotationFiles(model.corpus)) {
      const owner = { model, name: file.document };
      const key = keyOf(owner);
      owned.set(key, owner);
      files.set(key, [...(files.get(key) ?? []), file]);
    }
    for (const { name, isExcluded } of orphans.values()) {
      const key = keyOf({ model, name });
      owned.set(key, { model, name });
      if (!isExcluded) gone.add(key);
    }
  }
  if (gone.size === 0 && ![...wanted].some((key) => files.has(key))) return [];
  const claims: Claim[] = [];
  for (const [key, { model, name }] of owned)
    if (gone.has(key) || wanted.has(key) || isThorough) {
      const hashes = await hashesOf({ name, files: files.get(key) ?? [] }, model);
      claims.push({ name: key, hashes, isGone: gone.has(key) });
    }
  const placed = new Map(texts.map((text) => [keyOf({ ...text, name: text.document.name }), text]));
  const hashes = new Map<string, string>();
  for (const [key, { model, document }] of placed) {
    const known = placed.size > FEW ? model.index.hashOf(document.name) : undefined;
    const hash = known ?? (await (await fileText(model.corpus, document))?.sha256());
    if (hash !== undefined) hashes.set(key, hash);
    await pause();
  }
  const found: FoundMove[] = [];
  for (const { moves, isCircle } of planMoves(claims, hashes, (key) => files.has(key))) {
    const steps = moves.map((move) => ({
      from: owned.get(move.from)!,
      to: placed.get(move.to)!,
      isAside: false,
    }));
    found.push(...(isCircle ? aside(steps) : steps));
    for (const { from } of moves) gone.delete(from);
  }
  const settled = new Set(found.map(({ to }) => keyOf({ ...to, name: to.document.name })));
  const vacant = texts.filter((text) => {
    const key = keyOf({ ...text, name: text.document.name });
    return !files.has(key) && !settled.has(key);
  });
  if (gone.size * vacant.length > MOST_COMPARED) return found;
  for (const key of gone) found.push(...(await surelyLike(owned.get(key)!, vacant, pause)));
  return found;
}

/** The first one's target is taken by the last one's annotations, which wait aside. */
function aside(steps: readonly FoundMove[]): FoundMove[] {
  const last = steps.at(-1)!;
  const { model, name } = last.from;
  const waiting = `${name}${ASIDE}`;
  const document = { name: waiting, file: `${waiting}.txt`, uri: joinUri(model.root, `${waiting}.txt`) };
  return [
    { from: last.from, to: { model, document }, isAside: true },
    ...steps.slice(0, -1),
    { ...last, from: { model, name: waiting } },
  ];
}

/** Of the texts that were annotated, as the files say, or as the document that is gone was known. */
async function hashesOf(
  { name, files }: Pick<Orphan, 'name' | 'files'>,
  model: CorpusModel,
): Promise<ReadonlySet<string>> {
  const hashes = new Set<string>();
  const former = model.fileChanges.formerHash(name);
  if (former !== undefined) hashes.add(former);
  for (const { uri } of files) {
    const sha256 = (await headerOf(model.corpus.files, uri))?.sha256;
    if (sha256 !== undefined) hashes.add(sha256);
  }
  return hashes;
}

async function surelyLike(
  { model, name }: Owned,
  texts: readonly PlacedDocument[],
  pause: Pause,
): Promise<FoundMove[]> {
  const orphan = (await model.orphans.all()).get(name);
  if (!orphan) return [];
  const [best, next] = await byLikeness(model, orphan, texts, pause);
  const isSure =
    best && best.share >= SURE.share && best.annotations >= SURE.annotations && (next?.share ?? 0) < ALIKE;
  return isSure ? [{ from: { model, name }, to: best.text, isAside: false }] : [];
}

/** Documents with the very text that was annotated; those that have annotations are not meant, but for `isOwn`. */
export async function sameTexts(
  model: CorpusModel,
  orphan: Pick<Orphan, 'name' | 'files'>,
  texts: readonly PlacedDocument[],
  pause: Pause,
  { isOwn = false } = {},
): Promise<CorpusDocument[]> {
  const hashes = await hashesOf(orphan, model);
  const found: CorpusDocument[] = [];
  if (hashes.size === 0) return found;
  const taken = isOwn ? new Set<string>() : await annotated(model);
  for (const { document } of texts) {
    if (taken.has(document.name)) continue;
    const known = texts.length > FEW ? model.index.hashOf(document.name) : undefined;
    const hash = known ?? (await (await fileText(model.corpus, document))?.sha256());
    if (hash !== undefined && hashes.has(hash)) found.push(document);
    await pause();
  }
  return found.slice(0, MOST_CANDIDATES);
}

/** Documents that the annotations under a name may be of: with the same text, else with one like it. */
export async function candidatesFor(
  model: CorpusModel,
  name: string,
  pause: Pause,
): Promise<readonly CorpusDocument[]> {
  const orphan = (await model.orphans.all()).get(name);
  if (!orphan || orphan.isExcluded || orphan.files.length === 0) return [];
  const { documents } = await model.corpus.documentList();
  const texts = documents.map((document) => ({ model, document }));
  const same = await sameTexts(model, orphan, texts, pause);
  return same.length > 0 ? same : likeTexts(model, orphan, texts, pause);
}

/** The same for what is told unasked: nothing where it would take long; it is found when somebody asks. */
export async function quickCandidates(
  model: CorpusModel,
  pause: Pause,
): Promise<(orphan: Orphan) => Promise<readonly CorpusDocument[]>> {
  const { documents } = await model.corpus.documentList();
  const isQuick = documents.length * (await model.orphans.all()).size <= QUICKLY_COMPARED;
  return ({ name }) => (isQuick ? candidatesFor(model, name, pause) : Promise.resolve([]));
}

/** Documents without annotations whose text is like the one that was annotated, the likest first. */
async function likeTexts(
  model: CorpusModel,
  orphan: Orphan,
  texts: readonly PlacedDocument[],
  pause: Pause,
): Promise<CorpusDocument[]> {
  const taken = await annotated(model);
  const vacant = texts.filter(({ document }) => !taken.has(document.name));
  const alike = (await byLikeness(model, orphan, vacant, pause)).filter(({ share }) => share >= ALIKE);
  return alike.slice(0, MOST_CANDIDATES).map(({ text }) => text.document);
}

async function annotated({ corpus }: CorpusModel): Promise<ReadonlySet<string>> {
  return new Set((await listAnnotationFiles(corpus)).map(({ document }) => document));
}

async function byLikeness(
  model: CorpusModel,
  { files }: Orphan,
  texts: readonly PlacedDocument[],
  pause: Pause,
) {
  const found = [];
  for (const text of texts) {
    const content = await fileText(text.model.corpus, text.document);
    if (!content) continue;
    let best = { share: 0, annotations: 0 };
    for (const { uri } of files) {
      const likeness = await likenessOf(model.corpus, uri, content);
      if (likeness.share > best.share) best = likeness;
    }
    if (best.share > 0) found.push({ text, ...best });
    await pause();
  }
  return found.sort((a, b) => b.share - a.share);
}
