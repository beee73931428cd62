/** A sentence without the controls that keep its names in their own direction. */
export const withoutIsolates = (sentence: string | undefined): string =>
  (sentence ?? '').replace(/[\u2066-\u2069]/g, '');
