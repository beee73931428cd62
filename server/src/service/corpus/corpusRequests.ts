/**
 * What clients ask of a whole corpus: its documents and how far they are, its entities, the places of a name. A
 * large corpus is looked through in the background: answers are quick at first, and complete when that is done.
 */
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { EntityGathering } from '../../corpus/entities/entities.js';
import { EntityDirectory, type EntityQuery, type Ranked } from '../../corpus/entities/entityDirectory.js';
import type { GazetteerRow } from '../../corpus/gazetteers/rows.js';
import { assignmentProgress, ofAnnotator, toAdjudicate } from '../../corpus/assignment/progress.js';
import { annotatorsShownTo, statusIn } from '../../corpus/assignment/visible.js';
import type { Entity } from '../../corpus/entities/entityFile.js';
import { entityMeant } from '../../corpus/entities/meantEntity.js';
import { findOccurrences, inSamePieces, placesOf } from '../../corpus/index/occurrences.js';
import type { CorpusSummary, Occurrence } from '../../protocol/corpus.js';
import type { EntitySummary } from '../../protocol/entities.js';
import type { Requests } from '../../protocol/requests.js';
import { knownNames } from '../document/knownNames.js';
import { rangeOf, spanOf, type Snapshot } from '../../corpus/snapshot.js';
import { AnnotationPlaces } from '../../annotation/annotationPlaces.js';
import { piecesOf, placeOf, type Place } from '../../annotation/fragments.js';
import type { Span } from '../../text/span.js';
import { LookingThrough, type LookingHost } from './lookingThrough.js';
import { askedMention } from './askedMention.js';
import { summaryOf } from './entityProfile.js';

const MOST_ENTITIES = 200;
const MOST_OCCURRENCES = 1000;

export class CorpusRequests {
  readonly looking: LookingThrough;

  constructor(host: LookingHost) {
    this.looking = new LookingThrough(host);
  }

  async summary(model: CorpusModel, annotator: string): Promise<CorpusSummary> {
    const { corpus, index } = model;
    const isComplete = await this.looking.isDone(model, annotator);
    const progress = isComplete ? await index.progress(annotator) : undefined;
    const known = new Map(progress?.map((document) => [document.name, document]));
    const assigned = new Map(
      corpus.assignment.plan?.documents.map(({ name, annotators }) => [name, annotators]),
    );
    const documents = [];
    for (const document of await corpus.documents()) {
      const { name, uri } = document;
      const far = known.get(name) ?? (await index.counted(document, annotator));
      const { status, exhaustive, annotated, suggestions, uncertainty } = far;
      const fields = corpus.fields(name);
      const questions = model.questions.openIn(name);
      documents.push({
        ...{ name, uri, status, annotated, suggestions, uncertainty, date: corpus.date(name) },
        ...(exhaustive && { exhaustive }),
        ...(questions > 0 && { questions }),
        ...(assigned.has(name) && { assigned: assigned.get(name) }),
        ...(Object.keys(fields).length > 0 && { fields }),
      });
    }
    const { labels } = corpus.settings;
    const fields = corpus.fieldDefinitions;
    return {
      root: model.root,
      annotator,
      labels,
      fields,
      documents,
      ...(await assignmentFor(model, annotator)),
    };
  }

