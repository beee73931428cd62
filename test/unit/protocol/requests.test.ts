import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check } from '../../../server/src/protocol/checking.js';
import { REQUESTS, type RequestMethod } from '../../../server/src/protocol/requests.js';
import { NO_OBJECTS, ROWS } from './parameters.js';

const METHODS = Object.keys(REQUESTS) as RequestMethod[];

for (const method of METHODS)
  describe(`parameters of ${method}`, () => {
    const checked = (parameters: unknown) => check(REQUESTS[method], parameters);
    const { valid, malformed } = ROWS[method];

    it('pass as they are', () => {
      for (const parameters of valid) assert.deepEqual(checked(parameters), { value: parameters });
    });

    if (malformed.length === 0) return;

    it('are stopped where they are wrong, and it is said where', () => {
      for (const [parameters, at] of malformed) {
        const result = checked(parameters);
        assert.ok('problem' in result, `passed: ${JSON.stringify(parameters)}`);
        assert.ok(result.problem.startsWith(`${at}: `), `${at} is wrong, but is told: ${result.problem}`);
      }
      for (const parameters of NO_OBJECTS) assert.ok('problem' in checked(parameters));
    });

    it('may have keys that the protocol does not know, which go no further', () => {
      const more = JSON.parse('{"later":1,"__proto__":{"polluted":true},"constructor":{"prototype":{}}}');
      for (const parameters of valid) {
        const result = checked(Object.assign(Object.create(null), more, parameters));
        assert.deepEqual(result, { value: parameters });
        if ('value' in result) assert.equal((result.value as { polluted?: true }).polluted, undefined);
      }
    });
  });

describe('checking', () => {
  it('answers whatever comes, without throwing', () => {
    const hostile = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true });
    fc.assert(
      fc.property(fc.constantFrom(...METHODS), hostile, (method, parameters) => {
        const result = check(REQUESTS[method], parameters);
        assert.ok('value' in result || result.problem.length > 0);
      }),
    );
  });

  it('tells a problem shortly, however much was sent', () => {
    const result = check(REQUESTS['hawashi/edit'], { uri: 'a', command: { kind: 'ك'.repeat(1_000_000) } });
    assert.ok('problem' in result && result.problem.length < 400);
  });

  it('tells what is wrong in words', () => {
    assert.deepEqual(check(REQUESTS['hawashi/serves'], { uri: 7 }), {
      problem: 'uri: Invalid type: Expected string but received 7',
    });
  });
});
