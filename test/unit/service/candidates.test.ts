/** Which entity a mention is offered first: learnt from one seed, asked in the others. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Annotation } from '../../../server/src/annotation/model.js';
import { rangeOf } from '../../../server/src/corpus/snapshot.js';
import { anyLanguage } from '../../../server/src/languages/any/anyLanguage.js';
import { languagesOf } from '../../../server/src/languages/languages.js';
import { Recogniser } from '../../../server/src/suggestions/recogniser/recogniser.js';
import { seeds, shippedRecogniser } from '../golden/sources.js';
import { arabic } from '../languages/packs.js';
import { openCorpus } from './corpus.js';

const gold = (name: string): string => readFileSync(`seeds/annotations/gold/${name}.jsonl`, 'utf8');
const linesOf = (name: string): readonly Annotation[] =>
  gold(name)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Annotation);
/** As somebody tagged it who has linked nothing. */
const unlinked = (name: string): string =>
  linesOf(name)
    .map((annotation) => JSON.stringify({ ...annotation, canonical: undefined }))
    .join('\n');

/** Knows the language, and finds no name: the links are those of the annotator alone. */
const nameless = (): Recogniser =>
  new Recogniser(languagesOf([{ ...arabic, reader: anyLanguage().reader }], anyLanguage()));

interface Asked {
  readonly mention: string;
  readonly wanted: string;
  /** Of the entity that is meant, from 0; −1: it is not there. */
  readonly rank: number;
  readonly first: string;
}

/** Asks for every mention of the other seeds whose entity the seed has that is linked; each is linked then. */
async function ask(linked: string, recogniser: Recogniser): Promise<Asked[]> {
  const files: Record<string, string> = { '/corpus/hawashi.json': '{ "locale": "ar-MA" }' };
  for (const { title, text } of seeds) {
    files[`/corpus/${title}.txt`] = text;
    files[`/corpus/annotations/amal/${title}.jsonl`] = title === linked ? gold(title) : unlinked(title);
  }
  const known = new Set([...gold(linked).matchAll(/"canonical": "([^"]+)"/g)].map(([, id]) => id));
  const { service } = await openCorpus('', files, '', recogniser);
  const asked: Asked[] = [];
  for (const { title, text } of seeds) {
    if (title === linked) continue;
    const uri = `file:///corpus/${title}.txt`;
    const document = TextDocument.create(uri, 'hawashi', 1, text);
    await service.open(document);
    const right = linesOf(title);
    const own = (await service.snapshot(uri))!.annotations;
    for (const [i, { canonical, label, text: mention }] of right.entries()) {
      if (canonical === undefined) continue;
      assert.equal(own[i]!.text, mention);
      const range = rangeOf(document, own[i]!);
      const found = await service.entitiesOf.find({ uri, range, label });
      if (known.has(canonical))
        asked.push({
          mention,
          wanted: canonical,
          rank: found.findIndex(({ id }) => id === canonical),
          first: found[0]?.id ?? '',
        });
      await service.edit(uri, { kind: 'describe', id: own[i]!.id, canonical });
    }
    await service.close(uri);
  }
  return asked;
}

/**
 * Keys that linking takes, where one accepts what is suggested and tags the rest by hand, one seed after the other. None where
 * the suggestion that is accepted has the right link: that of the mentions before it of the same entity, and of no other
 * entity; else `e`, an arrow down to each entity before it and to itself, and Enter; for an entity that is not offered `e`,
 * an arrow up to the new one of this name, and Enter.
 */
async function keysToLink(): Promise<{ readonly keys: number; readonly mentions: number }> {
  const files: Record<string, string> = { '/corpus/hawashi.json': '{ "locale": "ar-MA" }' };
  for (const { title, text } of seeds) {
    files[`/corpus/${title}.txt`] = text;
    files[`/corpus/annotations/amal/${title}.jsonl`] = unlinked(title);
  }
  const { service } = await openCorpus('', files, '', shippedRecogniser());
  let keys = 0;
  let mentions = 0;
  /** What the corpus calls the entities of the gold standard. */
  const own = new Map<string, string>();
  for (const { title, text } of seeds) {
    const uri = `file:///corpus/${title}.txt`;
    const document = TextDocument.create(uri, 'hawashi', 1, text);
    await service.open(document);
    const { annotations, proposed } = (await service.snapshot(uri))!;
    for (const [i, { canonical, label, text: words }] of linesOf(title).entries()) {
      if (canonical === undefined) continue;
      const { id, start, end } = annotations[i]!;
      const suggestion = proposed.find(
        (one) => one.start === start && one.end === end && one.label === label,
      );
      mentions++;
      const proposedId = suggestion?.canonical;
      const isTaken = [...own].some(([gold, there]) => gold !== canonical && there === proposedId);
      const known = own.get(canonical);
      if (proposedId !== undefined && (known ?? proposedId) === proposedId && !isTaken)
        own.set(canonical, proposedId);
      else {
        const found = await service.entitiesOf.find({ uri, range: rangeOf(document, { start, end }), label });
        const rank = found.slice(0, SHOWN_IN_READER).findIndex((one) => one.id === known);
        keys += known === undefined || rank < 0 ? 3 : 2 + rank + 1;
        if (known === undefined) own.set(canonical, `new-${canonical}`);
        else if (rank < 0) keys += words.length;
      }
      await service.edit(uri, { kind: 'describe', id, canonical: own.get(canonical)! });
    }
    await service.close(uri);
  }
  return { keys, mentions };
}

/** Entities that the reader's field lists. */
const SHOWN_IN_READER = 8;

describe('the entity of a mention', () => {
  it('takes 0.3 keys a mention to link at most, over all seeds', async () => {
    const { keys, mentions } = await keysToLink();
    assert.ok(mentions > 200);
    assert.ok(keys / mentions <= 0.3, `${keys} keys for ${mentions} mentions`);
  }).timeout(60_000);

  for (const [title, recogniser] of [
    ['by what was linked in another document', nameless],
    ['by what was linked and what is recognised', shippedRecogniser],
  ] as const)
    it(`comes first ${title}`, async () => {
      const all: Asked[] = [];
      for (const seed of seeds) all.push(...(await ask(seed.title, recogniser())));
      const within = (place: number): number =>
        all.filter(({ rank }) => rank >= 0 && rank < place).length / all.length;
      assert.ok(all.length > 500);
      const others = all.filter(({ rank }) => rank !== 0).map((one) => Object.values(one).join(' '));
      assert.ok(within(1) >= 0.95 && within(3) >= 0.99, [within(1), within(3), ...others].join('\n'));
    }).timeout(60_000);
});
