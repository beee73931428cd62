/**
 * The state of a document as a page shows it: what the server told, with the decisions that are under way. A decision is
 * drawn at once, and asked for; what the server then tells replaces it.
 */
import type { EditCommand, EditResult } from '../../../../server/src/protocol/edits.js';
import type { Item } from '../../../../server/src/protocol/items.js';
import type { DocumentState, StateChanges } from '../../../../server/src/protocol/state.js';
import { withChanges } from '../../../../server/src/protocol/stateChanges.js';
import { GivenIds, waitsFor } from './givenIds.js';
import { applied, type TextOf } from './optimism.js';

/** Asks the server for a decision; undefined: no answer. */
export type Edit = (command: EditCommand) => Promise<EditResult | undefined>;

export class DecidedState {
  /** Items that others changed since the annotator's last decision. */
  readonly fresh = new Set<string>();

  /** As the server told it last. */
  private known: DocumentState | undefined;
  /** What is known holds the items of the text's beginning alone. */
  private hasBeginning = false;
  private readonly underWay: EditCommand[] = [];
  private readonly ids = new GivenIds();
  /** The last decision asked for; whoever means what it makes waits for it. */
  private last: Promise<unknown> = Promise.resolve();

  /** `onChange` is called whenever `of` may give another state. */
  constructor(
    private readonly edit: Edit,
    private readonly textOf: TextOf,
    private readonly onChange: () => void,
  ) {}

  /** All items are known, not only those of the text's beginning. */
  get isWhole(): boolean {
    return !this.hasBeginning;
  }

  /** The revision of the state that is known as a whole. */
  get revision(): number | undefined {
    return this.hasBeginning ? undefined : this.known?.revision;
  }

  /** The state with the decisions under way; undefined until there is one of this version of the text. */
  of(version: number): DocumentState | undefined {
    const { known } = this;
    // A state of another version of the text would mark wrong places.
    if (known?.version !== version) return undefined;
    return this.underWay.reduce<DocumentState>(
      (state, command) => applied(state, command, this.textOf),
      known,
    );
  }

  /** `isBeginning`: with the items of the text's beginning alone. */
  set(state: DocumentState | null, isBeginning = false): void {
    const before = this.hasBeginning ? undefined : this.known;
    this.known = state ?? undefined;
    this.hasBeginning = isBeginning;
    if (before && state) this.noteChanges(before, state, state.items);
    this.onChange();
  }

  change(changes: StateChanges): void {
    const before = this.known;
    if (!before) return;
    this.known = withChanges(before, changes);
    this.noteChanges(
      before,
      this.known,
      changes.items.map(({ item }) => item),
    );
    this.onChange();
  }

  /** Shows the decision at once, and asks the server for it. undefined: no answer. */
  async decide(command: EditCommand): Promise<EditResult | undefined> {
    const waiting = waitsFor(command, this.underWay) ? this.last : undefined;
    this.underWay.push(command);
    this.fresh.clear();
    this.onChange();
    const asked = this.ask(command, waiting);
    this.last = asked;
    const result = await asked;
    this.underWay.splice(this.underWay.indexOf(command), 1);
    this.ids.note(command, result);
    this.onChange();
    return result;
  }

  private async ask(
    command: EditCommand,
    before: Promise<unknown> | undefined,
  ): Promise<EditResult | undefined> {
    await before;
    const isKnown = (id: string) => this.known?.items.some((item) => item.id === id) === true;
    return this.edit(this.ids.resolved(command, isKnown));
  }

  /** Remembers what came or changed from outside: another window, a pull. */
  private noteChanges(before: DocumentState, after: DocumentState, changed: readonly Item[]): void {
    if (before.version !== after.version || this.underWay.length > 0 || changed.length === 0) return;
    const old = new Map(before.items.map((item) => [item.id, item]));
    for (const item of changed) {
      const was = old.get(item.id);
      if (item.kind === 'annotation' && (!was || was.label !== item.label)) this.fresh.add(item.id);
    }
  }
}
