/** Makes the guidelines of a corpus, where there are none yet. */
import { shownFile } from '../../annotation/fileProblem.js';
import type { GuidelineLanguage } from '../../annotation/guideline.js';
import { message, type Message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';
import type { Corpus } from '../corpus.js';
import { FileError } from '../files/fileSystem.js';
import { startingText } from './startingText.js';

/** Gives why not, where there are some already or nothing can be written. */
export async function createGuidelines(
  { files, guidelines: { uri }, settings }: Corpus,
  language: GuidelineLanguage,
): Promise<Message | undefined> {
  try {
    const bytes = new TextEncoder().encode(startingText(language, settings.labels));
    await files.writeFile(uri, bytes, { ifContent: null });
    return undefined;
  } catch (error) {
    const file = shownFile(uri);
    return error instanceof FileError && (error.code === 'changed' || error.code === 'exists')
      ? message('guidelines.thereAlready', { file })
      : message('file.notWritten', { file, reason: messageOf(error) });
  }
}
