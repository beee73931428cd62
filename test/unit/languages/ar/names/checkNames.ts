import assert from 'node:assert/strict';
import type { NameCandidate } from '../../../../../server/src/languages/ar/names/nameCandidate.js';
import { consolidateNames, findNames } from '../../../../../server/src/languages/ar/names/nameRecogniser.js';
import type { Tagger } from '../../../../../server/src/languages/ar/names/tagger/tagger.js';
import { findQuantities } from '../../../../../server/src/languages/ar/time/timeRecogniser.js';
import { splitParagraphs } from '../../../../../server/src/text/paragraphs.js';
import { bundledLexicon } from '../../../../../server/src/languages/ar/names/analysis/bundledNames.js';
import { tokenise } from '../../../../../server/src/languages/ar/tokens.js';
import { readInlineMarkup, type InlineAnnotation } from '../../../../fixtures/names/inlineMarkup.js';

/** The names of a text, without the tagger unless one is given; offsets into the text. */
export function namesOf(text: string, tagger?: Tagger): NameCandidate[] {
  const paragraphs = splitParagraphs(text);
  const found = paragraphs.map((paragraph) => {
    const tokens = tokenise(paragraph.text);
    return findNames(tokens, findQuantities(tokens), bundledLexicon(), tagger);
  });
  return consolidateNames(found).flatMap((names, i) =>
    names.map((name) => name.withPlace(name.start + paragraphs[i]!.start, name.end + paragraphs[i]!.start)),
  );
}

/** A text with its names marked up in place, shortest first where two begin together. */
function markUp(text: string, names: readonly InlineAnnotation[]): string {
  let marked = '';
  for (let at = 0; at <= text.length; at++) {
    for (const name of names) if (name.end === at) marked += ']';
    const opening = names.filter((name) => name.start === at).sort((a, b) => b.end - a.end);
    for (const { label } of opening) marked += `[${label} `;
    marked += text.charAt(at);
  }
  return marked;
}

/** The text's names are exactly those marked up in it. */
export function checkNames(marked: string, tagger?: Tagger): void {
  const { text } = readInlineMarkup(marked);
  assert.equal(markUp(text, namesOf(text, tagger)), marked);
}
