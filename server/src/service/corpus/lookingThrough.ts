/**
 * Large corpora are looked through in the background, once: until that is done, answers are of what is known. Where it takes
 * noticeably long the client shows how far it is, and may end it.
 */
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { message } from '../../messages/message.js';
import type { BeginWork, ShownWork } from '../serviceHost.js';

/** Corpora up to this many documents are looked through at once. */
const SMALL_CORPUS = 50;

/** Milliseconds after which it is shown. */
const NOTICEABLE = 1500;

/** done: all is known; ended: whoever saw it going on ended it, and it is not begun again of its own accord. */
type State = 'under-way' | 'done' | 'ended';

export interface LookingHost {
  /** More is known of a corpus, by its address, than it was when it was asked about. */
  readonly corpusChanged: (root: string) => void;
  readonly beginWork?: BeginWork;
  /** Milliseconds by some clock. */
  readonly now?: () => number;
}

export class LookingThrough {
  private readonly states = new WeakMap<CorpusModel, State>();

  constructor(private readonly host: LookingHost) {}

  /** Whether the index answers without reading the whole corpus first; where it does not, that is begun. */
  async isDone(model: CorpusModel, annotator: string): Promise<boolean> {
    const state = this.states.get(model);
    if (state === 'done' || (await model.corpus.documents()).length <= SMALL_CORPUS) return true;
    if (state === undefined) {
      this.states.set(model, 'under-way');
      void this.look(model, annotator);
    }
    return false;
  }

  /** What was ended is begun again when it is asked for next. */
  again(model: CorpusModel): void {
    if (this.states.get(model) === 'ended') this.states.delete(model);
  }

  private async look(model: CorpusModel, annotator: string): Promise<void> {
    const work = new Shown(this.host.beginWork, this.host.now ?? Date.now);
    try {
      const progress = await model.index.progress(annotator, (done, total) => work.goesOn(done, total));
      this.states.set(model, progress ? 'done' : 'ended');
      this.host.corpusChanged(model.root);
    } catch {
      this.states.delete(model);
    } finally {
      work.end();
    }
    // Whoever asks for entities first need not wait until all are counted.
    if (this.states.get(model) === 'done') await model.index.entities(annotator).catch(() => undefined);
  }
}

/** Work that is shown once it has taken a while and is not about to end. */
class Shown {
  private readonly began: number;
  private shown: ShownWork | undefined;

  constructor(
    private readonly begin: BeginWork | undefined,
    private readonly now: () => number,
  ) {
    this.began = now();
  }

  goesOn(done: number, total: number): boolean {
    const passed = this.now() - this.began;
    if (!this.shown && passed > NOTICEABLE && (passed / done) * (total - done) > NOTICEABLE)
      this.shown = this.begin?.(message('progress.lookingThrough'));
    this.shown?.report(done, total);
    return this.shown?.isEnded !== true;
  }

  end(): void {
    this.shown?.end();
  }
}
