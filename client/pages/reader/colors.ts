/** The colours of labels in the page: the theme's, as VS Code hands them over, or the corpus' own. */
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';

const guidelineColors = new Map(DEFAULT_LABELS.map((label) => [label.name, label.color]));

export interface LabelColors {
  readonly line: string;
  readonly fill: string;
}

/** CSS colours of a label. */
export function colorsOf(definition: LabelDefinition | undefined): LabelColors {
  const color = definition?.color;
  if (
    color !== undefined &&
    /^#[0-9a-f]{6}$/i.test(color) &&
    color !== guidelineColors.get(definition!.name)
  ) {
    return { line: color, fill: `${color}26` };
  }
  const name = definition && guidelineColors.has(definition.name) ? definition.name : 'other';
  return {
    line: `var(--vscode-hawashi-label${name})`,
    fill: `var(--vscode-hawashi-label${name}Background)`,
  };
}
