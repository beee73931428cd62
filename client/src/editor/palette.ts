/** The colour of each label: the theme's for the labels of the guidelines, the corpus' own for others. */
import { ThemeColor } from 'vscode';
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';

/** 15 % of opacity, as two hex digits: letters stay readable on it. */
const FILL = '26';

const HEX = /^#[0-9a-f]{6}$/i;

const guidelineColors = new Map(DEFAULT_LABELS.map((label) => [label.name, label.color]));

/** Border and ruler colour. */
export function labelColor(definition: LabelDefinition | undefined): ThemeColor | string {
  return ownColor(definition) ?? new ThemeColor(`hawashi.label${themeName(definition)}`);
}

/** Background colour, mostly transparent. */
export function labelFill(definition: LabelDefinition | undefined): ThemeColor | string {
  const own = ownColor(definition);
  return own === undefined ? new ThemeColor(`hawashi.label${themeName(definition)}Background`) : own + FILL;
}

/** The colour that a corpus chose; undefined where it left the guidelines' one, which themes adapt. */
function ownColor(definition: LabelDefinition | undefined): string | undefined {
  const color = definition?.color;
  if (color === undefined || !HEX.test(color)) return undefined;
  return color === guidelineColors.get(definition!.name) ? undefined : color;
}

function themeName(definition: LabelDefinition | undefined): string {
  return definition && guidelineColors.has(definition.name) ? definition.name : 'other';
}
