/** Other recognisers that a corpus names (`recommenders` in `hawashi.json`): programs on this machine, services elsewhere. */
import type { Node } from 'jsonc-parser';
import { message } from '../messages/message.js';
import { isObject, list, object, pattern, text, type Reader } from './fileReaders.js';
import { propertiesOf, type JsonFile } from './jsonFile.js';

/**
 * What a recommender speaks: JSON lines, INCEpTION's protocol for external recommenders, that of Label Studio's backends, or words, as
 * a chat model.
 */
export const RECOMMENDER_KINDS = ['command', 'inception', 'labelStudio', 'chat'] as const;
export type RecommenderKind = (typeof RECOMMENDER_KINDS)[number];

/** Which chat model is meant, in the words of VS Code's language-model API. */
export interface ChatModelChoice {
  readonly vendor?: string;
  readonly family?: string;
  readonly version?: string;
  readonly id?: string;
}

interface RecommenderFacts {
  /** Names it in suggestions and messages, and is its source's id. */
  readonly name: string;
  /** A program and its arguments, started in the corpus' folder: a document a line in, its spans a line out. */
  readonly command?: readonly string[];
  /** Address of an INCEpTION external recommender, the recogniser's name included: `/predict` is asked below it. */
  readonly inception?: string;
  /** Address of a Label Studio ML backend. */
  readonly labelStudio?: string;
  /** A chat model of the editor's: whichever it has, or one that is as this says. */
  readonly chat?: ChatModelChoice;
  /** Labels of the corpus by the names that the recommender has for them; others are taken as they are. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The UIMA type and feature that an INCEpTION recommender is asked for; absent: DKPro's named entities. */
  readonly layer?: string;
  readonly feature?: string;
  /** How long an answer may take. */
  readonly seconds?: number;
  /** How much memory a program may take, resident. */
  readonly megabytes?: number;
}

export type RecommenderDefinition = RecommenderFacts & { readonly kind: RecommenderKind };

/** Nothing leaves this machine unencrypted: `https`, or an address of the machine itself. */
const SAFE_ADDRESS =
  /^(?:https:\/\/[^\s/?#@]+|http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?)(?:\/[^\s?#]*)?$/i;

const address = pattern(SAFE_ADDRESS, message('corpus.recommenderAddress'));

const number =
  (least: number, most: number): Reader<number> =>
  (node, file) => {
    const value: unknown = node.value;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    file.report(node, message('corpus.between', { least, most }));
    return undefined;
  };

/** Names by names. */
const names: Reader<Readonly<Record<string, string>>> = (node, file) => {
  if (!isObject(node, file)) return undefined;
  const found = new Map<string, string>();
  for (const { name, value } of propertiesOf(node)) {
    const given = value && text(value, file);
    if (given !== undefined) found.set(name, given);
  }
  return Object.fromEntries(found);
};

/** The words of a command; an empty one is told. */
const command: Reader<readonly string[]> = (node, file) => {
  const words = list<string>((word, of) => {
    if (typeof word.value === 'string') return word.value;
    of.report(word, message('corpus.text'));
    return undefined;
  })(node, file);
  if (words === undefined || words[0]?.trim()) return words;
  file.report(node, message('corpus.recommenderCommand'));
  return undefined;
};

const chatModel: Reader<ChatModelChoice> = (node, file) =>
  isObject(node, file)
    ? object<ChatModelChoice>(node, file, { vendor: text, family: text, version: text, id: text })
    : undefined;

export const recommender: Reader<RecommenderDefinition> = (node: Node, file: JsonFile) => {
  if (!isObject(node, file)) return undefined;
  const read = object<RecommenderFacts>(node, file, {
    name: text,
    command,
    inception: address,
    labelStudio: address,
    chat: chatModel,
    labels: names,
    layer: text,
    feature: text,
    seconds: number(1, 600),
    megabytes: number(16, 1_048_576),
  });
  const { name } = read;
  const kinds = RECOMMENDER_KINDS.filter((kind) => read[kind] !== undefined);
  const [kind] = kinds;
  if (name !== undefined && kind !== undefined && kinds.length === 1) return { ...read, name, kind };
  // What is wrong with its address or command has been told.
  const isTold = propertiesOf(node).some((property) =>
    RECOMMENDER_KINDS.some((known) => known === property.name),
  );
  if (name === undefined || kinds.length > 1 || !isTold)
    file.report(node, message('corpus.recommender', { kinds: RECOMMENDER_KINDS }));
  return undefined;
};

/** All that is agreed to when a recommender is allowed: it is another one where this is another. */
export const fingerprintOf = (definition: RecommenderDefinition): string =>
  JSON.stringify(Object.entries(definition).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What is run, or asked, as people read it. */
export const targetOf = ({ command: words, inception, labelStudio, chat }: RecommenderDefinition): string =>
  words?.map((word) => (/^[\w./:=@%+-]+$/.test(word) ? word : JSON.stringify(word))).join(' ') ??
  inception ??
  labelStudio ??
  [chat?.vendor, chat?.family, chat?.version, chat?.id].filter((part) => part !== undefined).join(' ');
