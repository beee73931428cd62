/** The overview of a corpus: wiring only. */
import './overview.css';
import { message } from '../../../server/src/messages/message.js';
import type { Overview } from '../../../server/src/protocol/overview.js';
import type { ToOverview } from '../../messages/overview.js';
import { element, setChildren, write } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { host } from './host.js';
import type { Panel } from './panel.js';
import { panelsOf } from './parts.js';
import type { Grain } from './periods.js';

const status = element('p', { className: 'status', attributes: { role: 'status' } });
const parts = element('div', { className: 'parts' });
const page = element('main', {}, element('h1', {}, say(message('overview.title'))), status, parts);

/** Milliseconds after which what happened to the corpus is looked at: decisions come in rows. */
const QUIET = 700;

let overview: Overview | undefined;
let panels: readonly Panel<never>[] = [];
let grain: Grain | undefined;
let isAsking = false;
let isOutdated = false;
let timer: ReturnType<typeof setTimeout> | undefined;

async function ask(): Promise<void> {
  isOutdated = isAsking;
  if (isAsking) return;
  isAsking = true;
  page.setAttribute('aria-busy', 'true');
  if (!overview) write(status, say(message('overview.counting')));
  const answer = await host.call('hawashi/overview', {});
  isAsking = false;
  page.setAttribute('aria-busy', 'false');
  if (answer) show(answer);
  else write(status, say(message('overview.noAnswer')));
  if (isOutdated) void ask();
}

function show(answer: Overview): void {
  overview = answer;
  const { documents, tokens, annotations, annotator } = answer;
  write(
    status,
    say(
      message('overview.all', {
        documents: counted(documents),
        tokens: counted(tokens),
        annotations: counted(annotations),
        annotator,
      }),
    ),
  );
  panels = panelsOf(answer, {
    grain,
    chooseGrain(chosen) {
      grain = chosen;
      show(answer);
      document.getElementById('grain')?.focus();
    },
  });
  const places = [...parts.querySelectorAll('.found')].map(({ scrollTop }) => scrollTop);
  setChildren(
    parts,
    panels.map((panel) => panel.element),
  );
  for (const [i, table] of [...parts.querySelectorAll('.found')].entries()) table.scrollTop = places[i] ?? 0;
  draw();
}

const counted = (count: number): string => count.toLocaleString();

function draw(): void {
  for (const panel of panels) panel.draw();
}

function receive(told: ToOverview): void {
  switch (told.type) {
    case 'corpus':
      host.remember({ root: told.root });
      document.documentElement.style.setProperty('--font', told.fontFamily);
      return;
    case 'changed':
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), QUIET);
  }
}

document.body.append(page);
let width = 0;
new ResizeObserver(() => {
  if (parts.clientWidth === width) return;
  width = parts.clientWidth;
  draw();
}).observe(parts);
host.listen(receive);
host.reportErrors();
for (const told of host.writtenIn()) receive(told);
host.tell({ type: 'ready' });
void ask();
