import assert from 'node:assert/strict';
import { check } from '../../../server/src/protocol/checking.js';
import {
  ADOPT_COMMAND,
  COMMANDS,
  DISMISS_COMMAND,
  CommandSchema,
  EDIT_COMMAND,
  SET_DATE_COMMAND,
  SET_FIELDS_COMMAND,
} from '../../../server/src/protocol/commands.js';
import { ROWS } from './parameters.js';

const REQUEST = {
  [EDIT_COMMAND]: 'hawashi/edit',
  [SET_DATE_COMMAND]: 'hawashi/setDate',
  [SET_FIELDS_COMMAND]: 'hawashi/setFields',
  [ADOPT_COMMAND]: 'hawashi/adopt',
  [DISMISS_COMMAND]: 'hawashi/dismiss',
} as const;

describe('commands of the server', () => {
  it('are listed once each', () => {
    assert.deepEqual(COMMANDS, Object.keys(REQUEST));
  });

  for (const command of COMMANDS)
    it(`${command} takes what the request of the same meaning takes`, () => {
      const { valid, malformed } = ROWS[REQUEST[command]];
      for (const argument of valid) {
        const asked = { command, arguments: [argument] };
        assert.deepEqual(check(CommandSchema, asked), { value: asked });
      }
      for (const [argument, at] of malformed) {
        const result = check(CommandSchema, { command, arguments: [argument] });
        assert.ok('problem' in result && result.problem.startsWith(`arguments.0.${at}: `), at);
      }
    });

  const malformed: readonly (readonly [unknown, string])[] = [
    [{}, 'command'],
    [{ command: 'hawashi.server.eval', arguments: [] }, 'command'],
    [{ command: 'toString', arguments: [] }, 'command'],
    [{ command: EDIT_COMMAND }, 'arguments'],
    [{ command: EDIT_COMMAND, arguments: [] }, 'arguments.0'],
    [{ command: EDIT_COMMAND, arguments: { 0: {} } }, 'arguments'],
  ];
  for (const [asked, at] of malformed)
    it(`are refused: ${JSON.stringify(asked)}`, () => {
      const result = check(CommandSchema, asked);
      assert.ok('problem' in result && result.problem.startsWith(`${at}: `), JSON.stringify(result));
    });
});
