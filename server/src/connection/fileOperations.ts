/** Files and folders that a client renames and deletes, as it says before and after: annotations follow their documents. */
import type { FileOperationRegistrationOptions, ServerCapabilities } from 'vscode-languageserver';
import type * as v from 'valibot';
import { onNotification, onRequest } from './border.js';
import { inBackground } from './guarding.js';
import { LSP_NOTIFICATIONS, LSP_REQUESTS } from './lspParameters.js';
import type { Session } from './session.js';

const ANY: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**/*' } }] };

export const FILE_OPERATIONS: ServerCapabilities = {
  workspace: { fileOperations: { willRename: ANY, didRename: ANY, didDelete: ANY } },
};

type Renamed = v.InferOutput<(typeof LSP_NOTIFICATIONS)['workspace/didRenameFiles']>;

const renamesIn = ({ files }: Renamed) => files.map(({ oldUri, newUri }) => ({ from: oldUri, to: newUri }));

export function followFileOperations(session: Session): void {
  const { service } = session;
  const asked = LSP_REQUESTS['workspace/willRenameFiles'];
  onRequest(session, 'workspace/willRenameFiles', asked, {
    async answer(_session, parameters) {
      await service.willRename(renamesIn(parameters));
      return null;
    },
    otherwise: () => null,
  });
  const { ['workspace/didRenameFiles']: renamed, ['workspace/didDeleteFiles']: deleted } = LSP_NOTIFICATIONS;
  onNotification(session, 'workspace/didRenameFiles', renamed, (_session, parameters) =>
    inBackground(session, 'rename', () => service.renamed(renamesIn(parameters))),
  );
  onNotification(session, 'workspace/didDeleteFiles', deleted, (_session, { files }) =>
    inBackground(session, 'delete', () => service.deleted(files.map(({ uri }) => uri))),
  );
}
