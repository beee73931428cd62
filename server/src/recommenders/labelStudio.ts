/**
 * A Label Studio ML backend: `GET /health`, `POST /setup`, `POST /predict`, `POST /webhook`, as the backends' own server
 * answers them (label-studio-ml-backend, `label_studio_ml/api.py`). What it predicts is read as Label Studio's files are.
 */
import * as v from 'valibot';
import type { ExchangeDocument } from '../formats/format.js';
import { labelStudio } from '../formats/labelStudio.js';
import { message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';
import { askJson, askedAgainLater } from './asking.js';
import { corpusOf, proposalsOfDocument } from './exchanged.js';
import {
  MOST_PROPOSALS,
  type AskedText,
  type Recommender,
  type RecommenderAnswer,
  type RecommenderCorpus,
  type Training,
} from './recommender.js';
import type { Transports } from './transports.js';

const PROJECT = 'hawashi';

const PredictionsSchema = v.looseObject({ results: v.array(v.unknown()) });
const PredictionSchema = v.looseObject({ result: v.array(v.unknown()) });

const encoder = new TextEncoder();

export class LabelStudioRecommender implements Recommender {
  private isSetUp = false;

  constructor(
    private readonly url: string,
    private readonly seconds: number,
    private readonly corpus: RecommenderCorpus,
    private readonly transports: Pick<Transports, 'http'>,
  ) {}

  async predict(asked: AskedText, signal: AbortSignal): Promise<RecommenderAnswer> {
    if (!this.isSetUp) await this.setUp(signal);
    const tasks = [{ id: 1, data: { text: asked.text, document: asked.name } }];
    const given = await this.post(
      'predict',
      { tasks, label_config: this.configuration(), params: { context: null } },
      signal,
    );
    const answer = v.safeParse(PredictionsSchema, given);
    const first = answer.success
      ? v.safeParse(PredictionSchema, answer.output.results[0] ?? { result: [] })
      : undefined;
    if (!first?.success) throw new MessageError(message('recommenders.noAnswer'));
    const said = first.output.result;
    const predictions = [{ result: said.slice(0, MOST_PROPOSALS) }];
    const task = [{ data: { text: asked.text }, predictions }];
    const files = new Map([['predictions.json', encoder.encode(JSON.stringify(task))]]);
    let document: ExchangeDocument | undefined;
    for await (const read of labelStudio.read(files, { report: () => undefined })) document ??= read;
    const regions = said.filter((region) => !isRelation(region)).length;
    return proposalsOfDocument(asked.text, document, regions);
  }

  /** Tells the backend of each annotation, as Label Studio's webhooks do; it trains if and when it likes. */
  async train(documents: readonly ExchangeDocument[]): Promise<Training> {
    const writer = labelStudio.createWriter(corpusOf(this.corpus), { as: 'annotations' });
    const content = [...documents.flatMap((document) => writer.document(document)), ...writer.end()]
      .filter(({ path }) => path.endsWith('.json'))
      .map((piece) => piece.content)
      .join('');
    const tasks = JSON.parse(content) as readonly { readonly annotations?: readonly unknown[] }[];
    for (const task of tasks) {
      const body = {
        action: 'ANNOTATION_CREATED',
        project: { id: 1, title: PROJECT },
        task,
        annotation: task.annotations?.[0],
      };
      const { status } = await this.transports.http(`${this.url}/webhook`, { body, seconds: this.seconds });
      if (askedAgainLater(status)) return 'busy';
      if (status >= 400) return 'unable';
    }
    const body = { action: 'START_TRAINING', project: { id: 1, title: PROJECT } };
    await this.transports.http(`${this.url}/webhook`, { body, seconds: this.seconds });
    return 'done';
  }

  dispose(): void {
    this.isSetUp = false;
  }

  private async setUp(signal: AbortSignal): Promise<void> {
    await askJson(this.transports, `${this.url}/health`, { seconds: this.seconds, signal });
    await this.post('setup', { schema: this.configuration(), extra_params: '' }, signal);
    this.isSetUp = true;
  }

  private post(name: string, body: object, signal: AbortSignal): Promise<unknown> {
    const { seconds } = this;
    return askJson(this.transports, `${this.url}/${name}`, {
      body: { ...body, project: PROJECT },
      seconds,
      signal,
    });
  }

  /** The labelling interface, as an export of the corpus has it. */
  private configuration(): string {
    const files = labelStudio.createWriter(corpusOf(this.corpus), { as: 'predictions' }).end();
    return String(files.find(({ path }) => path.endsWith('.xml'))?.content ?? '');
  }
}

const isRelation = (region: unknown): boolean =>
  typeof region === 'object' && region !== null && 'type' in region && region.type === 'relation';
