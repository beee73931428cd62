import assert from 'node:assert/strict';
import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';
import type { Annotation } from '../../../server/src/annotation/model.js';
import type { AttributeDefinition } from '../../../server/src/annotation/attributes.js';
import { ENTITY, NAMED_ENTITIES } from '../../../server/src/formats/parts/uimaTypes.js';
import { InceptionRecommender } from '../../../server/src/recommenders/inception.js';
import { LabelStudioRecommender } from '../../../server/src/recommenders/labelStudio.js';
import type { Recommender } from '../../../server/src/recommenders/recommender.js';
import type { HttpAnswer, Transports } from '../../../server/src/recommenders/transports.js';
import { json, NEVER, StubServer } from './stub.js';

const TEXT = '😀 زار مراكش';
const asked = { name: 'a', text: TEXT };
const corpus = {
  root: 'file:///c/',
  labels: DEFAULT_LABELS,
  attributes: [] as readonly AttributeDefinition[],
};
const URL_ = 'http://127.0.0.1:9';
type Http = Pick<Transports, 'http'>;
const inception = (http: Http) => new InceptionRecommender(`${URL_}/ner`, 5, NAMED_ENTITIES, corpus, http);
const labelStudio = (http: Http) => new LabelStudioRecommender(URL_, 5, corpus, http);

const annotation: Annotation = { id: 'a1', start: 7, end: 12, text: 'مراكش', label: 'GPE', origin: 'human' };
const document = { name: 'a', text: TEXT, annotations: [annotation], relations: [] };

interface Predict {
  readonly metadata: { readonly layer: string; readonly feature: string };
  readonly document: { readonly xmi: string };
  readonly typeSystem: string;
}

/** Adds predictions to the CAS that was sent, as INCEpTION's recommenders do. */
const predicting =
  (...elements: readonly string[]) =>
  ({ document: { xmi } }: Predict): HttpAnswer => {
    const namespace = 'http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore';
    const added = elements.map(
      (rest) => `<p:NamedEntity xmlns:p="${namespace}" xmi:id="900" sofa="1" ${rest}/>`,
    );
    return json({ document: xmi.replace('<cas:View', `${added.join('')}<cas:View`) });
  };
const PREDICTED = 'inception_internal_predicted="true"';

const region = (value: object) => ({
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  score: 0.8,
  value,
});
const results = (...result: readonly unknown[]) => json({ results: [{ result, score: 0.7 }] });
const answers = (predict: HttpAnswer | ((body: never) => HttpAnswer)) => ({
  health: json({ status: 'UP' }),
  setup: json({ model_version: '1' }),
  predict,
});

const said = async (recommender: Recommender) => {
  const { proposals, dropped } = await recommender.predict(asked, NEVER);
  return {
    found: proposals.map(({ start, end, label, confidence }) => [TEXT.slice(start, end), label, confidence]),
    dropped,
  };
};

describe('recommenders: INCEpTION', () => {
  it('is sent the text, its types and what is asked for', async () => {
    const server = new StubServer({ predict: { status: 204, text: '' } });
    assert.deepEqual(await said(inception(server)), { found: [], dropped: 0 });
    const { url, body } = server.asked[0] as { readonly url: string; readonly body: Predict };
    assert.equal(url, `${URL_}/ner/predict`);
    assert.deepEqual([body.metadata.layer, body.metadata.feature], [ENTITY, 'value']);
    assert.match(body.document.xmi, /sofaString="😀 زار مراكش"/);
    for (const name of ['inception_internal_predicted', 'value_score', 'value_score_explanation'])
      assert.match(body.typeSystem, new RegExp(`<name>${name}</name>`));
  });

  it('predicts, with scores and reasons; what was sent is no prediction', async () => {
    const server = new StubServer({
      predict: predicting(
        `begin="7" end="12" value="GPE" ${PREDICTED} value_score="0.9" value_score_explanation="seen"`,
        'begin="3" end="6" value="PERS"',
        `begin="3" end="6" value="PERS" ${PREDICTED}`,
      ),
    });
    assert.deepEqual(await said(inception(server)), {
      found: [
        ['مراكش', 'GPE', 0.9],
        ['زار', 'PERS', 0.5],
      ],
      dropped: 0,
    });
  });

  it('is told what the corpus wants said, and says it by its types', async () => {
    const attributes: readonly AttributeDefinition[] = [
      { name: 'sure', type: 'flag' },
      { name: 'since', type: 'number' },
      { name: 'stance', type: 'choice', values: [{ name: 'for' }] },
    ];
    for (const layer of [ENTITY, 'custom.Name']) {
      const server = new StubServer({
        predict: predicting(
          `begin="7" end="12" value="GPE" ${PREDICTED} sure="true" since="1999" stance="else"`,
          'begin="3" end="6" value="PERS" inception_internal_predicted="false"',
        ),
        train: { status: 204, text: '' },
      });
      const asked_ = { layer, feature: 'value' };
      const one = new InceptionRecommender(URL_, 5, asked_, { ...corpus, attributes }, server);
      const { proposals } = await one.predict(asked, NEVER);
      if (layer === ENTITY)
        assert.deepEqual(
          proposals.map((proposal) => proposal.attributes),
          [{ sure: true, since: 1999 }],
        );
      await one.train([{ ...document, annotations: [{ ...annotation, attributes: { sure: false } }] }]);
      const { typeSystem, documents } = server.asked[1]!.body as {
        readonly typeSystem: string;
        readonly documents: readonly { readonly xmi: string }[];
      };
      assert.match(
        typeSystem,
        /<name>since<\/name><description\/?>(?:<\/description>)?<rangeTypeName>uima.cas.Double</,
      );
      assert.match(
        documents[0]!.xmi,
        new RegExp(`:${layer.split('.').at(-1)} [^>]*value="GPE"[^>]* sure="false"`),
      );
    }
  });

  it('says nothing of another text', async () => {
    const server = new StubServer({
      predict: (body: Predict) => {
        const answer = predicting(`begin="7" end="12" value="GPE" ${PREDICTED}`)(body);
        return { ...answer, text: answer.text.replace('زار', 'عاد') };
      },
    });
    assert.deepEqual(await said(inception(server)), { found: [], dropped: 1 });
  });

  it('predicts what it can of a prediction that says too little, and counts the rest', async () => {
    const wrong = ['', 'begin="x" end="12" value="GPE"', 'begin="7" end="12"', 'begin="7" value="GPE"'];
    const server = new StubServer({
      predict: predicting(
        ...wrong.map((rest) => `${rest} ${PREDICTED}`),
        `begin="7" end="12" value="GPE" ${PREDICTED} value_score="very"`,
      ),
    });
    assert.deepEqual(await said(inception(server)), { found: [['مراكش', 'GPE', 0.5]], dropped: 4 });
  });

  it('learns', async () => {
    for (const [status, training] of [
      [204, 'done'],
      [429, 'busy'],
      [500, 'unable'],
    ] as const) {
      const server = new StubServer({ train: { status, text: '' } });
      assert.equal(await inception(server).train([document]), training);
      const body = server.asked[0]!.body as { readonly documents: readonly { readonly xmi: string }[] };
      assert.match(body.documents[0]!.xmi, /value="GPE"/);
    }
  });
});

