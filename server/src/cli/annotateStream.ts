/**
 * `hawashi annotate --stdin`: a filter of JSON Lines for batch engines. One object in, one out, in order, in
 * constant memory: the next line is read when the answer to the last one has been taken.
 */
import { say } from './say.js';
import { isDocumentDate } from '../annotation/documentDates.js';
import { CodePointIndex } from '../text/offsets.js';
import { batchMode } from './batchMode.js';
import { EXIT_FINDINGS, EXIT_FINE, sayError } from './messages.js';
import type { Run } from './run.js';
import { createRecogniser, recogniseFile, sureEnough } from './recognition.js';

export interface StreamOptions {
  readonly minimumConfidence?: number;
  readonly longestLine?: number;
}

/** The longest line that is taken, in bytes, if nothing else is said. */
export const LONGEST_LINE = 64 * 1024 * 1024;

/** A line of bytes; `bytes` is missing where it was longer than allowed. */
interface InputLine {
  readonly bytes?: Uint8Array;
  readonly length: number;
}

/** Lines of a stream of bytes; of one that is too long only its length is kept. */
export async function* inputLines(
  input: AsyncIterable<Uint8Array | string>,
  longest: number,
): AsyncGenerator<InputLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): InputLine => {
    const line = length > longest ? { length } : { bytes: Buffer.concat(parts), length };
    parts = [];
    length = 0;
    return line;
  };
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > longest) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  for await (const given of input) {
    const chunk = typeof given === 'string' ? Buffer.from(given) : given;
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      add(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield take();
}

interface Request {
  readonly id?: unknown;
  readonly text: string;
  readonly dct?: string;
}

class Refused extends Error {
  constructor(
    message: string,
    readonly id?: unknown,
  ) {
    super(message);
  }
}

function parseRequest({ bytes, length }: InputLine, longest: number): Request | undefined {
  if (!bytes) throw new Refused(say('tool.stream.longLine', { length, longest }));
  let line: string;
  try {
    line = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(say('tool.stream.utf8'));
  }
  if (line.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Refused(say('read.jsonLine', { reason: sayError(error) }));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refused(say('tool.stream.object'));
  const { id, text, dct } = value as Record<string, unknown>;
  if (typeof text !== 'string') throw new Refused(say('read.noText'), id);
  if (dct !== undefined && dct !== null && !(typeof dct === 'string' && isDocumentDate(dct)))
    throw new Refused(say('tool.stream.date'), id);
  return { id, text, ...(typeof dct === 'string' && { dct }) };
}

export async function annotateStream(options: StreamOptions, run: Run): Promise<number> {
  batchMode();
  const recogniser = createRecogniser((message) => run.messages.warn(message));
  const longest = options.longestLine ?? LONGEST_LINE;
  let failed = 0;
  let number = 0;
  for await (const line of inputLines(run.input as AsyncIterable<Uint8Array>, longest)) {
    number++;
    let answer: unknown;
    try {
      const request = parseRequest(line, longest);
      if (!request) continue;
      const points = new CodePointIndex(request.text);
      const found = recogniseFile(recogniser, request.text, { date: request.dct });
      answer = {
        id: request.id,
        annotations: sureEnough(found, options.minimumConfidence).map((annotation) => ({
          start: points.toCodePoints(annotation.start),
          end: points.toCodePoints(annotation.end),
          text: annotation.text,
          label: annotation.label,
          value: annotation.value,
          canonical: annotation.canonical,
          confidence: annotation.confidence,
          labelConfidence: annotation.labelConfidence,
          borderConfidence: annotation.borderConfidence,
        })),
      };
    } catch (error) {
      failed++;
      run.messages.error(sayError(error), { file: 'stdin', line: number });
      answer = { id: error instanceof Refused ? error.id : undefined, line: number, error: sayError(error) };
    }
    if (!(await run.print(JSON.stringify(answer) + '\n'))) break;
  }
  return failed > 0 ? EXIT_FINDINGS : EXIT_FINE;
}
