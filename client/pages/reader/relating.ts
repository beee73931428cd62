/** Relations: choosing a type, picking the other end, and the lines between ends, which are drawn on demand. */
import { say } from '../kit/say.js';
import {
  noRelationFrom,
  relationProblem,
  relationTypesFrom,
} from '../../../server/src/annotation/relations.js';
import type { Relation, RelationType } from '../../../server/src/annotation/model.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { button } from '../kit/components/buttons.js';
import { Strip } from '../kit/components/strip.js';
import { element } from '../kit/elements.js';
import type { ItemIndex } from '../kit/session/itemIndex.js';
import type { PageSession } from './session.js';
import { rectAt } from './blockView.js';
import type { TextView } from './textView.js';
import { message } from '../../../server/src/messages/message.js';

const SVG = 'http://www.w3.org/2000/svg';

export class Relating {
  /** What is asked of the annotator now: a type, then the other end. */
  readonly prompt = new Strip({ role: 'group', 'aria-label': say(message('page.relation.new')) });
  private readonly lines = document.createElementNS(SVG, 'svg');
  private from: Item | undefined;
  private type: string | undefined;
  private offered: readonly RelationType[] = [];
  private drawn = false;

  constructor(
    private readonly session: PageSession,
    private readonly text: TextView,
    private readonly announce: (words: string) => void,
    private readonly warn: (words: string) => void,
  ) {
    this.lines.classList.add('relations');
    this.lines.setAttribute('aria-hidden', 'true');
  }

  /** Waits for the other end. */
  get isPicking(): boolean {
    return this.type !== undefined;
  }

  get isOpen(): boolean {
    return this.prompt.isOpen;
  }

  /** Asks for the type of a relation from an annotation. */
  begin(from: Item): void {
    const all = this.session.state?.relationTypes ?? [];
    const problem = noRelationFrom(all, from);
    if (problem !== undefined) return this.warn(say(problem));
    const types = relationTypesFrom(all, from);
    this.offered = types;
    this.from = from;
    this.type = undefined;
    this.prompt.show(
      element('span', {}, say(message('page.relation.related', { text: from.text }))),
      ...types.map((type, i) =>
        button(type.name, () => this.choose(type.name), {
          text: element(
            'span',
            { title: describe(type) },
            say(message('page.relation.typeKey', { type: type.name, key: i + 1 })),
          ),
          className: 'type',
        }),
      ),
      button(say(message('page.cancel')), () => this.cancel(), { keys: 'Escape' }),
    );
    if (types.length === 1) this.choose(types[0]!.name);
  }

  /** The key of a type while types are offered; says whether it was one. */
  chooseByKey(key: string): boolean {
    if (!this.isOpen || this.isPicking) return false;
    const type = this.offered[Number(key) - 1];
    if (!type) return false;
    this.choose(type.name);
    return true;
  }

  /** The other end. */
  pick(to: Item): void {
    const { from, type } = this;
    if (!from || type === undefined) return;
    if (to.id === from.id || to.kind === 'suggestion') {
      return this.warn(
        say(message(to.id === from.id ? 'page.relation.another' : 'page.relation.acceptFirst')),
      );
    }
    const problem = relationProblem(this.session.state?.relationTypes ?? [], type, from, to);
    if (problem !== undefined) return this.warn(say(problem));
    this.cancel();
    void this.session.decide({ kind: 'relate', type, from: from.id, to: to.id });
  }

  cancel(): void {
    this.from = undefined;
    this.type = undefined;
    this.prompt.hide();
  }

  /** Shows or hides the lines. */
  toggleLines(): void {
    this.drawn = !this.drawn;
    this.measured()();
    this.announce(say(message(this.drawn ? 'page.relation.shown' : 'page.relation.hidden')));
  }

  /** Measures where the lines go, and gives what draws them; where they are hidden, what takes them away. */
  measured(): () => void {
    const { state } = this.session;
    if (!this.drawn || !state) return () => this.lines.remove();
    const { content } = this.text;
    const { everything } = this.session;
    const lines = state.relations.flatMap((relation) => this.line(relation, everything));
    return () => {
      if (this.lines.parentElement !== content) content.append(this.lines);
      this.lines.replaceChildren(...lines);
    };
  }

  private choose(type: string): void {
    this.type = type;
    this.prompt.show(
      element('span', {}, say(message('page.relation.otherEnd', { text: this.from?.text ?? '', type }))),
      button(say(message('page.cancel')), () => this.cancel(), { keys: 'Escape' }),
    );
    this.announce(say(message('page.relation.pick', { type })));
    this.text.element.focus();
  }

  private line(relation: Relation, items: ItemIndex): SVGElement[] {
    const from = this.endOf(items.item(relation.from));
    const to = this.endOf(items.item(relation.to));
    if (!from || !to) return [];
    const bow = Math.min(60, 20 + Math.abs(to.x - from.x) / 8);
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute(
      'd',
      `M${from.x} ${from.y} C${from.x} ${from.y - bow} ${to.x} ${to.y - bow} ${to.x} ${to.y}`,
    );
    const end = document.createElementNS(SVG, 'circle');
    end.setAttribute('cx', String(to.x));
    end.setAttribute('cy', String(to.y));
    end.setAttribute('r', '3.5');
    const name = document.createElementNS(SVG, 'text');
    name.setAttribute('x', String((from.x + to.x) / 2));
    name.setAttribute('y', String((from.y + to.y) / 2 - bow * 0.75 - 3));
    name.textContent = relation.type;
    return [path, end, name];
  }

  /** Above the middle of an item, against the text's own corner. */
  private endOf(item: Item | undefined): { readonly x: number; readonly y: number } | undefined {
    const start = item && this.text.pointOf(item.range.start);
    const end = item && this.text.pointOf(item.range.end);
    if (!start || !end) return undefined;
    const origin = this.text.content.getBoundingClientRect();
    const first = rectAt(start.view.text, start.offset);
    const last = rectAt(end.view.text, end.offset);
    const sameLine = Math.abs(first.top - last.top) < 2;
    return {
      x: (sameLine ? (first.left + last.left) / 2 : first.left) - origin.left,
      y: first.top - origin.top + 2,
    };
  }
}

function describe({ name, description, from, to }: RelationType): string {
  const any = say(message('page.relation.any'));
  const ends = `${from?.join(', ') ?? any} → ${to?.join(', ') ?? any}`;
  return [name, ends, description].filter(Boolean).join('\n');
}