describe('recommenders: Label Studio', () => {
  it('is set up once, and predicts', async () => {
    const server = new StubServer(
      answers(results(region({ start: 6, end: 11, text: 'مراكش', labels: ['GPE'] }))),
    );
    const recommender = labelStudio(server);
    for (let i = 0; i < 2; i++)
      assert.deepEqual(await said(recommender), { found: [['مراكش', 'GPE', 0.8]], dropped: 0 });
    assert.deepEqual(
      server.asked.map(({ url }) => url.replace(URL_, '')),
      ['/health', '/setup', '/predict', '/predict'],
    );
    const { tasks, label_config } = server.asked[2]!.body as {
      readonly tasks: readonly { readonly data: { readonly text: string } }[];
      readonly label_config: string;
    };
    assert.equal(tasks[0]!.data.text, TEXT);
    assert.match(label_config, /<Label value="GPE"/);
  });

  const table: readonly [string, HttpAnswer, object][] = [
    ['no results', json({ results: [] }), { found: [], dropped: 0 }],
    ['no regions', results(), { found: [], dropped: 0 }],
    ['offsets outside', results(region({ start: 6, end: 110, labels: ['GPE'] })), { found: [], dropped: 1 }],
    [
      'UTF-16 told by the quote',
      results(region({ start: 7, end: 12, text: 'مراكش', labels: ['GPE'] })),
      { found: [['مراكش', 'GPE', 0.8]], dropped: 0 },
    ],
    ['nonsense', results(3, null, 'x'), { found: [], dropped: 3 }],
  ];
  for (const [title, answer, expected] of table)
    it(`takes ${title}`, async () => {
      assert.deepEqual(await said(labelStudio(new StubServer(answers(answer)))), expected);
    });

  it('takes no more than a text can have', async () => {
    const one = region({ start: 6, end: 11, text: 'مراكش', labels: ['GPE'] });
    const many = json({ results: [{ result: Array.from({ length: 120_000 }, () => one) }] });
    const { proposals, dropped } = await labelStudio(new StubServer(answers(many))).predict(asked, NEVER);
    assert.ok(proposals.length <= 100_000);
    assert.equal(proposals.length + dropped, 120_000);
  });

  it('is told of annotations as by its webhooks', async () => {
    const server = new StubServer({ webhook: json({}, 201) });
    assert.equal(await labelStudio(server).train([document]), 'done');
    const actions = server.asked.map(({ body }) => (body as { readonly action: string }).action);
    assert.deepEqual(actions, ['ANNOTATION_CREATED', 'START_TRAINING']);
    const { task } = server.asked[0]!.body as { readonly task: { readonly data: object } };
    assert.match(JSON.stringify(task), /مراكش/);
  });
});

describe('recommenders: services that fail', () => {
  /** A hundred thousand million letters, were it read as it asks to be. */
  const levels = Array.from({ length: 10 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
  const BOMB = `<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">${levels.join('')}]><x>&e10;</x>`;
  /** Would be read from the machine. */
  const OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>';
  const table: readonly [string, HttpAnswer, RegExp][] = [
    ['429', json({}, 429), /busy/i],
    ['503', json({}, 503), /busy/i],
    ['500', json({}, 500), /500/],
    ['404', json({}, 404), /404/],
    ['no JSON', { status: 200, text: '<html>' }, /no JSON/],
    ['other JSON', json([1]), /protocol/],
  ];
  for (const [title, answer, told] of table)
    it(title, async () => {
      await assert.rejects(said(inception(new StubServer({ predict: answer }))), told);
      await assert.rejects(said(labelStudio(new StubServer(answers(answer)))), told);
    });

  it('XML that is none, or a bomb', async () => {
    await assert.rejects(said(inception(new StubServer({ predict: json({ document: '<a' }) }))), /protocol/);
    for (const document of [BOMB, OUTSIDE, '<x>'.repeat(100_000)]) {
      const server = new StubServer({ predict: json({ document }) });
      const { found } = await said(inception(server)).catch((error: Error) => {
        assert.match(error.message, /protocol/);
        return { found: [] };
      });
      assert.deepEqual(found, []);
    }
  });
});
