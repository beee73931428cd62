/** brat's annotation.conf and visual.conf: the labels, the relations, the colours. */
import type { LabelDefinition } from '../../annotation/model.js';
import type { AttributeSection } from './bratAttributes.js';
import { bratName } from './bratNames.js';
import type { OutputFile } from '../format.js';

export function bratConfiguration(
  labels: readonly string[],
  relations: readonly string[],
  attributes: AttributeSection,
  definitions: readonly LabelDefinition[],
): OutputFile[] {
  const annotation = [
    '[entities]',
    ...labels.map(bratName),
    '',
    '[relations]',
    ...relations.map((type) => `${bratName(type)}\tArg1:<ENTITY>, Arg2:<ENTITY>`),
    // brat refuses spans that overlap unless this allows them.
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '',
    '[events]',
    '',
    '[attributes]',
    ...attributes.lines,
    '',
  ];
  const colours = definitions.flatMap(({ name, color }) =>
    color === undefined ? [] : [`${bratName(name)}\tbgColor:${color}, fgColor:${readable(color)}`],
  );
  const shown = [...new Set([...labels, ...relations, ...attributes.names])].flatMap((name) =>
    bratName(name) === name ? [] : [`${bratName(name)} | ${name.replace(/[\s|]+/g, ' ')}`],
  );
  return [
    { path: 'annotation.conf', content: annotation.join('\n') },
    { path: 'visual.conf', content: ['[labels]', ...shown, '', '[drawing]', ...colours, ''].join('\n') },
  ];
}

/** Black or white, whichever reads better on a CSS hex colour (WCAG 2.2 relative luminance). */
function readable(color: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? 'black' : 'white';
}
