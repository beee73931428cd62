// A chat model for stories: answers each request as `.vscode/chat-answer.json` of the workspace says, a list of answers of which
// each request takes the next one, and the last one again (`calls`: inputs of the tool; `many`: so many annotations; `text`;
// `error`: a code of LanguageModelError; `hangs`: nothing ever comes), and adds what it was sent to `.vscode/chat-asked.jsonl`.
const { appendFile, readFile, writeFile } = require('node:fs/promises');
const path = require('node:path');
const vscode = require('vscode');

const folder = () => path.join(vscode.workspace.workspaceFolders[0].uri.fsPath, '.vscode');
const textOf = ({ content }) => content.map((part) => part.value).join('');

const provider = {
  provideLanguageModelChatInformation: () => [
    {
      id: 'stand-in',
      name: 'Stand-in Model',
      family: 'stand-in',
      version: '1',
      maxInputTokens: 100_000,
      maxOutputTokens: 10_000,
      capabilities: { toolCalling: true },
    },
  ],
  provideTokenCount: (_model, text) => Promise.resolve(String(text).length),
  async provideLanguageModelChatResponse(_model, messages, { tools = [], toolMode }, progress) {
    const asked = { messages: messages.map(textOf), tools, toolMode };
    await appendFile(path.join(folder(), 'chat-asked.jsonl'), `${JSON.stringify(asked)}\n`);
    const file = path.join(folder(), 'chat-answer.json');
    const [answer, ...others] = JSON.parse(await readFile(file, 'utf8'));
    if (others.length > 0) await writeFile(file, JSON.stringify(others));
    if (answer.hangs) await new Promise(() => undefined);
    if (answer.error) throw vscode.LanguageModelError[answer.error](answer.text);
    if (answer.text) progress.report(new vscode.LanguageModelTextPart(answer.text));
    const one = { quote: 'x', label: 'MISC', before: '' };
    const many = { annotations: Array.from({ length: answer.many ?? 0 }, () => one) };
    if (answer.many) progress.report(new vscode.LanguageModelToolCallPart('many', tools[0].name, many));
    for (const [i, input] of (answer.calls ?? []).entries())
      progress.report(new vscode.LanguageModelToolCallPart(`${i}`, tools[0].name, input));
  },
};

exports.activate = ({ subscriptions }) =>
  subscriptions.push(vscode.lm.registerLanguageModelChatProvider('stand-in', provider));
