/**
 * A suggestion that is accepted and a place that is tagged get an id from the server, later than they are drawn. Whoever
 * decides again about them meanwhile means what then has the id. Pure.
 */
import type { EditCommand, EditResult } from '../../../../server/src/protocol/edits.js';
import { pendingId } from './optimism.js';

/** Decisions after which what they are about is still there. */
const KEEPING: ReadonlySet<EditCommand['kind']> = new Set([
  'tag',
  'accept',
  'relabel',
  'move',
  'describe',
  'addPiece',
  'removePiece',
]);

export class GivenIds {
  /** The ids by those that the page knew before. */
  private readonly given = new Map<string, string>();

  /** A decision was answered. */
  note(command: EditCommand, result: EditResult | undefined): void {
    if (!KEEPING.has(command.kind)) return;
    const [before, ...others] = command.kind === 'tag' ? [pendingId(command.range)] : idsOf(command);
    const [id, ...more] = result?.ids ?? [];
    if (before === undefined || id === undefined || others.length + more.length > 0) return;
    if (before !== id) this.given.set(before, id);
  }

  /** The command with the ids of the server. What is known by its id (again, after an undo) keeps it. */
  resolved(command: EditCommand, isKnown: (id: string) => boolean): EditCommand {
    const idOf = (id: string) => {
      const given = this.given.get(id);
      return given === undefined || isKnown(id) ? id : given;
    };
    switch (command.kind) {
      case 'accept':
      case 'reject':
      case 'remove':
        return { ...command, ids: command.ids.map(idOf) };
      case 'relabel':
      case 'move':
      case 'describe':
      case 'addPiece':
      case 'removePiece':
      case 'unrelate':
        return { ...command, id: idOf(command.id) };
      case 'ask':
        return command.id === undefined ? command : { ...command, id: idOf(command.id) };
      case 'relate':
        return { ...command, from: idOf(command.from), to: idOf(command.to) };
      default:
        return command;
    }
  }
}

/** Whether a decision is about something that another, which is not answered yet, is about too. */
export function waitsFor(command: EditCommand, underWay: readonly EditCommand[]): boolean {
  const ids = new Set(idsOf(command));
  return underWay.some((other) =>
    other.kind === 'tag' ? ids.has(pendingId(other.range)) : idsOf(other).some((id) => ids.has(id)),
  );
}

/** What a command is about. */
function idsOf(command: EditCommand): readonly string[] {
  return [
    ...('ids' in command ? command.ids : []),
    ...('id' in command && command.id !== undefined ? [command.id] : []),
    ...(command.kind === 'relate' ? [command.from, command.to] : []),
  ];
}
