/** The frame of a page lets nothing run but the bundled script, whatever the page is told at its start. */
import assert from 'node:assert/strict';
import { pageHtml } from '../../../client/src/webviews/pageFrame.js';
import { HOSTILE } from '../messages/hostileTexts.js';

const webview = { cspSource: 'https://own.example', asWebviewUri: (uri: unknown) => uri };
const frame = { title: 'Reader', dist: { path: '/dist' }, bundle: 'reader' };
const html = (first: readonly unknown[]) => pageHtml(webview as never, frame as never, first);

describe("a page's frame", () => {
  it('has a policy that allows nothing but its own files, and the script with the nonce', () => {
    const page = html([]);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
    const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
    assert.deepEqual(policy.split('; '), [
      "default-src 'none'",
      'style-src https://own.example',
      'font-src https://own.example',
      `script-src 'nonce-${nonce}'`,
    ]);
    assert.ok(nonce.length >= 32);
    assert.ok(!html([]).includes(nonce), 'the nonce is another one each time');
  });

  it('has no inline script and no inline style, and what it is told is data that ends nothing', () => {
    const told = [...HOSTILE, '</script><script>alert(1)</script>', '<!--<script>', '" onload="x'];
    const page = html(told);
    const scripts = [...page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/gi)];
    assert.deepEqual(
      scripts.map(([, attributes]) => attributes!.replace(/nonce="[^"]+"/, 'nonce')),
      [' type="application/json" id="first-messages"', ' nonce type="module" src="/dist/reader.js"'],
    );
    assert.deepEqual(JSON.parse(scripts[0]![2]!), told);
    assert.equal(scripts[1]![2], '');
    assert.equal(page.match(/<script/gi)!.length, 2);
    assert.ok(!/<style|\sstyle=|\son\w+="/i.test(page.replace(scripts[0]![2]!, '')));
  });
});
