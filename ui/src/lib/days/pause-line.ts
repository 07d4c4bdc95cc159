// A pause on the line: where today is, where the pause begins and ends, and the visits that lie in it.
import type { Day } from "../api/backend.ts";
import { inside, textWidth } from "../charts/keel.ts";
import { addDays, daysBetween } from "../i18n/dates.ts";

/** Days drawn before the first thing that is named, and after the last. */
const LEAD = 4;
/** Days drawn of a pause that stays open. */
const OPEN = 15;

export interface LineLabel {
  of: "today" | "from" | "to";
  text: string;
  x: number;
  anchor: "start" | "middle" | "end";
  /** 0 the first line of words; where two would touch, one goes to the next */
  row: number;
}

export interface PauseLine {
  /** the middle of today */
  today: number;
  /** the edges of the pause; an open one goes to the end of the drawing */
  from: number;
  to: number;
  /** the middles of the visits' days */
  visits: number[];
  labels: LineLabel[];
}

interface Asked {
  today: Day;
  from: Day;
  to: Day | null;
  visits: Day[];
  words: { today: string; from: string; to: string };
}

/** Everything in CSS px, for a drawing `width` wide at the text scale `scale`. */
export function pauseLine(
  { today, from, to, visits, words }: Asked,
  width: number,
  scale: number,
): PauseLine {
  const first = addDays(from < today ? from : today, -LEAD);
  const last =
    to === null ? addDays(from > today ? from : today, OPEN) : addDays(to > today ? to : today, LEAD);
  const each = width / (daysBetween(first, last) + 1);
  const edge = (day: Day) => daysBetween(first, day) * each;
  const middle = (day: Day) => edge(day) + each / 2;
  const line = {
    today: middle(today),
    from: edge(from),
    to: to === null ? width : edge(to) + each,
    visits: visits.filter((day) => day <= last).map(middle),
  };
  const place = (of: LineLabel["of"], text: string, x: number): LineLabel => ({
    of,
    text,
    x: inside(x, textWidth(text, scale), width),
    anchor: "middle",
    row: 0,
  });
  const end: LineLabel =
    to === null
      ? { of: "to", text: words.to, x: width, anchor: "end", row: 0 }
      : place("to", words.to, line.to);
  const labels = from === to ? [] : [end];
  labels.unshift(place("from", words.from, from === to ? middle(from) : line.from));
  labels.push(place("today", words.today, line.today));
  const taken: { row: number; start: number; end: number }[] = [];
  for (const label of labels) {
    const wide = textWidth(label.text, scale) + 8 * scale;
    const start = label.anchor === "end" ? label.x - wide : label.x - wide / 2;
    const end = start + wide;
    while (taken.some((it) => it.row === label.row && start < it.end && it.start < end)) label.row += 1;
    taken.push({ row: label.row, start, end });
  }
  return { ...line, labels };
}
