/** What a chat model is told before each part of a document: the labels with their guidelines, and examples. Pure. */
import type { GuidelineBlock } from '../../annotation/guideline.js';
import type { LabelDefinition } from '../../annotation/model.js';
import type { Guidelines } from '../../corpus/guidelines/guidelinesFile.js';
import { ANSWER_TOOL } from './answerTool.js';
import type { Example } from './examples.js';
import instructions from './instructions.md';

/** As much of the guidelines of one label as is sent, in UTF-16 units, and of all of them. */
const MOST_OF_LABEL = 1200;
const MOST_OF_GUIDELINES = 16_000;

export function instructionsFor(
  labels: readonly LabelDefinition[],
  guidelines: Guidelines,
  examples: readonly Example[],
): string {
  const room = Math.min(MOST_OF_LABEL, Math.floor(MOST_OF_GUIDELINES / Math.max(1, labels.length)));
  const parts: Readonly<Record<string, string>> = {
    tool: ANSWER_TOOL,
    labels: labels.map((label) => labelSection(label, guidelines, room)).join('\n\n'),
    examples: examples.length === 0 ? '' : `\n# Examples\n\n${examples.map(exampleSection).join('\n\n')}`,
  };
  return instructions.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole).trim();
}

function labelSection(
  { name, description = '' }: LabelDefinition,
  guidelines: Guidelines,
  room: number,
): string {
  const blocks = guidelines.of(name)?.blocks ?? [];
  const told = blocks.map(blockLine).join('\n');
  const shown =
    told.length > room ? `${told.slice(0, told.lastIndexOf('\n', room) + 1 || room).trimEnd()}\n…` : told;
  return [`## ${name}`, description, shown].filter((line) => line !== '').join('\n');
}

const blockLine = ({ kind, text }: GuidelineBlock): string =>
  kind === 'item' ? `- ${text}` : kind === 'heading' ? `### ${text}` : text;

const exampleSection = ({ text, annotations }: Example): string =>
  `Document:\n${text}\nCall: ${JSON.stringify({ annotations })}`;
