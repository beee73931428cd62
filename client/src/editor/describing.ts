/** What an annotation says beyond its label: value, note, entity; and the same name elsewhere. */
import { l10n, type Disposable } from 'vscode';
import type { Occurrence } from '../../../server/src/protocol/corpus.js';
import type { Item } from '../../../server/src/protocol/items.js';
import {
  noRelationFrom,
  relationProblem,
  relationTypesFrom,
} from '../../../server/src/annotation/relations.js';
import { placeToTag, shownText } from '../../annotating/pieces.js';
import { registerCommand } from '../commands.js';
import type { Decisions } from './decisions.js';
import { pickEntity } from './entityPick.js';
import { pickLabel } from './labelPick.js';
import { rangeToTag } from './tagging.js';
import { itemsChosen, targetOf, type Target } from './target.js';
import { isolated, say } from '../sentences.js';
import { showInformationMessage } from '../surfaces/notices.js';
import { showInputBox, showQuickPick, showQuickPickOfMany, type Row } from '../surfaces/picks.js';

export function registerDescribing(decisions: Decisions): readonly Disposable[] {
  const annotationMeant = async (
    argument: unknown,
  ): Promise<(Target & { readonly item: Item }) | undefined> => {
    const target = await targetOf(decisions.states, argument);
    const annotations = target?.items.filter(({ kind }) => kind === 'annotation') ?? [];
    if (target && annotations.length === 0)
      void showInformationMessage(l10n.t('Hawashi: there is no annotation at the caret.'));
    const title = l10n.t('Which annotation is meant?');
    const chosen = target && (await itemsChosen({ ...target, items: annotations }, argument, { title }));
    const [item] = chosen ?? [];
    return target && item && { ...target, item };
  };

  return [
    registerCommand('editValue', async (argument?: unknown) => {
      const meant = await annotationMeant(argument);
      if (!meant) return;
      const value = await showInputBox({
        title: l10n.t('Value of «{0}» ({1})', isolated(meant.item.text), isolated(meant.item.label)),
        prompt:
          meant.item.valueText ??
          l10n.t('A TIMEX3 value such as 2024-11-08, 2024-11-04/2024-11-07, P3D, or a number.'),
        value: meant.item.value ?? '',
      });
      if (value === undefined) return;
      await decisions.decide(meant.uri, { kind: 'describe', id: meant.item.id, value: value.trim() || null });
    }),
    registerCommand('editNote', async (argument?: unknown) => {
      const meant = await annotationMeant(argument);
      if (!meant) return;
      const note = await showInputBox({
        title: l10n.t('Note on «{0}»', isolated(meant.item.text)),
        prompt: l10n.t('Stored with the annotation; empty takes it away.'),
        value: meant.item.note ?? '',
      });
      if (note === undefined) return;
      await decisions.decide(meant.uri, { kind: 'describe', id: meant.item.id, note: note.trim() || null });
    }),
    registerCommand('linkEntity', async (argument?: unknown) => {
      const meant = await annotationMeant(argument);
      if (!meant) return;
      const chosen = await pickEntity(decisions.service, meant.uri, meant.item);
      if (chosen) await decisions.decide(meant.uri, { kind: 'describe', id: meant.item.id, ...chosen });
    }),
    registerCommand('relate', async (argument?: unknown) => {
      const meant = await annotationMeant(argument);
      if (meant) await relate(decisions, meant, meant.item);
    }),
    registerCommand('tagEverywhere', async (argument?: unknown) => {
      const target = await targetOf(decisions.states, argument);
      if (target) await offerEverywhere(decisions, target);
    }),
  ];
}

/** Asks for the type and the other end of a relation. */
async function relate(decisions: Decisions, { uri, state }: Target, from: Item): Promise<void> {
  const problem = noRelationFrom(state.relationTypes, from);
  if (problem !== undefined) {
    void showInformationMessage(l10n.t('Hawashi: {0}', say(problem)));
    return;
  }
  const type = await showQuickPick(
    relationTypesFrom(state.relationTypes, from).map(({ name, description }) => ({
      label: name,
      description,
    })),
    { title: l10n.t('How is «{0}» related?', isolated(from.text)) },
  );
  if (!type) return;
  const others = state.items.filter(
    (item) =>
      item.kind === 'annotation' &&
      item.id !== from.id &&
      relationProblem(state.relationTypes, type.label, from, item) === undefined,
  );
  if (others.length === 0) {
    void showInformationMessage(
      l10n.t('Hawashi: nothing is annotated that «{0}» may lead to.', isolated(type.label)),
    );
    return;
  }
  const to = await showQuickPick(
    others.map((item) => ({
      label: item.text,
      description: l10n.t('{0} · line {1}', isolated(item.label), item.range.start.line + 1),
      id: item.id,
    })),
    { title: l10n.t('«{0}» {1} …', isolated(from.text), isolated(type.label)), matchOnDescription: true },
  );
  if (to) await decisions.decide(uri, { kind: 'relate', type: type.label, from: from.id, to: to.id });
}

/** The item meant, or what is selected, wherever it stands in the document. */
async function offerEverywhere(decisions: Decisions, target: Target): Promise<void> {
  const item = target.items[0];
  const range = item?.range ?? rangeToTag();
  if (!range) {
    void showInformationMessage(l10n.t('Hawashi: select a name, or put the caret into one.'));
    return;
  }
  const label =
    item?.label ??
    (
      await pickLabel(target.state.labels, {
        title: l10n.t('Tag everywhere as'),
        said: await decisions.saidOfLabels(target.uri),
      })
    )?.name;
  if (label !== undefined) await tagEverywhere(decisions, target, range, label, item);
}

async function tagEverywhere(
  decisions: Decisions,
  { uri }: Target,
  range: Item['range'],
  label: string,
  { canonical, kind, pieces }: Partial<Item> = {},
): Promise<void> {
  const isSuggestion = kind === 'suggestion';
  const places = await decisions.service.request('hawashi/occurrences', {
    uri: uri.toString(),
    range,
    ...(pieces && { pieces: [...pieces] }),
    label,
    own: isSuggestion,
  });
  if (!places) return;
  if (places.length === 0) {
    void showInformationMessage(l10n.t('Hawashi: the name stands nowhere else untagged in this document.'));
    return;
  }
  const chosen = await showQuickPickOfMany(places.map(placeItem), {
    title:
      places.length === 1
        ? l10n.t('Tag as {0}: 1 place', isolated(label))
        : l10n.t('Tag as {0}: {1} places', isolated(label), places.length),
    placeHolder: l10n.t('Take the tick from what is another name'),
  });
  if (!chosen || chosen.length === 0) return;
  const tagged = chosen.map(({ place }) => placeToTag(place));
  await decisions.decide(uri, { kind: 'tagAll', places: tagged, label, canonical });
}

function placeItem(place: Occurrence): Row & { readonly place: Occurrence } {
  return {
    place,
    label: shownText(place),
    description: l10n.t('line {0}', place.range.start.line + 1),
    detail: place.context.trim(),
    picked: true,
  };
}
