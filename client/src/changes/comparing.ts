/** In VS Code's comparison of an annotation file: a button that shows the same in the document's text, before and after. */
import { commands, l10n, languages, TabInputTextDiff, Uri, window, workspace, type Disposable } from 'vscode';
import { registerCommand } from '../commands.js';
import { isolated } from '../sentences.js';
import { LANGUAGE, type LanguageService } from '../service/languageService.js';
import { shown } from '../surfaces/plainText.js';
import { showInformationMessage } from '../surfaces/notices.js';

const SCHEME = 'hawashi-compared';

/** Comparisons that can be looked at again; older ones are empty. */
const MOST_KEPT = 20;

export function registerComparing(service: LanguageService): readonly Disposable[] {
  const texts = new Map<string, string>();
  let made = 0;
  const keep = (name: string, side: string, text: string): Uri => {
    const uri = Uri.from({ scheme: SCHEME, path: `/${name}`, query: `${made}-${side}` });
    texts.set(uri.toString(), text);
    return uri;
  };
  return [
    workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    workspace.onDidOpenTextDocument((document) => {
      if (document.uri.scheme === SCHEME && document.languageId !== LANGUAGE)
        void languages.setTextDocumentLanguage(document, LANGUAGE);
    }),
    registerCommand('compareAnnotations', async () => {
      const input = window.tabGroups.activeTabGroup.activeTab?.input;
      if (!(input instanceof TabInputTextDiff)) return;
      const [before, after] = await Promise.all(
        [input.original, input.modified].map(async (uri) =>
          (await workspace.openTextDocument(uri)).getText(),
        ),
      );
      // What git has is at the address of the file, under a scheme of its own.
      const file =
        [input.modified, input.original].find(({ scheme }) => scheme === 'file') ??
        Uri.file(input.modified.path);
      const uri = file.toString();
      const compared = await service.request('hawashi/compareAnnotations', {
        uri,
        before: before!,
        after: after!,
      });
      if (compared && 'refusal' in compared) {
        void showInformationMessage(compared.refusal);
        return;
      }
      if (!compared || compared.before === compared.after) {
        const nothing = l10n.t('Hawashi: nothing is annotated otherwise.');
        const none = l10n.t('Hawashi: {0} is no annotation file of a corpus.', isolated(file.path));
        void showInformationMessage(compared ? nothing : none);
        return;
      }
      made++;
      const [old, now] = [
        keep(compared.name, 'before', compared.before),
        keep(compared.name, 'after', compared.after),
      ];
      for (const key of texts.keys()) if (texts.size > 2 * MOST_KEPT) texts.delete(key);
      await commands.executeCommand('vscode.diff', old, now, shown(compared.name));
    }),
  ];
}
