/** The recogniser with the weights that lie beside the program. */
import { readFile } from 'node:fs/promises';
import { Recogniser, type RecogniserOptions } from '../recognition/recogniser.js';
import { loadTagger, type Tagger } from '../recognition/names/tagger/tagger.js';

/**
 * `tagger.bin` beside the bundle that runs. Where it is missing or broken, names are found by grammar and
 * gazetteers alone, and `warn` is told. `options` are those of the recogniser.
 */
export async function loadRecogniser(
  warn: (message: string) => void,
  options: Omit<RecogniserOptions, 'tagger'> = {},
): Promise<Recogniser> {
  return new Recogniser({ ...options, tagger: await readTagger(warn) });
}

async function readTagger(warn: (message: string) => void): Promise<Tagger | undefined> {
  const file = new URL('./tagger.bin', import.meta.url);
  try {
    return loadTagger(await readFile(file));
  } catch (error) {
    warn(
      `The tagger's weights (${file.pathname}) cannot be read: ${error instanceof Error ? error.message : String(error)}. ` +
        'Names are found by grammar and gazetteers alone; `npm run build` puts the weights in place.',
    );
    return undefined;
  }
}
