/** Sentences that the program gives, as a person reads them: without the isolates around names, which nobody sees. */
export function words(sentence: string): string {
  return sentence.replace(/[\u2066-\u2069]/g, '');
}
