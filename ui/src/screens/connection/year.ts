// Twelve months, one line each, one slot a day: laid out in CSS px. Pure functions; one path for each kind of day.
import type { Day, Month, SlotKind, Year } from "$lib/api/backend.ts";
import { hullArc } from "$lib/charts/keel.ts";
import { addDays } from "$lib/i18n/dates.ts";

export interface YearRow {
  month: Month;
  /** index of the first day with notes; the days before it are not drawn */
  begins: number;
}

/** The months from the first notes on. */
export function yearRows(year: Year): YearRow[] {
  const from = year.from;
  if (from === null) return [];
  return year.months.flatMap((month) => {
    const same = month.first.slice(0, 7) === from.slice(0, 7);
    if (!same && month.first < from) return [];
    return [{ month, begins: same ? Number(from.slice(8)) - 1 : 0 }];
  });
}

/** The finished days of a row. */
export const finished = ({ month, begins }: YearRow): SlotKind[] =>
  month.days.filter((kind, at) => at >= begins && kind !== "today" && kind !== "after_today");

/** Every day that can be chosen, oldest first, today included. */
export function yearDays(rows: YearRow[]): Day[] {
  return rows.flatMap(({ month, begins }) =>
    month.days.flatMap((kind, at) =>
      at < begins || kind === "after_today" ? [] : [addDays(month.first, at)],
    ),
  );
}

/** The same day of the month before or after, or the nearest that can be chosen. */
export function monthAway(days: Day[], day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const index = year * 12 + month - 1 + months;
  const first = `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
  const wanted = `${first}-${String(date).padStart(2, "0")}`;
  const inMonth = days.filter((it) => it.startsWith(first));
  return inMonth.findLast((it) => it <= wanted) ?? inMonth[0] ?? day;
}

export interface YearPlan {
  /** words of a month stand above its line */
  narrow: boolean;
  /** from the left edge to the first day */
  left: number;
  slot: number;
  /** top of the first row, height of one */
  top: number;
  row: number;
  /** from the top of a row to its line */
  line: number;
  /** the shading of a day: from the top of its row, and how high */
  shade: number;
  tall: number;
  width: number;
  height: number;
  scale: number;
}

export function yearPlan(rows: number, width: number, scale: number): YearPlan {
  const narrow = width / scale < 640;
  const left = narrow ? 0 : 70 * scale;
  const right = narrow ? 0 : 146 * scale;
  const slot = Math.max(1, width - left - right) / 31;
  const row = (narrow ? 52 : 37) * scale;
  const top = narrow ? 0 : 24 * scale;
  return {
    narrow,
    left,
    slot,
    top,
    row,
    line: (narrow ? 34 : 16) * scale,
    shade: (narrow ? 25 : 4) * scale,
    tall: (narrow ? 21 : 27) * scale,
    width,
    height: top + rows * row + 2 * scale,
    scale,
  };
}

/** Where a day stands: its left edge and the line of its month. */
export const dayPlace = (row: number, at: number, it: YearPlan) => ({
  x: it.left + at * it.slot,
  top: it.top + row * it.row,
  y: it.top + row * it.row + it.line,
});

const n = (value: number) => String(Math.round(value * 100) / 100);
const box = (x: number, y: number, width: number, height: number) =>
  `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;
function rounded(x: number, y: number, width: number, height: number, r: number): string {
  const a = (dx: number, dy: number) => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
  const across = n(width - 2 * r);
  const down = n(height - 2 * r);
  return `M${n(x + r)} ${n(y)}h${across}${a(r, r)}v${down}${a(-r, r)}h-${across}${a(-r, -r)}v-${down}${a(r, -r)}z`;
}

export interface YearShapes {
  stipple: string;
  hatch: string;
  /** blocks with an outline: quiet by choice */
  mist: string;
  known: string;
  paused: string;
  future: string;
  beads: string;
  /** hulls: connected */
  full: string;
  /** open hulls: quiet, not chosen */
  open: string;
  today: { x: number; y: number } | null;
}

const lineOf = (kind: SlotKind) =>
  kind === "paused" || kind === "unknown"
    ? kind
    : kind === "today" || kind === "after_today"
      ? "future"
      : "known";

/** Everything that is drawn. */
export function yearShapes(rows: YearRow[], it: YearPlan): YearShapes {
  const k = it.scale;
  const out: YearShapes = {
    stipple: "",
    hatch: "",
    mist: "",
    known: "",
    paused: "",
    future: "",
    beads: "",
    full: "",
    open: "",
    today: null,
  };
  const full = Math.min(7.2 * k, it.slot * 0.4);
  const open = Math.min(6.6 * k, it.slot * 0.4 - 0.6);
  const bead = Math.min(2.6 * k, it.slot * 0.24);
  rows.forEach(({ month, begins }, row) => {
    const { top, y } = dayPlace(row, 0, it);
    /** Neighbouring days that belong together. */
    const runs = (
      of: (kind: SlotKind) => string | null,
      each: (name: string, x: number, width: number) => void,
    ) => {
      for (let from = begins; from < month.days.length;) {
        const name = of(month.days[from] as SlotKind);
        let to = from;
        while (to + 1 < month.days.length && of(month.days[to + 1] as SlotKind) === name) to += 1;
        if (name !== null) each(name, it.left + from * it.slot, (to - from + 1) * it.slot);
        from = to + 1;
      }
    };
    runs(
      (kind) => (kind === "unknown" || kind === "paused" || kind === "quiet_by_choice" ? kind : null),
      (kind, x, width) => {
        if (kind === "unknown") out.stipple += box(x, top + it.shade, width, it.tall);
        else if (kind === "paused") out.hatch += box(x, top + it.shade, width, it.tall);
        else {
          const inset = Math.min(1.5 * k, it.slot * 0.1);
          const r = Math.min(7 * k, it.slot * 0.4);
          out.mist += rounded(x + inset, top + it.shade, width - 2 * inset, it.tall, r);
        }
      },
    );
    runs(lineOf, (kind, x, width) => {
      if (kind === "known") out.known += box(x, y - 1.5 * k, width, 3 * k);
      else if (kind === "paused") out.paused += box(x, y - 0.6 * k, width, 1.2 * k);
      else if (kind === "future") out.future += box(x, y - 0.5 * k, width, k);
    });
    for (let at = begins; at < month.days.length; at += 1) {
      const kind = month.days[at];
      const cx = it.left + (at + 0.5) * it.slot;
      if (kind === "connected") out.full += hullArc(cx, y + 3.5 * k, full);
      else if (kind === "quiet_not_chosen") out.open += hullArc(cx, y + 4 * k, open);
      else if (kind === "unknown")
        out.beads += `M${n(cx - bead)} ${n(y)}a${n(bead)} ${n(bead)} 0 1 0 ${n(2 * bead)} 0a${n(bead)} ${n(bead)} 0 1 0 ${n(-2 * bead)} 0z`;
      else if (kind === "today") out.today = { x: cx, y };
    }
  });
  return out;
}
