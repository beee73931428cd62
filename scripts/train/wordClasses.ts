/**
 * Word classes from plain text by the exchange algorithm (Kneser & Ney 1993; Martin, Liermann & Ney 1998):
 * each word in turn moves to the class where a bigram model of classes explains the text best.
 */

/** Class (1 to `classCount`) of each word, from sequences of word numbers; −1 is a border. Words are `0 … words − 1`. */
export function wordClasses(
  sequences: readonly Int32Array[],
  words: number,
  classCount: number,
  rounds: number,
): Int32Array {
  const { after, before, totals } = neighbours(sequences, words);
  // Class 0 is the border of a sentence.
  const K = classCount + 1;
  const classes = new Int32Array(words + 1);
  const byFrequency = Array.from({ length: words }, (_, i) => i).sort(
    (a, b) => totals[b]! - totals[a]! || a - b,
  );
  for (const [rank, word] of byFrequency.entries()) classes[word] = 1 + (rank % classCount);
  const pairs = new Int32Array(K * K);
  const left = new Int32Array(K);
  const right = new Int32Array(K);
  for (let w = 0; w <= words; w++) {
    for (const [v, n] of after[w]!) {
      pairs[classes[w]! * K + classes[v]!]! += n;
      left[classes[w]!]! += n;
      right[classes[v]!]! += n;
    }
  }
  const all = totals.reduce((sum, n) => sum + n, 1);
  const nLogN = Float64Array.from({ length: all + 1 }, (_, n) => (n > 0 ? n * Math.log(n) : 0));
  const outCounts = new Int32Array(K);
  const inCounts = new Int32Array(K);

  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (const w of byFrequency) {
      const from = classes[w]!;
      const outClasses: number[] = [];
      const inClasses: number[] = [];
      let self = 0;
      let leftTotal = 0;
      let rightTotal = 0;
      for (const [v, n] of after[w]!) {
        leftTotal += n;
        if (v === w) {
          self = n;
          continue;
        }
        const c = classes[v]!;
        if (outCounts[c] === 0) outClasses.push(c);
        outCounts[c]! += n;
      }
      for (const [v, n] of before[w]!) {
        rightTotal += n;
        if (v === w) continue;
        const c = classes[v]!;
        if (inCounts[c] === 0) inClasses.push(c);
        inCounts[c]! += n;
      }
      // Out of its class,
      for (const c of outClasses) pairs[from * K + c]! -= outCounts[c]!;
      for (const c of inClasses) pairs[c * K + from]! -= inCounts[c]!;
      pairs[from * K + from]! -= self;
      left[from]! -= leftTotal;
      right[from]! -= rightTotal;
      // and into the one that gains most.
      let best = from;
      let bestGain = -Infinity;
      for (let k = 1; k < K; k++) {
        let gain = 0;
        const row = k * K;
        for (const c of outClasses) {
          if (c === k) continue;
          const n = pairs[row + c]!;
          gain += nLogN[n + outCounts[c]!]! - nLogN[n]!;
        }
        for (const c of inClasses) {
          if (c === k) continue;
          const n = pairs[c * K + k]!;
          gain += nLogN[n + inCounts[c]!]! - nLogN[n]!;
        }
        const own = outCounts[k]! + inCounts[k]! + self;
        if (own > 0) {
          const n = pairs[row + k]!;
          gain += nLogN[n + own]! - nLogN[n]!;
        }
        gain -= nLogN[left[k]! + leftTotal]! - nLogN[left[k]!]!;
        gain -= nLogN[right[k]! + rightTotal]! - nLogN[right[k]!]!;
        if (gain > bestGain + 1e-9) {
          bestGain = gain;
          best = k;
        }
      }
      for (const c of outClasses) pairs[best * K + c]! += outCounts[c]!;
      for (const c of inClasses) pairs[c * K + best]! += inCounts[c]!;
      pairs[best * K + best]! += self;
      left[best]! += leftTotal;
      right[best]! += rightTotal;
      classes[w] = best;
      if (best !== from) moved++;
      for (const c of outClasses) outCounts[c] = 0;
      for (const c of inClasses) inCounts[c] = 0;
    }
    if (moved < words / 200) break;
  }
  return classes.subarray(0, words);
}

type Neighbours = readonly (readonly [word: number, count: number])[];

/** For each word (the border is word number `words`) what follows and what precedes it, with counts. */
function neighbours(
  sequences: readonly Int32Array[],
  words: number,
): { after: Neighbours[]; before: Neighbours[]; totals: Float64Array } {
  const after = Array.from({ length: words + 1 }, () => new Map<number, number>());
  const before = Array.from({ length: words + 1 }, () => new Map<number, number>());
  const totals = new Float64Array(words + 1);
  const count = (a: number, b: number): void => {
    after[a]!.set(b, (after[a]!.get(b) ?? 0) + 1);
    before[b]!.set(a, (before[b]!.get(a) ?? 0) + 1);
  };
  for (const sequence of sequences) {
    let last = words;
    for (const word of sequence) {
      const current = word < 0 ? words : word;
      if (current === words && last === words) continue;
      count(last, current);
      totals[current]!++;
      last = current;
    }
    if (last !== words) count(last, words);
  }
  return { after: after.map((map) => [...map]), before: before.map((map) => [...map]), totals };
}
