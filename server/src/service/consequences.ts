/** What follows for the client from what happens to a corpus. */
import { GUIDELINES_FILE } from '../corpus/corpusFile.js';
import type { CorpusEvent } from '../corpus/corpusEvents.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { changedGuidelines } from '../corpus/guidelines/guidelineReview.js';
import { message } from '../messages/message.js';
import { FileProblems } from './fileProblems.js';
import type { OpenDocuments } from './openDocuments.js';
import type { ServiceHost } from './serviceHost.js';

export class Consequences {
  private readonly fileProblems: FileProblems;

  constructor(
    private readonly documents: OpenDocuments,
    private readonly host: ServiceHost,
    private readonly annotator: (model: CorpusModel) => string,
  ) {
    this.fileProblems = new FileProblems(host.fileProblems, host.say);
  }

  of(model: CorpusModel, event: CorpusEvent): void {
    switch (event.kind) {
      case 'opened':
        void this.tellGuidelines(model);
        return this.watch(model);
      case 'problems':
        return this.fileProblems.tell(event.owner, event.problems);
      case 'annotated':
        // The client knows that the text is another, and asks for what it shows of it anyway.
        return event.isTyped ? undefined : this.decided(model, event);
      case 'trouble':
        return this.decided(model, event);
      case 'suggested':
        for (const open of this.documents.in(model))
          if (open.place?.document.name === event.document.name) this.documents.touch(open);
        return this.host.corpusChanged(model.root);
      case 'learned':
        if (event.annotator !== this.annotator(model)) return;
        for (const open of this.documents.in(model)) this.documents.touch(open);
        return this.host.decisionsChanged();
      case 'guidelines':
        for (const open of this.documents.in(model)) this.documents.touch(open);
        return void this.tellGuidelines(model);
      case 'reviewed':
        return;
      case 'questions':
        for (const open of this.documents.in(model)) this.documents.touch(open);
        this.host.decisionsChanged();
        return this.host.corpusChanged(model.root);
      case 'dismissed':
      case 'facts':
      case 'entities':
        for (const open of this.documents.in(model)) this.documents.touch(open);
        return this.host.decisionsChanged();
      case 'added':
      case 'changed':
      case 'removed':
      case 'renamed':
        return this.host.corpusChanged(model.root);
      case 'moved':
        this.reattach(model, event);
        return this.host.corpusChanged(model.root);
      case 'orphans':
      case 'gazetteers':
        return;
      case 'assignment':
        return this.host.corpusChanged(model.root);
      case 'settings':
        this.watch(model);
        return this.host.corpusChanged(model.root);
    }
  }

  /** Where what the guidelines say of labels is otherwise than when their annotations were looked at. */
  private async tellGuidelines({ corpus }: CorpusModel): Promise<void> {
    const changed = await changedGuidelines(corpus);
    if (changed.length === 0) return;
    const labels = changed.map(({ label }) => label);
    this.host.tell?.(this.host.say(message('guidelines.changed', { labels })));
  }

  /** Open documents look for their annotations again, where they came or went. */
  private reattach(model: CorpusModel, { document, former }: Extract<CorpusEvent, { kind: 'moved' }>): void {
    for (const open of this.documents.in(model)) {
      const name = open.place?.document.name;
      if (name === document.name || name === former) void this.documents.attach(open);
    }
  }

  private decided(
    model: CorpusModel,
    { document, annotator }: Extract<CorpusEvent, { kind: 'annotated' | 'trouble' }>,
  ): void {
    const isShown = annotator === this.annotator(model) && model.isOpen(document);
    if (!isShown) return this.host.corpusChanged(model.root);
    for (const open of this.documents.in(model))
      if (open.place?.document.name === document.name) this.documents.touch(open);
    this.host.decisionsChanged();
  }

  /** Texts of other names than those that are watched anyway: by their last part, wherever they lie. */
  private watch({ corpus }: CorpusModel): void {
    const globs = corpus.settings.documents.filter((glob) => !/^!|\*\.txt$/.test(glob));
    const { guidelines, gazetteers } = corpus.settings;
    const files = [...globs, ...gazetteers, ...(guidelines === GUIDELINES_FILE ? [] : [guidelines])];
    const names = files.map((glob) => `**/${glob.slice(glob.lastIndexOf('/') + 1)}`);
    if (names.length > 0) this.host.watch?.(names);
  }
}
