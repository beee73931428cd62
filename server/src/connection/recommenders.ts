/** Other recognisers: which a corpus names, what the user says of them, what they are given to learn from. */
import { fingerprintOf, targetOf } from '../corpus/recommenders.js';
import { exchangeDocuments } from '../exchange/corpusDocuments.js';
import { message, type Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import type { RecommenderResult } from '../protocol/recommenders.js';
import { failedEdit } from './annotating.js';
import type { RequestHandlers } from './border.js';
import type { Session } from './session.js';

const refused = ({ say }: Session, why: Message): RecommenderResult => ({ done: false, message: say(why) });

const failed = (parameters: unknown, session: Session): RecommenderResult => ({
  done: false,
  message: failedEdit(parameters, session).message,
});

export const RECOMMENDERS: RequestHandlers<
  'hawashi/recommenders' | 'hawashi/allowRecommender' | 'hawashi/trainRecommender'
> = {
  'hawashi/recommenders': {
    async answer({ service, recommenders, say }, { uri }) {
      const model = await service.corpusAt(uri);
      const known = model ? recommenders.of(model.root, model.corpus.settings.recommenders) : [];
      return known.map(({ definition, state, health }) => ({
        ...{ name: definition.name, kind: definition.kind, target: targetOf(definition) },
        ...{ fingerprint: fingerprintOf(definition), state },
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
};
