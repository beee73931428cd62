/** What is learned: the tagger, what it is worth by label, what is confused, and what each document costs in corrections. */
import { message } from '../../../server/src/messages/message.js';
import type {
  LearningEvaluationTold,
  LearningGain,
  LearningState,
} from '../../../server/src/protocol/learning.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { bidi, element, setChildren, write } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { confusionGrid } from './confusionGrid.js';
import { figureTable, percent, type FigureColumn } from './figureTable.js';

export interface WorthHandlers {
  readonly evaluate: (keep: boolean) => void;
  readonly copy: (way: 'to' | 'from') => void;
  readonly forget: () => void;
}

type Named<T> = readonly [name: string, of: T];

const signed = (share: number): string => (share < 0 ? '−' : '+') + percent(Math.abs(share));

export class WorthPanel {
  private readonly told = element('p', { className: 'told' });
  private readonly ships = element('p', { className: 'told' });
  private readonly found = element('div', {
    className: 'found',
    tabIndex: 0,
    attributes: { role: 'region' },
  });
  private readonly export: HTMLButtonElement;
  private readonly forget: HTMLButtonElement;
  readonly element: HTMLElement;

  constructor(handlers: WorthHandlers) {
    const train = button(say(message('learningPage.train')), () => handlers.evaluate(true));
    const evaluate = button(say(message('learningPage.evaluate')), () => handlers.evaluate(false));
    this.export = button(say(message('learningPage.export')), () => handlers.copy('to'));
    this.forget = button(say(message('learningPage.forget')), () => handlers.forget());
    const adopt = button(say(message('learningPage.adopt')), () => handlers.copy('from'));
    this.found.setAttribute('aria-label', say(message('learningPage.worth')));
    this.element = element(
      'section',
      { className: 'panel' },
      this.told,
      this.ships,
      actionRow(train, evaluate, this.export, adopt, this.forget),
      this.found,
    );
  }

  show({ annotator, isOn, file, kept, evaluation }: LearningState): void {
    const tagger = kept
      ? message('learningPage.kept', { annotator, count: kept.annotations, labels: kept.used })
      : message(evaluation ? 'learningPage.unused' : 'learningPage.none', { annotator });
    write(this.told, say(isOn ? tagger : message('learningPage.off')));
    write(this.ships, kept ? say(message('learningPage.ships', { file: nameOf(file) })) : '');
    this.ships.hidden = !kept;
    for (const one of [this.export, this.forget]) one.disabled = !kept;
    setChildren(
      this.found,
      evaluation
        ? partsOf(evaluation)
        : [element('p', { className: 'told' }, say(message('learningPage.notEvaluated')))],
    );
  }
}

/** The last two parts of an address. */
const nameOf = (file: string): string => decodeURIComponent(file).split('/').slice(-2).join('/');

function partsOf(evaluation: LearningEvaluationTold): HTMLElement[] {
  const { documents, tested, all, labels, tagger, confusions, corrections } = evaluation;
  const rows: Named<LearningGain>[] = [...Object.entries(labels), [say(message('learningPage.all')), all]];
  return [
    element('p', { className: 'told' }, say(message('learningPage.evaluated', { count: documents, tested }))),
    figureTable(say(message('learningPage.byLabel')), GAINS, rows),
    figureTable(say(message('learningPage.tagger')), TAGGER, Object.entries(tagger)),
    confusionGrid(say(message('learningPage.confusions')), confusions),
    correctionsTable(corrections),
  ];
}

function figureOf(
  when: 'before' | 'after',
  key: 'precision' | 'recall' | 'f1',
): FigureColumn<Named<LearningGain>> {
  return {
    title: `${say(message(`learningPage.${key}`))}, ${say(message(`learningPage.${when}`))}`,
    cell: ([, gain]) => percent(gain[when][key]),
    share: ([, gain]) => gain[when][key],
  };
}

const GAINS: readonly FigureColumn<Named<LearningGain>>[] = [
  { title: say(message('learningPage.label')), cell: ([name]) => bidi(name) },
  { title: say(message('learningPage.annotated')), cell: ([, { after }]) => String(after.gold) },
  ...(['before', 'after'] as const).flatMap((when) =>
    (['precision', 'recall', 'f1'] as const).map((key) => figureOf(when, key)),
  ),
  { title: say(message('learningPage.gain')), cell: ([, { gain }]) => signed(gain) },
  {
    title: say(message('learningPage.interval')),
    cell: ([, { interval }]) => interval.map(signed).join(' … '),
  },
];

const TAGGER: readonly FigureColumn<Named<LearningEvaluationTold['tagger'][string]>>[] = [
  { title: say(message('learningPage.label')), cell: ([name]) => bidi(name) },
  { title: say(message('learningPage.without')), cell: ([, { without }]) => percent(without) },
  { title: say(message('learningPage.with')), cell: ([, one]) => percent(one.with) },
  {
    title: say(message('learningPage.use')),
    cell: ([, { reason }]) => say(message(`learningPage.reason.${reason}`)),
    isText: true,
  },
];

function correctionsTable(corrections: LearningEvaluationTold['corrections']): HTMLElement {
  const most = Math.max(1, ...corrections.map(({ before, after }) => Math.max(before, after)));
  return figureTable(
    say(message('learningPage.corrections')),
    [
      { title: say(message('learningPage.document')), cell: ({ document }) => bidi(document) },
      { title: say(message('learningPage.annotated')), cell: ({ gold }) => String(gold) },
      ...(['before', 'after'] as const).map((when) => ({
        title: say(message(`learningPage.${when}`)),
        cell: (one: (typeof corrections)[number]) => String(one[when]),
        share: (one: (typeof corrections)[number]) => one[when] / most,
      })),
    ],
    corrections,
  );
}
