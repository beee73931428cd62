/** The reader's page: wiring only. */
import './reader.css';
import type { EditCommand } from '../../../server/src/protocol/edits.js';
import type { Item } from '../../../server/src/protocol/items.js';
import { isEmpty } from '../../annotating/places.js';
import type { ToReader } from '../../messages/reader.js';
import { Announcer } from '../kit/components/announcer.js';
import { KeySheet } from '../kit/components/keySheet.js';
import { onLeave } from '../kit/components/leaving.js';
import { Notice } from '../kit/components/notice.js';
import { Strip } from '../kit/components/strip.js';
import { Drawing } from '../kit/drawing.js';
import { element } from '../kit/elements.js';
import { Annotator } from './annotator.js';
import { AttributeLegend } from './attributeLegend.js';
import { Attributing } from './attributing.js';
import { Card } from './card.js';
import { Caret } from './caret.js';
import { DocumentForm } from './documentForm.js';
import { Everywhere } from './everywhere.js';
import { Guidelines } from './guidelines.js';
import { Handles } from './handles.js';
import { host } from './host.js';
import { InSight } from './inSight.js';
import { Keyboard } from './keyboard.js';
import { LabelBar } from './labelBar.js';
import { Layout } from './layout.js';
import { Legend } from './legend.js';
import { Marks } from './marks.js';
import { Mouse } from './mouse.js';
import type { Parts } from './parts.js';
import { Problems } from './problems.js';
import { ProblemsPanel } from './problemsPanel.js';
import { QuestionsPanel } from './questionsPanel.js';
import { RejectedList } from './rejectedList.js';
import { Relating } from './relating.js';
import { PageSession } from './session.js';
import { TextView } from './textView.js';
import { Toolbar } from './toolbar.js';
import { MisplacedPanel } from './misplacedPanel.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

const notice = new Notice();
const warn = (words: string) => notice.show(words);
const announcer = new Announcer();
const announce = (words: string) => announcer.say(words);
const session = new PageSession(warn);
const draw = () => drawing.request();

const text: TextView = new TextView(session, draw);
const marks: Marks = new Marks(
  session,
  text,
  (id) => {
    const item = session.index.item(id);
    if (item) annotator.navigation.go(item, { reveal: false });
  },
  draw,
);
const sheet = new KeySheet();
const everywhere = new Everywhere(
  (command) => session.decide(command),
  (range) => text.reveal(range.start),
  () => text.element.focus(),
  warn,
);
const relating = new Relating(session, text, announce, warn);
const attributing = new Attributing(session, {
  announce,
  warn,
  edit: (name) => card.edit('attribute', name),
});
const guidelines: Guidelines = new Guidelines(session, () => panels.request());
const bar: LabelBar = new LabelBar(
  (label) => annotator.tagging.label(label),
  (label) => guidelines.of(label)?.summary,
);
const misplaced: MisplacedPanel = new MisplacedPanel(session, {
  go: (item) => {
    misplaced.hold(item);
    annotator.navigation.go(item);
  },
  keep: (item) => annotator.deciding.accept(item),
  remove: (item) => annotator.deciding.remove(item),
  attach: (item, range) => annotator.reshaping.attach(item, range),
});
const questions: QuestionsPanel = new QuestionsPanel(session, {
  decide: (command) => session.decide(command),
  announce,
  go: (range, id) => {
    const item = id === undefined ? undefined : session.everything.item(id);
    if (item) annotator.navigation.go(item);
    else annotator.navigation.goTo(range);
  },
});
const parts: Parts = {
  session,
  text,
  marks,
  bar,
  everywhere,
  relating,
  misplaced,
  questions,
  piecePrompt: new Strip({ role: 'group', 'aria-label': say(message('page.piece.new')) }),
  announce,
  warn,
  attributing,
  editField: (field, attribute) => card.edit(field, attribute),
  toggleForm: () => form.toggle(),
  toggleHelp: () => sheet.toggle(session.scheme),
};
const annotator: Annotator = new Annotator(parts);
const { navigation, tagging, reshaping } = annotator;
const go = (item: Item) => navigation.go(item);
const run = annotator.run.bind(annotator);
const problems = new Problems(session, () => panels.request());
const decide = async (command: EditCommand) => {
  const result = await session.decide(command);
  if (result?.done && session.current) navigation.announceItem(session.current);
  return result;
};
const card = new Card(session, problems, guidelines, { run, go, decide, announce });
const problemsPanel = new ProblemsPanel(problems, {
  decide,
  setDate: () => run('setDate'),
  go: (range, id) => {
    const item = id === undefined ? undefined : session.everything.item(id);
    if (item) navigation.go(item);
    else navigation.goTo(range);
  },
  openFile: (uri, range) => host.tell({ type: 'open', uri, range }),
});
const form: DocumentForm = new DocumentForm(session, { leave: () => text.element.focus(), warn });
const rejected = new RejectedList(session, {
  decide: (command) => session.decide(command),
  go: (range) => navigation.goTo(range),
  announce,
});
const legend = new Legend(session);
const attributeLegend = new AttributeLegend(session);
const toolbar = new Toolbar(session, problems, run);
const caret = new Caret(
  text,
  (selection) => {
    navigation.followCaret(selection);
    tagging.followSelection();
    // Found by VS Code's find box, which selects and does not scroll.
    if (!document.hasFocus() && !isEmpty(selection)) text.reveal(selection.start);
  },
  draw,
);
const inSight = new InSight(session, text);
const handles = new Handles(text, marks, (item, range, exact) => void reshaping.place(item, range, exact));

