const rowsPerChunk = 256;

/** The rows of a live list at one moment; never changes. */
export class Version<Row> {
  readonly #offsets: number[] = [];
  readonly total: number;

  constructor(
    readonly chunks: readonly (readonly Row[])[],
    readonly at: number,
  ) {
    let total = 0;
    for (const chunk of chunks) {
      this.#offsets.push(total);
      total += chunk.length;
    }
    this.total = total;
  }

  /** A page costs the same wherever it is: the chunk is found by halving. */
  slice(from: number, count: number): Row[] {
    const rows: Row[] = [];
    for (let index = this.#chunkAt(from); index < this.chunks.length && rows.length < count; index += 1) {
      const chunk = this.chunks[index] ?? [];
      const start = Math.max(0, from - (this.#offsets[index] ?? 0));
      for (let row = start; row < chunk.length && rows.length < count; row += 1) rows.push(chunk[row] as Row);
    }
    return rows;
  }

  filter(keep: (row: Row) => boolean): Version<Row> {
    return new Version([this.chunks.flatMap((chunk) => chunk.filter(keep))], this.at);
  }

  #chunkAt(position: number): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#offsets[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/**
 * A list that changes all the time and can be frozen for nothing: its rows stand in chunks, a change replaces a chunk,
 * and the versions before keep theirs.
 */
export class LiveList<Row> {
  #version: Version<Row>;

  constructor(rows: Row[], now: number) {
    this.#version = new Version(chunked(rows), now);
  }

  get version(): Version<Row> {
    return this.#version;
  }

  get chunkCount(): number {
    return this.#version.chunks.length;
  }

  /** Makes the next version: `change` is asked for the new rows of the chunks that it wants to touch. */
  advance(now: number, touched: Iterable<number>, change: (rows: readonly Row[]) => Row[]): void {
    const chunks = [...this.#version.chunks];
    for (const index of touched) {
      const rows = chunks[index];
      if (rows) chunks[index] = change(rows);
    }
    this.#version = new Version(chunks, now);
  }

  /** Replaces everything. */
  replace(rows: Row[], now: number): void {
    this.#version = new Version(chunked(rows), now);
  }
}

function chunked<Row>(rows: Row[]): Row[][] {
  const chunks: Row[][] = [];
  for (let from = 0; from < rows.length; from += rowsPerChunk) chunks.push(rows.slice(from, from + rowsPerChunk));
  return chunks;
}
