/** Who one annotates as: shown in the status bar, with the others of the corpus, and changed there. */
import { ConfigurationTarget, l10n, StatusBarAlignment, Uri, workspace, type Disposable } from 'vscode';
import { commandId } from '../../actions/actions.js';
import { registerCommand } from '../commands.js';
import type { ActiveDocument } from '../editor/activeDocument.js';
import { annotatorProblem } from '../../../server/src/annotation/annotatorName.js';
import { isolated, say } from '../sentences.js';
import type { Corpora } from '../views/corpora.js';
import { showInputBox, showQuickPick, type Row } from '../surfaces/picks.js';
import { createStatusBarItem, showStatus } from '../surfaces/rows.js';

/** Left of the document's own items. */
const PRIORITY = 114;

export function registerAnnotatorChoice(active: ActiveDocument, corpora: Corpora): readonly Disposable[] {
  const item = createStatusBarItem('hawashi.annotator', StatusBarAlignment.Right, PRIORITY);
  item.name = l10n.t('Hawashi: Annotator');
  item.command = commandId('chooseAnnotator');
  const show = () => {
    const annotator = active.state?.annotator;
    if (annotator === undefined) return item.hide();
    const others = (corpora.of(active.uri)?.annotators ?? []).filter((name) => name !== annotator);
    showStatus(item, {
      icon: 'account',
      text: annotator,
      tooltip: [
        l10n.t('You annotate as {0}. Click to change that.', isolated(annotator)),
        ...(others.length > 0
          ? [l10n.t('Others in this corpus: {0}', others.map(isolated).join(l10n.t(', ')))]
          : []),
      ],
    });
  };
  show();
  return [
    item,
    active.onDidChange(show),
    corpora.onDidChange(show),
    registerCommand('chooseAnnotator', () => chooseAnnotator(active, corpora)),
  ];
}

/** What is wrong with a name that is typed, in words. */
function problemOf(name: string): string | undefined {
  const problem = annotatorProblem(name.trim());
  return problem && say(problem);
}

async function chooseAnnotator(active: ActiveDocument, corpora: Corpora): Promise<void> {
  await corpora.refresh();
  const corpus = corpora.of(active.uri) ?? corpora.summaries[0];
  const current = active.state?.annotator ?? corpus?.annotator;
  const named = [...new Set([...(current === undefined ? [] : [current]), ...(corpus?.annotators ?? [])])];
  const other: Row = { label: l10n.t('Another name…'), alwaysShow: true };
  const people = named.map((label) => ({
    label,
    description: label === current ? l10n.t('(now)') : undefined,
  }));
  const title = l10n.t('Whose annotations do you make?');
  const picked = await showQuickPick([...people, other], { title });
  if (!picked) return;
  const name =
    picked === other
      ? await showInputBox({
          title,
          prompt: l10n.t('The name of your folder below the annotations of the corpus'),
          validateInput: problemOf,
        })
      : picked.label;
  if (name !== undefined) await setAnnotator(name.trim(), corpus && Uri.parse(corpus.root));
}

/** Where it was set before, else for the person: a setting of the workspace would make all who share it one annotator. */
async function setAnnotator(name: string, corpus: Uri | undefined): Promise<void> {
  const settings = workspace.getConfiguration('hawashi', corpus);
  const { workspaceFolderValue, workspaceValue } = settings.inspect('annotator') ?? {};
  const target =
    workspaceFolderValue !== undefined
      ? ConfigurationTarget.WorkspaceFolder
      : workspaceValue !== undefined
        ? ConfigurationTarget.Workspace
        : ConfigurationTarget.Global;
  await settings.update('annotator', name, target);
}
