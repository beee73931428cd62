/** A corpus as a server of the Model Context Protocol: its tools are `CorpusTools`, told as JSON. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { VERSION } from '../../version.js';
import { say } from '../say.js';
import { CorpusTools } from './corpusTools.js';

/** UTF-16 units of the longest passage that is told at once. */
const LONGEST_PASSAGE = 20_000;
const FIRST_PASSAGE = 4000;

const whole = z.number().int().min(0);
const optional = z.string().optional();
const page = {
  limit: whole.max(1000).default(50).describe(say('mcp.limit')),
  offset: whole.default(0).describe(say('mcp.offset')),
};
const document = z.string().describe(say('mcp.document'));
const annotator = optional.describe(say('mcp.annotator'));
const label = optional.describe(say('mcp.label'));

/** Nothing is written, and nothing asked but the corpus. */
const annotations = { readOnlyHint: true, openWorldHint: false } as const;

export function corpusServer(model: CorpusModel): McpServer {
  const server = new McpServer({ name: 'hawashi', version: VERSION }, { instructions: say('mcp.about') });
  const tools = new CorpusTools(model);
  const described = <Input>(description: string, inputSchema: Input) => ({
    description,
    inputSchema,
    annotations,
  });
  /** Of the corpus as it is now: others write meanwhile. What cannot be answered is told by the SDK, as an error of the tool. */
  const told = async (answer: () => Promise<object>): Promise<CallToolResult> => {
    await model.lookForChanges();
    return { content: [{ type: 'text', text: JSON.stringify(await answer()) }] };
  };
  server.registerTool('documents', described(say('mcp.documents'), page), (asked) =>
    told(() => tools.documents(asked)),
  );
  const search = {
    query: z.string().describe(say('mcp.query')),
    annotator,
    suggestions: z.boolean().default(true).describe(say('mcp.withSuggestions')),
    context: whole.max(1000).default(80).describe(say('mcp.context')),
    ...page,
  };
  server.registerTool('search', described(say('mcp.search'), search), (asked) =>
    told(() => tools.search(asked)),
  );
  const entities = { name: optional.describe(say('mcp.name')), label, ...page };
  server.registerTool('entities', described(say('mcp.entities'), entities), (asked) =>
    told(() => tools.entities(asked)),
  );
  const entity = { id: z.string().describe(say('mcp.id')), ...page };
  server.registerTool('entity', described(say('mcp.entity'), entity), (asked) =>
    told(() => tools.entity(asked)),
  );
  const passage = {
    document,
    start: whole.default(0).describe(say('mcp.start')),
    end: whole.optional().describe(say('mcp.end')),
  };
  server.registerTool('passage', described(say('mcp.passage'), passage), ({ end, ...asked }) => {
    const longest = asked.start + LONGEST_PASSAGE;
    return told(() =>
      tools.passage({ ...asked, end: Math.min(end ?? asked.start + FIRST_PASSAGE, longest) }),
    );
  });
  const annotated = {
    ...{ document, annotator, label, ...page },
    rejected: z.boolean().default(false).describe(say('mcp.rejected')),
  };
  server.registerTool('annotations', described(say('mcp.annotations'), annotated), (asked) =>
    told(() => tools.annotations(asked)),
  );
  const suggested = {
    ...{ document, annotator, label, ...page },
    confidence: z.number().min(0).max(1).default(0).describe(say('mcp.confidence')),
  };
  server.registerTool('suggestions', described(say('mcp.suggestions'), suggested), (asked) =>
    told(() => tools.suggestions(asked)),
  );
  return server;
}
