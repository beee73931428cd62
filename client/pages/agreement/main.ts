/** The agreement page: wiring only. */
import './agreement.css';
import { message } from '../../../server/src/messages/message.js';
import type { AgreementRow } from '../../../server/src/protocol/agreement.js';
import type { ToAgreement } from '../../messages/agreement.js';
import { button } from '../kit/components/buttons.js';
import { choice } from '../kit/components/tableView.js';
import { Tabs } from '../kit/components/tabs.js';
import { bidi, element, setChildren, write } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { FiguresPanel } from './figuresPanel.js';
import { host } from './host.js';
import { RowsPanel } from './rowsPanel.js';

const status = element('p', { className: 'status', attributes: { role: 'status' } });
const problem = element('p', { className: 'problem', hidden: true, attributes: { role: 'alert' } });
const who = element('fieldset', { className: 'who' });
const as = element('input', { type: 'text', value: 'gold', size: 12 });
const unfinished = element('input', { type: 'checkbox' });
let turn = 0;
let compared: readonly string[] = [];

const chosen = (): readonly string[] =>
  [...who.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
const asked = () => ({ annotators: chosen(), unfinished: unfinished.checked });

const figures = new FiguresPanel((filter) => {
  rows.showCounted(filter);
  tabs.show('rows');
  rows.focus();
});
const rows: RowsPanel = new RowsPanel(
  {
    open: ({ uri, range }) => host.tell({ type: 'open', uri, range }),
    settle: (row, annotator) => settle([row], annotator, []),
  },
  button(say(message('agreement.settleAgreed')), () => void settleAll(['agreed', 'borders'])),
  button(say(message('agreement.settleVotes')), () => void settleAll(['agreed', 'borders', 'votes'])),
  button(say(message('agreement.undo')), () => void undo()),
);
const tabs = new Tabs(
  say(message('agreement.title')),
  {
    figures: { title: say(message('agreement.figures')), element: figures.element },
    rows: { title: say(message('agreement.rows')), element: rows.element },
  },
  () => undefined,
);

const form = element(
  'form',
  {
    className: 'bar',
    onsubmit: (event: SubmitEvent) => {
      event.preventDefault();
      void measure();
    },
  },
  who,
  choice('unfinished', say(message('agreement.unfinished')), unfinished),
  choice('as', say(message('agreement.as')), as),
  button(say(message('agreement.measureNow')), () => form.requestSubmit()),
);
const page = element('main', { className: 'filling' }, form, status, problem, tabs.element);

async function measure(): Promise<void> {
  tell(undefined);
  page.setAttribute('aria-busy', 'true');
  const mine = ++turn;
  await listRows();
  if (mine === turn) await measureFigures();
}

async function measureFigures(): Promise<void> {
  const mine = ++turn;
  page.setAttribute('aria-busy', 'true');
  write(status, say(message('agreement.measuring')));
  const answer = await host.call('hawashi/agreement', asked());
  if (mine !== turn) return;
  page.setAttribute('aria-busy', 'false');
  if (!answer || 'refusal' in answer) {
    write(status, '');
    return tell(answer?.refusal ?? say(message('agreement.noAnswer')));
  }
  const { annotators, documents, left } = answer;
  write(status, say(message('agreement.compared', { annotators, documents, left: left.length })));
  figures.show(answer);
}

async function listRows(): Promise<void> {
  const answer = await host.call('hawashi/agreementRows', { ...asked(), as: as.value });
  if (!answer || !('rows' in answer)) return;
  compared = answer.annotators;
  rows.show(answer.annotators, answer.rows);
  if (answer.refusal !== undefined) tell(answer.refusal);
  else if (answer.more > 0) tell(say(message('agreement.moreRows', { count: answer.more })));
}

async function settle(
  settled: readonly AgreementRow[],
  annotator: string | null,
  strategies: readonly ('agreed' | 'borders' | 'votes')[],
): Promise<boolean> {
  const result = await host.call('hawashi/adjudicate', {
    ...{ annotators: compared, unfinished: unfinished.checked, as: as.value, strategies },
    chosen: settled.map(({ document, cells }) => ({
      ...{ document, annotator },
      ids: cells.map((cell) => cell?.id ?? null),
    })),
  });
  tell(
    result?.done
      ? undefined
      : [result?.message ?? say(message('agreement.noAnswer')), ...(result?.told ?? [])].join(' '),
  );
  if (result?.done) write(status, result.message);
  return result?.done === true;
}

async function settleAll(strategies: readonly ('agreed' | 'borders' | 'votes')[]): Promise<void> {
  await settle([], null, strategies);
  await listRows();
}

async function undo(): Promise<void> {
  const result = await host.call('hawashi/undoChange', {});
  write(status, result?.message ?? '');
  await listRows();
}

/** Milliseconds in which nothing more happens to the corpus before it is looked at again. */
const REST = 500;
let resting: ReturnType<typeof setTimeout> | undefined;

/** What others decided, or what came with other files. What is settled here changes nothing that is measured. */
async function follow(): Promise<void> {
  if (page.getAttribute('aria-busy') === 'true') return followSoon();
  const mine = turn;
  const answer = await host.call('hawashi/agreementRows', { ...asked(), as: as.value });
  if (mine !== turn || !answer) return;
  if (!('rows' in answer)) return measure();
  if (!rows.update(answer.annotators, answer.rows)) return;
  compared = answer.annotators;
  await measureFigures();
}

function followSoon(): void {
  clearTimeout(resting);
  resting = setTimeout(() => void follow(), REST);
}

function tell(words: string | undefined): void {
  write(problem, words ?? '');
  problem.hidden = words === undefined;
}

function receive(told: ToAgreement): void {
  if (told.type === 'changed') return followSoon();
  host.remember({ root: told.root });
  document.documentElement.style.setProperty('--font', told.fontFamily);
  setChildren(who, [
    element('legend', {}, say(message('agreement.head.annotators'))),
    ...told.annotators.map((name) =>
      element(
        'label',
        {},
        element('input', { type: 'checkbox', value: name, checked: name !== as.value }),
        bidi(name),
      ),
    ),
  ]);
  void measure();
}

document.body.append(page);
host.reportErrors();
host.listen(receive);
for (const told of host.writtenIn()) receive(told);
host.tell({ type: 'ready' });
