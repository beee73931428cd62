/** The 95 % interval of a share by Wilson's score (Wilson 1927; Brown, Cai & DasGupta 2001): good for few cases, and near 0 and 1. */

const Z = 1.959964;

/** From 0 to 1; all of it where nothing was counted. */
export function wilsonInterval(part: number, whole: number): readonly [low: number, high: number] {
  if (whole === 0) return [0, 1];
  const share = part / whole;
  const z2 = Z * Z;
  const middle = share + z2 / (2 * whole);
  const half = Z * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole));
  const scale = 1 + z2 / whole;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}
