/** Guidelines to start from, in English or Arabic: what ships for the labels of the guidelines, a frame for others. */
import type { GuidelineLanguage } from '../../annotation/guideline.js';
import { DEFAULT_LABELS } from '../../annotation/labels.js';
import type { LabelDefinition } from '../../annotation/model.js';
import ar from './ar.md';
import en from './en.md';

const TEXTS: Readonly<Record<GuidelineLanguage, string>> = { en, ar };

/** The section that frames a label which the texts say nothing of. */
const FRAME = 'LABEL';

export function startingText(language: GuidelineLanguage, labels: readonly LabelDefinition[]): string {
  const [introduction = '', ...sections] = TEXTS[language].split(/^(?=## )/mu);
  const bySection = new Map(sections.map((section) => [/^## (\S+)/u.exec(section)?.[1] ?? '', section]));
  const frame = bySection.get(FRAME) ?? '';
  const ofLabel = ({ name, description = '' }: LabelDefinition): string => {
    const own = DEFAULT_LABELS.find((label) => label.name === name);
    const isOwn = own?.description === description;
    const written = isOwn ? bySection.get(name) : undefined;
    // A function: what stands in a description is no pattern.
    return written ?? frame.replace(FRAME, () => name).replace('{description}', () => description);
  };
  return `${[introduction, ...labels.map(ofLabel)].map((part) => part.trim()).join('\n\n')}\n`;
}
