/** The reader's page: wiring only. */
import './reader.css';
import type { Item } from '../../../server/src/protocol/items.js';
import { isEmpty } from '../../annotating/places.js';
import { Annotator } from './annotator.js';
import { Card } from './card.js';
import { Caret } from './caret.js';
import { element } from './elements.js';
import { Everywhere } from './everywhere.js';
import { Handles } from './handles.js';
import { Help } from './help.js';
import { listen, remember, remembered, tell, writtenIn, type Told } from './host.js';
import { meaningOf } from '../../annotating/keys.js';
import { LabelBar } from './labelBar.js';
import { Legend } from './legend.js';
import { Marks } from './marks.js';
import { Notice } from './notice.js';
import { Relating } from './relating.js';
import { Session } from './session.js';
import { TextView } from './textView.js';
import { Toolbar } from './toolbar.js';
import { Unsettled } from './unsettled.js';

const notice = new Notice();
const warn = (words: string) => notice.show(words);
const session = new Session(warn);
const live = element('div', { className: 'live', attributes: { role: 'status', 'aria-live': 'polite' } });
const announce = (words: string) => {
  live.textContent = words;
};

const text: TextView = new TextView(session, () => draw());
const marks: Marks = new Marks(
  session,
  text,
  (id) => {
    const item = session.index.item(id);
    if (item) annotator.going.go(item, { reveal: false });
  },
  () => draw(),
);
const help = new Help();
const everywhere = new Everywhere(
  (command) => session.decide(command),
  (range) => text.reveal(range.start),
  () => text.element.focus(),
);
const relating = new Relating(session, text, announce, warn);
const bar: LabelBar = new LabelBar((label) => annotator.tagging.label(label));
const annotator: Annotator = new Annotator({
  session,
  text,
  marks,
  bar,
  everywhere,
  relating,
  get unsettled() {
    return unsettled;
  },
  announce,
  warn,
  editField: (field) => card.edit(field),
  toggleHelp: () => help.toggle(session.labels),
});
const { deciding, going, tagging, reshaping } = annotator;
const go = (item: Item) => going.go(item);
const run = annotator.run.bind(annotator);
const card = new Card(session, { run, go });
const legend = new Legend(session);
const unsettled: Unsettled = new Unsettled(session, {
  go: (item) => {
    unsettled.hold(item);
    going.go(item);
  },
  keep: (item) => deciding.accept(item),
  remove: (item) => deciding.remove(item),
  attach: (item, range) => reshaping.attach(item, range),
});
const toolbar = new Toolbar(session, run);
const caret = new Caret(
  text,
  (selection) => {
    going.followCaret(selection);
    tagging.followSelection();
    // Found by VS Code's find box, which selects and does not scroll.
    if (!document.hasFocus() && !isEmpty(selection)) text.reveal(selection.start);
  },
  draw,
);
const handles = new Handles(text, marks, (item, range, exact) => void reshaping.place(item, range, exact));

document.body.append(
  toolbar.element,
  element(
    'div',
    { className: 'page' },
    element('main', {}, text.element, notice.element, everywhere.strip, relating.prompt, bar.element),
    element(
      'aside',
      { attributes: { 'aria-label': 'Annotation' } },
      everywhere.preview,
      unsettled.element,
      card.element,
      legend.element,
    ),
  ),
  help.element,
  live,
);

function carryOut(steps: readonly (() => void)[]): void {
  for (const step of steps) step();
}

let drawing = 0;
let drawingPanels = 0;

/** Draws in the next frame, however much happens until then: first all measures, so that the page is laid out once. */
function draw(): void {
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    carryOut([marks.measured(), caret.measured(), handles.measured(session.current), relating.measured()]);
    drawPanels();
  });
}

/** What stands beside the text comes a frame later: a mark does not wait for it. */
function drawPanels(): void {
  drawingPanels ||= requestAnimationFrame(() => {
    drawingPanels = 0;
    toolbar.show();
    card.show();
    legend.show();
    unsettled.show();
  });
}

/** As after a change of widths or fonts. */
function drawAnew(): void {
  marks.forget();
  draw();
}

/** The text stands where it was read last, before its tab was moved or the window loaded anew. */
let isRestored = false;

