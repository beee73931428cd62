/** What does not agree over the documents of one annotator: all rules, folded. One document that changes costs itself. */
import { BORDERS } from './borders.js';
import type { ConsistencyDocument } from './consistencyDocument.js';
import { DUPLICATE_DOCUMENTS, DUPLICATE_PARAGRAPHS, passages } from './duplicates.js';
import type { Finding } from './finding.js';
import { KeyedFold } from './keyedFold.js';
import { NAMES } from './names.js';
import { VALUES } from './values.js';

const byPlace = ({ place: a }: Finding, { place: b }: Finding): number => a.start - b.start || b.end - a.end;

export class Consistency {
  private readonly names = new KeyedFold(NAMES);
  private readonly borders = new KeyedFold(BORDERS);
  private readonly values = new KeyedFold(VALUES);
  private readonly documents = new KeyedFold(DUPLICATE_DOCUMENTS);
  private readonly paragraphs = new KeyedFold(DUPLICATE_PARAGRAPHS);

  private get all() {
    return [this.names, this.borders, this.values, this.documents, this.paragraphs];
  }

  /** Takes a document in, or what it is now; undefined takes it out. */
  put(name: string, document: ConsistencyDocument | undefined): void {
    for (const fold of this.all) fold.put(name, document);
  }

  /** The documents of which other things are told than before. */
  settle(): ReadonlySet<string> {
    return new Set(this.all.flatMap((fold) => [...fold.settle()]));
  }

  /** What is told of a document, by place. */
  of(name: string): readonly Finding[] {
    const copies = this.copiesOf(name);
    const paragraphs = [...this.paragraphs.of(name)].sort(byPlace);
    return [
      ...copies.values(),
      ...passages(paragraphs, new Set(copies.keys())),
      ...[this.names, this.borders, this.values].flatMap((fold) => fold.of(name)),
    ].sort(byPlace);
  }

  /** Texts that are alike meet under several keys. */
  private copiesOf(name: string): ReadonlyMap<string, Finding> {
    return new Map(this.documents.of(name).map((finding) => [finding.others[0]!.document, finding]));
  }

  /** The documents of which something is told. */
  told(): ReadonlySet<string> {
    return new Set(this.all.flatMap((fold) => [...fold.documents()]));
  }
}
