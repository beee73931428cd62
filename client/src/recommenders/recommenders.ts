/**
 * Other recognisers that a corpus names: nothing of them runs, and nothing is sent, before their user has seen what they
 * are and agreed; that is remembered on this machine. In a workspace that is not trusted nobody is asked.
 */
import { l10n, ProgressLocation, Uri, window, workspace, type Disposable, type Memento } from 'vscode';
import type { RecommenderSummary } from '../../../server/src/protocol/recommenders.js';
import { registerCommand, run } from '../commands.js';
import { chooseCorpus } from '../views/chooseCorpus.js';
import { isolated } from '../sentences.js';
import type { LanguageService } from '../service/languageService.js';
import {
  askBefore,
  showBriefly,
  showInformationMessage,
  showWarningMessage,
  withProgress,
} from '../surfaces/notices.js';
import { showQuickPick, showQuickPickOfMany } from '../surfaces/picks.js';
import { documentMeant } from '../editor/target.js';
import { askAbout } from './chatAsking.js';
import { SentText } from './sentText.js';
import type { Corpora } from '../views/corpora.js';

/** What was said of recognisers, by corpus and by all that they are. */
const KEPT = 'hawashi.recommenders';
type Kept = Readonly<Record<string, Readonly<Record<string, boolean>>>>;

export class Recommenders implements Disposable {
  private readonly disposables: readonly Disposable[];
  private readonly sent = new SentText();
  /** Recognisers that nobody has said anything of, and whose user was told so: by corpus and by all that they are. */
  private readonly told = new Set<string>();