document.body.append(
  toolbar.element,
  element(
    'div',
    { className: 'page' },
    element(
      'main',
      {},
      text.element,
      notice.element,
      everywhere.strip.element,
      relating.prompt.element,
      parts.piecePrompt.element,
      attributing.prompt.element,
      bar.element,
    ),
    element(
      'aside',
      { attributes: { 'aria-label': say(message('page.panel')) } },
      form.element,
      card.element,
      everywhere.preview,
      misplaced.element,
      questions.element,
      problemsPanel.element,
      legend.element,
      attributeLegend.element,
      rejected.element,
    ),
  ),
  sheet.element,
  announcer.element,
);

const drawPanels = () => {
  for (const panel of [
    toolbar,
    form,
    card,
    legend,
    attributeLegend,
    misplaced,
    questions,
    problemsPanel,
    rejected,
  ])
    panel.show();
};

/** What stands beside the text comes a frame later: a mark does not wait for it. */
const panels = new Drawing([() => drawPanels]);
const drawing: Drawing = new Drawing(
  [
    () => marks.measured(),
    () => caret.measured(),
    () => handles.measured(session.current),
    () => relating.measured(),
  ],
  () => {
    inSight.tell();
    panels.request();
  },
);

/** As after a change of widths or fonts. */
function drawAnew(): void {
  marks.forget();
  draw();
}

const layout = new Layout(session, text, { resized: drawAnew, scrolled: () => bar.close() });

session.onChange((event) => {
  if (event === 'options' && session.options) {
    layout.apply(session.options);
    marks.forget();
  }
  if (event === 'document' || event === 'state' || event === 'options') layout.lay();
  draw();
});

function receive(message: ToReader): void {
  switch (message.type) {
    case 'document':
      return session.setDocument(message.document);
    case 'lines':
      return session.changeLines(message.change);
    case 'state':
      return session.setState(message.state, message.isBeginning);
    case 'changes':
      return session.change(message.changes);
    case 'options':
      return session.setOptions(message.options);
    case 'run':
      return annotator.run(message.action);
    case 'reveal': {
      const item = session.everything.item(message.id);
      return item && navigation.go(item);
    }
    case 'goTo':
      return navigation.goTo(message.range);
  }
}

new Keyboard(parts, annotator, caret, sheet);
new Mouse(parts, annotator, draw);
onLeave(() => text.element.focus());
host.listen(receive);
host.reportErrors();

for (const message of host.writtenIn()) receive(message);
host.tell({ type: 'ready', ...session.had });
