/**
 * What assistants can ask of a corpus: each tool once, for the Model Context Protocol and for VS Code's language-model tools. Nothing
 * is written. Whoever calls a tool may send anything: what is asked is held against the schema.
 */
import * as v from 'valibot';
import { formatPlain } from '../messages/format.js';
import type { MessageKey } from '../messages/message.js';

type Described = Extract<MessageKey, `mcp.${string}`>;

/** In English, which models read best. */
const said = (key: Described): string => formatPlain({ key, values: {} });

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const wholeUpTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const text = (key: Described) => v.pipe(v.string(), v.description(said(key)));
const optionalText = (key: Described) => v.optional(text(key));

const page = {
  limit: v.optional(v.pipe(wholeUpTo(1000), v.description(said('mcp.limit'))), 50),
  offset: v.optional(v.pipe(whole, v.description(said('mcp.offset'))), 0),
};
const document = text('mcp.document');
const annotator = optionalText('mcp.annotator');
const label = optionalText('mcp.label');

const tool = <const Entries extends v.ObjectEntries>(description: Described, entries: Entries) => ({
  description: said(description),
  schema: v.strictObject(entries),
});

/** What holds of all of them. */
export const ABOUT_CORPUS_TOOLS = said('mcp.about');

/** By name. */
export const CORPUS_TOOLS = {
  documents: tool('mcp.documents', page),
  search: tool('mcp.search', {
    query: text('mcp.query'),
    annotator,
    suggestions: v.optional(v.pipe(v.boolean(), v.description(said('mcp.withSuggestions'))), true),
    context: v.optional(v.pipe(wholeUpTo(1000), v.description(said('mcp.context'))), 80),
    ...page,
  }),
  entities: tool('mcp.entities', { name: optionalText('mcp.name'), label, ...page }),
  entity: tool('mcp.entity', { id: text('mcp.id'), ...page }),
  passage: tool('mcp.passage', {
    document,
    start: v.optional(v.pipe(whole, v.description(said('mcp.start'))), 0),
    end: v.optional(v.pipe(whole, v.description(said('mcp.end')))),
  }),
  annotations: tool('mcp.annotations', {
    ...{ document, annotator, label },
    rejected: v.optional(v.pipe(v.boolean(), v.description(said('mcp.rejected'))), false),
    ...page,
  }),
  suggestions: tool('mcp.suggestions', {
    ...{ document, annotator, label },
    confidence: v.optional(
      v.pipe(v.number(), v.minValue(0), v.maxValue(1), v.description(said('mcp.confidence'))),
      0,
    ),
    ...page,
  }),
} as const;

/** What a tool is called among those of VS Code. */
export const languageModelToolId = (name: CorpusToolName): string => `hawashi_${name}`;

/** JSON Schema of the property that says there which corpus is meant. */
export const CORPUS_INPUT = { corpus: { type: 'string', description: said('mcp.corpus') } } as const;

export type CorpusToolName = keyof typeof CORPUS_TOOLS;
export type CorpusToolInput<Name extends CorpusToolName> = Readonly<
  v.InferOutput<(typeof CORPUS_TOOLS)[Name]['schema']>
>;

export const CORPUS_TOOL_NAMES = Object.keys(CORPUS_TOOLS) as readonly CorpusToolName[];

/** What a tool answered, or why it did not. */
export type CorpusToolAnswer = { readonly answer: object } | { readonly problem: string };
