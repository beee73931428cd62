/**
 * A program that speaks JSON lines, as `hawashi annotate --stdin` does: `{"id","text","dct"?}` in,
 * `{"id","annotations":[{"start","end","text"?,"label","confidence"?,"value"?,"canonical"?}]}` out, offsets in code points.
 * It is started when it is first asked, and again after it ended; one question is under way at a time.
 */
import * as v from 'valibot';
import { QuotedText } from '../formats/parts/quotes.js';
import { message, type Message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';
import type { Proposal } from '../suggestions/sources.js';
import { CodePointIndex } from '../text/offsets.js';
import { MOST_PROPOSALS, type AskedText, type Recommender, type RecommenderAnswer } from './recommender.js';
import { LARGEST_ANSWER, type Program, type Transports } from './transports.js';

const AnswerSchema = v.looseObject({
  id: v.optional(v.unknown()),
  error: v.optional(v.string()),
  annotations: v.optional(v.array(v.unknown())),
});

const score = v.optional(v.number());

const SpanSchema = v.looseObject({
  start: v.number(),
  end: v.number(),
  label: v.string(),
  text: v.optional(v.string()),
  confidence: score,
  labelConfidence: score,
  borderConfidence: score,
  value: v.nullish(v.string()),
  canonical: v.nullish(v.string()),
});

/** How sure a recommender is that does not say it. */
export const UNSAID_CONFIDENCE = 0.5;

/** Places of a list of spans in code points, or in what their quotes say that they count. */
export function proposalsOf(text: string, said: readonly unknown[]): RecommenderAnswer {
  const quoted = new QuotedText(text, new CodePointIndex(text));
  const proposals: Proposal[] = [];
  for (const one of said.slice(0, MOST_PROPOSALS)) {
    const read = v.safeParse(SpanSchema, one);
    if (!read.success) continue;
    const { start, end, label, text: quote, value, canonical, ...scores } = read.output;
    const place = quoted.place({ start, end }, quote, { file: '' }, () => undefined);
    if (!place || place.start === place.end) continue;
    const { confidence = UNSAID_CONFIDENCE, labelConfidence, borderConfidence } = scores;
    proposals.push({
      start: place.start,
      end: place.end,
      label,
      confidence,
      ...(labelConfidence !== undefined && { labelConfidence }),
      ...(borderConfidence !== undefined && { borderConfidence }),
      ...(value && { value }),
      ...(canonical && { canonical }),
      reasons: [],
    });
  }
  return { proposals, dropped: said.length - proposals.length };
}

interface Question {
  readonly id: string;
  readonly asked: AskedText;
  readonly signal: AbortSignal;
  readonly answered: (answer: RecommenderAnswer) => void;
  readonly failed: (why: Message) => void;
}

export interface JsonLinesOptions {
  readonly command: readonly string[];
  /** Address of the folder in which it is started. */
  readonly folder: string;
  readonly seconds: number;
  readonly megabytes: number;
}

export class JsonLinesRecommender implements Recommender {
  private program: Program | undefined;
  private readonly waiting: Question[] = [];
  private current: Question | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private questions = 0;

  constructor(
    private readonly options: JsonLinesOptions,
    private readonly transports: Pick<Transports, 'start'>,
  ) {}

  predict(asked: AskedText, signal: AbortSignal): Promise<RecommenderAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({
        id: `${++this.questions}`,
        asked,
        signal,
        answered: resolve,
        failed: (why) => reject(new MessageError(why)),
      });
      this.next();
    });
  }

  dispose(): void {
    this.end(message('recommenders.ended'));
    for (const { failed } of this.waiting.splice(0)) failed(message('recommenders.ended'));
  }

  private next(): void {
    while (this.current === undefined) {
      const question = this.waiting.shift();
      if (!question) return;
      if (question.signal.aborted) {
        question.failed(message('recommenders.givenUp'));
        continue;
      }
      this.ask(question);
    }
  }

  private ask(question: Question): void {
    const { id, asked } = question;
    const { seconds } = this.options;
    this.current = question;
    this.timer = setTimeout(() => this.end(message('recommenders.slow', { seconds })), seconds * 1000);
    this.program ??= this.started();
    const { text, date } = asked;
    this.program.send(JSON.stringify({ id, text, ...(date !== undefined && { dct: date }) }));
  }

  private started(): Program {
    const { command, folder, megabytes } = this.options;
    const limits = { megabytes, longestLine: LARGEST_ANSWER };
    const program = this.transports.start(command, folder, limits, {
      line: (line) => this.take(line),
      ended: (why) => {
        if (this.program === program) this.program = undefined;
        this.settle(({ failed }) => failed(why));
      },
    });
    return program;
  }

  private take(line: string): void {
    const { current } = this;
    // What it prints when nobody has asked, and empty lines, are no answers.
    if (!current || line.trim() === '') return;
    let given: unknown;
    try {
      given = JSON.parse(line);
    } catch {
      this.settle(({ failed }) => failed(message('recommenders.noJson', { line: line.slice(0, 80) })));
      return;
    }
    const answer = v.safeParse(AnswerSchema, given);
    if (!answer.success || Array.isArray(given)) {
      this.settle(({ failed }) => failed(message('recommenders.noAnswer')));
      return;
    }
    const { id, error, annotations = [] } = answer.output;
    // Of a question that was given up, or that it made up.
    if (id !== undefined && id !== current.id) return;
    if (error !== undefined)
      this.settle(({ failed }) => failed(message('recommenders.said', { said: error.slice(0, 200) })));
    else this.settle(({ asked, answered }) => answered(proposalsOf(asked.text, annotations)));
  }

  /** The question under way is answered or has failed, and the next one is asked. */
  private settle(tell: (question: Question) => void): void {
    clearTimeout(this.timer);
    const { current } = this;
    this.current = undefined;
    if (current) tell(current);
    this.next();
  }

  private end(why: Message): void {
    const { program } = this;
    this.program = undefined;
    program?.end();
    this.settle(({ failed }) => failed(why));
  }
}
