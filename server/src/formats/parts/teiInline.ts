/**
 * Annotations of a TEI file that are elements of the text. Elements that point to each other by `@next` and `@prev`, or to
 * which a `join` points, are pieces of one.
 */
import { message, type Message } from '../../messages/message.js';
import { placeOf } from '../../annotation/fragments.js';
import type { Annotation } from '../../annotation/model.js';
import type { ReadContext } from '../format.js';
import type { readInline } from './inlineXml.js';
import { reportOnce } from './reportOnce.js';
import { FORM, labelOf, saidOfElement } from './teiElements.js';
import { isOfFeatures, type TeiFeatures } from './teiFeatures.js';
import { elementsOf, localName, type XmlElement } from './xml.js';

/** What reading of a file goes by. */
export interface TeiReading {
  readonly text: string;
  readonly file: string;
  readonly features: TeiFeatures;
  readonly context: ReadContext;
}

type InlineElement = ReturnType<typeof readInline>['elements'][number];

export interface InlineAnnotations {
  /** In the order of their first pieces. */
  readonly annotations: readonly Annotation[];
  /** The annotations' ids by those of their elements. */
  readonly ids: ReadonlyMap<string, string>;
}

export function inlineAnnotations(
  root: XmlElement,
  elements: readonly InlineElement[],
  reading: TeiReading,
): InlineAnnotations {
  const { text, file, features, context } = reading;
  const tell = (node: XmlElement, problem: Message): void =>
    reportOnce(context.report, { file, line: node.line, understood: true, message: problem });
  const annotations: Annotation[] = [];
  const ids = new Map<string, string>();
  const chains = new Chains(root);
  const begun = new Map<string, number>();
  for (const [i, { node, start, end }] of elements.entries()) {
    const name = localName(node.name);
    const found = labelOf(node);
    if (!found && !FORM.has(name) && !isOfFeatures(name))
      tell(node, message('read.elementUnknown', { name }));
    if (found && start === end) tell(node, message('read.elementEmpty', { name }));
    if (!found || start === end) continue;
    const id = node.attributes['xml:id'];
    const chain = id === undefined ? undefined : chains.of(id);
    const known = chain === undefined ? undefined : begun.get(chain);
    const said = saidOfElement(node, found, features);
    const one = { id: `i${i + 1}`, start, end, text: text.slice(start, end), label: found.label, ...said };
    if (known === undefined) {
      if (chain !== undefined) begun.set(chain, annotations.length);
      annotations.push(one);
    } else annotations[known] = joined(annotations[known]!, one, text);
    if (id !== undefined) ids.set(id, annotations[known ?? annotations.length - 1]!.id);
  }
  return { annotations, ids };
}

/** What the first piece says counts. */
function joined(first: Annotation, piece: Annotation, text: string): Annotation {
  const base = first.start;
  const pieces = first.fragments?.map(({ start, end }) => ({ start: base + start, end: base + end })) ?? [
    first,
  ];
  const place = placeOf([...pieces, piece])!;
  const attributes = { ...piece.attributes, ...first.attributes };
  const { fragments: _, ...whole } = first;
  return {
    ...piece,
    ...whole,
    ...place,
    text: text.slice(place.start, place.end),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
}

/** Which elements are of one: the same name of a chain for all of them. */
class Chains {
  private readonly parents = new Map<string, string>();

  constructor(root: XmlElement) {
    for (const node of elementsOf(root)) {
      const { 'xml:id': id, next, prev, target = '' } = node.attributes;
      if (id !== undefined)
        for (const pointer of [next, prev]) if (pointer?.startsWith('#')) this.link(id, pointer.slice(1));
      if (localName(node.name) !== 'join') continue;
      const [first, ...others] = target.split(/\s+/).filter((pointer) => pointer.startsWith('#'));
      for (const other of others) this.link(first!.slice(1), other.slice(1));
    }
  }

  of(id: string): string | undefined {
    return this.parents.has(id) ? this.rootOf(id) : undefined;
  }

  private link(one: string, other: string): void {
    this.parents.set(this.rootOf(one), this.rootOf(other));
    if (!this.parents.has(this.rootOf(other))) this.parents.set(this.rootOf(other), this.rootOf(other));
  }

  private rootOf(id: string): string {
    let root = id;
    while (this.parents.has(root) && this.parents.get(root) !== root) root = this.parents.get(root)!;
    // The way is shorter the next time.
    for (let at = id; at !== root;) {
      const next = this.parents.get(at)!;
      this.parents.set(at, root);
      at = next;
    }
    return root;
  }
}
