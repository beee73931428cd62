/** Prodigy's tasks by their tokens: spans and ends of relations that are given as numbers of tokens alone. */
import type { Annotation } from '../../annotation/model.js';
import type { CodePointIndex } from '../../text/offsets.js';
import { isObject, type JsonObject } from './inputText.js';
import { listOf } from './jsonSpans.js';

interface TokenPlace {
  /** In code points. */
  readonly start: number;
  readonly end: number;
}

/** The tokens of a task; undefined where it has none, or others than tokens with offsets. */
export function tokensOf(task: JsonObject): readonly TokenPlace[] | undefined {
  const tokens = listOf(task['tokens']);
  const places = tokens.flatMap((token): TokenPlace[] => {
    const { start, end } = isObject(token) ? token : {};
    return typeof start === 'number' && typeof end === 'number' ? [{ start, end }] : [];
  });
  return places.length > 0 && places.length === tokens.length ? places : undefined;
}

/** A span with offsets, where it has numbers of tokens alone. Prodigy's last token is inside the span. */
export function spanWithOffsets(span: unknown, tokens: readonly TokenPlace[] | undefined): unknown {
  if (!isObject(span) || span['start'] !== undefined || span['end'] !== undefined || !tokens) return span;
  const first = tokens[span['token_start'] as number];
  const last = tokens[span['token_end'] as number];
  return first && last ? { ...span, start: first.start, end: last.end } : span;
}

/**
 * The annotation that a token stands for: Prodigy takes the last one of a span, else one within it. Where a task has no
 * tokens, the words between white space are taken for them, and only the last of a span.
 */
export class AnnotationsByToken {
  private readonly tokens: readonly TokenPlace[];

  constructor(
    private readonly annotations: readonly Annotation[],
    private readonly given: readonly TokenPlace[] | undefined,
    text: string,
    points: CodePointIndex,
  ) {
    this.tokens =
      given ??
      Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
        start: points.toCodePoints(index),
        end: points.toCodePoints(index + word.length),
      }));
    this.places = new Map(
      annotations.map((annotation) => [
        annotation,
        { start: points.toCodePoints(annotation.start), end: points.toCodePoints(annotation.end) },
      ]),
    );
  }

  private readonly places: ReadonlyMap<Annotation, TokenPlace>;

  at(token: unknown): Annotation | undefined {
    const place = this.tokens[token as number];
    if (!place) return undefined;
    const covering = this.annotations.filter((annotation) => {
      const { start, end } = this.places.get(annotation)!;
      return start <= place.start && place.end <= end;
    });
    const ending = covering.filter((annotation) => this.places.get(annotation)!.end === place.end);
    const length = ({ start, end }: Annotation): number => end - start;
    const shortest = (ones: readonly Annotation[]): Annotation | undefined =>
      [...ones].sort((a, b) => length(a) - length(b))[0];
    return shortest(ending) ?? (this.given && shortest(covering));
  }
}
