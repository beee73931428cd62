/** Text files as they are: strict UTF-8, the byte order mark and the line endings kept. */
import { readFile, stat } from 'node:fs/promises';

/** The longest file that is read in one piece, in bytes. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** Decodes strictly; throws an error that names the first wrong byte. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error(
      `not UTF-8 (first wrong byte at ${firstWrongByte(bytes)}); convert it, for example with iconv`,
    );
  }
}

function firstWrongByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let low = 0;
  let high = bytes.length;
  // The longest prefix that could still be UTF-8; streaming decoding accepts a sequence that is not finished.
  const fine = (length: number): boolean => {
    try {
      decoder.decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    } finally {
      try {
        decoder.decode();
      } catch {
        // The rest of an unfinished sequence.
      }
    }
  };
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fine(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Reads a text file; throws errors fit for a message. */
export async function readText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE)
    throw new Error(
      `${Math.round(size / 1048576)} MB, more than the ${LARGEST_FILE / 1048576} MB that one document may have; split it`,
    );
  return decodeUtf8(await readFile(path));
}
