/** Unpacking of what files hold compressed, no further than a limit: a few bytes can claim to be terabytes. */
import { Unzlib } from 'fflate';
import { message } from '../../messages/message.js';
import { MessageError } from '../../messages/messageError.js';

/** So many bytes are handed over at once. */
const PIECE = 64 * 1024;

/** The bytes of a zlib stream. Throws where it is damaged, or more than `most` bytes come of it. */
export function inflateZlib(bytes: Uint8Array, most: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Unzlib((piece) => {
    length += piece.length;
    if (length > most) throw new MessageError(message('read.inflatesTooFar', { most }));
    pieces.push(piece);
  });
  for (let at = 0; at < bytes.length; at += PIECE)
    stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
