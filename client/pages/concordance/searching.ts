/** The search that the page shows: begun, followed until it is done, and looked at in a view. */
import type { QueryProblem, SearchProgress, SearchView } from '../../../server/src/protocol/search.js';
import { host } from './host.js';

/** What has changed: another search was asked for; the search is another one; it got on; it is looked at otherwise; what lines say may be something else. */
export type SearchEvent = 'asked' | 'started' | 'progress' | 'view' | 'lines';

const PLACES: SearchView = { order: { by: [] } };

export class Searching {
  query = '';
  /** Names the search to the server. */
  id: string | undefined;
  problem: QueryProblem | undefined;
  progress: SearchProgress | undefined;
  /** There is no answer: the server was started anew, or has forgotten the search. */
  isLost = false;
  view: SearchView = PLACES;
  /** Fields of documents that hits can be grouped by. */
  fields: readonly string[] = [];
  private turn = 0;

  constructor(private readonly happened: (event: SearchEvent) => void) {}

  private isAsked = false;

  /** Looked for, and not done. */
  get isGoing(): boolean {
    return this.isAsked || this.isFollowed;
  }

  private get isFollowed(): boolean {
    return this.id !== undefined && this.progress?.isDone !== true && !this.isLost;
  }

  async start(query: string, suggestions: boolean): Promise<void> {
    const turn = ++this.turn;
    const former = this.id;
    this.query = query;
    this.isAsked = true;
    this.happened('asked');
    const answer = await host.call('hawashi/search', { query, suggestions });
    if (former !== undefined) void host.call('hawashi/endSearch', { search: former });
    if (turn !== this.turn) return;
    this.id = this.progress = this.problem = undefined;
    this.isAsked = false;
    this.isLost = !answer;
    this.view = { order: this.view.order };
    if (answer && 'problem' in answer) this.problem = answer;
    else if (answer) {
      this.id = answer.search;
      this.fields = answer.fields;
      host.tell({ type: 'searched', query });
      host.remember({ query });
    }
    this.happened('started');
    if (this.id !== undefined) await this.follow(turn, this.id);
  }

  private async follow(turn: number, search: string): Promise<void> {
    do {
      const progress = await host.call('hawashi/searchProgress', { search, known: this.progress?.hits ?? 0 });
      if (turn !== this.turn) return;
      const before = this.progress;
      this.progress = progress ?? before;
      this.isLost = !progress;
      // The corpus tells of much that is none of the search's business.
      if (progress && JSON.stringify(before) === JSON.stringify(progress)) continue;
      if (before && progress && before.revision !== progress.revision) this.happened('lines');
      this.happened('progress');
    } while (this.isFollowed);
  }

  /** Ends what is going on; what was found stays. */
  stop(): void {
    if (!this.isFollowed || this.id === undefined) return;
    void host.call('hawashi/endSearch', { search: this.id, keep: true });
  }

  /** Something happened to the corpus. */
  changed(): void {
    if (this.id !== undefined && !this.isGoing) void this.follow(this.turn, this.id);
  }

  look(view: SearchView): void {
    this.view = view;
    this.happened('view');
  }
}
