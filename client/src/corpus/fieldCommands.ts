/** What is said of a document as a whole (outlet, author, topic, …): a list of its fields, then the value of one. */
import { l10n, type Uri } from 'vscode';
import { isNothing, type AttributeValue } from '../../../server/src/annotation/attributes.js';
import { fieldProblem, type DocumentField } from '../../../server/src/annotation/documentFields.js';
import type { Decisions } from '../editor/decisions.js';
import { documentMeant } from '../editor/target.js';
import { fieldWords, isolated, say } from '../sentences.js';
import { showInformationMessage } from '../surfaces/notices.js';
import { showInputBox, showQuickPick, showQuickPickOfMany, type Row } from '../surfaces/picks.js';
import type { Corpora } from '../views/corpora.js';

/** The document that is meant may be open or not. After a field the list is there again, until it is left. */
export async function editFields(decisions: Decisions, corpora: Corpora, argument?: unknown): Promise<void> {
  const uri = documentMeant(argument);
  for (;;) {
    await corpora.refresh();
    const corpus = corpora.of(uri);
    const document = corpus?.documents.find((each) => each.uri === uri?.toString());
    if (!uri || !corpus || !document) {
      void showInformationMessage(l10n.t('Hawashi: open a text document of a corpus first.'));
      return;
    }
    const values = document.fields ?? {};
    const field = await pickField(decisions, uri, corpus.fields, values, document.name);
    if (!field) return;
    const value = await askValue(field, values[field.name], proposedFor(decisions, uri, field)?.value);
    if (value === undefined) continue;
    await decisions.setFields(uri, { [field.name]: value });
  }
}

const proposedFor = ({ states }: Decisions, uri: Uri, { name }: DocumentField) =>
  states.get(uri)?.fields?.proposed.find((each) => each.name === name);

function pickField(
  decisions: Decisions,
  uri: Uri,
  fields: readonly DocumentField[],
  values: Readonly<Record<string, unknown>>,
  document: string,
): Promise<DocumentField | undefined> {
  const rows = fields.map((field): Row & { readonly field: DocumentField } => {
    const value = values[field.name];
    const proposed = value === undefined ? proposedFor(decisions, uri, field) : undefined;
    const detail = proposed
      ? l10n.t('The text says: {0} ({1})', isolated(proposed.value), isolated(proposed.reason))
      : field.description;
    return {
      field,
      label: fieldWords(field.name),
      description: inWords(value),
      ...(detail !== undefined && { detail }),
    };
  });
  return showQuickPick(rows, {
    title: l10n.t('Fields of {0}', isolated(document)),
    placeHolder: l10n.t('Choose what to say of the document; Escape ends it'),
  }).then((row) => row?.field);
}

function inWords(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}

/** null takes the field away; undefined leaves it as it is. */
async function askValue(
  field: DocumentField,
  value: unknown,
  proposed: string | undefined,
): Promise<AttributeValue | null | undefined> {
  const title = fieldWords(field.name);
  const choices = field.values ?? [];
  switch (field.type) {
    case 'choices': {
      const chosen = Array.isArray(value) ? value : [];
      const rows = choices.map(({ name, description }) => ({
        label: name,
        description,
        picked: chosen.includes(name),
      }));
      return (await showQuickPickOfMany(rows, { title }))?.map(({ label }) => label);
    }
    case 'choice':
      return pickOne(title, [
        ...choices.map(({ name, description }) => ({ label: name, description, value: name })),
      ]);
    case 'flag':
      return pickOne(title, [
        { label: l10n.t('yes'), value: true },
        { label: l10n.t('no'), value: false },
      ]);
    default: {
      const problem = (typed: string) =>
        isNothing(typed) ? undefined : fieldProblem(field, ofType(field, typed.trim()));
      const typed = await showInputBox({
        title,
        prompt: field.description ?? l10n.t('Empty takes it away.'),
        value: value === undefined ? (proposed ?? '') : inWords(value),
        validateInput: (each) => {
          const told = problem(each);
          return told && say(told);
        },
      });
      if (typed === undefined) return undefined;
      return isNothing(typed) ? null : ofType(field, typed.trim());
    }
  }
}

const ofType = ({ type }: DocumentField, typed: string): string | number =>
  type === 'number' ? Number(typed) : typed;

async function pickOne(
  title: string,
  values: readonly (Row & { readonly value: AttributeValue })[],
): Promise<AttributeValue | null | undefined> {
  const none: Row & { readonly value: null } = { label: l10n.t('nothing'), value: null };
  return (await showQuickPick<Row & { readonly value: AttributeValue | null }>([...values, none], { title }))
    ?.value;
}
