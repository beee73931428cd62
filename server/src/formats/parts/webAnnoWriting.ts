/** Writes WebAnno TSV 3.3. */
import { byPlace } from '../../annotation/annotationOrder.js';
import type { Annotation, Relation } from '../../annotation/model.js';
import type { ExchangeDocument } from '../format.js';
import { sentences } from './sentences.js';
import { exchangeTokens, tokenRange, type ExchangeToken } from './tokens.js';
import { escapeText, escapeValue, FORMAT, relationLayer, spanLayer, type Feature } from './webAnnoLayout.js';

/** What has a line: a token, or a part of one. */
interface Unit {
  readonly start: number;
  readonly end: number;
  /** Indices of the annotations on it. */
  readonly numbers: number[];
}

/** The units of a text, and which annotations are on which. */
class Units {
  private readonly whole: Map<number, Unit>;
  private readonly parts = new Map<number, Map<string, Unit>>();
  /** Annotations on more than one unit, or sharing one: they carry a number everywhere. */
  private readonly shared = new Set<number>();
  /** The first unit of each annotation. */
  private readonly first: Unit[] = [];
  private readonly addresses = new Map<Unit, string>();

  constructor(tokens: readonly ExchangeToken[], annotations: readonly Annotation[]) {
    this.whole = new Map(tokens.map((token) => [token.start, { ...token, numbers: [] }]));
    for (const [number, annotation] of annotations.entries()) {
      const { first, last } = tokenRange(tokens, annotation.start, annotation.end);
      if (last - first > 1) this.shared.add(number);
      for (const token of tokens.slice(first, last)) this.put(number, annotation, token);
    }
    for (const unit of [
      ...this.whole.values(),
      ...[...this.parts.values()].flatMap((below) => [...below.values()]),
    ])
      if (unit.numbers.length > 1) for (const number of unit.numbers) this.shared.add(number);
  }

  private put(number: number, annotation: Annotation, token: ExchangeToken): void {
    const start = Math.max(token.start, annotation.start);
    const end = Math.min(token.end, annotation.end);
    let unit = this.whole.get(token.start)!;
    if (start !== token.start || end !== token.end) {
      const below = this.parts.get(token.start) ?? new Map<string, Unit>();
      const key = `${start} ${end}`;
      unit = below.get(key) ?? { start, end, numbers: [] };
      below.set(key, unit);
      this.parts.set(token.start, below);
    }
    unit.numbers.push(number);
    this.first[number] ??= unit;
  }

  /** A token's unit, then those below it, by place. */
  of(token: ExchangeToken): readonly Unit[] {
    const below = [...(this.parts.get(token.start)?.values() ?? [])];
    return [this.whole.get(token.start)!, ...below.sort((a, b) => a.start - b.start || a.end - b.end)];
  }

  setAddress(unit: Unit, address: string): void {
    this.addresses.set(unit, address);
  }

  /** `sentence-token`, with a part's number. */
  addressOfUnit(unit: Unit): string {
    return this.addresses.get(unit)!;
  }

  /** The number by which an annotation is told from others; 0 where it needs none. */
  numberOf(annotation: number): number {
    return this.shared.has(annotation) ? annotation + 1 : 0;
  }

  /** Where an annotation begins. */
  addressOf(annotation: number): string {
    return this.addressOfUnit(this.first[annotation]!);
  }

  isFirst(annotation: number, unit: Unit): boolean {
    return this.first[annotation] === unit;
  }
}

/** `ofRelations`: the features of their layer, where the project has one. */
export function writeWebAnno(
  document: ExchangeDocument,
  features: readonly Feature<Annotation>[],
  ofRelations?: readonly Feature<Relation>[],
): string {
  const { text } = document;
  const annotations = [...document.annotations].sort(byPlace);
  const tokens = exchangeTokens(text);
  const units = new Units(tokens, annotations);
  const inSentences = sentences(text, tokens, annotations);
  for (const [s, sentence] of inSentences.entries())
    for (const [t, token] of sentence.entries())
      for (const [u, unit] of units.of(token).entries())
        units.setAddress(unit, `${s + 1}-${t + 1}${u === 0 ? '' : `.${u}`}`);
  const byTarget = ofRelations && relationsByTarget(document.relations, annotations);

  let content = `${FORMAT}\n${spanLayer(features)}${ofRelations ? relationLayer(ofRelations) : ''}\n`;
  for (const sentence of inSentences) {
    content += '\n';
    const shown = text.slice(sentence[0]!.start, sentence.at(-1)!.end);
    for (const line of shown.split('\n')) content += `#Text=${escapeText(line)}\n`;
    for (const token of sentence)
      for (const unit of units.of(token)) {
        const row = [
          units.addressOfUnit(unit),
          `${unit.start}-${unit.end}`,
          escapeText(text.slice(unit.start, unit.end)),
          ...features.map((feature) => featureCell(unit, annotations, units, feature)),
          ...(byTarget ? relationCells(unit, byTarget, units, ofRelations) : []),
        ];
        content += row.join('\t') + '\t\n';
      }
  }
  return content;
}

const cellOf = (value: string | undefined): string =>
  value === undefined || value === '' ? '*' : escapeValue(value);

function featureCell(
  unit: Unit,
  annotations: readonly Annotation[],
  units: Units,
  { of }: Feature<Annotation>,
): string {
  if (unit.numbers.length === 0) return '_';
  return unit.numbers
    .map((annotation) => {
      const written = cellOf(of(annotations[annotation]!));
      const number = units.numberOf(annotation);
      return number > 0 ? `${written}[${number}]` : written;
    })
    .join('|');
}

/** A relation by the index of its source. */
interface Incoming {
  readonly relation: Relation;
  readonly source: number;
}

function relationsByTarget(
  relations: readonly Relation[],
  annotations: readonly Annotation[],
): ReadonlyMap<number, readonly Incoming[]> {
  const indices = new Map(annotations.map(({ id }, i) => [id, i]));
  const byTarget = new Map<number, Incoming[]>();
  for (const relation of relations) {
    const source = indices.get(relation.from);
    const target = indices.get(relation.to);
    if (source === undefined || target === undefined) continue;
    byTarget.set(target, [...(byTarget.get(target) ?? []), { relation, source }]);
  }
  return byTarget;
}

function relationCells(
  unit: Unit,
  byTarget: ReadonlyMap<number, readonly Incoming[]>,
  units: Units,
  features: readonly Feature<Relation>[],
): readonly string[] {
  const said: Relation[] = [];
  const sources: string[] = [];
  for (const target of unit.numbers) {
    if (!units.isFirst(target, unit)) continue;
    for (const { relation, source } of byTarget.get(target) ?? []) {
      const [from, to] = [units.numberOf(source), units.numberOf(target)];
      said.push(relation);
      sources.push(units.addressOf(source) + (from + to > 0 ? `[${from}_${to}]` : ''));
    }
  }
  if (said.length === 0) return [...features.map(() => '_'), '_'];
  return [...features.map(({ of }) => said.map((one) => cellOf(of(one))).join('|')), sources.join('|')];
}
