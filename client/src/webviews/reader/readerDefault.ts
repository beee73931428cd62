/**
 * Opens documents of a corpus in the reader where the annotator wants that: VS Code can tie a page to a kind of file,
 * not to a folder, so a text editor that comes up with a document of a corpus is exchanged for the reader, once. Who
 * then opens the document as text means it, and keeps the text.
 */
import {
  commands,
  Disposable,
  TabInputCustom,
  TabInputText,
  window,
  type Tab,
  type TextDocumentShowOptions,
  type Uri,
} from 'vscode';
import type { Membership } from '../../service/membership.js';
import type { DocumentStates } from '../../service/documentStates.js';
import { readerWanted } from '../../settings.js';
import { READER } from './readers.js';

export function openInReaderByDefault(states: DocumentStates, membership: Membership): Disposable {
  /** Text editors that have just come up: what stood there before stays as it is. */
  const fresh = new Set<Tab>();
  /** Documents that were exchanged and are still open in some tab. */
  const exchanged = new Set<string>();
  const underWay = new Set<string>();
  const { activeTab } = window.tabGroups.activeTabGroup;
  if (activeTab) fresh.add(activeTab);

  /** For a document of a corpus. */
  const consider = (tab: Tab) => {
    const uri = textOf(tab);
    const key = uri?.toString();
    if (!uri || key === undefined || tab.isDirty || exchanged.has(key) || !readerWanted()) return;
    exchanged.add(key);
    underWay.add(key);
    fresh.delete(tab);
    void exchange(uri, tab).finally(() => underWay.delete(key));
  };

  return Disposable.from(
    states.onDidChange(({ uri, state }) => {
      if (!state?.corpus) return;
      for (const tab of fresh) if (textOf(tab)?.toString() === uri.toString()) consider(tab);
    }),
    window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      for (const tab of opened) {
        const uri = textOf(tab);
        if (!uri) continue;
        fresh.add(tab);
        // Before the text was read: the text editor is to be seen as shortly as can be.
        if (readerWanted())
          void membership.isOfCorpus(uri).then((isOfCorpus) => {
            if (isOfCorpus && fresh.has(tab)) consider(tab);
          });
      }
      for (const tab of closed) fresh.delete(tab);
      const open = new Set(allTabs().map((tab) => uriOf(tab)?.toString()));
      for (const key of exchanged) if (!open.has(key) && !underWay.has(key)) exchanged.delete(key);
    }),
  );
}

/** In the same place; a preview takes the place of the preview by itself. */
async function exchange(uri: Uri, tab: Tab): Promise<void> {
  const options: TextDocumentShowOptions = { viewColumn: tab.group.viewColumn, preview: tab.isPreview };
  await commands.executeCommand('vscode.openWith', uri, READER, options);
  const left = allTabs().filter((other) => textOf(other)?.toString() === uri.toString());
  await window.tabGroups.close(left.filter((other) => other.group.viewColumn === options.viewColumn));
}

const allTabs = (): readonly Tab[] => window.tabGroups.all.flatMap((group) => group.tabs);

const textOf = ({ input }: Tab): Uri | undefined => (input instanceof TabInputText ? input.uri : undefined);

const uriOf = ({ input }: Tab): Uri | undefined =>
  input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
