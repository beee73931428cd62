/** Reads WebAnno TSV 3.x: span layers of any name, and relations between their annotations. */
import { message, type Message } from '../../messages/message.js';
import type { Attributes } from '../../annotation/attributes.js';
import type { Annotation, Relation } from '../../annotation/model.js';
import { readAttributes } from './attributes.js';
import type { ExchangeDocument, ReadContext } from '../format.js';
import { isLinguistic, layerFacts, SLOTS } from './layerFeatures.js';
import { reportOnce } from './reportOnce.js';
import { linesOf } from './inputText.js';
import { piecesIn, withOwn } from './uimaScheme.js';
import { FORMAT, splitUnescaped, unescape } from './webAnnoLayout.js';
import { fillersOf } from './webAnnoSlots.js';

interface Layer {
  readonly name: string;
  /** Without the one that names the source of relations. */
  readonly features: readonly string[];
  /** Of its first feature. */
  readonly column: number;
  /** For relations, the layer of what they lie between. */
  readonly base?: string;
}

/** An annotation as it grows from line to line. */
interface GrowingAnnotation {
  start: number;
  end: number;
  readonly facts: Record<string, string>;
}

/** A relation; its ends are keys of annotations. */
interface Link {
  readonly type: string;
  readonly attributes?: Attributes;
  readonly extra?: Relation['extra'];
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

/** A slot of an annotation: what fills it has one of some keys, by the layers that it may be of. */
interface Slot {
  readonly feature: string;
  readonly role: string;
  readonly from: string;
  readonly to: readonly string[];
}

interface Gathered {
  readonly pieces: { readonly start: number; readonly text: string }[];
  readonly annotations: Map<string, GrowingAnnotation>;
  readonly links: Link[];
  /** Each once, though every token of its annotation may tell of it. */
  readonly slots: Map<string, Slot>;
}

type Content = Pick<ExchangeDocument, 'text' | 'annotations' | 'relations'>;

/** Undefined, and an issue, where the file is of another format. */
export function readWebAnno(path: string, content: string, context: ReadContext): Content | undefined {
  const layers: Layer[] = [];
  const gathered: Gathered = { pieces: [], annotations: new Map(), links: [], slots: new Map() };
  let columns = 3;
  let seen = false;
  for (const { number, text: line } of linesOf(content)) {
    const complain = (problem: Message): void =>
      context.report({ file: path, line: number, message: problem });
    if (line.startsWith('#FORMAT=')) {
      seen = line.startsWith('#FORMAT=WebAnno TSV 3');
      continue;
    }
    if (!seen) {
      complain(message('read.webAnno', { format: FORMAT }));
      return undefined;
    }
    const header = /^#T_(SP|CH|RL)=(.*)$/s.exec(line);
    if (header) {
      const [name = '', ...features] = header[2]!.split('|');
      const base = header[1] === 'RL' ? features.pop() : undefined;
      if (header[1] === 'CH') complain(message('read.layerKind', { name }));
      else if (header[1] === 'RL' && !base?.startsWith('BT_'))
        complain(message('read.layerRelated', { name }));
      else if (isLinguistic(name)) {
        reportOnce(context.report, {
          file: path,
          understood: true,
          message: message('read.layerLinguistic', { name }),
        });
      } else
        layers.push({ name, features, column: columns, ...(base !== undefined && { base: base.slice(3) }) });
      columns += header[1] === 'CH' ? 2 : features.length + (base === undefined ? 0 : 1);
      continue;
    }
    if (line.startsWith('#T_')) complain(message('read.layerKind', { name: line.slice(1, 80) }));
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    readRow(cells, number, layers, gathered, complain);
    if (cells.slice(columns).some((cell) => cell !== '' && cell !== '_'))
      reportOnce(context.report, { file: path, line: number, message: message('read.cellsBeyond') });
  }
  if (seen) return assemble(gathered, path, context);
  context.report({ file: path, line: 1, message: message('read.webAnno', { format: FORMAT }) });
  return undefined;
}

function readRow(
  cells: readonly string[],
  line: number,
  layers: readonly Layer[],
  { pieces, annotations, links, slots }: Gathered,
  complain: (problem: Message) => void,
): void {
  const [address = '', place = '', written = ''] = cells;
  const [, from, to] = /^(\d+)-(\d+)$/.exec(place) ?? [];
  const form = unescape(written);
  const start = Number(from);
  const end = Number(to);
  if (to === undefined || !ADDRESS.test(address) || end - start !== form.length) {
    complain(message('read.webAnnoRow', { found: cells.join(' ').slice(0, 80) }));
    return;
  }
  if (!address.includes('.')) pieces.push({ start, text: form });
  for (const layer of layers) {
    if (layer.base !== undefined) {
      links.push(...linksOf(cells, layer, layer.base, address, line, complain));
      continue;
    }
    for (const [f, feature] of layer.features.entries()) {
      // What fills the slots stands in the column behind them.
      if (layer.features[f - 1]?.startsWith(SLOTS)) continue;
      const cell = cells[layer.column + f] ?? '_';
      if (cell === '_' || cell === '') continue;
      for (const [v, one] of splitUnescaped(cell, '|').entries()) {
        const [, value = '', id] = /^(.*?)(?:\[(\d+)\])?$/s.exec(one) ?? [];
        const key = id === undefined ? keyAt(layer.name, address, v) : keyOf(layer.name, id);
        const annotation = annotations.get(key) ?? { start, end, facts: {} };
        annotation.start = Math.min(annotation.start, start);
        annotation.end = Math.max(annotation.end, end);
        if (value !== '*' && !feature.startsWith(SLOTS)) annotation.facts[feature] = unescape(value);
        annotations.set(key, annotation);
        if (!feature.startsWith(SLOTS)) continue;
        const places = splitUnescaped(cells[layer.column + f + 1] ?? '', '|')[v] ?? '';
        const of = layer.features[f + 1];
        const among = of === ANY ? layers.filter(({ base }) => base === undefined) : [{ name: of ?? '' }];
        for (const { role, address: at, number } of fillersOf(feature, value, places)) {
          const to = among.map(({ name }) => (number === undefined ? keyAt(name, at) : keyOf(name, number)));
          slots.set(JSON.stringify([feature, role, key, to]), { feature, role, from: key, to });
        }
      }
    }
  }
}

/** The layer of slots that annotations of any layer may fill. */
const ANY = 'uima.tcas.Annotation';

const ADDRESS = /^\d+-\d+(\.\d+)?$/;

/** Annotations are known by their number, or by their place where they have none. */
const keyOf = (layer: string, number: string): string => `${layer} [${number}]`;
const keyAt = (layer: string, address: string, nth = 0): string => `${layer} ${address} ${nth}`;

function* linksOf(
  cells: readonly string[],
  layer: Layer,
  base: string,
  address: string,
  line: number,
  complain: (problem: Message) => void,
): Generator<Link> {
  const sources = cells[layer.column + layer.features.length] ?? '_';
  if (sources === '_' || sources === '') return;
  const cellsSaid = layer.features.map((_, f) => splitUnescaped(cells[layer.column + f] ?? '', '|'));
  for (const [i, source] of sources.split('|').entries()) {
    const [, place, from = '0', to = '0'] = /^(\d+-\d+(?:\.\d+)?)(?:\[(\d+)_(\d+)\])?$/.exec(source) ?? [];
    if (place === undefined) {
      complain(message('read.webAnnoRelation', { found: source.slice(0, 80) }));
      continue;
    }
    const facts = layer.features.flatMap((feature, f) => {
      const value = cellsSaid[f]?.[i] ?? '*';
      return value === '*' || value === '_' ? [] : [[feature, unescape(value)] as const];
    });
    const said = Object.fromEntries(facts);
    const { label: type, ...own } = withOwn(layerFacts('', said, { ordered: true }), said);
    yield {
      type,
      ...own,
      from: from === '0' ? keyAt(base, place) : keyOf(base, from),
      to: to === '0' ? keyAt(base, address) : keyOf(base, to),
      line,
    };
  }
}

/** The longest gap between tokens that is believed, in UTF-16 units: offsets may lie. */
const LONGEST_GAP = 1_000_000;

function assemble(
  { pieces, annotations: grown, links, slots }: Gathered,
  path: string,
  context: ReadContext,
): Content {
  let text = '';
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    const gap = piece.start - text.length;
    if (gap < 0 || gap > LONGEST_GAP) {
      context.report({
        file: path,
        message: message('read.webAnnoToken', { text: piece.text, start: piece.start }),
      });
      break;
    }
    text += ' '.repeat(gap) + piece.text;
  }
  const annotations: Annotation[] = [];
  const ids = new Map<string, string>();
  for (const [key, { start, end, facts }] of grown) {
    if (end > text.length) continue;
    const layer = key.slice(0, key.indexOf(' '));
    const attributes = {
      canonical: facts['identifier'],
      note: facts['note'],
      origin: facts['origin'],
      mod: facts['timexMod'],
      value: facts['timexValue'],
    };
    const id = `a${annotations.length + 1}`;
    ids.set(key, id);
    annotations.push({
      id,
      start,
      end,
      text: text.slice(start, end),
      ...withOwn(layerFacts(layer, facts, { ordered: true }), facts),
      ...piecesIn(facts['fragments'], { start, end }),
      ...readAttributes(attributes, ['value', 'mod', 'canonical', 'note', 'origin']),
    });
  }
  const relations = links.flatMap(({ from, to, line, ...said }, i): Relation[] => {
    const ends = [ids.get(from), ids.get(to)];
    if (ends[0] !== undefined && ends[1] !== undefined)
      return [{ ...said, id: `r${i + 1}`, from: ends[0], to: ends[1] }];
    context.report({ file: path, line, message: message('read.relationEndMissing') });
    return [];
  });
  relations.push(...filledSlots(slots, ids, path, context));
  return { text, annotations, relations };
}

/** Relations in place of slots; what nothing fills that was read is told. */
function filledSlots(
  slots: Gathered['slots'],
  ids: ReadonlyMap<string, string>,
  path: string,
  context: ReadContext,
): Relation[] {
  return [...slots.values()].flatMap(({ feature, role, from, to }, i): Relation[] => {
    const start = ids.get(from);
    const end = to.map((key) => ids.get(key)).find((id) => id !== undefined);
    if (start !== undefined && end !== undefined)
      return [{ id: `s${i + 1}`, type: role, from: start, to: end }];
    reportOnce(context.report, {
      file: path,
      understood: true,
      message: message('read.layerSlots', { name: feature }),
    });
    return [];
  });
}
