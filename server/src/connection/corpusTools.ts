/** What assistants ask of corpora. */
import { message } from '../messages/message.js';
import { MessageError, messageOf } from '../messages/messageError.js';
import { CorpusTools } from '../service/corpus/corpusTools.js';
import type { RequestHandlers } from './border.js';

export const CORPUS_TOOLS: RequestHandlers<'hawashi/askCorpus'> = {
  'hawashi/askCorpus': {
    async answer({ service, say }, { uri, tool, input }) {
      const model = await service.corpusAt(uri);
      if (!model) return { problem: say(message('corpus.none', { uri })) };
      try {
        const { annotator } = service.settingsOf(model.root);
        return { answer: await new CorpusTools(model, annotator).answer(tool, input) };
      } catch (error) {
        if (!(error instanceof MessageError)) throw error;
        return { problem: say(messageOf(error)) };
      }
    },
    otherwise: (_, { say }) => ({ problem: say(message('edit.failed')) }),
  },
};
