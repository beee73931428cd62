/** How unsure the tagger of a corpus is of open documents. */
import type { ParagraphTagger } from '../../suggestions/corpusNames/revision.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import type { Snapshot } from '../snapshot.js';
import { CORPUS_NAMES } from '../../suggestions/corpusNames/revision.js';
import { CORPUS_TAGGER } from '../../suggestions/corpusTagger/taggerSource.js';

export class DocumentDoubts {
  /** Of open texts, by what was recognised in them: a decision costs nothing here. */
  private readonly known = new WeakMap<
    Snapshot['recognition'],
    { readonly tagger: ParagraphTagger; readonly doubt: number }
  >();

  /** Bits a word; undefined where there is no tagger. */
  of({ document, recognition, proposed }: Snapshot, tagger: ParagraphTagger | undefined): number | undefined {
    if (!tagger) return undefined;
    const known = this.known.get(recognition);
    if (known?.tagger === tagger) return known.doubt;
    const doubt = tagger.doubt(document.getText(), proposed.filter(isOfOthers));
    this.known.set(recognition, { tagger, doubt });
    return doubt;
  }
}

/** Than the corpus itself. */
const isOfOthers = ({ source }: Suggestion): boolean => source !== CORPUS_NAMES && source !== CORPUS_TAGGER;
