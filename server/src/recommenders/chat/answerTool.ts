/**
 * The tool that a chat model answers with. Models are asked to call it and need not, nor keep to its schema: what is said is held
 * against a schema of ours.
 */
import * as v from 'valibot';
import { formatPlain } from '../../messages/format.js';
import { message } from '../../messages/message.js';

export const ANSWER_TOOL = 'annotate';

/** A tool as language-model APIs are told of it. */
export interface ChatTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema. */
  readonly inputSchema: object;
}

export const AnswerSchema = v.looseObject({ annotations: v.array(v.unknown()) });

/** Something that is said to stand in the text. */
export const QuotedSchema = v.looseObject({
  quote: v.pipe(v.string(), v.trim(), v.minLength(1)),
  label: v.string(),
  /** What stands directly before it. */
  before: v.nullish(v.string()),
});
export type Quoted = v.InferOutput<typeof QuotedSchema>;

export function answerTool(labels: readonly string[]): ChatTool {
  const said = (key: 'quote' | 'before' | 'label') => ({
    type: 'string',
    description: formatPlain(message(`recommenders.chat.${key}`)),
  });
  const item = {
    type: 'object',
    properties: { quote: said('quote'), before: said('before'), label: { ...said('label'), enum: labels } },
    required: ['quote', 'before', 'label'],
    additionalProperties: false,
  };
  return {
    name: ANSWER_TOOL,
    description: formatPlain(message('recommenders.chat.tool')),
    inputSchema: {
      type: 'object',
      properties: { annotations: { type: 'array', items: item } },
      required: ['annotations'],
      additionalProperties: false,
    },
  };
}
