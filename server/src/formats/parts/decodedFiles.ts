/** The files of a format as texts, JSON or XML, in order of their paths; what they are not is reported. */
import { message } from '../../messages/message.js';
import type { InputFiles, ReadContext } from '../format.js';
import { tellUnknown, type Shape } from './jsonShapes.js';
import { decodeInput, inOrder, parseJson } from './inputText.js';
import { parseXml, type XmlElement } from './xml.js';

type Accepts = (path: string) => boolean;

export function* textFiles(
  files: InputFiles,
  accepts: Accepts,
  context: ReadContext,
): Generator<{ readonly path: string; readonly content: string }> {
  for (const [path, bytes] of inOrder(files)) {
    const content = accepts(path) ? decodeInput(path, bytes, context.report) : undefined;
    if (content !== undefined) yield { path, content };
  }
}

export function* jsonFiles(
  files: InputFiles,
  accepts: Accepts,
  context: ReadContext,
  shape: Shape = true,
): Generator<{ readonly path: string; readonly value: unknown }> {
  for (const { path, content } of textFiles(files, accepts, context)) {
    const value = parseJson(path, content, context.report);
    if (value === undefined) continue;
    yield { path, value };
    tellUnknown(value, shape, { file: path }, context);
  }
}

export function* xmlFiles(
  files: InputFiles,
  accepts: Accepts,
  context: ReadContext,
): Generator<{ readonly path: string; readonly root: XmlElement }> {
  for (const { path, content } of textFiles(files, accepts, context)) {
    const root = parseXml(path, content, context.report);
    if (root) yield { path, root };
  }
}

/** The text of standoff annotations: beside their file, or the corpus'; undefined, and an issue, where there is none. */
export async function textOfStandoff(
  path: string,
  name: string,
  files: InputFiles,
  context: ReadContext,
): Promise<string | undefined> {
  const textPath = `${name}.txt`;
  const beside = files.get(textPath);
  if (beside) return decodeInput(textPath, beside, context.report, { keepMark: true });
  const text = await context.textOf?.(name);
  if (text === undefined)
    context.report({ file: path, message: message('read.textBeside', { path: textPath }) });
  return text;
}