  constructor(
    private readonly service: LanguageService,
    private readonly corpora: Corpora,
    private readonly kept: Memento,
  ) {
    const all = (): void => corpora.summaries.forEach(({ root }) => void this.remember(root));
    this.disposables = [
      service.onRecommendersChanged((root) => void this.remember(root)),
      corpora.onDidChange(all),
      workspace.onDidGrantWorkspaceTrust(all),
      registerCommand('chooseRecommenders', (root?: unknown) => this.choose(addressIn(root))),
      this.sent,
      registerCommand('askChatModel', (argument?: unknown) => this.ask(argument)),
      registerCommand('teachRecommender', (root?: unknown) => this.teach(addressIn(root))),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async of(root: string): Promise<readonly RecommenderSummary[]> {
    return (await this.service.request('hawashi/recommenders', { uri: root })) ?? [];
  }

  /** Tells the server what its user said earlier; tells the user what nobody has said anything of. */
  private async remember(root: string): Promise<void> {
    if (!workspace.isTrusted) return;
    const unasked = (await this.of(root)).filter(({ state }) => state === 'unasked');
    const said = this.kept.get<Kept>(KEPT, {})[root] ?? {};
    const names: string[] = [];
    for (const { name, fingerprint } of unasked) {
      const allowed = said[fingerprint];
      const key = `${root} ${fingerprint}`;
      if (allowed === undefined) {
        if (!this.told.has(key)) names.push(name);
        this.told.add(key);
      } else
        await this.service.request('hawashi/allowRecommender', { uri: root, name, fingerprint, allowed });
    }
    if (names.length === 0) return;
    const look = l10n.t('Look at Them…');
    const told = l10n.t(
      'Hawashi: this corpus names other recognisers ({0}). They are not asked before you agree.',
      names.map(isolated).join(l10n.t(', ')),
    );
    if ((await showInformationMessage(told, look)) === look) await run('chooseRecommenders', root);
  }

  private async choose(named: string | undefined): Promise<void> {
    const title = l10n.t('Which recognisers suggest beside Hawashi’s own?');
    const corpus = await chooseCorpus(this.corpora, named, title);
    if (!corpus) return;
    if (!workspace.isTrusted) {
      void showWarningMessage(l10n.t('Hawashi: other recognisers are asked in trusted workspaces alone.'));
      return;
    }
    const known = await this.of(corpus.root);
    if (known.length === 0) {
      void showInformationMessage(
        l10n.t('Hawashi: the corpus names no other recognisers; “recommenders” in hawashi.json does.'),
      );
      return;
    }
    const rows = known.map((recommender) => ({
      recommender,
      label: recommender.name,
      description: healthOf(recommender),
      detail: recommender.target,
      picked: recommender.state === 'on',
    }));
    const picked = await showQuickPickOfMany(rows, { title, matchOnDescription: true });
    if (!picked) return;
    for (const { recommender } of rows) {
      const wanted = picked.some((row) => row.recommender === recommender);
      // Who is left out of the list is refused: nobody is asked again at each start.
      const isNew = recommender.state === 'unasked' || wanted !== (recommender.state === 'on');
      if (isNew) await this.allow(corpus.root, recommender, wanted);
    }
  }

  private async allow(root: string, recommender: RecommenderSummary, wanted: boolean): Promise<boolean> {
    const { name, fingerprint } = recommender;
    if (wanted && !(await agreed(root, recommender))) return false;
    const all = this.kept.get<Kept>(KEPT, {});
    await this.kept.update(KEPT, { ...all, [root]: { ...all[root], [fingerprint]: wanted } });
    const request = { uri: root, name, fingerprint, allowed: wanted };
    const result = await this.service.request('hawashi/allowRecommender', request);
    if (result?.message !== undefined) void showWarningMessage(l10n.t('Hawashi: {0}', result.message));
    return result?.done === true;
  }

  /** Asks a chat model about the document in front, once its user has agreed to it and to what is sent. */
  private async ask(argument: unknown): Promise<void> {
    const uri = documentMeant(argument);
    await this.corpora.refresh();
    const corpus = uri && this.corpora.of(uri);
    if (!uri || !corpus) {
      void showInformationMessage(l10n.t('Hawashi: open a text document of a corpus first.'));
      return;
    }
    if (!workspace.isTrusted) {
      void showWarningMessage(l10n.t('Hawashi: other recognisers are asked in trusted workspaces alone.'));
      return;
    }
    const { root } = corpus;
    const known = (await this.of(root)).filter(({ kind }) => kind === 'chat');
    if (known.length === 0) {
      await offerFile(root);
      return;
    }
    const title = l10n.t('Which chat model is asked?');
    const rows = known.map((recommender) => ({
      recommender,
      label: recommender.name,
      detail: recommender.target,
    }));
    const recommender = known.length === 1 ? known[0] : (await showQuickPick(rows, { title }))?.recommender;
    if (!recommender) return;
    if (recommender.state === 'on' || (await this.allow(root, recommender, true)))
      await askAbout(uri, recommender, this.service, this.sent);
  }

  private async teach(named: string | undefined): Promise<void> {
    const title = l10n.t('Which recogniser is to learn from your annotations?');
    const corpus = await chooseCorpus(this.corpora, named, title);
    if (!corpus) return;
    const all = await this.of(corpus.root);
    const on = all.filter(({ state, kind }) => state === 'on' && kind !== 'chat');
    if (on.length === 0) {
      void showInformationMessage(l10n.t('Hawashi: no other recogniser is turned on in this corpus.'));
      return;
    }
    const rows = on.map(({ name, target }) => ({ label: name, detail: target }));
    const picked = await showQuickPick(rows, { title });
    if (!picked) return;
    const result = await withProgress(
      {
        location: ProgressLocation.Notification,
        title: l10n.t('Hawashi: teaching {0}…', isolated(picked.label)),
      },
      () => this.service.request('hawashi/trainRecommender', { uri: corpus.root, name: picked.label }),
    );
    if (result?.message === undefined) return;
    if (result.done) showBriefly(result.message, 'check');
    else void showWarningMessage(l10n.t('Hawashi: {0}', result.message));
  }
}

/** Where a chat model is named, for who has none. */
async function offerFile(root: string): Promise<void> {
  const open = l10n.t('Open hawashi.json');
  const told = l10n.t(
    'Hawashi: the corpus names no chat model. “recommenders” in hawashi.json does: {0}',
    isolated('"recommenders": [{ "name": "assistant", "chat": {} }]'),
  );
  if ((await showInformationMessage(told, open)) === open)
    await window.showTextDocument(Uri.joinPath(Uri.parse(root), 'hawashi.json'));
}

const addressIn = (given: unknown): string | undefined => (typeof given === 'string' ? given : undefined);

/** How it does, in a few words. */
function healthOf({ state, answers, dropped, problem }: RecommenderSummary): string {
  if (state === 'unasked') return l10n.t('not asked yet');
  if (state === 'off') return l10n.t('off');
  if (problem !== undefined) return problem;
  return dropped > 0
    ? l10n.t('{0} texts answered, {1} suggestions were of no place or label', answers, dropped)
    : l10n.t('{0} texts answered', answers);
}

/** What is done once it is agreed to. */
function consequence(root: string, kind: RecommenderSummary['kind'], target: string): string {
  if (kind === 'command')
    return l10n.t(
      'This program is started in {0}, with your rights, and is given the text of each document that you open:\n\n{1}',
      isolated(Uri.parse(root).fsPath),
      target,
    );
  if (kind === 'chat')
    return [
      l10n.t(
        'A chat model of VS Code’s is asked about a document where you say so (Hawashi: Ask a Chat Model…). Each time you see all that would be sent first: labels, guidelines, examples from the corpus, and the document.',
      ),
      ...(target === '' ? [] : [l10n.t('Model: {0}', target)]),
    ].join('\n\n');
  return l10n.t(
    'The whole text of each document that you open is sent to this address, and what you annotated when you teach it:\n\n{0}',
    target,
  );
}

/** The user sees what would run, or where texts would go, before they say yes. */
async function agreed(root: string, { name, kind, target }: RecommenderSummary): Promise<boolean> {
  const yes = l10n.t('Allow on This Machine');
  const detail = consequence(root, kind, target);
  return (await askBefore(l10n.t('May {0} suggest?', isolated(name)), detail, yes)) === yes;
}