session.onChange((event) => {
  if (event === 'options') applyOptions();
  if (event === 'document' || event === 'state' || event === 'options') {
    const scroll = text.element.scrollTop;
    if (text.lay()) text.element.scrollTop = isRestored ? scroll : (remembered().scroll ?? 0);
    isRestored ||= session.document.version >= 0 && !session.document.isBeginning;
  }
  draw();
});

function applyOptions(): void {
  const { options } = session;
  if (!options) return;
  const { style } = document.documentElement;
  style.setProperty('--font', options.fontFamily);
  style.setProperty('--size', `${options.fontSize}px`);
  style.setProperty('--spacing', String(options.lineHeight));
  style.setProperty('--measure', `${options.width}ch`);
  marks.forget();
}

function receive(message: Told): void {
  switch (message.type) {
    case 'document':
      return session.setDocument(message.document);
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
      if (item) going.go(item);
    }
  }
}

listen(receive);

document.addEventListener('keydown', (event) => {
  const { target } = event;
  if (help.element.open) {
    if (event.key === '?') help.element.close();
    return;
  }
  if (target instanceof HTMLInputElement && target.type !== 'checkbox') return;
  if (target instanceof HTMLSelectElement) return;
  if (relating.chooseByKey(event.key)) return event.preventDefault();
  const meaning = meaningOf(event, session.labels);
  if (!meaning) return;
  const inText = target === text.element || target === document.body;
  // Elsewhere these belong to what has the focus.
  const ofTheText =
    meaning.kind === 'move' || ['Tab', 'Enter', ' ', 'Delete', 'Backspace'].includes(event.key);
  if (!inText && ofTheText) return;
  if (event.key === 'Tab' && bar.isOpen && !event.shiftKey) {
    event.preventDefault();
    return bar.enter();
  }
  // After the last suggestion Tab leaves the text, as everywhere else.
  if (event.key === 'Tab' && !going.hasSuggestion(event.shiftKey)) return;
  event.preventDefault();
  // VS Code would take a key that it sees as its own.
  event.stopPropagation();
  if (meaning.kind === 'label') tagging.label(meaning.label);
  else if (meaning.kind === 'action') annotator.run(meaning.action, meaning.letter);
  else caret.move(meaning.move, meaning.extend, meaning.letter);
});

/** The button went down in the text; where it comes up does not matter. */
let pressedInText = false;

text.element.addEventListener('mousedown', (event) => {
  pressedInText =
    event.button === 0 &&
    !(event.target instanceof Element && event.target.closest('button, .handle, .label'));
});

document.addEventListener('mouseup', () => {
  if (!pressedInText) return;
  pressedInText = false;
  // The browser settles the selection after the event.
  requestAnimationFrame(() => {
    const { selection } = text;
    if (!selection) return;
    if (!isEmpty(selection)) return void tagging.offerLabels();
    bar.close();
    marks.preview = undefined;
    draw();
    const around = session.index.around(selection.active);
    if (around.length === 0) return;
    // A second click at the same place goes on to the mark around, from the outermost to the innermost again.
    const { line, character } = selection.active;
    const place = `${line}:${character}`;
    clicks = clicks.place === place ? { place, count: clicks.count + 1 } : { place, count: 0 };
    going.go(around[clicks.count % around.length]!, { reveal: false });
  });
});

let clicks = { place: '', count: 0 };

document.addEventListener('leave', () => text.element.focus());

let scrolled: ReturnType<typeof setTimeout> | undefined;
text.element.addEventListener('scroll', () => {
  bar.close();
  clearTimeout(scrolled);
  scrolled = setTimeout(() => remember({ scroll: text.element.scrollTop }), 200);
});

// Widths and fonts change where lines break; marks are measured anew. Heights change all the time: blocks far from
// sight have an estimated one.
let width = 0;
new ResizeObserver(([entry]) => {
  if (!entry || entry.contentRect.width === width) return;
  width = entry.contentRect.width;
  drawAnew();
}).observe(text.content);
document.fonts.addEventListener('loadingdone', () => drawAnew());

window.addEventListener('error', (event) =>
  tell({ type: 'failed', message: `${event.message}\n${event.error?.stack ?? ''}` }),
);
window.addEventListener('unhandledrejection', (event) =>
  tell({ type: 'failed', message: String(event.reason) }),
);

for (const message of writtenIn()) receive(message);
tell({ type: 'ready', ...session.had });
