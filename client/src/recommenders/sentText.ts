/** What is to be sent to a chat model, as a read-only text: all of it, as it is sent. */
import {
  EventEmitter,
  l10n,
  languages,
  Uri,
  window,
  workspace,
  type Disposable,
  type TabInputText,
} from 'vscode';
import type { ChatQuestion } from '../../../server/src/protocol/recommenders.js';
import { LANGUAGE } from '../service/languageService.js';

const SCHEME = 'hawashi-sent';

export class SentText implements Disposable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly disposables: readonly Disposable[];
  private readonly texts = new Map<string, string>();

  constructor() {
    this.disposables = [
      this.changed,
      workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: (uri) => this.texts.get(uri.toString()) ?? '',
      }),
    ];
  }

  /** Opens it beside nothing else, in front; the result closes it. */
  async show(name: string, model: string, question: ChatQuestion): Promise<() => Promise<void>> {
    const uri = Uri.from({
      scheme: SCHEME,
      path: `/${l10n.t('What is sent to {0}', model).replaceAll('/', '∕')}`,
      query: name,
    });
    const key = uri.toString();
    this.texts.set(key, textOf(name, model, question));
    this.changed.fire(uri);
    const document = await workspace.openTextDocument(uri);
    // The settings of our language hold for it too: no boxes around Arabic letters, lines that wrap.
    await languages.setTextDocumentLanguage(document, LANGUAGE);
    await window.showTextDocument(document, { preview: false });
    return async () => {
      this.texts.delete(key);
      const tabs = window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(({ input }) => (input as Partial<TabInputText> | undefined)?.uri?.toString() === key);
      await window.tabGroups.close(tabs);
    };
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}

function textOf(name: string, model: string, { instructions, tool, parts }: ChatQuestion): string {
  const section = (title: string, text: string): string => `════ ${title} ════\n\n${text}\n`;
  return [
    l10n.t(
      'This is all that is sent to {0} about “{1}”, one request a part ({2}): the instructions, the tool that the answer is to call, and the part.',
      model,
      name,
      parts.length,
    ),
    '',
    section(l10n.t('instructions'), instructions),
    section(l10n.t('tool'), JSON.stringify(tool, null, 2)),
    ...parts.map((part, i) => section(l10n.t('part {0} of {1}', i + 1, parts.length), part)),
  ].join('\n');
}
