/**
 * A pattern as a program of small steps (Thompson 1968, as a machine: Pike; Cox 2009, "Regular Expression Matching: the
 * Virtual Machine Approach"), which the matcher runs over all places of a text at once.
 */
import type { Pattern } from '../query/queryTree.js';
import type { SearchedItem } from '../searchedDocument.js';
import { conditionTest, itemTest, type ItemTester } from './tests.js';
import { asksItems, wordTester, type WordTester, type WordWorld } from './wordTests.js';

export type Step =
  | { readonly kind: 'word'; readonly test: WordTester; readonly asksItems: boolean }
  | { readonly kind: 'item'; readonly test: ItemTester }
  /** Goes on at both. */
  | { readonly kind: 'fork'; readonly to: readonly [number, number] }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'found' };

export interface Program {
  readonly steps: readonly Step[];
  /** Where the pattern is one item and nothing else: every item is found for itself, also within another. */
  readonly single?: ItemTester;
}

export function compile(pattern: Pattern, world: WordWorld): Program {
  const steps: Step[] = [];
  const compiler = new Compiler(steps, world);
  compiler.add(pattern);
  steps.push({ kind: 'found' });
  const single = pattern.kind === 'item' ? compiler.itemTester(pattern.test) : undefined;
  return { steps, ...(single && { single }) };
}

class Compiler {
  /** Steps of one place share its test, and what that has found out. */
  private readonly words = new Map<Pattern, WordTester>();
  private readonly items = new Map<object, ItemTester>();

  constructor(
    private readonly steps: Step[],
    private readonly world: WordWorld,
  ) {}

  add(pattern: Pattern): void {
    switch (pattern.kind) {
      case 'word': {
        const test = this.words.get(pattern) ?? wordTester(pattern.test, this.world);
        this.words.set(pattern, test);
        this.steps.push({ kind: 'word', test, asksItems: asksItems(pattern.test) });
        return;
      }
      case 'item':
        this.steps.push({ kind: 'item', test: this.itemTester(pattern.test) });
        return;
      case 'sequence':
        for (const part of pattern.of) this.add(part);
        return;
      case 'either':
        return this.addWays(pattern.of);
      case 'repeat':
        return this.addRepeated(pattern);
    }
  }

  private addWays(ways: readonly Pattern[]): void {
    const ends: number[] = [];
    for (const [i, way] of ways.entries()) {
      const fork = this.steps.length;
      const isLast = i === ways.length - 1;
      if (!isLast) this.steps.push({ kind: 'found' });
      this.add(way);
      if (isLast) break;
      ends.push(this.steps.length);
      this.steps.push({ kind: 'found' });
      this.steps[fork] = { kind: 'fork', to: [fork + 1, this.steps.length] };
    }
    for (const end of ends) this.steps[end] = { kind: 'jump', to: this.steps.length };
  }

  private addRepeated({ of, least, most }: Extract<Pattern, { kind: 'repeat' }>): void {
    for (let i = 0; i < least; i++) this.add(of);
    const { steps } = this;
    if (most === Infinity) {
      const fork = steps.length;
      steps.push({ kind: 'found' });
      this.add(of);
      steps.push({ kind: 'jump', to: fork });
      steps[fork] = { kind: 'fork', to: [fork + 1, steps.length] };
      return;
    }
    const forks: number[] = [];
    for (let i = least; i < most; i++) {
      forks.push(steps.length);
      steps.push({ kind: 'found' });
      this.add(of);
    }
    for (const fork of forks) steps[fork] = { kind: 'fork', to: [fork + 1, steps.length] };
  }

  itemTester(test: Extract<Pattern, { kind: 'item' }>['test']): ItemTester {
    let made = this.items.get(test);
    if (!made) {
      const { labels, condition } = test;
      const asked = new Set(labels);
      const hasLabel = (item: SearchedItem): boolean => asked.size === 0 || asked.has(item.label);
      const holds =
        condition && conditionTest(condition, (one) => itemTest(one, this.world, this.world.textOf));
      made = holds ? (item) => hasLabel(item) && holds(item) : hasLabel;
      this.items.set(test, made);
    }
    return made;
  }
}
