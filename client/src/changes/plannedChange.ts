/** A planned change as the annotator looks at it: which of its places are ticked, and what is asked of the server about it. */
import { EventEmitter, type Disposable } from 'vscode';
import type {
  ChangedDocument,
  ChangePlan,
  ChangeResult,
  ChangeTicks,
} from '../../../server/src/protocol/changes.js';
import type { LanguageService } from '../service/languageService.js';

export class PlannedChange implements Disposable {
  private readonly ticked = new Map<string, Set<number>>();
  private readonly changed = new EventEmitter<string>();

  /** The address of a document of which other places are ticked now. */
  readonly onDidTick = this.changed.event;

  constructor(
    private readonly service: LanguageService,
    readonly plan: ChangePlan,
  ) {
    for (const document of plan.documents)
      this.ticked.set(document.uri, new Set(document.isDone ? [] : document.places.keys()));
  }

  isTicked({ uri }: ChangedDocument, place: number): boolean {
    return this.ticked.get(uri)?.has(place) === true;
  }

  /** All places of a document, or one; tells nobody where nothing is otherwise. */
  tick({ uri, places }: ChangedDocument, wanted: boolean, place?: number): void {
    const ticked = this.ticked.get(uri);
    if (!ticked) return;
    const before = ticked.size;
    for (const i of place === undefined ? places.keys() : [place])
      if (wanted) ticked.add(i);
      else ticked.delete(i);
    if (ticked.size !== before) this.changed.fire(uri);
  }

  count({ uri }: ChangedDocument): number {
    return this.ticked.get(uri)?.size ?? 0;
  }

  /** How many places are ticked, and in how many documents. */
  get total(): { readonly places: number; readonly documents: number } {
    const counts = [...this.ticked.values()].map(({ size }) => size);
    return {
      places: counts.reduce((sum, count) => sum + count, 0),
      documents: counts.filter((count) => count > 0).length,
    };
  }

  private get ticks(): ChangeTicks {
    return Object.fromEntries([...this.ticked].map(([uri, places]) => [uri, [...places]]));
  }

  /** The lines of a document that the change concerns, before or after it. */
  async passages(uri: string, side: 'before' | 'after'): Promise<string> {
    const { id: plan } = this.plan;
    const told = await this.service.request('hawashi/changePassages', { plan, uri, ticks: this.ticks });
    return told?.[side] ?? '';
  }

  apply(): Promise<ChangeResult | undefined> {
    return this.service.request('hawashi/applyChange', { plan: this.plan.id, ticks: this.ticks });
  }

  dispose(): void {
    this.changed.dispose();
    void this.service.request('hawashi/dropChange', { plan: this.plan.id });
  }
}
