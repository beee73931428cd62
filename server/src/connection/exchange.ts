/**
 * Export and import. What fails here says why: its message is for the user. The formats are loaded when they are first
 * asked for: a server that starts does not wait for them.
 */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { whyHidden } from '../corpus/assignment/visible.js';
import { message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';
import type { RequestHandlers } from './border.js';
import { notify } from './guarding.js';
import { progressOf } from './progress.js';
import type { Session } from './session.js';

const exporting = () => import('../exchange/exportRequest.js');
const importing = () => import('../exchange/importRequest.js');

export const EXCHANGE: RequestHandlers<
  'hawashi/formats' | 'hawashi/export' | 'hawashi/detectFormat' | 'hawashi/import'
> = {
  'hawashi/formats': {
    answer: async ({ say }) => (await exporting()).exchangeFormats(say),
    otherwise: () => [],
  },
  'hawashi/export': {
    async answer(session, parameters, token) {
      const corpus = await corpusAt(session, parameters.corpus);
      const { annotator } = session.service.settingsOf(corpus.root);
      const progress = progressOf(session, parameters.workDoneToken, token);
      try {
        const hidden = await whyHidden(corpus, annotator, parameters.annotators ?? []);
        if (hidden) throw new MessageError(hidden);
        const { runExport } = await exporting();
        return await runExport(corpus, annotator, parameters, progress, session.say);
      } catch (error) {
        // What somebody can choose otherwise is no failure of the server.
        if (!(error instanceof MessageError)) throw error;
        const refused = session.say(error.said);
        return { files: [], documents: 0, annotations: 0, complete: false, problems: [], refused };
      }
    },
  },
  'hawashi/detectFormat': {
    answer: async (session, { corpus, sources }) =>
      (await importing()).detect(await corpusAt(session, corpus), sources),
  },
  'hawashi/import': {
    async answer(session, parameters, token) {
      const corpus = await corpusAt(session, parameters.corpus);
      const progress = progressOf(session, parameters.workDoneToken, token);
      // What an import would do tells what is there.
      const { annotator } = session.service.settingsOf(corpus.root);
      const hidden = await whyHidden(corpus, annotator, [parameters.annotator]);
      if (hidden) throw new ResponseError(ErrorCodes.InvalidParams, session.say(hidden));
      const { runImportRequest } = await importing();
      const result = await runImportRequest(corpus, parameters, progress, session.say);
      if (result.applied) notify(session, 'hawashi/corpusChanged', { uri: corpus.root });
      return result;
    },
  },
};

/** With every decision on disk. */
async function corpusAt({ service, say }: Session, uri: string): Promise<CorpusModel> {
  await service.flush();
  const corpus = await service.corpusAt(uri);
  if (!corpus) throw new ResponseError(ErrorCodes.InvalidParams, say(message('corpus.none', { uri })));
  return corpus;
}
