/** Sentences in the language of VS Code: its own of `vscode.l10n`, for which names are isolated, and those of the catalogue. */
import { env } from 'vscode';
import { isolateForeign } from '../../server/src/messages/direction.js';
import { fieldTitle } from '../../server/src/annotation/documentFields.js';
import { speechFor } from '../messages/speech.js';

/** In what language, and how, this window speaks to its reader. */
export const speech = speechFor(env.language);

/** A message of the catalogue in words. */
export const say = speech.say;

/** A name or text to be put into a sentence of `l10n.t`: in its own direction where that is not the sentence's. */
export const isolated = (text: string): string => isolateForeign(text, speech.language);

/** What a field of documents is called: one of every corpus in words, another by its name. */
export function fieldWords(name: string): string {
  const title = fieldTitle(name);
  return typeof title === 'string' ? title : say(title);
}
