/** What the annotator does: every action of the page, whether it came from a key, a button, the mouse or VS Code. */
import { isEmpty } from '../../annotating/places.js';
import {
  isEdgeAction,
  isHostAction,
  type EdgeAction,
  type PageAction,
  type ReaderAction,
} from '../../actions/actions.js';
import type { AttributeDefinition } from '../../../server/src/annotation/attributes.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { queryFor } from '../../annotating/searched.js';
import { EDGE_MOVES } from '../../annotating/edges.js';
import type { CardField } from './cardFields.js';
import { ReaderDeciding } from './deciding.js';
import { ItemNavigation } from './itemNavigation.js';
import { host } from './host.js';
import type { Parts } from './parts.js';
import { Piecing } from './piecing.js';
import { Reshaping } from './reshaping.js';
import { Tagging } from './tagging.js';
import { say } from '../kit/say.js';
import { message, type MessageKey } from '../../../server/src/messages/message.js';

/** Sizes of the text, in CSS pixels. */
const DEFAULT_SIZE = 20;
const SMALLEST = 10;
const LARGEST = 60;

const NO_FIELD = {
  value: 'page.noValue',
  entity: 'page.noEntity',
  note: 'page.noNote',
  attribute: 'page.noAttribute',
} as const satisfies Readonly<Record<CardField, MessageKey>>;

export class Annotator {
  readonly navigation: ItemNavigation;
  readonly tagging: Tagging;
  readonly piecing: Piecing;
  readonly reshaping: Reshaping;
  readonly deciding: ReaderDeciding;

  private readonly actions: Readonly<Record<Exclude<PageAction, EdgeAction>, () => unknown>> = {
    nextSuggestion: () => this.navigation.step('suggestion'),
    previousSuggestion: () => this.navigation.step('suggestion', true),
    nextAnnotation: () => this.navigation.step('annotation'),
    previousAnnotation: () => this.navigation.step('annotation', true),
    accept: () => this.accept(),
    reject: () => this.deciding.reject(this.current),
    remove: () => this.remove(),
    tag: () => this.tagging.openBar(),
    changeLabel: () => (this.current ? this.tagging.openBarFor(this.current) : this.tagging.openBar()),
    tagEverywhere: () => this.tagging.offerEverywhere(),
    editValue: () => this.edit('value'),
    editNote: () => this.edit('note'),
    setAttribute: () => this.edit('attribute'),
    linkEntity: () => this.edit('entity'),
    ask: () => this.ask(),
    askDocument: () => this.parts.questions.ask({}),
    addPiece: () => this.piecing.add(),
    removePiece: () => this.piecing.remove(),
    relate: () => this.relate(),
    showRelations: () => this.parts.relating.toggleLines(),
    nextMisplaced: () => this.nextMisplaced(),
    attach: () => this.reshaping.attach(this.parts.misplaced.heldItem),
    editFields: () => this.parts.toggleForm(),
    searchCorpus: () => host.tell({ type: 'search', query: queryFor(this.tagging.wordsMeant) }),
    undo: () => this.deciding.steer('undo'),
    redo: () => this.deciding.steer('redo'),
    doneAndNext: () => this.doneAndNext(),
    larger: () => this.resize(2),
    smaller: () => this.resize(-2),
    help: () => this.parts.toggleHelp(),
    escape: () => this.escape(),
  };

  constructor(private readonly parts: Parts) {
    this.navigation = new ItemNavigation(parts);
    this.deciding = new ReaderDeciding(parts, this.navigation);
    this.piecing = new Piecing(parts, this.deciding, this.navigation);
    this.tagging = new Tagging(parts, this.deciding, this.piecing);
    this.reshaping = new Reshaping(parts, this.deciding, this.navigation);
  }

  /** Does an action of the page, or leaves it to VS Code. */
  run(action: ReaderAction, byLetter = false): void {
    if (isHostAction(action)) return host.tell({ type: 'run', action });
    if (isEdgeAction(action)) return this.reshaping.moveEdge(...EDGE_MOVES[action], byLetter);
    void this.actions[action]();
  }

  /** The key of an attribute was pressed. */
  attribute(definition: AttributeDefinition): void {
    const item = this.tagging.itemAtCaret();
    if (item) this.parts.attributing.begin(definition, item);
    else this.parts.warn(say(message('page.goFirst')));
  }

  private get current(): Item | undefined {
    return this.parts.session.current;
  }

  private accept(): void {
    const { relating } = this.parts;
    if (relating.isPicking && this.current) relating.pick(this.current);
    else this.deciding.accept(this.current);
  }

  /** About what is selected, else about the current item, else about the document. */
  private ask(): void {
    const { questions, text } = this.parts;
    const { selection } = text;
    if (selection && !isEmpty(selection))
      questions.ask({ range: { start: selection.start, end: selection.end } });
    else questions.ask(this.current ? { item: this.current } : {});
  }

  private remove(): void {
    if (this.current?.kind === 'suggestion') this.deciding.reject(this.current);
    else this.deciding.remove(this.current);
  }

  private relate(): void {
    if (this.current?.kind === 'annotation') this.parts.relating.begin(this.current);
    else this.parts.warn(say(message('page.goFirst')));
  }

  private nextMisplaced(): void {
    const next = this.parts.misplaced.next();
    if (!next) this.parts.warn(say(message('page.allPlaced')));
    // What is lost stands nowhere: the caret stays, to look for its words.
    else if (next.anchor === 'lost') this.navigation.announceItem(next);
    else this.navigation.go(next);
  }

  private async doneAndNext(): Promise<void> {
    await this.deciding.decide({ kind: 'status', status: 'done' });
    host.tell({ type: 'run', action: 'nextDocument' });
  }

  private resize(change: number): void {
    const size = (this.parts.session.options?.fontSize ?? DEFAULT_SIZE) + change;
    host.tell({ type: 'options', fontSize: Math.min(LARGEST, Math.max(SMALLEST, size)) });
  }

  private escape(): void {
    this.closeOrDeselect();
    this.parts.text.element.focus();
  }

  private closeOrDeselect(): void {
    const { session, bar, marks, everywhere, relating, text, piecePrompt, attributing } = this.parts;
    const open = [bar, everywhere, relating, piecePrompt, attributing].some((part) => part.isOpen);
    this.tagging.close();
    everywhere.close();
    relating.cancel();
    this.piecing.cancel();
    attributing.close();
    if (open) return marks.draw();
    const { selection } = text;
    if (selection && !isEmpty(selection)) text.select(selection.active);
    else session.setCurrent(undefined);
  }

  private edit(field: CardField): void {
    if (!this.parts.session.current) return this.parts.warn(say(message('page.goFirst')));
    if (!this.parts.editField(field)) this.parts.warn(say(message(NO_FIELD[field])));
  }
}
