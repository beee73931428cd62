/** A corpus as a server of the Model Context Protocol: its tools are `CorpusTools`, told as JSON. */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type CallToolResult,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { formatPlain } from '../../messages/format.js';
import { messageOf } from '../../messages/messageError.js';
import {
  ABOUT_CORPUS_TOOLS,
  CORPUS_TOOL_NAMES,
  CORPUS_TOOLS,
  type CorpusToolName,
} from '../../protocol/corpusTools.js';
import { CorpusTools } from '../../service/corpus/corpusTools.js';
import { VERSION } from '../../version.js';
import { say } from '../say.js';

/** Nothing is written, and nothing asked but the corpus. */
const annotations = { readOnlyHint: true, openWorldHint: false } as const;

export function corpusServer(model: CorpusModel, viewer?: string): Server {
  const server = new Server(
    { name: 'hawashi', version: VERSION },
    { capabilities: { tools: {} }, instructions: ABOUT_CORPUS_TOOLS },
  );
  const tools = new CorpusTools(model, viewer);
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: CORPUS_TOOL_NAMES.map(listed) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }): Promise<CallToolResult> => {
    const name = CORPUS_TOOL_NAMES.find((known) => known === params.name);
    if (!name) throw new McpError(ErrorCode.InvalidParams, say('mcp.noTool', { name: params.name }));
    try {
      // Of the corpus as it is now: others write meanwhile.
      await model.fileChanges.look();
      return told(JSON.stringify(await tools.answer(name, params.arguments ?? {})));
    } catch (error) {
      return { ...told(formatPlain(messageOf(error))), isError: true };
    }
  });
  return server;
}

const told = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] });

function listed(name: CorpusToolName): Tool {
  const { description, schema } = CORPUS_TOOLS[name];
  const inputSchema = toJsonSchema(schema, { typeMode: 'input' }) as Tool['inputSchema'];
  return { name, description, inputSchema, annotations };
}
