/** Words with what stands before and after them. */
import { element } from '../elements.js';

export interface InContext {
  readonly text: string;
  /** What it stands in, and the UTF-16 offset where. */
  readonly context: string;
  readonly contextStart: number;
}

export function keywordInContext({ text, context, contextStart }: InContext): (Node | string)[] {
  const end = contextStart + text.length;
  return [
    context.slice(0, contextStart),
    element('mark', {}, context.slice(contextStart, end)),
    context.slice(end),
  ];
}
