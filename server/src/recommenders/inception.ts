/** A client of INCEpTION's external recommenders: `POST …/predict`, `POST …/train`. */
import * as v from 'valibot';
import type { ExchangeDocument } from '../formats/format.js';
import type { FeatureStructure } from '../formats/parts/uima.js';
import { TypeSystem, typeSystem } from '../formats/parts/typeSystem.js';
import { UimaScheme, type LabelledLayer } from '../formats/parts/uimaTypes.js';
import { writeXmi } from '../formats/uimaXmi.js';
import { message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';
import type { Proposal } from '../suggestions/sources.js';
import { askedAgainLater, askJson } from './asking.js';
import {
  explanationOf,
  PREDICTED,
  PredictAnswerSchema,
  readCas,
  scoreOf,
  typesFor,
} from './inceptionProtocol.js';
import { UNSAID_CONFIDENCE } from './jsonLines.js';
import {
  MOST_PROPOSALS,
  type AskedText,
  type Recommender,
  type RecommenderAnswer,
  type RecommenderCorpus,
  type Training,
} from './recommender.js';
import type { Transports } from './transports.js';

export class InceptionRecommender implements Recommender {
  private readonly scheme: UimaScheme;
  /** What the answers are read by. */
  private readonly types: TypeSystem;
  private readonly typeSystem: string;

  constructor(
    private readonly url: string,
    private readonly seconds: number,
    private readonly asked: LabelledLayer,
    corpus: RecommenderCorpus,
    private readonly transports: Pick<Transports, 'http'>,
  ) {
    this.scheme = new UimaScheme(corpus.attributes, asked);
    const types = typesFor(this.scheme, asked);
    this.types = TypeSystem.of(types);
    this.typeSystem = typeSystem(types);
  }

  async predict({ name, text, date }: AskedText, signal: AbortSignal): Promise<RecommenderAnswer> {
    const document = { name, text, annotations: [], relations: [], ...(date !== undefined && { date }) };
    const { seconds, typeSystem: types } = this;
    const body = { metadata: this.metadata(), document: this.documentOf(document), typeSystem: types };
    const given = await askJson(this.transports, `${this.url}/predict`, { body, seconds, signal });
    // No content: it has nothing to say yet.
    if (given === undefined) return { proposals: [], dropped: 0 };
    const answer = v.safeParse(PredictAnswerSchema, given);
    const cas = answer.success ? readCas(answer.output.document, this.types) : undefined;
    if (!cas) throw new MessageError(message('recommenders.noAnswer'));
    const isSameText = cas.sofa === undefined || cas.sofa.values['sofaString'] === text;
    const { layer } = this.asked;
    const said = cas.structures.filter(({ type, values }) => type === layer && values[PREDICTED] === true);
    const proposals = isSameText ? said.slice(0, MOST_PROPOSALS).flatMap((one) => this.proposal(one)) : [];
    return { proposals, dropped: said.length - proposals.length };
  }

  async train(documents: readonly ExchangeDocument[]): Promise<Training> {
    const body = {
      metadata: this.metadata(),
      documents: documents.map((document) => this.documentOf(document)),
      typeSystem: this.typeSystem,
    };
    const { status } = await this.transports.http(`${this.url}/train`, { body, seconds: this.seconds });
    return askedAgainLater(status) ? 'busy' : status >= 400 ? 'unable' : 'done';
  }

  dispose(): void {
    // Nothing is kept between questions.
  }

  private metadata(): object {
    return {
      ...this.asked,
      projectId: 1,
      anchoringMode: 'characters',
      crossSentence: false,
    };
  }

  private documentOf(document: ExchangeDocument): object {
    const xmi = writeXmi(document, this.scheme);
    return { xmi, documentId: document.name, userId: document.annotator ?? 'hawashi' };
  }

  private proposal({ values }: FeatureStructure): Proposal[] {
    const { begin, end } = values;
    const { feature } = this.asked;
    const label = values[feature];
    if (!isOffset(begin) || !isOffset(end) || label === undefined || label === '') return [];
    const score = Number(values[scoreOf(feature)] ?? NaN);
    const attributes = this.scheme.attributesIn(values);
    const why = values[explanationOf(feature)];
    return [
      {
        ...{ start: begin, end, label: String(label) },
        confidence: Number.isFinite(score) ? score : UNSAID_CONFIDENCE,
        ...(attributes && { attributes }),
        reasons: why === undefined || why === '' ? [] : [message('recommenders.why', { said: String(why) })],
      },
    ];
  }
}

/** What is no number is read as NaN. */
const isOffset = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value);
