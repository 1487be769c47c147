/** Bits of precision in each power of two: 2^11 sub-buckets hold three significant digits. */
const precisionBits = 11;
const half = 1 << (precisionBits - 1);
/** The largest value: 2^33 units, in microseconds more than two hours. */
const largest = 2 ** 33 - 1;

/**
 * A log-linear histogram of non-negative integers, exact to three digits. Recording is one increment of a typed array, which
 * grows to the largest value seen (92 KB at most); merging is addition, so parts give the same percentiles as the whole.
 */
export class Histogram {
  count = 0;
  private counts = new Uint32Array(half * 2);

  record(value: number): void {
    const index = indexOf(value);
    if (index >= this.counts.length) this.grow(index);
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.count += 1;
  }

  merge(other: { counts: Uint32Array; count: number }): void {
    if (other.counts.length > this.counts.length) this.grow(other.counts.length - 1);
    for (let index = 0; index < other.counts.length; index += 1) {
      const more = other.counts[index] ?? 0;
      if (more > 0) this.counts[index] = (this.counts[index] ?? 0) + more;
    }
    this.count += other.count;
  }

  /** The smallest recorded value that at least `percent` of all values do not exceed (its bucket's middle); 0 when empty. */
  percentile(percent: number): number {
    const wanted = Math.max(1, Math.ceil((percent / 100) * this.count - 1e-9));
    let seen = 0;
    for (let index = 0; index < this.counts.length; index += 1) {
      seen += this.counts[index] ?? 0;
      if (seen >= wanted) return middleOf(index);
    }
    return 0;
  }

  /** How many values lie above `value`, whose own bucket is not counted. */
  countAbove(value: number): number {
    let above = 0;
    for (let index = indexOf(value) + 1; index < this.counts.length; index += 1) above += this.counts[index] ?? 0;
    return above;
  }

  /** Every bucket that holds something: its middle, and how many values. */
  *buckets(): Generator<[value: number, count: number]> {
    for (let index = 0; index < this.counts.length; index += 1) {
      const count = this.counts[index] ?? 0;
      if (count > 0) yield [middleOf(index), count];
    }
  }

  clear(): void {
    this.counts.fill(0);
    this.count = 0;
  }

  snapshot(): { counts: Uint32Array; count: number } {
    return { counts: this.counts.slice(), count: this.count };
  }

  private grow(index: number): void {
    const grown = new Uint32Array((Math.floor(index / half) + 1) * half);
    grown.set(this.counts);
    this.counts = grown;
  }
}

/** The bucket of a value: linear below 2^11, then 2^10 buckets for each further power of two. */
function indexOf(value: number): number {
  const integer = value >= largest ? largest : value > 0 ? Math.round(value) : 0;
  if (integer < half * 2) return integer;
  const shift = integer < 2 ** 32 ? 32 - Math.clz32(integer) - precisionBits : 33 - precisionBits;
  return shift * half + Math.floor(integer / 2 ** shift);
}

function middleOf(index: number): number {
  if (index < half * 2) return index;
  const shift = Math.floor(index / half) - 1;
  const lowest = (index - shift * half) * 2 ** shift;
  return lowest + Math.floor(2 ** shift / 2);
}
