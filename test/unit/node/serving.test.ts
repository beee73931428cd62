import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';
import type { Annotation } from '../../../server/src/annotation/model.js';
import { createRecogniser, recogniseFile } from '../../../server/src/cli/recognition.js';
import { typeSystem } from '../../../server/src/formats/parts/typeSystem.js';
import { NAMED_ENTITIES, UimaScheme } from '../../../server/src/formats/parts/uimaTypes.js';
import { uimaXmi } from '../../../server/src/formats/uimaXmi.js';
import { nodeTransports } from '../../../server/src/node/recommenders/transports.js';
import {
  serveRecommender,
  type RecommenderServer,
} from '../../../server/src/node/serving/recommenderServer.js';
import { corpusOf } from '../../../server/src/recommenders/exchanged.js';
import { InceptionRecommender } from '../../../server/src/recommenders/inception.js';
import { readCas, typesFor } from '../../../server/src/recommenders/inceptionProtocol.js';
import { LabelStudioRecommender } from '../../../server/src/recommenders/labelStudio.js';
import type { Recommender } from '../../../server/src/recommenders/recommender.js';
import { predictInception } from '../../../server/src/recommenders/serving/inception.js';
import { predictLabelStudio } from '../../../server/src/recommenders/serving/labelStudio.js';

const TOKEN = 'a-token-of-a-test';
const SEED = readFileSync('seeds/000_4c4651075b1dae0f.txt', 'utf8');
const corpus = { root: 'file:///c/', labels: DEFAULT_LABELS, attributes: [] };
const recogniser = createRecogniser(() => undefined);
const recognise = (text: string, date?: string): readonly Annotation[] => {
  if (text === 'fail') throw new Error('of a test');
  return recogniseFile(recogniser, text, { date });
};
const inception = (url: string) => new InceptionRecommender(url, 20, NAMED_ENTITIES, corpus, nodeTransports);
const labelStudio = (url: string) => new LabelStudioRecommender(url, 20, corpus, nodeTransports);

const ask = (url: string, body: string | undefined, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, { headers, ...(body !== undefined && { method: 'POST', body }) });

const xmiOf = (text: string): string => {
  const document = { name: 'a', text, annotations: [], relations: [] };
  return uimaXmi.createWriter(corpusOf(corpus), {}).document(document)[0]!.content as string;
};
const question = (xmi: string, metadata: object = NAMED_ENTITIES) => ({
  metadata,
  document: { xmi, documentId: 'a', userId: 'b' },
  typeSystem: typeSystem(typesFor(new UimaScheme([]), NAMED_ENTITIES)),
});

