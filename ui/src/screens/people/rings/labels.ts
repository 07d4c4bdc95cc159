// How wide a name is on the rings, and how it is cut when there is no room. Pure: the same name always takes the same
// room, whatever fonts have loaded, so nobody moves while the page settles.

/** The size of a name at text scale 1, in px; the drawing sets it as --t-sm. */
export const LABEL = 14;

// Widths of Commissioner 500 at 14 px, a little more than measured. What is not listed gets the width of its kind.
const widths: [string, number][] = [
  [" \u00a0", 3.7],
  ["ijlIJ.,:;'’‘`|!", 4.4],
  ["frst()[]-·", 6.4],
  ["acevxyz", 7.6],
  ["w", 11.3],
  ["GHNOQUX", 11.4],
  ["m", 12.4],
  ["M@%&", 13.6],
  ["W", 14.6],
  ["ЖжшщШЩЮюФМ", 16.4],
];
const known = new Map(widths.flatMap(([chars, width]) => [...chars].map((char) => [char, width] as const)));

function charWidth(char: string): number {
  const listed = known.get(char);
  if (listed !== undefined) return listed;
  if (/\p{M}|\p{Cf}/u.test(char)) return 0;
  // scripts drawn in squares, and pictures
  if (/[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]|\p{So}/u.test(char))
    return 15.5;
  return /\p{Lu}/u.test(char) ? 10.4 : 8.9;
}

/** The room a line takes, in px at text scale 1. */
export function labelWidth(text: string): number {
  let width = 0;
  for (const char of text.normalize("NFC")) width += charWidth(char);
  return width;
}

/** A name cut after as many letters as fit, with an ellipsis. A letter keeps its accents. */
export function cut(text: string, room: number): string {
  if (labelWidth(text) <= room) return text;
  const letters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)];
  for (let count = letters.length - 1; count > 0; count -= 1) {
    const kept = `${letters
      .slice(0, count)
      .map((it) => it.segment)
      .join("")
      .trimEnd()}…`;
    if (labelWidth(kept) <= room) return kept;
  }
  return "…";
}

/** In two lines of about the same width, cut at a space; none without a space. */
function inTwo(text: string): [string, string] | null {
  const words = text.trim().split(/\s+/);
  let best: [string, string] | null = null;
  let width = Infinity;
  for (let at = 1; at < words.length; at += 1) {
    const lines: [string, string] = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
    const wide = Math.max(labelWidth(lines[0]), labelWidth(lines[1]));
    if (wide < width) [best, width] = [lines, wide];
  }
  return best;
}

/** How a name may be written: within how many px, on how many lines, and whether it may be cut. */
export interface Level {
  room: number;
  lines: 1 | 2;
  cut: boolean;
}

/** A name in the ways it can be written, the one that is liked most first: on one line, on two, cut. */
export function labelWays(name: string, level: Level): string[][] {
  const one = name.trim().replace(/\s+/g, " ");
  const two = level.lines > 1 ? inTwo(one) : null;
  const whole = [[one], ...(two ? [two] : [])].filter((lines) =>
    lines.every((it) => labelWidth(it) <= level.room),
  );
  if (!level.cut || whole[0]?.length === 1) return whole;
  return [...whole, [cut(one, level.room)]];
}
