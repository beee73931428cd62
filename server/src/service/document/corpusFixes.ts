/**
 * What mends one place of what a changed scheme no longer allows, for all places of the corpus that are alike: planned, and
 * shown before it is done.
 */
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import { valueMessage } from '../../annotation/attributeMessage.js';
import type { Annotation } from '../../annotation/model.js';
import { renamed } from '../../corpus/changes/planning.js';
import type { Snapshot } from '../../corpus/snapshot.js';
import type { Format } from '../../messages/formatter.js';
import { message, type Message } from '../../messages/message.js';
import { PROPOSE_COMMAND } from '../../protocol/commands.js';
import type { WantedChange } from '../../protocol/changes.js';
import type { Requests } from '../../protocol/requests.js';
import { choicesOf } from './choices.js';
import { dataOf, labelsInstead } from './codeActions.js';
import { fieldFixesAlike } from './fieldFixes.js';

interface CorpusFix {
  readonly title: Message;
  readonly change: WantedChange;
}

export function corpusFixes(
  snapshot: Snapshot,
  diagnostics: readonly Diagnostic[],
  say: Format,
): CodeAction[] {
  const root = snapshot.corpus?.root;
  if (root === undefined) return [];
  return diagnostics.flatMap((diagnostic) =>
    fixesOf(snapshot, diagnostic).map(({ title: fix, change }): CodeAction => {
      const title = say(message('fix.inCorpus', { fix }));
      const parameters: Requests['hawashi/planChange'][0] = { uri: root, change };
      const command = { title, command: PROPOSE_COMMAND, arguments: [parameters] };
      return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
    }),
  );
}

function fixesOf(snapshot: Snapshot, diagnostic: Diagnostic): readonly CorpusFix[] {
  const data = dataOf(diagnostic);
  if (data.field !== undefined) return fieldFixesAlike(snapshot, data);
  const annotation = snapshot.annotations.find(({ id }) => id === data.id);
  if (!annotation) return [];
  if (diagnostic.code === 'annotation.unknown-label') return ofLabel(snapshot, annotation);
  return data.attribute === undefined
    ? []
    : ofAttribute(snapshot, annotation, String(diagnostic.code), data.attribute);
}

const places = (
  select: Extract<WantedChange, { kind: 'places' }>['select'],
  action: Extract<WantedChange, { kind: 'places' }>['action'],
): WantedChange => ({ kind: 'places', select, action });

function ofLabel(snapshot: Snapshot, { label: former }: Annotation): readonly CorpusFix[] {
  const select = { by: 'label', label: former } as const;
  return [
    ...labelsInstead(snapshot, former).map((label) => ({
      title: message('fix.relabelFormer', { former, label }),
      change: places(select, { kind: 'relabel', label }),
    })),
    { title: message('fix.removeFormer', { former }), change: places(select, { kind: 'remove' }) },
  ];
}

function ofAttribute(
  { attributeDefinitions }: Snapshot,
  { label, attributes = {} }: Annotation,
  code: string,
  name: string,
): readonly CorpusFix[] {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  const remove = { kind: 'describe', attributes: { [name]: null } } as const;
  const choices = choicesOf(attributeDefinitions.find((one) => one.name === name));
  switch (code) {
    case 'attribute.unknown':
      return [
        ...attributeDefinitions
          .filter(({ name: to }) => renamed(attributeDefinitions, attributes, { from: name, to }))
          .map(({ name: to }) => ({
            title: message('fix.renameAttribute', { name, to }),
            change: places(
              { by: 'attribute', name, said: true },
              { kind: 'renameAttribute', from: name, to },
            ),
          })),
        {
          title: message('fix.removeAttribute', { name }),
          change: places({ by: 'attribute', name, said: true }, remove),
        },
      ];
    case 'attribute.misplaced':
      return [
        {
          title: message('fix.removeFrom', { name, label }),
          change: places({ by: 'attribute', name, said: true, label }, remove),
        },
      ];
    case 'attribute.value': {
      const select = { by: 'attribute', name, said: true, value } as const;
      const former = valueMessage(value);
      return [
        ...choices.map(([shown, to]) => ({
          title: message('fix.instead', { name, value: shown, former }),
          change: places(select, { kind: 'describe', attributes: { [name]: to } }),
        })),
        { title: message('fix.instead', { name, value: '∅', former }), change: places(select, remove) },
      ];
    }
    case 'attribute.missing':
      return choices.map(([shown, to]) => ({
        title: message('fix.whereMissing', { name, value: shown, label }),
        change: places(
          { by: 'attribute', name, said: false, label },
          { kind: 'describe', attributes: { [name]: to } },
        ),
      }));
    default:
      return [];
  }
}