describe('serving: to our own clients, over HTTP', function () {
  this.timeout(30_000);
  let server: RecommenderServer;
  let bare: string;
  const failures: unknown[] = [];
  before(async () => {
    const failed = (error: unknown) => void failures.push(error);
    server = await serveRecommender(recognise, { port: 0, token: TOKEN, failed });
    bare = `http://127.0.0.1:${server.port}`;
  });
  after(() => server.close());

  const texts = {
    'a seed': SEED,
    'a seed after astral characters': `😀𐤀 ${SEED}`,
    'lines of Windows': SEED.replaceAll('\n', '\r\n'),
  };
  for (const [title, text] of Object.entries(texts))
    for (const [tool, client] of Object.entries<(at: RecommenderServer) => Recommender>({
      INCEpTION: (at) => inception(at.inception),
      'Label Studio': (at) => labelStudio(at.labelStudio),
    }))
      it(`${tool}: ${title}`, async () => {
        const { proposals, dropped } = await client(server).predict(
          { name: 'a', text },
          new AbortController().signal,
        );
        const told = proposals.map(({ start, end, label, confidence }) => [start, end, label, confidence]);
        const meant = recognise(text).map(({ start, end, label, confidence }) => [
          start,
          end,
          label,
          confidence,
        ]);
        const order = (all: readonly (readonly unknown[])[]) => all.map((one) => JSON.stringify(one)).sort();
        assert.ok(meant.length > 5);
        assert.equal(dropped, 0);
        assert.deepEqual(order(told), order(meant));
      });

  it('takes what is sent to learn from', async () => {
    const document = { name: 'a', text: 'مراكش', annotations: [], relations: [] };
    assert.equal(await inception(server.inception).train([document]), 'done');
    assert.equal(await labelStudio(server.labelStudio).train([document]), 'done');
  });

  const basic = (password: string) => `Basic ${Buffer.from(`hawashi:${password}`).toString('base64')}`;
  const known: readonly (readonly [string, string, number])[] = [
    [`Token ${TOKEN}`, '/health', 200],
    [`Bearer ${TOKEN}`, '/health', 200],
    [basic(TOKEN), '/health', 200],
    ['', `/${TOKEN}`, 200],
    ['', `/${TOKEN}/health`, 200],
    ['', '/health', 401],
    ['', '/', 401],
    ['Bearer another', '/health', 401],
    [basic('another'), '/health', 401],
    ['', `/${TOKEN}x/health`, 401],
    ['', '/nothing', 401],
    ['', `/${TOKEN}/nothing`, 404],
    ['', `/${TOKEN}/predict`, 404],
  ];
  for (const [authorization, path, status] of known)
    it(`${authorization.slice(0, 14)} ${path}: ${status}`, async () => {
      const answer = await ask(bare + path, undefined, authorization ? { authorization } : {});
      assert.equal(answer.status, status);
    });

  const bad: readonly (readonly [string, string, string, RegExp])[] = [
    ['no JSON', '/predict', '{', /no JSON/],
    ['no tasks', '/predict', '{}', /tasks/],
    ['no object', '/predict', '[1]', /protocol/],
    ['no interface', '/setup', '{}', /schema/],
    ['an interface without names', '/setup', '{"schema":"<View/>"}', /<Labels>/],
    ['no XML', '/setup', '{"schema":"<View"}', /./],
    ['no CAS', '/hawashi/predict', '{}', /metadata.*document.*typeSystem/],
    ['a broken CAS', '/hawashi/predict', JSON.stringify(question('<xmi')), /./],
    [
      'another layer',
      '/hawashi/predict',
      JSON.stringify(question(xmiOf('مراكش'), { layer: 'custom.Name', feature: 'value' })),
      /custom\.Name/,
    ],
    [
      'a name that is no name',
      '/hawashi/predict',
      JSON.stringify(question(xmiOf('مراكش'), { layer: NAMED_ENTITIES.layer, feature: 'a"b' })),
      /metadata\.feature/,
    ],
  ];
  for (const [title, path, body, told] of bad)
    it(`tells what is wrong: ${title}`, async () => {
      const answer = await ask(server.labelStudio + path, body);
      assert.equal(answer.status, 400);
      assert.match(((await answer.json()) as { readonly error: string }).error, told);
    });

  it('lives on where something fails, and tells it', async () => {
    const answer = await ask(`${server.labelStudio}/predict`, '{"tasks":[{"data":{"text":"fail"}}]}');
    assert.equal(answer.status, 500);
    assert.match(String(failures), /of a test/);
    assert.equal((await ask(`${server.labelStudio}/health`, undefined)).status, 200);
  });

  it('takes no question of more than 64 MB', async () => {
    const large = await ask(`${server.labelStudio}/predict`, 'x'.repeat(2 ** 26 + 1)).then(
      ({ status }) => status,
      () => 413,
    );
    assert.equal(large, 413);
    assert.equal((await ask(`${server.labelStudio}/health`, undefined)).status, 200);
  });
});

