import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { barriers } from './barriers.js';
import { drawn, eventually, openReader, openSeeds, type CorpusWindow } from './corpusWindow.js';

const DOCUMENT = '001_e8eed46996642275.txt';

describe('story: the reader is for everyone', () => {
  let window: CorpusWindow;
  let reader: Frame;

  before(async () => {
    window = await openSeeds(DOCUMENT, { 'workbench.colorTheme': 'Light 2026' });
    reader = await openReader(window);
  });
  after(() => window?.close());

  const press = (key: string) => window.page.keyboard.press(key);

  function check(title: string, prepare: () => Promise<unknown>): void {
    it(`finds no barrier ${title}`, async () => {
      await prepare();
      assert.deepEqual(await barriers(reader), []);
    });
  }
  check('in the text', async () => undefined);
  check('in the card of a suggestion', async () => {
    await press('Tab');
    await reader.locator('.card h2').waitFor();
  });
  check('in the card of an annotation', async () => {
    await press('Enter');
    await window.waitForLines(DOCUMENT, (lines) => lines.length > 1);
    await press('k');
    await reader.locator('.card button', { hasText: 'Remove' }).waitFor();
  });
  check('in the list of entities', async () => {
    const chip = reader.locator('.card .chip');
    for (let i = 0; i < 30 && (await chip.innerText()) !== 'ORG'; i++) {
      await press('Tab');
      await drawn(reader);
    }
    await press('e');
    await reader.locator('[role=listbox]:not([hidden])').waitFor();
  });
  check('in the bar of labels', async () => {
    await press('Escape');
    await press('h');
    await reader.locator('.bar:not([hidden])').waitFor();
  });
  check('in the sheet of keys', async () => {
    await press('Escape');
    await press('?');
    await reader.locator('.help[open]').waitFor();
  });

  it('goes with the keyboard from the text to the tools and back', async () => {
    await press('Escape');
    await reader.locator('.reading').focus();
    const places = new Set<string>();
    for (let i = 0; i < 60; i++) {
      places.add(
        await reader.evaluate(() => {
          const { activeElement } = document;
          return (
            activeElement?.closest('.reading, aside, .toolbar')?.className || activeElement?.tagName || ''
          );
        }),
      );
      await press('Shift+Tab');
    }
    assert.ok(places.has('reading') && places.has('toolbar'), [...places].join());
  });

  it('tells the marks of a line to who does not see them', async () => {
    const marks = reader.getByRole('list', { name: /^Marks of line \d+$/ }).getByRole('listitem');
    await marks.first().waitFor();
    const said = await marks.evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel ?? ''));
    assert.ok(said.length > 3 && said.every((words) => /^[A-Z]+: .+/u.test(words)), said.join());
    assert.ok(
      said.some((words) => words.endsWith(', suggested')),
      said.join(),
    );
  });

  it('has one heading for the page, and the text’s below it', async () => {
    const levels = await reader.evaluate(() =>
      [...document.querySelectorAll('h1, [role=heading]')].map(
        (heading) => heading.ariaLevel ?? heading.tagName,
      ),
    );
    assert.equal(levels.filter((level) => level === 'H1' || level === '1').length, 1, levels.join());
  });

  it('cuts no label off, and draws no button as if it had the keyboard', async () => {
    const cut = await reader.evaluate(() =>
      [...document.querySelectorAll('.lane .label')]
        .filter((label) => {
          const { bottom } = label.closest('.block')!.getBoundingClientRect();
          return label.getBoundingClientRect().bottom > bottom;
        })
        .map((label) => label.textContent),
    );
    assert.deepEqual(cut, []);
    const focused = await reader.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.color = 'var(--vscode-focusBorder)';
      document.body.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return [...document.querySelectorAll('button')]
        .filter((button) => button.checkVisibility() && button !== document.activeElement)
        .filter((button) => getComputedStyle(button).borderTopColor === color)
        .map((button) => button.textContent);
    });
    assert.deepEqual(focused, []);
  });

  it('has its tools in one line beside the list of files', async () => {
    const lines = await reader.evaluate(() => {
      const tools = [...document.querySelectorAll('.toolbar > *')].map((tool) =>
        tool.getBoundingClientRect(),
      );
      const shown = tools.filter(({ width }) => width > 0);
      return shown.filter(({ top }) => top > shown[0]!.bottom).length;
    });
    assert.equal(lines, 0, 'tools stand below the others');
  });

  it('has room for the text at twice the size', async () => {
    const size = window.page.viewportSize()!;
    await window.page.setViewportSize({ width: size.width / 2, height: size.height / 2 });
    await reader.waitForFunction((width) => innerWidth < width, size.width / 2);
    const room = () =>
      reader.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const { width, height } = document.querySelector('.reading')!.getBoundingClientRect();
        return { cut: scrollWidth > clientWidth, width, height };
      });
    await eventually(
      async () => !(await room()).cut,
      async () => `something stands outside of the page: ${JSON.stringify(await room())}`,
    );
    await reader.locator('.reading').focus();
    await press('Tab');
    await reader.locator('.card h2').waitFor();
    await drawn(reader);
    const hidden = () =>
      reader.evaluate(() => {
        const [list, title] = ['aside', '.card h2'].map((one) =>
          document.querySelector(one)!.getBoundingClientRect(),
        );
        return list!.top - title!.top;
      });
    await eventually(
      async () => (await hidden()) <= 0,
      async () => `${await hidden()} px of the card's title are out of sight`,
    );
    const { width, height } = await room();
    assert.ok(width > 250 && height > 90, `${width} by ${height} for the text`);
    await window.page.setViewportSize(size);
  });

  it('is told by more than colour where the system sets the colours', async () => {
    await window.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    const lines = await reader.evaluate(() => {
      const style = (selector: string) => {
        const found = document.querySelector(selector);
        return found ? getComputedStyle(found, '::after').borderTopStyle : 'none';
      };
      return { annotation: style('.lane.annotation'), suggestion: style('.lane.suggestion') };
    });
    assert.deepEqual(lines, { annotation: 'solid', suggestion: 'dashed' });
    const labels = reader.locator('.lane:not(.current) .label');
    const inSight = await labels.evaluateAll((all) =>
      all.findIndex((label) => {
        const { top, bottom } = label.getBoundingClientRect();
        return top > 60 && bottom < innerHeight && label.checkVisibility();
      }),
    );
    const mark = (await labels.nth(inSight).boundingBox())!;
    const picture = () => window.page.screenshot({ clip: mark });
    const showMarks = (visibility: string) =>
      reader.evaluate((shown) => {
        for (const marks of document.querySelectorAll<HTMLElement>('.marks')) marks.style.visibility = shown;
      }, visibility);
    const seen = await picture();
    await showMarks('hidden');
    await drawn(reader);
    assert.ok(!seen.equals(await picture()), 'lanes and labels are to be seen');
    await showMarks('');
    const moving = await reader.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    assert.equal(moving, 0, 'nothing moves for who wants no motion');
    await window.page.emulateMedia({ forcedColors: null, reducedMotion: null });
  });
});
