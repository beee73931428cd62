/** Other recognisers: which a corpus names, what the user says of them, what they are given to learn from. */
import { fingerprintOf, targetOf } from '../corpus/recommenders.js';
import { exchangeDocuments } from '../exchange/corpusDocuments.js';
import { examplesIn } from '../recommenders/chat/examples.js';
import { NONE_DROPPED } from '../recommenders/chat/quotedPlaces.js';
import { message, type Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import type { ChatTaken, RecommenderResult } from '../protocol/recommenders.js';
import { secondsOf } from '../recommenders/recommenders.js';
import { failedEdit } from './annotating.js';
import type { RequestHandlers } from './border.js';
import type { Session } from './session.js';

const refused = ({ say }: Session, why: Message): RecommenderResult => ({ done: false, message: say(why) });

const failed = (parameters: unknown, session: Session): RecommenderResult => ({
  done: false,
  message: failedEdit(parameters, session).message,
});

const problemOf = (parameters: unknown, session: Session): string =>
  failedEdit(parameters, session).message ?? '';

export const RECOMMENDERS: RequestHandlers<
  | 'hawashi/recommenders'
  | 'hawashi/allowRecommender'
  | 'hawashi/trainRecommender'
  | 'hawashi/prepareChat'
  | 'hawashi/takeChat'
> = {
  'hawashi/recommenders': {
    async answer({ service, recommenders, say }, { uri }) {
      const model = await service.corpusAt(uri);
      const known = model ? recommenders.of(model.root, model.corpus.settings.recommenders) : [];
      return known.map(({ definition, state, health }) => ({
        ...{ name: definition.name, kind: definition.kind, target: targetOf(definition) },
        ...{ fingerprint: fingerprintOf(definition), state, seconds: secondsOf(definition) },
        ...(definition.chat && { chat: definition.chat }),
        ...{ answers: health.answers, dropped: health.dropped },
        ...(health.problem && { problem: say(health.problem) }),
      }));
    },
    otherwise: () => [],
  },
  'hawashi/allowRecommender': {
    async answer(session, { uri, name, fingerprint, allowed }) {
      const model = await session.service.corpusAt(uri);
      const definition = model?.corpus.settings.recommenders.find((each) => each.name === name);
      if (!model || !definition) return refused(session, message('recommenders.none', { name }));
      // What the user was shown is not what would be asked now.
      if (fingerprintOf(definition) !== fingerprint)
        return refused(session, message('recommenders.otherwise', { name }));
      session.recommenders.allow(model.root, definition, allowed);
      return { done: true };
    },
    otherwise: failed,
  },
  'hawashi/trainRecommender': {
    async answer(session, { uri, name }) {
      const { service, recommenders, say } = session;
      await service.flush();
      const model = await service.corpusAt(uri);
      if (!model) return refused(session, message('corpus.none', { uri }));
      const { annotator } = service.settingsOf(model.root);
      const documents = [];
      for await (const document of exchangeDocuments(model, annotator, {}, () => undefined))
        if (document.annotations.length > 0) documents.push(document);
      try {
        const training = await recommenders.train(model.root, name, documents);
        const told = message(`recommenders.training.${training}`, { name, documents: documents.length });
        return { done: training === 'done', message: say(told) };
      } catch (error) {
        return refused(session, messageOf(error));
      }
    },
    otherwise: failed,
  },
  'hawashi/prepareChat': {
    async answer(session, { uri, name, model: called, tokens }) {
      const { service, recommenders, say } = session;
      const problem = (why: Message) => ({ problem: say(why) });
      await service.flush();
      // Whoever has just said yes may be the first to look at the document.
      await service.snapshot(uri);
      const model = await service.corpusAt(uri);
      const document = model?.corpus.documentAt(uri);
      if (!model || !document) return problem(message('corpus.none', { uri }));
      const source = recommenders.chatOf(model.root, name);
      if (!source) return problem(message('recommenders.chat.off', { name }));
      const text = (await model.text(document)).text?.().editor ?? '';
      if (text.trim() === '') return problem(message('recommenders.chat.noText', { name: document.name }));
      const { annotator } = service.settingsOf(model.root);
      const examples = await examplesIn(model, annotator, document.name);
      const { guidelines } = model.corpus;
      return source.prepare({ uri, text, guidelines, examples, model: called, tokens });
    },
    otherwise: (parameters, session) => ({ problem: problemOf(parameters, session) }),
  },
  'hawashi/takeChat': {
    async answer({ service, recommenders, say }, { uri, name, id, part, calls }) {
      const model = await service.corpusAt(uri);
      const taken = model && recommenders.chatOf(model.root, name)?.take(id, part, calls);
      if (!taken) return nothingTaken(say(message('recommenders.chat.outdated', { name })));
      const { problem, ...rest } = taken;
      return { ...rest, ...(problem && { problem: say(problem) }) };
    },
    otherwise: (parameters, session) => nothingTaken(problemOf(parameters, session)),
  },
};

const nothingTaken = (problem: string): ChatTaken => ({ suggestions: 0, dropped: NONE_DROPPED, problem });
