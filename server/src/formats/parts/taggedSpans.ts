/** Spans by the tags of tokens, in a text that the tokens are of. */
import type { Annotation } from '../../annotation/model.js';
import { runsOf } from './tagSchemes.js';

/** Undefined where the tokens are not those of the text. */
export function taggedSpans(
  words: readonly string[],
  tags: readonly string[],
  text: string,
): Annotation[] | undefined {
  const places = placesOf(words, text);
  return (
    places &&
    runsOf(tags.slice(0, places.length)).map(({ label, first, last }, i): Annotation => {
      const { start } = places[first]!;
      const { end } = places[last - 1]!;
      return { id: `a${i + 1}`, start, end, text: text.slice(start, end), label };
    })
  );
}

/** Where tokens stand in a text, one behind the other with nothing but white space between them. */
export function placesOf(
  words: readonly string[],
  text: string,
): readonly { readonly start: number; readonly end: number }[] | undefined {
  const places: { start: number; end: number }[] = [];
  let at = 0;
  for (const word of words) {
    const start = text.indexOf(word, at);
    if (start < 0 || text.slice(at, start).trim() !== '') return undefined;
    at = start + word.length;
    places.push({ start, end: at });
  }
  return places;
}
