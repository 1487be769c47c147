/** What the files in assets/ are, as their recipe (assets/make.sh) makes them. */
export const segmentSeconds = 2;
export const framesPerSecond = 25;
export const framesPerSegment = segmentSeconds * framesPerSecond;
/** Distinct segments; the emulator repeats them. */
export const segmentsInLoop = 5;
export const picture = { width: 320, height: 180 };

/** MPEG-TS counts presentation times in 90 kHz, in 33 bits. */
export const ticksPerSecond = 90_000;
export const ticksPerLoop = segmentsInLoop * segmentSeconds * ticksPerSecond;