describe('serving: CAS', () => {
  const named = (start: number, end: number, label = 'GPE'): Annotation => ({
    ...{ id: 'm1', start, end, text: '', label, confidence: 0.9 },
  });

  it('all else stays as it was written, and ids are new', () => {
    const xmi = xmiOf('زار مراكش').replace('<cas:View', '<!-- kept --> <cas:View');
    const { document } = predictInception(question(xmi), () => [named(4, 9), named(0, 3, 'a"<b')]);
    const [before, after] = [xmi, document].map((text) => readCas(text)!);
    assert.deepEqual(
      after!.structures.map(({ id }) => id).length,
      new Set(after!.structures.map(({ id }) => id)).size,
    );
    const added = after!.structures.filter(({ type }) => type === NAMED_ENTITIES.layer);
    assert.deepEqual(
      added.map(({ values }) => [values['begin'], values['end'], values['value'], values['value_score']]),
      [
        [4, 9, 'GPE', '0.9'],
        [0, 3, 'a"<b', '0.9'],
      ],
    );
    assert.equal(after!.structures.length, before!.structures.length + 2);
    const members = /<cas:View[^>]*members="([^"]*)"/.exec(document)![1]!.split(' ');
    for (const { id } of added) assert.ok(members.includes(String(id)));
    const without = document.replace(/<hawashi:.*?\/>/g, '').replace(/( \d+){2}"(\/>\s*<\/xmi:XMI>)/, '"$2');
    assert.equal(without, xmi);
  });

  const views: readonly (readonly [string, string])[] = [
    ['no members', '<cas:View sofa="1"/>'],
    ['members in other quotes', "<cas:View members='7' sofa='1' />"],
    ['an open tag', '<cas:View sofa="1" members="7"></cas:View>'],
    ['another view before it', '<cas:View sofa="5" members="3"/><cas:View sofa="1" members="7"/>'],
  ];
  for (const [title, view] of views)
    it(`of a view with ${title}`, () => {
      const xmi = xmiOf('مراكش').replace(/<cas:View[^>]*>/, view);
      const { document } = predictInception(question(xmi), () => [named(0, 5)]);
      const { structures } = readCas(document)!;
      const { id } = structures.find(({ type }) => type === NAMED_ENTITIES.layer)!;
      const told = structures
        .filter(({ type }) => type === 'uima.cas.View')
        .find(({ references }) => references['sofa'] === 1);
      assert.ok(String(told?.values['members']).split(' ').includes(String(id)));
    });

  it('only of the part that is wanted, and nothing of a CAS without text', () => {
    const metadata = { ...NAMED_ENTITIES, range: { begin: 0, end: 5 } };
    const both = () => [named(0, 5), named(6, 9)];
    const { document } = predictInception(question(xmiOf('مراكش عاد'), metadata), both);
    assert.equal(document.match(/<hawashi:/g)?.length, 1);
    const empty = xmiOf('a').replace(/ sofaString="[^"]*"/, '');
    assert.equal(predictInception(question(empty), both).document, empty);
  });

  it('any text comes back as it was, with its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const xmi = xmiOf(text);
        const sent = readCas(xmi)!.sofa!.values['sofaString'];
        const asked: string[] = [];
        const { document } = predictInception(question(xmi), (given) => {
          asked.push(given);
          return [named(0, given.length)];
        });
        assert.deepEqual(asked, [sent]);
        assert.equal(readCas(document)!.sofa!.values['sofaString'], sent);
      }),
    );
  });
});

describe('serving: a labelling interface', () => {
  const place = (label: string): Annotation => ({
    id: 'm1',
    start: 3,
    end: 8,
    text: 'مراكش',
    label,
  });
  const predict = (label_config: string, data: object) =>
    predictLabelStudio({ tasks: [{ id: 1, data }], label_config }, () => [place('GPE'), place('PERS')]);

  it('names controls, the field and the labels', () => {
    const { results } = predict(
      '<View><Labels name="l0" toName="image"><Label value="GPE"/></Labels><Labels name="ner" toName="doc"><Label value="Place" alias="GPE"/></Labels><Text name="doc" value="$body"/></View>',
      { body: '😀 مراكش' },
    );
    assert.deepEqual(JSON.parse(JSON.stringify(results[0]!.result)), [
      {
        ...{ id: 'm1', from_name: 'ner', to_name: 'doc', type: 'labels' },
        value: { start: 2, end: 7, text: 'مراكش', labels: ['GPE'] },
      },
    ]);
  });

  it('a task without its text has an empty prediction', () => {
    const config = '<View><Labels name="a" toName="b"/><Text name="b" value="$c"/></View>';
    assert.deepEqual(predict(config, { text: 'x' }).results[0]!.result, []);
  });
});