  /** Entities for what was typed so far: of the whole corpus, or of its file and the document at hand. */
  async entities(
    model: CorpusModel,
    snapshot: Snapshot | undefined,
    annotator: string,
    { query = '', label, range, gazetteers = false }: Requests['hawashi/entities'][0],
  ): Promise<EntitySummary[]> {
    const directory = await this.directory(model, snapshot, annotator);
    const mention = snapshot && range && askedMention(snapshot, spanOf(snapshot.document, range), label);
    const asking = { ...(mention ? { mention } : { label }), limit: MOST_ENTITIES };
    const own = directory.ranked(query, asking);
    const rows = gazetteers ? await rowsBeside(model, directory, query, asking) : [];
    // Sorting keeps the corpus' own first among equals.
    return [...own, ...rows]
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_ENTITIES)
      .map(({ entity }) => summaryOf(entity));
  }

  /** The entity that is meant by a name or an id as somebody typed it. */
  async entityMeant(
    model: CorpusModel,
    snapshot: Snapshot,
    typed: string,
    { label, anyLabel }: { readonly label: string; readonly anyLabel: boolean },
  ): Promise<Entity> {
    const known = await this.directory(model, snapshot, snapshot.annotator);
    return entityMeant(typed, label, known, model.language, anyLabel);
  }

  /** What entities there are: in the whole corpus, or, until it is looked through, in its file and the document at hand. */
  async directory(
    model: CorpusModel,
    snapshot: Snapshot | undefined,
    annotator: string,
  ): Promise<EntityDirectory> {
    return (await this.wholeDirectory(model, annotator)) ?? here(model, snapshot);
  }

  /** What entities there are in the whole corpus; undefined until it is looked through. */
  async wholeDirectory(model: CorpusModel, annotator: string): Promise<EntityDirectory | undefined> {
    const isComplete = await this.looking.isDone(model, annotator);
    return isComplete ? model.index.entities(annotator) : undefined;
  }

  /** Other places of the name that stands in a range, or all places of an entity: in the document, or in the whole corpus. */
  async occurrences(
    model: CorpusModel | undefined,
    snapshot: Snapshot,
    { range, pieces, label, everywhere, canonical, own }: Requests['hawashi/occurrences'][0],
  ): Promise<Occurrence[]> {
    const { document } = snapshot;
    if (canonical !== undefined)
      return this.entityOccurrences(model, snapshot, canonical, everywhere === true);
    const text = document.getText();
    const span = spanOf(document, range);
    const key = snapshot.language.names.keyAt(text, span);
    if (!key) return [];
    const isWhole = knownNames(snapshot);
    const options = { isWhole, limit: MOST_OCCURRENCES };
    const spans = findOccurrences(text, key, snapshot.language, options).filter(
      (found) => found.end <= span.start || span.end <= found.start,
    );
    if (pieces && pieces.length > 1) {
      const place = placeOf(pieces.map((piece) => spanOf(document, piece)));
      return place ? occurrencesInPieces(snapshot, place, spans, label) : [];
    }
    if (own === true) spans.splice(spans.filter(({ end }) => end <= span.start).length, 0, span);
    const found = placesOf(text, spans).map((place) => ({ ...place, uri: document.uri }));
    if (!everywhere || !model || !snapshot.corpus) return found;
    const others = await model.index.occurrences(key, {
      ...options,
      except: snapshot.corpus.document,
    });
    return [...found, ...others.map(({ document: other, ...place }) => ({ ...place, uri: other.uri }))];
  }

  private async entityOccurrences(
    model: CorpusModel | undefined,
    snapshot: Snapshot,
    canonical: string,
    everywhere: boolean,
  ): Promise<Occurrence[]> {
    const { document, annotations, suggestions, annotator } = snapshot;
    const spans = [...annotations, ...suggestions].filter(
      (one) => one.canonical === canonical && !('anchor' in one && one.anchor === 'lost'),
    );
    const here = placesOf(
      document.getText(),
      spans.sort((a, b) => a.start - b.start),
    ).map((place) => ({
      ...place,
      uri: document.uri,
    }));
    if (!everywhere || !model || !snapshot.corpus) return here;
    const options = {
      isWhole: knownNames(snapshot),
      limit: MOST_OCCURRENCES,
      except: snapshot.corpus.document,
    };
    const others = await model.index.entityOccurrences(canonical, annotator, options);
    return [...here, ...others.map(({ document: other, ...place }) => ({ ...place, uri: other.uri }))];
  }
}

/** Where the same words stand, those that the pieces of a place are tagged of: where they may have the label and have it not. */
function occurrencesInPieces(
  snapshot: Snapshot,
  { start, end, fragments }: Place,
  found: readonly Span[],
  label: string | undefined,
): Occurrence[] {
  const { document, language, spanRules, annotations } = snapshot;
  if (!fragments || !spanRules.gaps) return [];
  const text = document.getText();
  const standing = new AnnotationPlaces(annotations);
  const isFree = (place: Place): boolean =>
    !standing.at(place).some((other) => !spanRules.same || label === undefined || other.label === label) &&
    (spanRules.cross || !standing.crossing(place, ({ anchor }) => anchor !== 'ambiguous'));
  const places = inSamePieces({ text: text.slice(start, end), fragments }, text, found, language).filter(
    isFree,
  );
  return placesOf(text, places).map((place, i) => ({
    ...place,
    uri: document.uri,
    pieces: piecesOf(places[i]!).map((piece) => rangeOf(document, piece)),
  }));
}

/** What the gazetteers offer for what was typed or for a mention, but what the corpus has among its own entities. */
async function rowsBeside(
  model: CorpusModel,
  own: EntityDirectory,
  query: string,
  asking: EntityQuery,
): Promise<readonly Ranked<GazetteerRow>[]> {
  const directory = await model.gazetteerRows();
  const found = directory?.ranked(query, { ...asking, isNamed: true }) ?? [];
  if (found.length === 0) return [];
  const offered = new Set(found.flatMap(({ entity: { id, wikidata = id } }) => [id, wikidata]));
  const known = new Set(
    own.all.flatMap(({ id, wikidata = id }) =>
      offered.has(id) || offered.has(wikidata) ? [id, wikidata] : [],
    ),
  );
  return found.filter(({ entity: { id, wikidata } }) => !known.has(id) && !known.has(wikidata ?? id));
}

/** Whose work an annotator may look at, and how far they are with what the plan assigns to them. */
async function assignmentFor(
  model: CorpusModel,
  annotator: string,
): Promise<Pick<CorpusSummary, 'annotators' | 'assignment'>> {
  const { plan } = model.corpus.assignment;
  const annotators = await annotatorsShownTo(model, annotator);
  if (!plan) return { annotators };
  const statusOf = statusIn(model);
  const progress = await assignmentProgress(ofAnnotator(plan, annotator), statusOf);
  const { assigned = 0, done = 0 } = progress.find((each) => each.annotator === annotator) ?? {};
  return {
    annotators,
    assignment: {
      ...{ assigned, done },
      toAdjudicate: (await toAdjudicate(plan, statusOf)).length,
      ...(plan.deadline !== undefined && { deadline: plan.deadline }),
      order: plan.documents.map(({ name }) => name),
    },
  };
}

function here({ corpus, language }: CorpusModel, snapshot: Snapshot | undefined): EntityDirectory {
  const gathering = new EntityGathering(language.spelling);
  if (snapshot) gathering.add([...snapshot.annotations, ...snapshot.suggestions]);
  return new EntityDirectory(gathering.result(corpus.entities.all()), language);
}
