/** Stand-ins for what recommenders reach. */
import { message, type Message } from '../../../server/src/messages/message.js';
import type {
  HttpAnswer,
  HttpRequest,
  Program,
  ProgramEvents,
  Transports,
} from '../../../server/src/recommenders/transports.js';

/** A signal that is never given. */
export const NEVER = new AbortController().signal;

/** Answers addresses by what they end in. */
export class StubServer implements Pick<Transports, 'http'> {
  readonly asked: { readonly url: string; readonly body: unknown }[] = [];

  constructor(
    private readonly answers: Readonly<Record<string, HttpAnswer | ((body: never) => HttpAnswer)>>,
  ) {}

  http(url: string, { body }: HttpRequest): Promise<HttpAnswer> {
    this.asked.push({ url, body });
    const name = url.slice(url.lastIndexOf('/') + 1);
    const answer = this.answers[name] ?? { status: 404, text: '' };
    return Promise.resolve(typeof answer === 'function' ? answer(body as never) : answer);
  }
}

export const json = (value: unknown, status = 200): HttpAnswer => ({ status, text: JSON.stringify(value) });

/** A program that answers each line by a function; `undefined`: it is silent. */
export class StubProgram implements Pick<Transports, 'start'> {
  readonly starts: (readonly string[])[] = [];
  ended = 0;
  private events: ProgramEvents | undefined;

  constructor(private readonly answer: (line: string) => string | undefined) {}

  start(command: readonly string[], _folder: string, _limits: unknown, events: ProgramEvents): Program {
    this.starts.push(command);
    this.events = events;
    return {
      send: (line) => {
        const answer = this.answer(line);
        if (answer !== undefined) void Promise.resolve().then(() => events.line(answer));
      },
      end: () => this.ended++,
    };
  }

  dies(why: Message = message('recommenders.ended')): void {
    this.events?.ended(why);
  }
}
