/** Choosing a label: a quick pick in which the label's own key is enough. */
import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { labelColor } from './palette.js';
import { labelOfKey } from '../../annotating/labelKeys.js';
import { createQuickPick, type Row } from '../surfaces/picks.js';

interface LabelItem extends Row {
  readonly definition: LabelDefinition;
}

/** undefined: the annotator changed their mind. */
export function pickLabel(
  labels: readonly LabelDefinition[],
  options: {
    readonly title: string;
    readonly current?: string;
    /** What the guidelines say of each label, in a sentence. */
    readonly said?: ReadonlyMap<string, string>;
  },
): Promise<LabelDefinition | undefined> {
  const pick = createQuickPick<LabelItem>();
  pick.title = options.title;
  pick.placeholder = l10n.t('Press the key of a label, or type its name in capitals');
  pick.matchOnDescription = true;
  pick.items = labels.map((definition) => ({
    ...labelItem(definition, options.current),
    detail: options.said?.get(definition.name),
  }));
  const current = pick.items.find((item) => item.definition.name === options.current);
  if (current) pick.activeItems = [current];
  return new Promise((resolve) => {
    const choose = (label: LabelDefinition | undefined) => {
      resolve(label);
      pick.hide();
    };
    pick.onDidChangeValue((value) => {
      // A capital begins a name; anything else that is the key of a label picks it.
      if ([...value].length !== 1 || value !== value.toLowerCase()) return;
      const label = labelOfKey(labels, value);
      if (label) choose(label);
    });
    pick.onDidAccept(() => choose(pick.activeItems[0]?.definition));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function labelItem(definition: LabelDefinition, current: string | undefined): LabelItem {
  const color = labelColor(definition);
  const key = definition.key === undefined ? '' : `  [${definition.key}]`;
  return {
    definition,
    label: `${definition.name}${key}`,
    description: [definition.description, definition.name === current ? l10n.t('(now)') : undefined]
      .filter(Boolean)
      .join(' '),
    iconPath: new ThemeIcon('tag', color instanceof ThemeColor ? color : undefined),
  };
}
