/** One command a label of the guidelines: for who binds keys of their own, and for the palette. */
import { DEFAULT_LABELS } from '../../server/src/annotation/labels.js';

export type LabelCommand = `tag.${string}`;

export const labelCommand = (label: string): LabelCommand => `tag.${label}`;

/** «Tag as PERS (person's name)»: the beginning of what the label set says of it. */
function labelCommandTitle({ name, description }: (typeof DEFAULT_LABELS)[number]): string {
  const gloss = /^(?:an? )?([^,:(]*)/i.exec(description)?.[1]?.trim();
  return gloss ? `Tag as ${name} (${gloss.charAt(0).toLowerCase()}${gloss.slice(1)})` : `Tag as ${name}`;
}

/** The commands with their titles, in the order of the label set. */
export const LABEL_COMMANDS: readonly { readonly command: LabelCommand; readonly title: string }[] =
  DEFAULT_LABELS.map((label) => ({ command: labelCommand(label.name), title: labelCommandTitle(label) }));
