/** How a run goes through many documents: nobody waits for a single one, and all of them together should cost little. */
import { setFlagsFromString } from 'node:v8';
import { callDirectly } from '../node/disk/calls.js';

const FLAGS = [
  // Left to itself, V8 lets garbage grow to four times what is alive before it looks for it: 300 MB more in a filter that
  // needs 75. Half as much again costs no time that could be measured.
  '--heap-growing-percent=50',
  // And compiles and inlines so eagerly that of the first megabytes of text two fifths of the processor time go there.
  '--always-sparkplug',
  '--no-lazy-feedback-allocation',
  '--interrupt-budget=400000',
  '--max-inlined-bytecode-size-cumulative=300',
];

/** To be called before what the run needs is loaded and first called. */
export function batchMode(): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
  callDirectly();
}
