/** What is suggested in texts of a corpus: by the recogniser, by the other sources that it names, by what decisions taught. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { suggestedAs } from '../annotation/labels.js';
import type { LabelDefinition } from '../annotation/model.js';
import { reviseText, type RevisedText } from '../suggestions/corpusNames/revisedText.js';
import type { Recognition } from '../suggestions/recogniser/recognition.js';
import { SuggestionSources, type SuggestionQuery } from '../suggestions/sources.js';
import type { Suggestion } from '../suggestions/suggestion.js';
import type { Corpus } from './corpus.js';
import type { CorpusDocument } from './documentNames.js';
import type { CorpusTeaching } from './learning/corpusTeaching.js';
import type { ModelHost } from './modelHost.js';
import { fingerprintOf } from './recommenders.js';

/** Of a text at one version. */
interface OthersSuggestions {
  readonly version: number;
  readonly suggestions: () => readonly Suggestion[];
}

/** A text as it was recognised. */
export interface RecognisedText {
  readonly shown: TextDocument;
  readonly document: CorpusDocument;
  readonly recognition: Recognition;
  /** The recogniser has not read all of it yet. */
  readonly isEarly: boolean;
}

export class Suggesting {
  /** With the recommenders and the scheme that they were made for. */
  private sourcesMade: { readonly key: string; readonly sources: SuggestionSources } | undefined;
  private readonly revised = new WeakMap<TextDocument, RevisedText>();
  /** What others than the corpus' own decisions suggest in open texts. */
  private readonly others = new WeakMap<TextDocument, OthersSuggestions>();

  constructor(
    private readonly corpus: Corpus,
    private readonly host: ModelHost,
    private readonly learning: () => CorpusTeaching,
    private readonly suggested: (document: CorpusDocument) => void,
  ) {}

  /** Whatever suggests in this corpus, as its file names it by now. */
  private get sources(): SuggestionSources {
    const { settings, root } = this.corpus;
    const { labels, attributes, recommenders } = settings;
    const told = recommenders.length > 0 ? [labels, attributes] : [];
    const key = JSON.stringify([recommenders.map(fingerprintOf), ...told]);
    if (this.sourcesMade?.key === key) return this.sourcesMade.sources;
    this.sourcesMade?.sources.dispose();
    const named = this.host.recommenders?.({ root, labels, attributes }, recommenders) ?? [];
    const sources = new SuggestionSources([...(this.host.sources ?? []), ...named], {
      changed: (uri) => {
        const document = this.corpus.documentAt(uri);
        if (document) this.suggested(document);
      },
      log: (message) => this.host.log?.(message),
    });
    this.sourcesMade = { key, sources };
    return sources;
  }

  /** What was suggested for a document that is gone is forgotten. */
  forget({ uri }: CorpusDocument): void {
    this.sourcesMade?.sources.forget(uri);
  }

  dispose(): void {
    this.sourcesMade?.sources.dispose();
  }

  /** What all suggest, with what the annotator's decisions have taught; undefined where it is what is recognised. */
  proposed(text: RecognisedText, annotator: string): readonly Suggestion[] | undefined {
    const { shown, recognition, isEarly } = text;
    const { version } = shown;
    const keep = (suggestions: () => readonly Suggestion[]): void => {
      // What is learned is learned from all that is suggested.
      if (!isEarly) this.others.set(shown, { version, suggestions });
    };
    const query = this.queryOf(text);
    const basis = this.learning().basis(annotator);
    if (!basis && this.sources.isAsRecognised(query)) {
      // A document's mentions are given their places where somebody asks for them.
      keep(() => recognition.mentions);
      return undefined;
    }
    const others = this.sources.merged(recognition.mentions, query);
    keep(() => others);
    if (!basis) return others;
    const revised = reviseText(recognition.paragraphs, others, basis, this.revised.get(shown));
    this.revised.set(shown, revised);
    return revised.suggestions;
  }

  private queryOf({ shown, document: { name, uri } }: RecognisedText): SuggestionQuery {
    const isOpen = this.host.openText?.(uri) === shown;
    const date = this.corpus.date(name);
    return {
      ...{ uri, text: shown.getText(), isOpen, ...(date !== undefined && { date }) },
      ...labelsToSuggest(this.corpus.settings.labels),
    };
  }

  /** What others than the corpus' decisions suggest in an open text, as far as that is known by now. */
  othersNow({ uri }: CorpusDocument): readonly Suggestion[] | undefined {
    const open = this.host.openText?.(uri);
    const known = open && this.others.get(open);
    return known?.version === open?.version ? known?.suggestions() : undefined;
  }
}

type LabelsToSuggest = Pick<SuggestionQuery, 'labels' | 'recognisedAs'>;

/** What of a label set may be suggested, the same for the same set. */
function labelsToSuggest(labels: readonly LabelDefinition[]): LabelsToSuggest {
  let known = toSuggest.get(labels);
  if (!known) {
    known = { labels: labels.map(({ name }) => name), recognisedAs: suggestedAs(labels) };
    toSuggest.set(labels, known);
  }
  return known;
}

const toSuggest = new WeakMap<readonly LabelDefinition[], LabelsToSuggest>();
