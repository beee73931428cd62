/** The page about learning: wiring only. */
import './learning.css';
import { message } from '../../../server/src/messages/message.js';
import type { LearningState } from '../../../server/src/protocol/learning.js';
import type { ToLearning } from '../../messages/learning.js';
import { Tabs } from '../kit/components/tabs.js';
import { element, write } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { AcceptancePanel } from './acceptancePanel.js';
import { host } from './host.js';
import { WorthPanel } from './worthPanel.js';

const status = element('p', { className: 'status', attributes: { role: 'status' } });
const problem = element('p', { className: 'problem', hidden: true, attributes: { role: 'alert' } });
let annotator = '';
let turn = 0;

const worth = new WorthPanel({
  evaluate: (keep) => void evaluate(keep),
  copy: (way) => host.tell({ type: 'copy', way }),
  forget: () => host.tell({ type: 'forget' }),
});
const acceptance = new AcceptancePanel(
  (uri) => host.tell({ type: 'open', uri }),
  () => void count(),
);
const tabs = new Tabs(
  say(message('learningPage.title')),
  {
    worth: { title: say(message('learningPage.worth')), element: worth.element },
    acceptance: { title: say(message('learningPage.acceptance')), element: acceptance.element },
  },
  () => void (tabs.current === 'acceptance' && count()),
);
const page = element('main', { className: 'filling' }, status, problem, tabs.element);

/** Does something that takes a while; what is begun later counts. */
async function during(words: string, work: () => Promise<string | undefined>): Promise<void> {
  const mine = ++turn;
  page.setAttribute('aria-busy', 'true');
  write(status, words);
  tell(undefined);
  const told = await work();
  if (mine !== turn) return;
  page.setAttribute('aria-busy', 'false');
  write(status, '');
  tell(told);
}

function tell(words: string | undefined): void {
  write(problem, words ?? '');
  problem.hidden = words === undefined;
}

const noAnswer = (): string => say(message('learningPage.noAnswer'));

async function show(): Promise<LearningState | undefined> {
  const state = await host.call('hawashi/learning', {});
  if (!state) return undefined;
  ({ annotator } = state);
  worth.show(state);
  return state;
}

async function look(): Promise<void> {
  const state = await show();
  if (!state) return tell(noAnswer());
  // A training that goes on already is waited for.
  if (state.isTraining) await evaluate(false);
}

const evaluate = (keep: boolean): Promise<void> =>
  during(say(message('learningPage.busy')), async () => {
    const result = await host.call('hawashi/evaluateLearning', { keep });
    await show();
    if (!result) return noAnswer();
    return result.done ? undefined : result.message;
  });

const count = (): Promise<void> =>
  during(say(message('learningPage.counting')), async () => {
    const told = await host.call('hawashi/acceptance', {});
    if (!told) return noAnswer();
    acceptance.show(told, annotator);
    return undefined;
  });

function receive(told: ToLearning): void {
  if (told.type === 'train') return void evaluate(true);
  // What was counted stands until it is asked for anew: it takes a while.
  if (told.type === 'changed') return void show();
  host.remember({ root: told.root });
  document.documentElement.style.setProperty('--font', told.fontFamily);
  void (told.train ? evaluate(true) : look());
}

document.body.append(page);
host.reportErrors();
host.listen(receive);
for (const told of host.writtenIn()) receive(told);
host.tell({ type: 'ready' });
