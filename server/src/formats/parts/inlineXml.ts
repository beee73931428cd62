/** Annotated text as mixed content, for formats that mark spans with elements; spans nest and never cross. */
import type { Span } from '../../text/span.js';
import { isElement, type XmlElement } from './xml.js';

interface Open {
  readonly end: number;
  readonly children: (XmlElement | string)[];
}

/** The text with every span as an element around it, made by `toElement` of its children. `spans` are in order. */
export function inlineContent<T extends Span>(
  text: string,
  spans: readonly T[],
  toElement: (span: T, children: readonly (XmlElement | string)[]) => XmlElement,
): (XmlElement | string)[] {
  const top: Open = { end: text.length, children: [] };
  const open: Open[] = [top];
  let at = 0;
  const textUpTo = (offset: number): void => {
    if (offset > at) open.at(-1)!.children.push(text.slice(at, offset));
    at = Math.max(at, offset);
  };
  for (const span of spans) {
    while (open.length > 1 && open.at(-1)!.end <= span.start) {
      textUpTo(open.at(-1)!.end);
      open.pop();
    }
    textUpTo(span.start);
    const children: (XmlElement | string)[] = [];
    open.at(-1)!.children.push(toElement(span, children));
    open.push({ end: span.end, children });
  }
  while (open.length > 1) {
    textUpTo(open.at(-1)!.end);
    open.pop();
  }
  textUpTo(text.length);
  return top.children;
}

/** The text in an element and where in it each element below lies (UTF-16 offsets), in document order. */
export function readInline(root: XmlElement): {
  readonly text: string;
  readonly elements: readonly { readonly node: XmlElement; readonly start: number; readonly end: number }[];
} {
  let text = '';
  const elements: { node: XmlElement; start: number; end: number }[] = [];
  const work: (XmlElement | string | { readonly closes: number })[] = [...root.children].reverse();
  while (work.length > 0) {
    const node = work.pop()!;
    if (typeof node === 'string') text += node;
    else if ('closes' in node) elements[node.closes]!.end = text.length;
    else if (isElement(node)) {
      work.push({ closes: elements.length });
      elements.push({ node, start: text.length, end: text.length });
      for (let i = node.children.length - 1; i >= 0; i--) work.push(node.children[i]!);
    }
  }
  return { text, elements };
}
