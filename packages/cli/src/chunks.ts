/** Longer chunks live through more of the engine's collections, and with them the memory it takes grows. */
const enough = 4096;

/** Joins small pieces of text to chunks worth writing, of about 4 Ki characters. */
export function* chunks(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < enough) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
