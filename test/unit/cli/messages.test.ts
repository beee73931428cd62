import assert from 'node:assert/strict';
import { Messages } from '../../../server/src/cli/messages.js';
import { message } from '../../../server/src/messages/message.js';

describe('messages of the tool', () => {
  it('say the sentence, whatever else an issue with a place has', () => {
    const issue = { file: 'a.ann', line: 2, message: message('read.noText'), understood: true };
    const said: string[] = [];
    for (const json of [false, true]) {
      const messages = new Messages((text) => said.push(text), json);
      messages.error('expected a text', issue);
      messages.warn('expected a text', issue);
    }
    assert.deepEqual(said, [
      'a.ann:2: error: expected a text\n',
      'a.ann:2: warning: expected a text\n',
      '{"level":"error","message":"expected a text","file":"a.ann","line":2}\n',
      '{"level":"warning","message":"expected a text","file":"a.ann","line":2}\n',
    ]);
  });
});
